using System.Diagnostics;
using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;

internal static class Quick
{
    public static void Scalar()
    {
        for (var i = 0; i < 60; i++) Whole<Real1>("penicillin-100l", Grade.Live);
    }

    public static void Run()
    {
        Time("pensim scalar", 7, () => Whole<Real1>("penicillin-100l", Grade.Live));
        Time("pensim lanes4 per plant", 7, () => Whole<Real4>("penicillin-100l", Grade.Live), 4);
        Time("pensim lanes8 per plant", 7, () => Whole<Real8>("penicillin-100l", Grade.Live), 8);
        Time("indpensim exact", 3, () => Whole<Real1>("penicillin-100m3", Grade.Exact));
        Time("indpensim live", 7, () => Whole<Real1>("penicillin-100m3", Grade.Live));
        Time("indpensim dp5 1e-6", 5, () => Whole<Real1>("penicillin-100m3", Grade.Live, new DormandPrince54<Real1>(34, 1e-6)));
        Time("indpensim live lanes8 per plant", 7, () => Whole<Real8>("penicillin-100m3", Grade.Live), 8);
    }

    private static void Whole<T>(string key, Grade grade, Integrator<T>? method = null) where T : struct, IReal<T>
    {
        var line = Lab.Line(key)!;
        var plant = line.Build<T>();
        method ??= line.Method<T>(grade);
        for (var k = line.SampleAt(line.Length); k > 0; k--) plant.Advance(method);
    }

    private static void Time(string name, int times, Action act, int plants = 1)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times + 2; i++)
        {
            var clock = Process.GetCurrentProcess().UserProcessorTime;
            var watch = Stopwatch.StartNew();
            act();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine($"{name,-32} {best / plants:F2} ms");
    }
}
