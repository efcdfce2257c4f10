using CsCheck;
using Tongpin.Demand;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Tests.Programmes.Fit.Runs;

public sealed class FitCalculationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ClusterFacts[] Clusters = [.. "ABC".Select(c => new ClusterFacts($"C{c}", ($"集群{c}", $"Cluster {c}"), ("层级", "Tier"), false))];
    private static readonly FitRules Rules = new(0.5m, new HashSet<string> { "CA", "CB" }, WeightRule.Proposed, 1, 5, []);

    private static (Programme, int) P(string code, int students) => (new Programme { Code = code, Name = code }, students);
    private static EvidenceAmount Vote(string code, string cluster, decimal share) => new() { ProgrammeCode = code, Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = cluster, Amount = share };

    [Fact]
    public void Programmes_are_counted_at_the_threshold_and_students_by_weight()
    {
        var (run, programmes, clusters) = FitCalculation.Of(2026, [P("1", 100), P("2", 300)], [Vote("1", "CA", 0.5m), Vote("2", "CB", 0.25m), Vote("2", "CC", 0.75m)], [new(2026, "9", "CA", 3), new(2026, "9", "CB", 1)], Clusters, Rules, Now);

        Assert.Equal((1, 2, 0.5m), (run.Aligned, run.Enrolling, run.ByProgrammes));
        Assert.Equal((100 * 0.5m + 300 * 0.25m) / 400, run.ByStudents);
        Assert.Equal([0.5m, 0.25m], programmes.Select(p => p.OnTargets));
        Assert.Equal([("CA", 0.4m, 0.75m), ("CB", 0.6m, 0.25m)], clusters.Select(c => (c.Code, c.Supply, c.Demand)));
        Assert.Equal(0.65m, run.TotalAlignment);
        Assert.Equal(0.35m, run.Deviation);
    }

    [Fact]
    public void A_handful_of_adverts_is_no_evidence()
    {
        var few = FitCalculation.Of(2026, [P("1", 10)], [], [new(2026, "1", "CA", 4)], Clusters, Rules, Now);
        var enough = FitCalculation.Of(2026, [P("1", 10)], [], [new(2026, "1", "CA", 5)], Clusters, Rules, Now);

        Assert.False(few.Programmes[0].Aligned);
        Assert.True(enough.Programmes[0].Aligned);
        Assert.Equal(4, few.Programmes[0].Adverts);
    }

    [Fact]
    public void Without_students_or_demand_the_other_figures_are_not_defined_rather_than_zero()
    {
        var (run, _, _) = FitCalculation.Of(2026, [P("1", 0)], [Vote("1", "CA", 1)], [], Clusters, Rules, Now);

        Assert.Equal(1m, run.ByProgrammes);
        Assert.Null(run.ByStudents);
        Assert.Null(run.TotalAlignment);
        Assert.Null(run.Cosine);
        Assert.Null(run.CouplingD);
    }

    [Fact]
    public void A_result_keeps_enough_to_be_weighed_again() => Gen.Select(Gen.Decimal[0, 1], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40]).Sample((vote, a, b, outside) =>
    {
        var (_, programmes, _) = FitCalculation.Of(2026, [P("1", 10)], [Vote("1", "CA", vote)], [new(2026, "1", "CA", a), new(2026, "1", "CB", b), new(2026, "1", "", outside)], Clusters, Rules, Now);

        var again = Rules.Weights.Weigh(programmes[0].Evidence.Select(e => new Evidence(e.Kind, e.Whole, e.Parts)));
        Assert.Equal(programmes[0].OnTargets, again.On(Rules.Targets) ?? 0);
        Assert.InRange(programmes[0].OnTargets, 0, 1);
    });
}
