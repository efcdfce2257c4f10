using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>Under what programmes are judged: the rules of a profile (评价方案), the weights and scales of the score, and the versions they come from.</summary>
/// <param name="Key">Key of the profile, such as <c>own</c>.</param>
internal sealed record Profile(string Key, IReadOnlyList<CardRule> Rules, IReadOnlyList<IndicatorWeight> Weights, List<RegulationVersion> Regulations)
{
    /// <summary>The profile that the switch sets for a year, by the regulations in force on a day.</summary>
    public static async Task<Profile> For(int year, DateOnly today, IRegulations regulations, CancellationToken ct)
    {
        var on = today.Year > year ? new DateOnly(year, 12, 31) : today;
        var choice = await regulations.InForce(CardRegulations.Choice, on, ct);
        var key = choice.ProfileOf(year);
        return await Of(key, await regulations.InForce(CardRegulations.CodeOf(key), on, ct), choice, on, regulations, ct);
    }

    /// <summary>Another profile, or another version of one, for a look beside.</summary>
    /// <returns>Null when there is no such version.</returns>
    public static async Task<Profile?> Of(string key, int? version, int year, DateOnly today, IRegulations regulations, CancellationToken ct)
    {
        if (!CardRegulations.Profiles.ContainsKey(key)) return null;
        var on = today.Year > year ? new DateOnly(year, 12, 31) : today;
        var code = CardRegulations.CodeOf(key);
        return (version is { } number ? await regulations.Version(code, number, ct) : await regulations.InForce(code, on, ct)) is { } rules ? await Of(key, rules, null, on, regulations, ct) : null;
    }

    private static async Task<Profile> Of(string key, RegulationVersion rules, RegulationVersion? choice, DateOnly on, IRegulations regulations, CancellationToken ct)
    {
        var (weights, scales) = (await regulations.InForce(CardRegulations.Weights, on, ct), await regulations.InForce(CardRegulations.Scales, on, ct));
        var ends = scales.Json<List<Scale>>().ToDictionary(s => s.Indicator);
        return new(key, rules.Json<List<CardRule>>(), [.. weights.Json<Dictionary<string, decimal>>().Select(w => new IndicatorWeight(w.Key, w.Value, ends.GetValueOrDefault(w.Key)?.Worst, ends.GetValueOrDefault(w.Key)?.Best))],
            choice is null ? [rules, weights, scales] : [choice, rules, weights, scales]);
    }

    /// <summary>The same with other weights and limits, by key of indicator and rule; what is not named stays.</summary>
    public Profile With(IReadOnlyDictionary<string, decimal> weights, IReadOnlyDictionary<string, decimal> limits) => this with
    {
        Weights = [.. Weights.Select(w => weights.TryGetValue(w.Indicator, out var weight) ? w with { Weight = weight } : w)],
        Rules = [.. Rules.Select(r => limits.TryGetValue(r.Key, out var limit) ? r with { Limit = limit } : r)],
    };

    /// <summary>Versions in words: <c>programmes.cards.own v1, …</c>.</summary>
    public string Versions => Line(Regulations);

    public static string Line(IEnumerable<RegulationVersion> versions) => string.Join(", ", versions.Select(r => $"{r.Code} v{r.Version}"));

    /// <summary>Values worth 0 and 1 in the score.</summary>
    internal sealed record Scale(string Indicator, decimal Worst, decimal Best);

    /// <summary>Holds a list of rules to what can be judged by it.</summary>
    /// <exception cref="RuleBroken">A rule names nothing known, comes twice, or would punish the better side.</exception>
    public static void MustMean(string value)
    {
        var rules = new RegulationVersion("", 0, value).Json<List<CardRule>>();
        if (rules.GroupBy(r => r.Key).FirstOrDefault(g => g.Count() > 1 || g.Key.Length == 0) is { } twice) throw CardRefusals.RuleTwice.Broken(twice.Key);
        foreach (var rule in rules)
        {
            var right = rule.Kind switch
            {
                RuleKind.Below => rule.Of is { MoreIsBetter: true },
                RuleKind.Above => rule.Of is { MoreIsBetter: false },
                RuleKind.Last => rule.Of is not null && rule.Limit is > 0 and < 1,
                RuleKind.YellowCards => rule.Limit >= 1,
                _ => true,
            };
            if (!right || rule.Card == Card.None || rule.Years is < 1 or > 10) throw CardRefusals.RuleMeansNothing.Broken(rule.Key);
        }
    }

    /// <summary>Holds weights to the twenty indicators.</summary>
    public static void MustWeigh(string value)
    {
        foreach (var (key, weight) in new RegulationVersion("", 0, value).Json<Dictionary<string, decimal>>())
        {
            if (!Indicator.All.Any(i => i.Key == key)) throw CardRefusals.NoIndicator.Broken(key);
            if (weight < 0) throw WeightedScore.NegativeWeight.Broken(key);
        }
    }
}
