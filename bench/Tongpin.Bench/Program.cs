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
    case ["training", ..]: await Training.Run(Setting.Of(args), Setting.ValueOf(args, "--data"), args.Contains("--filled"), Setting.ValueOf(args, "--only"), int.Parse(Setting.ValueOf(args, "--requests") ?? "60", CultureInfo.InvariantCulture)); return 0;
    case ["start", ..]: await Start.Run(Setting.Of(args), 3); return 0;
    case ["records-write", ..]: await Records.Write(Setting.Of(args), TimeSpan.FromSeconds(int.Parse(Setting.ValueOf(args, "--seconds") ?? "10", CultureInfo.InvariantCulture)), Setting.ValueOf(args, "--only")); return 0;
    case ["records-read", ..]: await Records.Read(Setting.Of(args), int.Parse(Setting.ValueOf(args, "--statements") ?? "1000000", CultureInfo.InvariantCulture), int.Parse(Setting.ValueOf(args, "--queries") ?? "300", CultureInfo.InvariantCulture), args.Contains("--filled"), int.Parse(Setting.ValueOf(args, "--people") ?? "5000", CultureInfo.InvariantCulture)); return 0;
    case ["records-growth", ..]: await Records.Growth(Setting.Of(args), int.Parse(Setting.ValueOf(args, "--from") ?? "100000", CultureInfo.InvariantCulture), int.Parse(Setting.ValueOf(args, "--to") ?? "10000000", CultureInfo.InvariantCulture), int.Parse(Setting.ValueOf(args, "--queries") ?? "300", CultureInfo.InvariantCulture)); return 0;
    case ["records-soak", ..]: await Records.Soak(Setting.Of(args), TimeSpan.FromSeconds(int.Parse(Setting.ValueOf(args, "--seconds") ?? "600", CultureInfo.InvariantCulture))); return 0;
    case ["records-killed", ..]: return await RecordsKilled.Run(Setting.Of(args), int.Parse(Setting.ValueOf(args, "--rounds") ?? "3", CultureInfo.InvariantCulture), Setting.ValueOf(args, "--kill-server"));
    default:
        Console.Error.WriteLine("""
            Usage: Tongpin.Bench matching-quality | matching-speed [adverts] | cards
                   Tongpin.Bench pages [--seconds 5] [--only /people] | imports | exports | start
                   Tongpin.Bench records-write [--seconds 10] [--only 50x4] | records-read [--statements 1000000] [--queries 300] [--people 5000] [--filled] | records-soak [--seconds 600]
                   Tongpin.Bench records-growth [--from 100000] [--to 10000000] [--queries 300]   (10,000,000 take some 15 GB and half an hour)
                   Tongpin.Bench records-killed [--rounds 3] [--kill-server COMMAND]   (a command that kills PostgreSQL and starts it again; else the product is killed)
                   Tongpin.Bench training [--only pages|phones|import|certificates] [--requests 60] [--data FOLDER] [--filled]   (ten years of training)
                       [--app FOLDER] [--postgres CONNECTION]   (an empty database)
            """);
        return 2;
}
