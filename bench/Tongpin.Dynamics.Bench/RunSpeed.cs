using BenchmarkDotNet.Attributes;

namespace Tongpin.Dynamics.Bench;

/// <summary>A student's batch of IndPenSim, 230 h with 500 commands: computed anew from its log, and kept and taken up again.</summary>
public class RunSpeed
{
    private readonly Line line = Lab.Line("penicillin-100m3")!;
    private Run lived = null!;
    private byte[] kept = [];

    [GlobalSetup]
    public void Live()
    {
        lived = new(line);
        for (var k = 0; k < 1150; k++)
        {
            // Every hour or so a handle is moved a little and given back half an hour later.
            var (handle, value) = ((k / 2) % 4) switch { 0 => ("Fs", 80.0), 1 => ("Fg", 60), 2 => ("p", 0.8), _ => ("Fw", 150) };
            if (k % 4 == 0) lived.Do(CommandKind.Set, handle, value);
            if (k % 4 == 2 && lived.Log.Count < 500) lived.Do(CommandKind.Release, ((k / 2 - 1) % 4) switch { 0 => "Fs", 1 => "Fg", 2 => "p", _ => "Fw" });
            lived.Step();
        }
        if (lived.Log.Count < 500) throw new InvalidOperationException($"{lived.Log.Count} commands only.");
        if (Run.Replay(line, lived.Scenario, lived.Log, 1150).Hash != lived.Hash) throw new InvalidOperationException("The replay went another way.");
        kept = lived.Snapshot();
    }

    [Benchmark(Description = "replay of 230 h with 500 commands")]
    public ulong Replay() => Run.Replay(line, lived.Scenario, lived.Log, 1150).Hash;

    [Benchmark(Description = "snapshot and restore")]
    public int Keep()
    {
        var snapshot = lived.Snapshot();
        lived.Load(snapshot);
        return snapshot.Length;
    }
}
