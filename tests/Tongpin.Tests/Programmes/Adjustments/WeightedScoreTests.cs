using CsCheck;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Adjustments;

public sealed class WeightedScoreTests
{
    private static Dictionary<string, decimal> Values(params (string Indicator, decimal Value)[] values) => values.ToDictionary(v => v.Indicator, v => v.Value);

    [Fact]
    public void Weights_that_do_not_sum_to_a_hundred_are_refused_with_their_sum() =>
        Assert.Contains("99", Assert.Throws<RuleBroken>(() => WeightedScore.Of([new("a", 20), new("b", 25), new("c", 30), new("d", 24)], new Dictionary<string, IReadOnlyDictionary<string, decimal>>())).Words.En, StringComparison.Ordinal);

    [Fact]
    public void A_negative_weight_is_refused() =>
        Assert.Equal(WeightedScore.NegativeWeight, Assert.Throws<RuleBroken>(() => WeightedScore.Of([new("a", 110), new("b", -10)], new Dictionary<string, IReadOnlyDictionary<string, decimal>>())).Rule);

    [Fact]
    public void The_best_has_a_hundred_the_worst_none_and_fewer_students_a_teacher_are_better()
    {
        var scores = WeightedScore.Of([new(Indicator.Placed, 60), new("students-per-teacher", 40)], new Dictionary<string, IReadOnlyDictionary<string, decimal>>
        {
            ["best"] = Values((Indicator.Placed, 0.95m), ("students-per-teacher", 12)),
            ["middle"] = Values((Indicator.Placed, 0.85m), ("students-per-teacher", 18)),
            ["worst"] = Values((Indicator.Placed, 0.75m), ("students-per-teacher", 24)),
            ["half known"] = Values((Indicator.Placed, 0.85m)),
            ["unknown"] = Values(),
        });

        Assert.Equal(new Dictionary<string, decimal?> { ["best"] = 100, ["middle"] = 50, ["worst"] = 0, ["half known"] = 50, ["unknown"] = null }, scores);
    }

    [Fact]
    public void Fixed_ends_of_the_scale_hold_for_everybody() =>
        Assert.Equal([0m, 50m, 100m], WeightedScore.Of([new(Indicator.Placed, 100, 0.6m, 0.9m)], new Dictionary<string, IReadOnlyDictionary<string, decimal>>
        {
            ["below"] = Values((Indicator.Placed, 0.3m)),
            ["within"] = Values((Indicator.Placed, 0.75m)),
            ["above"] = Values((Indicator.Placed, 1m)),
        }).Values.Select(s => s!.Value));

    [Fact]
    public void A_score_lies_between_nothing_and_a_hundred() => Gen.Select(Gen.Decimal[-50, 50].Array[2, 9], Gen.Int[0, 100]).Sample((values, weight) =>
        WeightedScore.Of([new(Indicator.Placed, weight), new("moved-out", 100 - weight)], values.Select((v, i) => (i, v)).ToDictionary(p => $"{p.i}", p => (IReadOnlyDictionary<string, decimal>)Values((Indicator.Placed, p.v), ("moved-out", p.v * p.v))))
            .Values.All(s => s is >= 0 and <= 100));
}
