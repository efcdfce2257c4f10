using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tongpin.Dynamics;
using Tongpin.Dynamics.Bench;
using Tongpin.Dynamics.Panel;

CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
switch (args)
{
    case ["run", var key, var file, var grade, var json]:
        {
            var line = Lab.Line(key)!;
            var clock = Stopwatch.StartNew();
            using var to = new StreamWriter(file);
            line.WriteTrajectory(to, json.Length > 0 ? Scenario.Parse(json, line) : new(), line.Length, line.ReferenceColumns.Every, true, Enum.Parse<Grade>(grade));
            Console.WriteLine($"{clock.Elapsed.TotalMilliseconds:F1} ms");
            return 0;
        }
    case ["accuracy"]:
        Accuracy.Print();
        return 0;
    case ["cpu", .. var words]:
        ProcessorTime.Print(string.Join(' ', words));
        return 0;
    case ["speed", .. var rest]:
        // Short jobs in this process: a plant's batch takes milliseconds and allocates nothing, so that three iterations agree to a few per cent.
        _ = BenchmarkSwitcher.FromAssembly(typeof(PenSimSpeed).Assembly)
            .Run(rest.Length > 0 ? rest : ["--filter", "*"], ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "tongpin-bench")));
        return 0;
    case ["pictures", var folder]:
        Pictures.Write(folder);
        return 0;
    case ["operator", var key, var from, var count, ..]:
        {
            // With "ends", every fifth move goes to an end of the handle's range.
            var (line, first, many, broken) = (Lab.Line(key)!, ulong.Parse(from, CultureInfo.InvariantCulture), ulong.Parse(count, CultureInfo.InvariantCulture), 0);
            var (slowest, slow) = (TimeSpan.Zero, first);
            for (var seed = first; seed < first + many; seed++)
            {
                var clock = Stopwatch.StartNew();
                try
                {
                    RandomOperator.Batch(line, seed, line.SampleAt(line.Length), args is [.., "ends"] ? 0.2 : 0);
                }
                catch (InvalidOperationException found)
                {
                    if (broken++ < 10) Console.WriteLine(found.Message);
                }
                if (clock.Elapsed > slowest) (slowest, slow) = (clock.Elapsed, seed);
            }
            Console.WriteLine($"{many} batches of {key} from seed {first}, {broken} broken, the slowest took {slowest.TotalSeconds:F2} s (seed {slow})");
            return broken == 0 ? 0 : 1;
        }
    default: return 2;
}
