using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>How one indicator counts: its weight in percent and the values that are worth 0 and 1.</summary>
/// <param name="Worst">Worth 0; null takes the worst of the programmes (min–max scaling).</param>
/// <param name="Best">Worth 1; null takes the best of the programmes.</param>
internal sealed record IndicatorWeight(string Indicator, decimal Weight, decimal? Worst = null, decimal? Best = null);

/// <summary>The weighted score of programmes, 0–100 (综合得分): to compare them, not to give cards.</summary>
internal static class WeightedScore
{
    public static readonly Rule SumOfWeights = new("programmes.score.sum-of-weights", ("指标权重合计应为 100，现为 {0}。", "The weights must sum to 100, not {0}."));
    public static readonly Rule NegativeWeight = new("programmes.score.negative-weight", ("指标权重不能为负：{0}。", "A weight cannot be negative: {0}."));

    /// <summary>Scores by code of the programme. What is not known of a programme is left out and its weight shared by the rest; null when nothing is known.</summary>
    /// <exception cref="RuleBroken">The weights do not sum to 100, or one is negative.</exception>
    public static IReadOnlyDictionary<string, decimal?> Of(IReadOnlyList<IndicatorWeight> weights, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> programmes)
    {
        if (weights.FirstOrDefault(w => w.Weight < 0) is { } negative) throw NegativeWeight.Broken(negative.Indicator);
        if (weights.Sum(w => w.Weight) is var sum && sum != 100) throw SumOfWeights.Broken(sum);

        var scales = weights.Select(w => (w.Indicator, w.Weight, Scale: Scale(w, [.. programmes.Values.Where(v => v.ContainsKey(w.Indicator)).Select(v => v[w.Indicator])]))).ToList();
        return programmes.ToDictionary(p => p.Key, p =>
        {
            var known = scales.Where(s => s.Weight > 0 && p.Value.ContainsKey(s.Indicator)).ToList();
            var weight = known.Sum(s => s.Weight);
            return weight == 0 ? (decimal?)null : known.Sum(s => s.Weight * s.Scale(p.Value[s.Indicator])) / weight * 100;
        });
    }

    /// <summary>Each known value brought to 0–1, by programme and indicator, for pictures.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Scaled(IReadOnlyList<IndicatorWeight> weights, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> programmes)
    {
        var scales = weights.ToDictionary(w => w.Indicator, w => Scale(w, [.. programmes.Values.Where(v => v.ContainsKey(w.Indicator)).Select(v => v[w.Indicator])]));
        return programmes.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, decimal>)p.Value.Where(v => scales.ContainsKey(v.Key)).ToDictionary(v => v.Key, v => scales[v.Key](v.Value)));
    }

    // All equal, or worst and best the same: everybody has the whole of it.
    private static Func<decimal, decimal> Scale(IndicatorWeight weight, decimal[] values)
    {
        var more = Indicator.Find(weight.Indicator)?.MoreIsBetter ?? true;
        var (low, high) = values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        var (worst, best) = (weight.Worst ?? (more ? low : high), weight.Best ?? (more ? high : low));
        return worst == best ? _ => 1 : value => Math.Clamp((value - worst) / (best - worst), 0, 1);
    }
}
