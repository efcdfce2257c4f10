using System.Globalization;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>A gate under the versions that were used and under others.</summary>
public sealed record WhatIfGate(Gate Gate, Words Name, bool Met, IReadOnlyList<Words> Missing, bool ThenMet, IReadOnlyList<Words> ThenMissing, bool Waived);

/// <summary>A ceiling or window under the versions that were used and under others.</summary>
public sealed record WhatIfLimit(LimitKind Kind, Words Name, bool Broken, Severity Severity, Words Finding, bool ThenBroken, Severity ThenSeverity, Words ThenFinding);

/// <summary>A proposal under the versions it was checked under and under others.</summary>
/// <param name="On">Day of the facts: that of the submission, or today for a draft.</param>
/// <param name="Passes">No gate fails without a waiver and no limit blocks.</param>
/// <param name="Weighs">Whether the evidence behind the weights was kept, so that the regulations of fit can be changed too.</param>
/// <param name="Used">What the proposal was checked under.</param>
/// <param name="Regulations">What the result beside was computed under; version 0 is a value that was only tried.</param>
public sealed record WhatIfProposalView(Guid Id, string Code, Words Name, DateOnly On, bool Passes, bool ThenPasses, IReadOnlyList<WhatIfGate> Gates, IReadOnlyList<WhatIfLimit> Limits, bool Weighs, IReadOnlyList<RegulationView> Used, IReadOnlyList<RegulationView> Regulations);

/// <summary>Holds a proposal once more to its gates and limits, beside what was found, under other versions of the regulations or values that are only tried; nothing is saved.</summary>
internal sealed class WhatIfProposal(ProposalBook book, IRegulations regulations, IDemand demand)
{
    /// <summary>Regulations of one number, for which a value can be tried.</summary>
    public static readonly IReadOnlyList<string> Numbers = [Programmes.Regulations.GateWeight, Programmes.Regulations.GateYears, Programmes.Regulations.GateForms, Programmes.Regulations.GateSiblings, Programmes.Regulations.NewAYear, Programmes.Regulations.StudentsEach, Programmes.Regulations.Points];

    /// <summary>Regulations of fit that the weights on clusters go by. The adverts reach back as far as they were counted, so that the years of adverts stay.</summary>
    private static readonly IReadOnlyList<string> Weighing = [Programmes.Regulations.Targets, Programmes.Regulations.EvidenceWeights, Programmes.Regulations.LeastAdverts];

    public sealed class Form
    {
        /// <summary>Number of the version by code of the regulation; those not named stay as they were used.</summary>
        public Dictionary<string, int>? Versions { get; set; }
        /// <summary>Values to try by code of the regulation; they win over the version.</summary>
        public Dictionary<string, decimal>? Values { get; set; }
    }

    /// <summary>The regulations whose versions can be chosen.</summary>
    public static IReadOnlyList<string> Codes(bool weighs) => weighs ? [.. ProposalRules.Codes, .. Weighing] : ProposalRules.Codes;

    /// <returns>Null when there is no such proposal within reach.</returns>
    public async Task<WhatIfProposalView?> Run(ProposalId id, Form form, CancellationToken ct)
    {
        // load
        if (await book.Read(id, ct) is not { } reading) return null;
        var (proposal, kept) = (reading.Proposal, reading.Check);
        var weighs = kept.Evidence is not null;
        if (form.Versions?.Keys.FirstOrDefault(k => !Codes(weighs).Contains(k)) is { } unknown) throw Rules.NoSuchVersion.Broken(unknown, form.Versions[unknown]);
        if (form.Values?.Keys.FirstOrDefault(k => !Numbers.Contains(k)) is { } untried) throw Rules.NothingToTry.Broken(untried);
        var versions = new List<RegulationVersion>();
        foreach (var used in kept.Regulations) versions.Add(await Asked(used, form, ct));
        var clusters = await demand.Clusters(kept.Gates.On, ct);

        // decide
        var then = kept.Under(proposal.Year, versions, clusters);

        // tell
        return new(proposal.Id.Value, proposal.Code, proposal.Words, kept.Gates.On, Passes(kept, reading.Waived), Passes(then, reading.Waived),
            [.. kept.GateResults.Zip(then.GateResults, (now, other) => new WhatIfGate(now.Gate, Gates.NameOf(now.Gate), now.Met, now.Missing, other.Met, other.Missing, reading.Waived.Contains(now.Gate)))],
            [.. kept.LimitResults.Zip(then.LimitResults, (now, other) => new WhatIfLimit(now.Kind, Limits.NameOf(now.Kind), now.Broken, now.Severity, now.Finding, other.Broken, other.Severity, other.Finding))],
            weighs, [.. kept.Regulations.Select(Shown)], [.. versions.Select(Shown)]);
    }

    private static bool Passes(ProposalCheck check, IReadOnlyList<Gate> waived) => check.Failing(waived).Count == 0 && !check.LimitResults.Any(l => l.Blocks);

    private static RegulationView Shown(RegulationVersion version) => new(version.Code, version.Version, version.Value);

    private async Task<RegulationVersion> Asked(RegulationVersion used, Form form, CancellationToken ct)
    {
        var version = form.Versions?.TryGetValue(used.Code, out var number) == true
            ? await regulations.Version(used.Code, number, ct) ?? throw Rules.NoSuchVersion.Broken(Programmes.Regulations.NameOf(used.Code), number) : used;
        if (form.Values?.TryGetValue(used.Code, out var value) != true || value == version.Number) return version;
        if (used.Code == Programmes.Regulations.GateWeight && value is (< 0 or > 1)) throw Rules.WeightBounds.Broken();
        var text = value.ToString(CultureInfo.InvariantCulture);
        Programmes.Regulations.All.First(r => r.Code == used.Code).Check?.Invoke(text);
        return version with { Version = 0, Value = text };
    }
}
