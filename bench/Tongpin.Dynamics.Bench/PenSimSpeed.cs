using BenchmarkDotNet.Attributes;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Penicillin100L;

namespace Tongpin.Dynamics.Bench;

/// <summary>A whole batch of PenSim, 400 h, with controllers: 20,000 samples.</summary>
public class PenSimSpeed
{
    private const int Wide = 8;
    private readonly Line line = Lab.Line("penicillin-100l")!;
    private readonly Real1[] core = new Real1[6];
    private Integrator<Real1> one = null!;
    private Integrator<Real8> many = null!;
    private PenSimCore smooth = null!;

    [GlobalSetup]
    public void Build() => (one, many, smooth) = (line.Method<Real1>(Grade.Live), line.Method<Real8>(Grade.Live), new());

    [Benchmark(Description = "full loop, scalar")]
    public double Alone() => Batch(one);

    [Benchmark(Description = "full loop, eight lanes, per plant", OperationsPerInvoke = Wide)]
    public double Side() => Batch(many);

    [Benchmark(Description = "smooth core")]
    public double Core()
    {
        smooth.Run(core, 400);
        return core[1].Value;
    }

    private double Batch<T>(Integrator<T> method) where T : struct, IReal<T>
    {
        var plant = line.Build<T>();
        for (var k = line.SampleAt(line.Length); k > 0; k--) plant.Advance(method);
        return plant.States[1][0];
    }
}
