using System.Globalization;
using Tongpin.Bench;

// One verb per benchmark; each prints the table that stands in docs/benchmarks.md.
switch (args)
{
    case ["matching-quality"]: MatchingQuality.Run(); return 0;
    case ["matching-speed"]: MatchingSpeed.Run(1_000_000); return 0;
    case ["matching-speed", var count] when int.TryParse(count, out var adverts): MatchingSpeed.Run(adverts); return 0;
    case ["pages", ..]: await Pages.Run(Setting.Of(args), TimeSpan.FromSeconds(int.Parse(Setting.ValueOf(args, "--seconds") ?? "5", CultureInfo.InvariantCulture)), Setting.ValueOf(args, "--only")); return 0;
    case ["imports", ..]: await Imports.Run(Setting.Of(args)); return 0;
    case ["exports", ..]: await Exports.Run(Setting.Of(args)); return 0;
    case ["cards"]: Cards.Run(); return 0;
    case ["start", ..]: await Start.Run(Setting.Of(args), 3); return 0;
    default:
        Console.Error.WriteLine("""
            Usage: Tongpin.Bench matching-quality | matching-speed [adverts] | cards
                   Tongpin.Bench pages [--seconds 5] [--only /people] | imports | exports | start
                       [--app FOLDER] [--postgres CONNECTION]   (an empty database)
            """);
        return 2;
}
