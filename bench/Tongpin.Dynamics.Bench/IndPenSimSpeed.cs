using BenchmarkDotNet.Attributes;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics.Bench;

/// <summary>A whole batch of IndPenSim, 230 h: 1,150 samples.</summary>
public class IndPenSimSpeed
{
    private readonly Line line = Lab.Line("penicillin-100m3")!;
    private Integrator<Real1> one = null!;

    /// <summary>The book's number of a fault, empty for none.</summary>
    [Params("", "1", "3", "4", "5", "8")]
    public string Fault { get; set; } = "";

    [GlobalSetup]
    public void Build() => one = line.Method<Real1>(Grade.Live);

    [Benchmark(Description = "230 h")]
    public double Alone()
    {
        var plant = line.Build<Real1>();
        var schedule = new Schedule(line, new() { Faults = Fault.Length > 0 ? [new(Fault)] : [] });
        schedule.Begin(plant, 0);
        for (var k = 0; k < 1150; k++)
        {
            plant.Unforce();
            schedule.Apply(plant, 0);
            plant.Advance(one);
        }
        return plant.States[3].Value;
    }
}

/// <summary>Eight batches of IndPenSim side by side, each with a course of its own.</summary>
public class IndPenSimLanesSpeed
{
    private const int Wide = 8;
    private readonly Line line = Lab.Line("penicillin-100m3")!;
    private Integrator<Real8> many = null!;

    [GlobalSetup]
    public void Build() => many = line.Method<Real8>(Grade.Live);

    [Benchmark(Description = "230 h, eight lanes, per plant", OperationsPerInvoke = Wide)]
    public double Side()
    {
        var plant = line.Build<Real8>();
        for (var lane = 0; lane < Wide; lane++) new Schedule(line, new() { Seed = (ulong)lane, Variant = ["batch-variation"] }).Begin(plant, lane);
        for (var k = 0; k < 1150; k++) plant.Advance(many);
        return plant.States[3][0];
    }
}
