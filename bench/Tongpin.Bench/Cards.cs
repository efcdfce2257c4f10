using System.Diagnostics;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Bench;

/// <summary>The yearly cycle of a large college, judged and scored anew for every year, as a changed regulation asks for: the values are in memory, the arithmetic is measured.</summary>
internal static class Cards
{
    private const int Programmes = 60, Years = 10, Rounds = 21;

    public static void Run()
    {
        var random = new Random(2026);
        var college = Enumerable.Range(0, Programmes).Select(p => new JudgedProgramme($"{460100 + p}", 2015, [.. Enumerable.Range(2017, Years).Select(y => new ProgrammeYear(y, random.Next(20, 200),
            Indicator.Watched.ToDictionary(i => i.Key, i => i.Unit == IndicatorUnit.Share ? Math.Round(0.4m + (decimal)random.NextDouble() * 0.6m, 3) : random.Next(1, 30)), random.Next(8) == 0))])).ToList();
        var weights = Indicator.All.Select(i => new IndicatorWeight(i.Key, 5)).ToList();

        Console.WriteLine($"60 programmes × {Indicator.All.Count} indicators × {Years} years; {Machine.Load}\n\n| profile | median ms | slowest ms | CPU ms | allocated MiB | cards given |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (key, rules) in new[] { ("own", CardRule.Own), ("fujian", CardRule.Fujian) })
        {
            var profile = new Profile(key, rules, weights, []);
            List<double> times = [];
            var (cards, cpu, bytes) = (0, TimeSpan.Zero, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var (before, allocated, clock) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
                cards = 0;
                for (var year = 2017; year < 2017 + Years; year++) cards += CardBook.Judge(year, profile, college).Values.Count(v => v.Judgement.Card != Card.None);
                times.Add(clock.Elapsed.TotalMilliseconds);
                (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime - before, GC.GetAllocatedBytesForCurrentThread() - allocated);
            }
            // The first round compiles; it counts as the slowest.
            Machine.Say($"| {key} | {times.Order().ElementAt(Rounds / 2):F1} | {times.Max():F1} | {cpu.TotalMilliseconds:F0} | {bytes / 1048576.0:F1} | {cards} |");
        }
    }
}
