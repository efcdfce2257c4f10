using System.Diagnostics;
using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Scenarios;

internal static class Quick
{
    public static void Scalar()
    {
        for (var i = 0; i < 60; i++) Whole<Real1>("penicillin-100l", Grade.Live);
    }

    public static void Methods()
    {
        foreach (var fault in new[] { "", "1", "3", "4", "5", "8" })
        {
            var exact = Course(fault, new RungeKutta4<Real1>(34, 200), out _);
            foreach (var (name, method) in new (string, Integrator<Real1>)[] {
                ("dp5 1e-6", new DormandPrince54<Real1>(34, 1e-6)), ("dp5 5e-5", new DormandPrince54<Real1>(34, 5e-5)), ("dp5 1e-4", new DormandPrince54<Real1>(34, 1e-4)) })
            {
                var c = Course(fault, method, out var ms);
                var worst = Enumerable.Range(0, 15).Select(s => (c.Zip(exact).Max(p => Math.Abs(p.First[s] - p.Second[s])) / exact.Max(e => Math.Abs(e[s])), s)).Max();
                Console.WriteLine($"fault {fault,-2} {name,-12} {ms,8:F1} ms cpu, worst {worst.Item1:E1} in state {worst.s}, evaluations {IndPenSimCount}");
            }
        }
    }

    public static long IndPenSimCount;

    private static List<double[]> Course(string fault, Integrator<Real1> method, out double ms)
    {
        var line = Lab.Line("penicillin-100m3")!;
        var plant = line.Build<Real1>();
        var schedule = new Schedule(line, new() { Faults = fault.Length > 0 ? [new(fault)] : [] });
        schedule.Begin(plant, 0);
        var rows = new List<double[]>();
        var from = Process.GetCurrentProcess().TotalProcessorTime;
        for (var k = 0; k < 1150; k++)
        {
            schedule.Apply(plant, 0);
            plant.Advance(method);
            if (k % 5 == 4) rows.Add([.. plant.States.ToArray().Select(x => x.Value)]);
            if ((Process.GetCurrentProcess().TotalProcessorTime - from).TotalSeconds > 3) { Console.WriteLine($"given up at {k}"); break; }
        }
        ms = (Process.GetCurrentProcess().TotalProcessorTime - from).TotalMilliseconds;
        return rows;
    }

    private static void Whole<T>(string key, Grade grade, Integrator<T>? method = null) where T : struct, IReal<T>
    {
        var line = Lab.Line(key)!;
        var plant = line.Build<T>();
        method ??= line.Method<T>(grade);
        for (var k = line.SampleAt(line.Length); k > 0; k--) plant.Advance(method);
    }
}
