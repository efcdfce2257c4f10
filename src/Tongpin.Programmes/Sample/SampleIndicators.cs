using Sylvan.Data.Csv;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Sample;

/// <summary>Indicators of the sample programmes for three years: invented within plausible bounds, the same at every start, with the cases of indicator_cases.csv that bring cards.</summary>
internal static class SampleIndicators
{
    public static IReadOnlyList<int> Years { get; } = [2024, 2025, 2026];

    // Low and high end of the usual programme; what the platform counts itself is left out.
    private static readonly IReadOnlyList<(string Indicator, decimal Low, decimal High, int Digits)> Usual =
    [
        (Indicator.Plan, 0.86m, 1.00m, 3), (Indicator.FirstChoice, 0.45m, 0.90m, 3), (Indicator.Registered, 0.87m, 0.98m, 3), ("moved-out", 0.005m, 0.045m, 3), ("students-per-teacher", 13, 19, 1), (Indicator.DualQualified, 0.55m, 0.86m, 3), ("senior", 0.24m, 0.46m, 3),
        ("equipment", 6_500, 28_000, 0), ("enterprise-hours", 0.14m, 0.34m, 3), (Indicator.Placed, 0.905m, 0.985m, 3), (Indicator.InField, 0.60m, 0.86m, 3), ("local", 0.46m, 0.80m, 3), ("pay", 0.86m, 1.18m, 2), ("graduates-content", 0.84m, 0.96m, 3), ("employers-content", 0.86m, 0.97m, 3),
        ("awards", 0.12m, 0.58m, 3), ("service-income", 30_000, 880_000, 0), (Indicator.ProvincePoints, 4, 17, 0),
    ];

    private static readonly HashSet<string> NeedsGraduates = [Indicator.Placed, Indicator.InField, "local", "pay", "graduates-content", "employers-content"];
    private static readonly HashSet<string> NeedsIntake = [Indicator.Plan, Indicator.FirstChoice, Indicator.Registered];

    private static readonly Dictionary<(string, int, string), decimal> Cases = Read();

    /// <summary>What the sheet of a programme and year holds; empty when it had no students.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(ProgrammeSeed p, int year)
    {
        var values = new Dictionary<string, decimal>();
        if (SampleCollege.StudentsOf(p.Code, year) == 0) return values;
        foreach (var (indicator, low, high, digits) in Usual)
        {
            if (NeedsGraduates.Contains(indicator) && year < p.FirstGraduates) continue;
            // The plan of the newest year is in the headcounts, so it is counted.
            if (NeedsIntake.Contains(indicator) && (!p.EnrolsIn(year) || (indicator == Indicator.Plan && year == Years[^1]))) continue;
            values[indicator] = Cases.TryGetValue((p.Code, year, indicator), out var set) ? set
                : Math.Round(low + (high - low) * (0.85m * Part($"{p.Code} {indicator}") + 0.15m * Part($"{p.Code} {indicator} {year}")), digits, MidpointRounding.AwayFromZero);
        }
        return values;
    }

    // FNV-1a with a last mix, 0–1: any fixed spread will do, as long as it is the same everywhere.
    private static decimal Part(string text)
    {
        var hash = text.Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return (hash ^ (hash >> 13)) % 10_000 / 10_000m;
    }

    private static Dictionary<(string, int, string), decimal> Read()
    {
        using var csv = CsvDataReader.Create(new StreamReader(typeof(SampleIndicators).Assembly.GetManifestResourceStream(typeof(SampleIndicators), "indicator_cases.csv")!));
        var cases = new Dictionary<(string, int, string), decimal>();
        while (csv.Read()) cases[(csv.GetString(0), csv.GetInt32(1), csv.GetString(2))] = csv.GetDecimal(3);
        return cases;
    }

    public static IndicatorSheet SheetOf(ProgrammeSeed p, int year)
    {
        var sheet = new IndicatorSheet { ProgrammeCode = p.Code, Year = year, Source = "示例数据", ImportId = Foundation.IImported.SampleImport };
        foreach (var (indicator, value) in Of(p, year)) sheet.Put(indicator, value);
        return sheet;
    }
}
