using System.Text.Json.Serialization;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Proposals;

/// <summary>What gates and limits look at and the rules they go by; kept with a submitted proposal, so that it can be judged again or under other rules.</summary>
/// <param name="Evidence">What speaks for the weight on clusters, however few the adverts; null in what was kept before this was.</param>
[NamedOnly]
internal sealed record ProposalCheck(GateFacts Gates, GateRules GateRules, LimitFacts Limits, LimitRules LimitRules, IReadOnlyList<RegulationVersion> Regulations, string ExplainedZh = "", string ExplainedEn = "", IReadOnlyList<WeighedEvidence>? Evidence = null)
{
    /// <summary>Puts facts under rules. The weights on target clusters and the window are worked out here, since they follow from rules.</summary>
    /// <param name="clusters">For the names of the target clusters.</param>
    /// <param name="evidence">Null: the weights stay as they stand in the facts.</param>
    public static ProposalCheck Of(int year, GateFacts gates, LimitFacts limits, IReadOnlyList<WeighedEvidence>? evidence, IReadOnlyList<RegulationVersion> versions, IReadOnlyList<ClusterFacts> clusters)
    {
        var rules = ProposalRules.Of(versions);
        var window = rules.WindowOf(year);
        limits = limits with { From = window?.From, To = window?.To };
        if (evidence is null) return new(gates, rules.Gates, limits, rules.Limits, versions);

        var weighing = rules.Fit.Weights.Weigh(evidence.Where(e => e.Kind != EvidenceKind.Adverts || e.Whole >= rules.Fit.LeastAdverts).Select(e => new Evidence(e.Kind, e.Whole, e.Parts)));
        var weights = weighing.Weights();
        List<ClusterTie> targets = [.. clusters.Where(c => rules.Fit.Targets.Contains(c.Code) && weights.GetValueOrDefault(c.Code) > 0)
            .Select(c => new ClusterTie(c.Code, c.Name.Zh, c.Name.En, Alignment.Settle(weights[c.Code]))).OrderByDescending(t => t.Weight)];
        var explained = targets is [var best, ..] ? weighing.Explain(new HashSet<string> { best.Cluster }) : default;
        return new(gates with { Targets = targets }, rules.Gates, limits, rules.Limits, versions, explained.Zh ?? "", explained.En ?? "", evidence);
    }

    /// <summary>The same facts under other versions.</summary>
    public ProposalCheck Under(int year, IReadOnlyList<RegulationVersion> versions, IReadOnlyList<ClusterFacts> clusters) => Of(year, Gates, Limits, Evidence, versions, clusters);

    [JsonIgnore]
    public IReadOnlyList<GateResult> GateResults => field ??= Proposals.Gates.Judge(Gates, GateRules);

    [JsonIgnore]
    public IReadOnlyList<LimitResult> LimitResults => field ??= Proposals.Limits.Judge(Limits, LimitRules);

    [JsonIgnore]
    public Words Explained => new(ExplainedZh, ExplainedEn);

    /// <summary>Gates that are neither met nor waived.</summary>
    public IReadOnlyList<Gate> Failing(IEnumerable<Gate> waived) => [.. GateResults.Where(g => !g.Met).Select(g => g.Gate).Except(waived)];
}
