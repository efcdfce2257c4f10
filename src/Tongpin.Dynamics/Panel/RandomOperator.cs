using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Panel;

/// <summary>An operator who turns handles at random within their ranges and starts faults: whatever he does, a plant must stay whole.</summary>
internal static class RandomOperator
{
    /// <summary>Runs a batch and throws when a state is no number, or a concentration below zero.</summary>
    /// <param name="ends">Share of moves that go to an end of the range.</param>
    public static void Batch(Line line, ulong seed, int samples, double ends = 0)
    {
        var random = new CounterRandom(seed);
        // Preparation knows neither variation nor disturbances.
        var run = new Run(line, new() { Seed = seed, Variant = [.. line.Variants.Where(v => v.Key == "batch-variation").Select(v => v.Key)], Disturbance = line.Disturbances.Any(d => d.Key == "random") ? "random" : "none" });
        while (run.Sample < samples)
        {
            var k = run.Sample;
            if (random.Uniform(1, k) < 0.02)
            {
                var handle = line.Handles[(int)(random.Uniform(2, k) * line.Handles.Count)];
                var input = line.Inputs[line.InputAt(handle.Input)];
                if (random.Uniform(3, k) < 0.3) run.Do(CommandKind.Release, handle.Symbol);
                else run.Do(CommandKind.Set, handle.Symbol, random.Uniform(8, k) < ends ? random.Uniform(4, k) < 0.5 ? input.Min : input.Max : input.Min + (input.Max - input.Min) * random.Uniform(4, k));
            }
            if (line.Faults.Count > 0 && random.Uniform(5, k) < 0.002) run.Do(random.Uniform(6, k) < 0.5 ? CommandKind.StartFault : CommandKind.EndFault, line.Faults[(int)(random.Uniform(7, k) * line.Faults.Count)].Key);
            run.Step();
            for (var i = 0; i < line.States.Count; i++)
            {
                var (state, value) = (line.States[i], run.Plant.States[i].Value);
                if (!double.IsFinite(value) || state.Min >= 0 && value < 0) throw new InvalidOperationException($"{line.Key}, seed {seed}, sample {run.Sample}: {state.Symbol} = {value}");
            }
        }
    }
}
