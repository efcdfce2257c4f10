using System.Text.Json;
using CsCheck;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Adjustments;

public sealed class ProfileTests
{
    private static string Text(params CardRule[] rules) => JsonSerializer.Serialize(rules, Json.Plain);

    [Fact]
    public void Both_profiles_that_ship_mean_something_and_come_back_whole()
    {
        foreach (var rules in new[] { CardRule.Own, CardRule.Fujian })
        {
            var text = Text([.. rules]);
            Profile.MustMean(text);
            Assert.Equal(rules, JsonSerializer.Deserialize<List<CardRule>>(text, Json.Plain));
            Assert.All(rules, r => Assert.True(r.From.Zh.Length > 0 && r.From.En.Length > 0));
        }
    }

    [Fact]
    public void A_rule_that_would_punish_the_better_side_or_means_nothing_is_refused()
    {
        CardRule[] wrong =
        [
            new("a", Card.Yellow, RuleKind.Above, Indicator.Placed, 0.9m), new("a", Card.Yellow, RuleKind.Below, Indicator.ProvincePoints, 3), new("a", Card.Yellow, RuleKind.Below, "happiness", 1), new("a", Card.Yellow, RuleKind.Last, Indicator.Placed, 1),
            new("a", Card.None, RuleKind.Below, Indicator.Placed, 0.6m), new("a", Card.Red, RuleKind.NoIntake, Years: 0), new("a", Card.Red, RuleKind.YellowCards, Limit: 0),
        ];

        Assert.All(wrong, r => Assert.Equal(CardRefusals.RuleMeansNothing, Assert.Throws<RuleBroken>(() => Profile.MustMean(Text(r))).Rule));
        Assert.Equal(CardRefusals.RuleTwice, Assert.Throws<RuleBroken>(() => Profile.MustMean(Text(CardRule.Own[0], CardRule.Own[0]))).Rule);
    }

    [Fact]
    public void Weights_that_ship_sum_to_a_hundred_over_the_twenty_and_shares_of_the_score_to_one()
    {
        var weights = JsonSerializer.Deserialize<Dictionary<string, decimal>>(CardRegulations.All.Single(r => r.Code == CardRegulations.Weights).Value, Json.Plain)!;

        Assert.Equal(Indicator.All.Select(i => i.Key), weights.Keys);
        Assert.Equal(1, weights.Values.Sum(w => w / 100));
    }

    // Whatever is left out, the shares of what is known make up the whole: a programme that is best in all of it has a hundred.
    [Fact]
    public void The_shares_of_what_is_known_total_one() => Gen.Select(Gen.Int[1, 40].Array[20], Gen.Bool.Array[20]).Where(g => g.Item2.Any(k => k)).Sample((parts, known) =>
    {
        var sum = parts.Sum();
        IndicatorWeight[] weights = [.. Indicator.All.Select((i, at) => new IndicatorWeight(i.Key, at == 19 ? 100 - parts.Take(19).Sum(p => Math.Round(p * 100m / sum, 2)) : Math.Round(parts[at] * 100m / sum, 2), 0, 1))];
        var values = Indicator.All.Where((_, at) => known[at]).ToDictionary(i => i.Key, _ => 1m);

        var score = WeightedScore.Of(weights, new Dictionary<string, IReadOnlyDictionary<string, decimal>> { ["P"] = values })["P"]!.Value;

        return Math.Abs(score - 100) < 0.000001m;
    });

    [Fact]
    public void Other_limits_and_weights_change_what_is_named_only()
    {
        var profile = new Profile("own", CardRule.Own, [new(Indicator.Placed, 60), new(Indicator.Plan, 40)], []);

        var changed = profile.With(new Dictionary<string, decimal> { [Indicator.Placed] = 50 }, new Dictionary<string, decimal> { ["plan"] = 0.75m });

        Assert.Equal([50m, 40m], changed.Weights.Select(w => w.Weight));
        Assert.Equal(0.75m, changed.Rules.Single(r => r.Key == "plan").Limit);
        Assert.Equal(CardRule.Own.Where(r => r.Key != "plan"), changed.Rules.Where(r => r.Key != "plan"));
    }
}
