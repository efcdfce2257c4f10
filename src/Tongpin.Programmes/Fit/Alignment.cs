using System.Globalization;

namespace Tongpin.Programmes.Fit;

/// <summary>
/// How well programmes answer industries (专业设置契合度). Null always means "not defined"; there is no NaN.
/// Shares are decimals and sum to 1 within n·10⁻²⁸; only the cosine is binary, with an error below 10⁻¹⁴.
/// Nothing is rounded before <see cref="Percent"/>.
/// </summary>
internal static class Alignment
{
    /// <summary>契合度（按专业）: programmes whose target weights reach the threshold ÷ all enrolling programmes.</summary>
    public static Ratio? ByProgrammes(IReadOnlyCollection<MappedProgramme> programmes, IReadOnlySet<string> targets, decimal threshold) =>
        Ratio.Of(programmes.Count(p => p.On(targets) >= threshold), programmes.Count);

    /// <summary>契合度（按学生）: Σ students·w ÷ Σ students.</summary>
    public static Ratio? ByStudents(IReadOnlyCollection<MappedProgramme> programmes, IReadOnlySet<string> targets) =>
        Ratio.Of(programmes.Sum(p => p.Students * p.On(targets)), programmes.Sum(p => p.Students));

    /// <summary>Supply share of each target cluster, Σ students·w ÷ mapped students; null when no student is mapped.</summary>
    public static IReadOnlyDictionary<string, decimal>? SupplyShares(IEnumerable<MappedProgramme> programmes, IReadOnlySet<string> targets) =>
        Shares(programmes.SelectMany(p => p.Weights, (p, w) => KeyValuePair.Create(w.Key, p.Students * w.Value)), targets);

    /// <summary>Demand share of each target cluster, its vacancies (or output) ÷ those of all targets; null when there are none.</summary>
    public static IReadOnlyDictionary<string, decimal>? DemandShares(IEnumerable<KeyValuePair<string, decimal>> vacancies, IReadOnlySet<string> targets) =>
        Shares(vacancies, targets);

    /// <summary>Supply and demand side by side, one row per cluster that has either, in the order of the codes.</summary>
    public static IReadOnlyList<ClusterBalance> Balance(IReadOnlyDictionary<string, decimal> supply, IReadOnlyDictionary<string, decimal> demand) =>
        [.. supply.Keys.Union(demand.Keys).Order(StringComparer.Ordinal)
            .Select(c => new ClusterBalance(c, supply.GetValueOrDefault(c), demand.GetValueOrDefault(c)))];

    /// <summary>综合对接度, Σ min(s, d), 0 to 1.</summary>
    public static decimal? Total(IReadOnlyCollection<ClusterBalance> rows) =>
        rows.Count == 0 ? null : rows.Sum(r => Math.Min(r.Supply, r.Demand));

    /// <summary>偏离程度, ½ Σ |s − d|, 0 to 1; equals 1 − <see cref="Total"/> when both sides sum to 1.</summary>
    public static decimal? Deviation(IReadOnlyCollection<ClusterBalance> rows) =>
        rows.Count == 0 ? null : rows.Sum(r => Math.Abs(r.Supply - r.Demand)) / 2;

    /// <summary>Total 结构偏离度: the mean of the absolute deviations of the clusters that have one.</summary>
    public static decimal? StructureDeviation(IEnumerable<ClusterBalance> rows, DeviationSign sign)
    {
        decimal[] defined = [.. rows.Select(r => r.Deviation(sign)).OfType<decimal>().Select(Math.Abs)];
        return defined.Length == 0 ? null : defined.Average();
    }

    /// <summary>Cosine of the two share vectors, 0 to 1; null when one of them is zero.</summary>
    public static double? Cosine(IReadOnlyCollection<ClusterBalance> rows)
    {
        var (dot, supply, demand) = ((double)rows.Sum(r => r.Supply * r.Demand), (double)rows.Sum(r => r.Supply * r.Supply), (double)rows.Sum(r => r.Demand * r.Demand));
        return supply == 0 || demand == 0 ? null : Math.Min(1, dot / Math.Sqrt(supply * demand));
    }

    /// <summary>A share as people read it: percent, one decimal, half away from zero; a dash when not defined.</summary>
    public static string Percent(decimal? share) => share is { } s
        ? Math.Round(s * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%"
        : "—";

    /// <summary>Takes the error of a division (10⁻²⁸) away before a threshold is asked, so that 1/3 + 1/6 does reach 1/2.</summary>
    public static decimal Settle(decimal value) => decimal.Round(value, 12, MidpointRounding.AwayFromZero);

    private static Dictionary<string, decimal>? Shares(IEnumerable<KeyValuePair<string, decimal>> amounts, IReadOnlySet<string> targets)
    {
        var sums = amounts.Where(a => targets.Contains(a.Key)).GroupBy(a => a.Key, a => a.Value).ToDictionary(g => g.Key, g => g.Sum());
        var whole = sums.Values.Sum();
        return whole > 0 ? sums.ToDictionary(s => s.Key, s => s.Value / whole) : null;
    }
}
