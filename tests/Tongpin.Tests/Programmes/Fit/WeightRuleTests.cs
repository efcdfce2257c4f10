using CsCheck;
using Tongpin.Programmes.Fit;

namespace Tongpin.Tests.Programmes.Fit;

public sealed class WeightRuleTests
{
    private static readonly HashSet<string> Targets = ["a", "b"];
    private static readonly EvidenceKind[] Kinds = Enum.GetValues<EvidenceKind>();

    // Any subset of kinds, each with counts on two targets and one other cluster, and a rest outside all clusters.
    private static readonly Gen<Evidence[]> SomeEvidence =
        Gen.Select(Gen.Bool.Array[4], Gen.Int[0, 40].Array[16]).Select((given, n) => Kinds.Where(k => given[(int)k]).Select(k =>
        {
            var parts = n.Skip((int)k * 4).Take(4).ToArray();
            return new Evidence(k, parts.Sum(), new Dictionary<string, decimal> { ["a"] = parts[0], ["b"] = parts[1], ["x"] = parts[2] });
        }).ToArray());

    private static readonly Gen<WeightRule> SomeRule =
        Gen.Int[0, 20].Array[4].Select(w => new WeightRule(Kinds.ToDictionary(k => k, k => w[(int)k] / 20m)));

    [Fact]
    public void A_weight_can_be_followed_to_its_evidence()
    {
        var weighing = WeightRule.Proposed.Weigh([
            new(EvidenceKind.Graduates, 80, Parts(36)), new(EvidenceKind.ExpertVote, 1, Parts(0.70m)),
            new(EvidenceKind.Adverts, 50, Parts(35)), new(EvidenceKind.Agreements, 6, Parts(3))]);

        Assert.Equal(0.62m, weighing.On(Targets));
        Assert.Equal(0.62m, weighing.Weights()["a"]);
        Assert.Equal("0.62 = 0.40×0.70 (专家评议) + 0.25×0.70 (招聘岗位 35/50) + 0.15×0.50 (校企协议 3/6) + 0.20×0.45 (毕业生去向 36/80)", weighing.Explain(Targets).Zh);
        Assert.Contains("0.25×0.70 (adverts 35/50)", weighing.Explain(Targets).En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_without_data_is_left_out_and_the_others_scale_up()
    {
        var weighing = WeightRule.Proposed.Weigh([new(EvidenceKind.ExpertVote, 1, Parts(0.6m)), new(EvidenceKind.Agreements, 0, new Dictionary<string, decimal>()), new(EvidenceKind.Graduates, 10, Parts(3))]);

        Assert.Equal([0.40m / 0.60m, 0.20m / 0.60m], weighing.Parts(Targets).Select(p => p.KindWeight));
        Assert.Equal(0.5m, weighing.On(Targets));
    }

    [Fact]
    public void Without_evidence_there_is_no_weight_and_half_the_first_evidence_would_do()
    {
        var weighing = WeightRule.Proposed.Weigh([]);

        Assert.Empty(weighing.Weights());
        Assert.Null(weighing.On(Targets));
        Assert.Equal("—", weighing.Explain(Targets).Zh);
        Assert.All(Kinds, k => Assert.Equal(0.5m, weighing.ExtraShare(k, Targets, 0.5m)));
    }

    [Fact]
    public void One_kind_alone_may_not_be_able_to_lift_a_programme()
    {
        var weighing = WeightRule.Proposed.Weigh([
            new(EvidenceKind.ExpertVote, 1, Parts(0.5m)), new(EvidenceKind.Adverts, 10, Parts(4)), new(EvidenceKind.Agreements, 4, Parts(3)), new(EvidenceKind.Graduates, 10, Parts(2))]);

        Assert.Equal(0.4525m, weighing.On(Targets));
        Assert.Equal(0.11875m, weighing.ExtraShare(EvidenceKind.ExpertVote, Targets, 0.5m));
        Assert.Null(weighing.ExtraShare(EvidenceKind.Agreements, Targets, 0.5m)); // 0.0475 ÷ 0.15 = 0.317 is more than the quarter left
    }

    [Fact]
    public void Parts_beyond_the_whole_and_a_kind_that_comes_twice_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Evidence(EvidenceKind.ExpertVote, 1, Parts(1.01m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Evidence(EvidenceKind.ExpertVote, 1, Parts(-0.01m)));
        Assert.Throws<ArgumentException>(() => WeightRule.Proposed.Weigh([new(EvidenceKind.Adverts, 1, Parts(1)), new(EvidenceKind.Adverts, 2, Parts(1))]));
    }

    [Fact]
    public void Weights_are_shares_and_their_parts_add_up() =>
        Gen.Select(SomeRule, SomeEvidence).Sample((rule, evidence) =>
        {
            var weighing = rule.Weigh(evidence);

            Assert.All(weighing.Weights().Values, w => Assert.InRange(w, 0, 1));
            Assert.True(Alignment.Settle(weighing.Weights().Values.Sum()) <= 1);
            Assert.Equal(weighing.On(Targets) ?? 0, Alignment.Settle(weighing.Parts(Targets).Sum(p => p.Value)));
            if (weighing.On(Targets) is not null) Assert.Equal(1, Alignment.Settle(weighing.Parts(Targets).Sum(p => p.KindWeight)));
        });

    [Fact]
    public void The_extra_share_lifts_exactly_to_the_threshold() =>
        Gen.Select(SomeRule, SomeEvidence, Gen.Int[1, 100]).Sample((rule, evidence, percent) =>
        {
            var threshold = percent / 100m;
            var before = rule.Weigh(evidence).On(Targets);
            foreach (var kind in Kinds)
            {
                var extra = rule.Weigh(evidence).ExtraShare(kind, Targets, threshold);
                if (before >= threshold) Assert.Equal(0, extra);
                else if (extra is { } e) Assert.Equal(Math.Max(threshold, Lifted(rule, evidence, kind, 0) ?? 0), Lifted(rule, evidence, kind, e));
                else if (rule.KindWeights[kind] > 0) Assert.True(Lifted(rule, evidence, kind, 1) < threshold);
            }
        });

    /// <summary>The weight after the share of one kind has grown, the growth taken from what lay outside the targets.</summary>
    private static decimal? Lifted(WeightRule rule, Evidence[] evidence, EvidenceKind kind, decimal extra)
    {
        var share = evidence.FirstOrDefault(e => e.Kind == kind && e.Whole > 0) is { } old ? old.On(Targets) / old.Whole : 0;
        return rule.Weigh([.. evidence.Where(e => e.Kind != kind), new(kind, 1, Parts(Math.Min(1, share + extra)))]).On(Targets);
    }

    private static Dictionary<string, decimal> Parts(decimal a) => new() { ["a"] = a };
}
