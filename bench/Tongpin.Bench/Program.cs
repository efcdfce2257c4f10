using Tongpin.Bench;

// One verb per benchmark; each prints the table that stands in docs/benchmarks.md.
switch (args)
{
    case ["matching-quality"]: MatchingQuality.Run(); return 0;
    case ["matching-speed"]: MatchingSpeed.Run(1_000_000); return 0;
    case ["matching-speed", var count] when int.TryParse(count, out var adverts): MatchingSpeed.Run(adverts); return 0;
    default:
        Console.Error.WriteLine("Usage: Tongpin.Bench matching-quality | matching-speed [adverts]");
        return 2;
}
