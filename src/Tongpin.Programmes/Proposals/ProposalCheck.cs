using System.Text.Json.Serialization;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>What gates and limits look at and the rules they go by; kept with a submitted proposal, so that it can be judged again or under other rules.</summary>
[NamedOnly]
internal sealed record ProposalCheck(GateFacts Gates, GateRules GateRules, LimitFacts Limits, LimitRules LimitRules, IReadOnlyList<RegulationVersion> Regulations, string ExplainedZh = "", string ExplainedEn = "")
{
    [JsonIgnore]
    public IReadOnlyList<GateResult> GateResults => field ??= Proposals.Gates.Judge(Gates, GateRules);

    [JsonIgnore]
    public IReadOnlyList<LimitResult> LimitResults => field ??= Proposals.Limits.Judge(Limits, LimitRules);

    [JsonIgnore]
    public Words Explained => new(ExplainedZh, ExplainedEn);

    /// <summary>Gates that are neither met nor waived.</summary>
    public IReadOnlyList<Gate> Failing(IEnumerable<Gate> waived) => [.. GateResults.Where(g => !g.Met).Select(g => g.Gate).Except(waived)];
}
