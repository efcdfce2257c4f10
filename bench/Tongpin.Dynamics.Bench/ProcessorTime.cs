using System.Diagnostics;

namespace Tongpin.Dynamics.Bench;

/// <summary>The same batches as the classes of BenchmarkDotNet, in processor time: on a machine at work on other things, wall time says little.</summary>
internal static class ProcessorTime
{
    private static string asked = "";

    /// <param name="only">A part of the names of those to measure; none for all.</param>
    public static void Print(string only)
    {
        asked = only;
        var small = new PenSimSpeed();
        small.Build();
        Least("PenSim full loop, scalar", 20, () => small.Alone());
        Least("PenSim full loop, eight lanes, per plant", 5, () => small.Side(), 8);
        Least("PenSim smooth core", 300, () => small.Core());
        foreach (var fault in new[] { "", "1", "3", "4", "5", "8" })
        {
            var large = new IndPenSimSpeed { Fault = fault };
            large.Build();
            Least($"IndPenSim 230 h {(fault.Length > 0 ? $"fault {fault}" : "nominal")}", 5, () => large.Alone());
        }
        var lanes = new IndPenSimLanesSpeed();
        lanes.Build();
        Least("IndPenSim eight lanes, per plant", 2, () => lanes.Side(), 8);
        var run = new RunSpeed();
        run.Live();
        Least("replay of 230 h with 500 commands", 5, () => run.Replay());
        Least("snapshot and restore", 50_000, () => run.Keep());
    }

    /// <summary>Least of seven rounds, the first of which settle what is compiled.</summary>
    private static void Least(string name, int times, Action batch, int plants = 1)
    {
        if (!name.Contains(asked, StringComparison.OrdinalIgnoreCase)) return;
        var least = double.PositiveInfinity;
        for (var round = 0; round < 7; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < times; i++) batch();
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times / plants);
        }
        Console.WriteLine($"{name}: {least:G4} ms CPU");
    }
}
