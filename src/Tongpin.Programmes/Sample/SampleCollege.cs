using Sylvan.Data.Csv;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;

namespace Tongpin.Programmes.Sample;

/// <summary>A programme (专业) of the sample college in 2026.</summary>
/// <param name="Grades">Students of the first, second and third year.</param>
/// <param name="Plan">Places planned for the intake of 2026.</param>
/// <param name="Enrolled">Students who came in 2026.</param>
/// <param name="LastIntake">Null while the programme enrols.</param>
/// <param name="FirstGraduates">Year of the first graduating class; before it a programme is watched but gets no card.</param>
/// <param name="StateControlled">国控专业: opening it needs an approval.</param>
internal sealed record ProgrammeSeed(
    string Code, Words Name, Words Group, Words School, IReadOnlyList<int> Grades, int Plan, int Enrolled,
    int FirstIntake, int? LastIntake, int FirstGraduates, bool StateControlled)
{
    public int Students => Grades.Sum();

    public bool EnrolsIn(int year) => FirstIntake <= year && year <= (LastIntake ?? year);
}

/// <summary>The figures that the sample's evidence must add up to in one year.</summary>
internal sealed record YearSeed(int Year, int Enrolling, int Aligned, int Students);

/// <summary>示范工业职业技术学院（示例）, an invented college with facts of the catalogue, see README.md beside the files.</summary>
internal static class SampleCollege
{
    public static readonly Words Name = new("示范工业职业技术学院（示例）", "Demonstration Vocational College of Industry (sample)");
    private static readonly int[] YearsOfColumns = [2022, 2023, 2024, 2025, 2026];

    private sealed record Amount(EvidenceKind Kind, string Programme, string Cluster, IReadOnlyList<decimal?> ByYear);

    private static readonly IReadOnlyList<Amount> Amounts =
    [
        .. Read("expert_votes.csv", r => new Amount(EvidenceKind.ExpertVote, r.GetString(0), r.GetString(1), ByYear(r, 2))),
        .. Read("evidence_counts.csv", r => new Amount(Enum.Parse<EvidenceKind>(r.GetString(0)), r.GetString(1), r.GetString(2), ByYear(r, 3))),
    ];

    private static readonly Dictionary<string, decimal?[]> Headcounts =
        Read("headcounts.csv", r => (Programme: r.GetString(0), ByYear: ByYear(r, 1))).ToDictionary(r => r.Programme, r => r.ByYear);

    public static IReadOnlyList<ProgrammeSeed> Programmes { get; } = Read("programmes.csv", r => new ProgrammeSeed(
        r.GetString(0), new(r.GetString(1), r.GetString(2)), new(r.GetString(3), r.GetString(4)), new(r.GetString(5), r.GetString(6)),
        [r.GetInt32(7), r.GetInt32(8), r.GetInt32(9)], r.GetInt32(10), r.GetInt32(11), r.GetInt32(12), r.GetString(13).Length == 0 ? null : r.GetInt32(13),
        r.GetInt32(14), r.GetInt32(15) == 1));

    public static IReadOnlyList<YearSeed> Years { get; } = Read("years.csv", r => new YearSeed(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)));

    /// <summary>Clusters that the college answers for: the 3 + 3 + 6 of the 33618 taxonomy.</summary>
    public static IReadOnlySet<string> TargetClusters { get; } = Read("target_clusters.csv", r => r.GetString(0)).ToHashSet();

    /// <summary>Students of all grades in the autumn of a year, 2022 to 2026.</summary>
    public static int StudentsOf(string programme, int year) => (int)(Headcounts[programme][Column(year)] ?? 0);

    /// <summary>Votes, agreements and graduates of a programme in a year, 2022 to 2026; the adverts come from industry demand.</summary>
    public static IEnumerable<Evidence> EvidenceOf(string programme, int year) =>
        from amount in Amounts
        where amount.Programme == programme && amount.ByYear[Column(year)] > 0
        group (amount.Cluster, Value: amount.ByYear[Column(year)]!.Value) by amount.Kind into kind
        select new Evidence(kind.Key, kind.Key == EvidenceKind.ExpertVote ? 1 : kind.Sum(a => a.Value), kind.Where(a => a.Cluster != "-").ToDictionary(a => a.Cluster, a => a.Value));

    private static int Column(int year) => Array.IndexOf(YearsOfColumns, year);

    private static decimal?[] ByYear(CsvDataReader row, int first) =>
        [.. YearsOfColumns.Select((_, i) => row.GetString(first + i).Length == 0 ? (decimal?)null : row.GetDecimal(first + i))];

    private static List<T> Read<T>(string file, Func<CsvDataReader, T> row)
    {
        using var csv = CsvDataReader.Create(new StreamReader(typeof(SampleCollege).Assembly.GetManifestResourceStream(typeof(SampleCollege), file)!));
        List<T> rows = [];
        while (csv.Read()) rows.Add(row(csv));
        return rows;
    }
}
