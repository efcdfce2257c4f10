using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Penicillin100L;
using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics.Bench;

/// <summary>The errors that belong to the figures of speed.</summary>
internal static class Accuracy
{
    public static void Print()
    {
        var small = Lab.Line("penicillin-100l")!;
        Compare(small, "", 1);
        foreach (var fault in new[] { "", "1", "3", "4", "5", "8" }) Compare(Lab.Line("penicillin-100m3")!, fault, 5);

        var (fast, exact) = (new Real1[6], new Real1[6]);
        new PenSimCore().Run(fast, 400);
        new PenSimCore(1e-10).Run(exact, 400);
        Console.WriteLine($"smooth core of penicillin-100l: {fast.Zip(exact).Max(p => Math.Abs(p.First.Value / p.Second.Value - 1)):E1} of a state's value at 400 h at the most");
    }

    /// <summary>Live grade against Dormand–Prince at 1e-10, every so many samples. In fault 1 a switching rule makes the reference trajectories' fixed steps the coarser of the two.</summary>
    private static void Compare(Line line, string fault, int every)
    {
        var (live, exact) = (Course(line, fault, line.Method<Real1>(Grade.Live), every), Course(line, fault, new DormandPrince54<Real1>(line.States.Count, 1e-10), every));
        var worst = Enumerable.Range(0, line.States.Count)
            .Select(s => Worst(s)).OrderByDescending(w => w.Error).Take(4);
        Console.WriteLine($"{line.Key} {(fault.Length > 0 ? $"fault {fault}" : "nominal")}: worst of a state's peak {string.Join(", ", worst.Select(w => $"{w.Error:E1} ({w.Symbol} at {w.Row * every * line.SampleTime:F2} {line.TimeUnit})"))}");

        (double Error, string Symbol, int Row) Worst(int s)
        {
            var (error, row) = live.Zip(exact).Select((p, row) => (Math.Abs(p.First[s] - p.Second[s]), row + 1)).MaxBy(p => p.Item1);
            return (error / Math.Max(exact.Max(e => Math.Abs(e[s])), 1e-30), line.States[s].Symbol, row);
        }
    }

    private static List<double[]> Course(Line line, string fault, Integrator<Real1> method, int every)
    {
        var plant = line.Build<Real1>();
        var schedule = new Schedule(line, new() { Faults = fault.Length > 0 ? [new(fault)] : [] });
        schedule.Begin(plant, 0);
        var rows = new List<double[]>();
        for (var k = line.SampleAt(line.Length); k > 0; k--)
        {
            plant.Unforce();
            schedule.Apply(plant, 0);
            plant.Advance(method);
            if (plant.Sample % every == 0) rows.Add([.. plant.States.ToArray().Select(x => x.Value)]);
        }
        return rows;
    }
}
