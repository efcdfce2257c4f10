using System.Globalization;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit;

/// <summary>How much each kind of evidence counts in a programme's weight to a cluster (校定规则, a regulation of the college).</summary>
/// <param name="KindWeights">Weight per kind, ≥ 0; a kind that is not named does not count.</param>
internal sealed record WeightRule(IReadOnlyDictionary<EvidenceKind, decimal> KindWeights)
{
    /// <summary>The proposal a college starts from. Not from any document: 校定规则.</summary>
    public static readonly WeightRule Proposed = new(new Dictionary<EvidenceKind, decimal>
    {
        [EvidenceKind.ExpertVote] = 0.40m,
        [EvidenceKind.Adverts] = 0.25m,
        [EvidenceKind.Graduates] = 0.20m,
        [EvidenceKind.Agreements] = 0.15m,
    });

    /// <summary>Weighs one programme. Kinds without data are left out and the others scaled up, so that silence is not a vote against.</summary>
    /// <param name="evidence">At most one of each kind.</param>
    public Weighing Weigh(IEnumerable<Evidence> evidence)
    {
        Evidence[] counted = [.. evidence.Where(e => e.Whole > 0 && Of(e.Kind) > 0).OrderBy(e => e.Kind)];
        return counted.DistinctBy(e => e.Kind).Count() == counted.Length
            ? new(this, counted)
            : throw new ArgumentException("A kind of evidence comes once.", nameof(evidence));
    }

    internal decimal Of(EvidenceKind kind) => KindWeights.GetValueOrDefault(kind);
}

/// <summary>One summand of a weight: how much its kind counts, times the part of that kind's evidence.</summary>
/// <param name="KindWeight">After scaling, 0 to 1.</param>
internal sealed record WeightPart(EvidenceKind Kind, decimal KindWeight, Ratio Share)
{
    public decimal Value => KindWeight * Share.Value;
}

/// <summary>A programme's weights to clusters with all that they came from.</summary>
internal sealed class Weighing(WeightRule rule, IReadOnlyList<Evidence> evidence)
{
    private readonly decimal counted = evidence.Sum(e => rule.Of(e.Kind));

    /// <summary>Weight per cluster code, 0 to 1, sum ≤ 1; empty when there is no evidence.</summary>
    public IReadOnlyDictionary<string, decimal> Weights() => evidence.SelectMany(e => e.Parts.Keys).Distinct()
        .ToDictionary(c => c, c => Parts(new HashSet<string> { c }).Sum(p => p.Value));

    /// <summary>The summands of the weight on the given clusters, in the order of the kinds.</summary>
    public IReadOnlyList<WeightPart> Parts(IReadOnlySet<string> clusters) =>
        [.. evidence.Select(e => new WeightPart(e.Kind, rule.Of(e.Kind) / counted, new(e.On(clusters), e.Whole)))];

    /// <summary>The weight on the given clusters together, 0 to 1; null when there is no evidence.</summary>
    public decimal? On(IReadOnlySet<string> clusters) => evidence.Count == 0 ? null : Alignment.Settle(Parts(clusters).Sum(p => p.Value));

    /// <summary>
    /// What would have to change: the smallest addition to the share of one kind of evidence, all else equal, that lifts the
    /// weight on the targets to the threshold. For a kind without data it is the share that its first data must have.
    /// </summary>
    /// <returns>0 when the threshold is reached; null when this kind cannot do it alone.</returns>
    public decimal? ExtraShare(EvidenceKind kind, IReadOnlySet<string> targets, decimal threshold)
    {
        if (On(targets) >= threshold) return 0;
        if (rule.Of(kind) is var own && own == 0) return null;

        var present = evidence.FirstOrDefault(e => e.Kind == kind);
        var share = present is null ? 0 : present.On(targets) / present.Whole;
        var needed = threshold * (present is null ? counted + own : counted);
        var extra = Math.Max(0, (needed - evidence.Sum(e => rule.Of(e.Kind) * e.On(targets) / e.Whole)) / own);
        return Alignment.Settle(share + extra) <= 1 ? extra : null;
    }

    /// <summary>The sum as a reader can follow it: 0.62 = 0.40×0.70 (专家评议) + 0.25×0.70 (招聘岗位 35/50) + ….</summary>
    public Words Explain(IReadOnlySet<string> clusters) => new(Line(clusters, w => w.Zh), Line(clusters, w => w.En));

    private string Line(IReadOnlySet<string> clusters, Func<Words, string> text) => On(clusters) is { } weight
        ? $"{Two(weight)} = {string.Join(" + ", Parts(clusters).Select(p => $"{Two(p.KindWeight)}×{Two(p.Share.Value)} ({text(Evidence.NameOf(p.Kind))}{Counts(p.Share)})"))}"
        : "—";

    private static string Counts(Ratio share) => share.Whole == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {share.Part:0.##}/{share.Whole:0.##}");

    private static string Two(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
}
