using System.Globalization;
using Sylvan.Data.Csv;

namespace Tongpin.Demand.Sample;

/// <summary>A row of a dated cluster taxonomy (产业集群). Reference data, not sample data.</summary>
/// <param name="Industries">Codes of GB/T 4754-2017 by our own judgement; within one taxonomy the longest match counts.</param>
/// <param name="Confirmed">False when the name is from general knowledge and a person has yet to check it.</param>
internal sealed record ClusterSeed(
    string Taxonomy, string Code, string Name, string NameEn, string Tier, string TierEn, IReadOnlyList<string> Industries,
    bool Confirmed, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

/// <summary>An invented enterprise. Money in 10,000 yuan.</summary>
/// <param name="Cluster">Code of the 33618 taxonomy; null outside all clusters.</param>
internal sealed record EnterpriseSeed(string Code, string Name, string Industry, string? Cluster, string District, int Staff, decimal Revenue, decimal Assets);

/// <summary>A post that graduates of a programme typically take.</summary>
/// <param name="OutsideIndustry">Division of GB/T 4754-2017 of the employers outside all clusters.</param>
/// <param name="Clusters">How the adverts spread over clusters, in parts; null stands for outside all clusters.</param>
/// <param name="Adverts">Adverts in a year of middle demand.</param>
internal sealed record AdvertPattern(
    string Programme, string Title, IReadOnlyList<string> Tags, string OutsideIndustry, IReadOnlyList<(string? Cluster, int Parts)> Clusters,
    string Education, int SalaryFrom, int SalaryTo, int Adverts);

/// <summary>An entry of the national catalogue that the sample college offers.</summary>
internal sealed record CatalogueRow(string Code, string Name, string NameEn, string Category, string Class, bool StateControlled);

/// <summary>What job portals call an industry, read as GB/T 4754-2017 by our own judgement. Reference data, not sample data.</summary>
internal sealed record LabelRow(string Label, IReadOnlyList<string> Industries);

/// <summary>The module's embedded reference and sample files, see README.md beside them.</summary>
internal static class DemandSample
{
    public static IReadOnlyList<ClusterSeed> Clusters { get; } = Read("clusters_33618.csv", r => new ClusterSeed(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6).Split(';'),
        r.GetString(7) == "confirmed", Date(r.GetString(8))!.Value, Date(r.GetString(9)), r.GetString(10)));

    public static IReadOnlyList<EnterpriseSeed> Enterprises { get; } = Read("enterprises.csv", r => new EnterpriseSeed(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3) is { Length: > 0 } cluster ? cluster : null, r.GetString(4), r.GetInt32(5), r.GetDecimal(6), r.GetDecimal(7)));

    public static IReadOnlyList<AdvertPattern> Patterns { get; } = Read("advert_patterns.csv", r => new AdvertPattern(
        r.GetString(0), r.GetString(1), r.GetString(2).Split(';'), r.GetString(3),
        [.. r.GetString(4).Split(';').Select(c => c.Split(':')).Select(c => (c[0] == "-" ? null : c[0], int.Parse(c[1], CultureInfo.InvariantCulture)))],
        r.GetString(5), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8)));

    public static IReadOnlyList<CatalogueRow> Catalogue { get; } = Read("catalogue.csv", r => new CatalogueRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5) == "1"));

    public static IReadOnlyList<LabelRow> Labels { get; } = Read("industry_labels.csv", r => new LabelRow(r.GetString(0), r.GetString(1).Split(';')));

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<T> Read<T>(string file, Func<CsvDataReader, T> row)
    {
        using var csv = CsvDataReader.Create(new StreamReader(typeof(DemandSample).Assembly.GetManifestResourceStream(typeof(DemandSample), file)!));
        List<T> rows = [];
        while (csv.Read()) rows.Add(row(csv));
        return rows;
    }
}
