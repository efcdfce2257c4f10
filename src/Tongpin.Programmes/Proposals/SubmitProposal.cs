using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>The school submits its proposal: the report is whole, each gate is met or waived, no limit blocks. It then takes its way of approval.</summary>
internal sealed class SubmitProposal(TongpinDb db, ProposalBook book, IApprovals approvals, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Kind of approval.</summary>
    public const string Approval = "programmes.proposal";

    /// <summary>Category of the flow: the party committee decides what is state-controlled or waived.</summary>
    public const string Filing = "filing", Controlled = "state-controlled", Waived = "waived";

    public static ApprovalKind Flow { get; } = new(Approval, ("专业申报", "Proposal of a programme"),
    [
        new("dean", ("二级学院审核", "School dean"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest),
        new("office", ("教务处审核", "Academic office"), BuiltInRoles.AcademicOffice),
        new("experts", ("专家论证", "Expert panel"), BuiltInRoles.Expert, Mode: StepMode.Panel, Days: 10),
        new("committee", ("专业建设指导委员会审议", "Programme committee"), BuiltInRoles.ProgrammeCommittee, Mode: StepMode.Panel, Days: 10),
        new("leadership", ("校长办公会", "Leadership"), BuiltInRoles.Leadership),
        new("party", ("党委会", "Party committee"), BuiltInRoles.PartyCommittee) { Categories = [Controlled, Waived] },
    ]);

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Run(ProposalId id, CancellationToken ct)
    {
        // load
        if (await Proposal.EditableBy(db.Proposals, actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return false;
        var waived = await db.Waivers.Where(w => w.ProposalId == id).Select(w => w.Gate).ToListAsync(ct);
        var check = await book.Check(proposal, ct);

        // decide
        if (!proposal.IsOpen) throw Rules.NotOpen.Of([Proposal.NameOf(proposal.State)]);
        if (proposal.Dossier.Missing().ToList() is { Count: > 0 } missing) throw Rules.ReportIncomplete.Of([.. missing.Select(Dossier.NameOf)]);
        if (check.Failing(waived) is { Count: > 0 } failing) throw Rules.GateFails.Of([.. failing.Select(Gates.NameOf)]);
        if (check.LimitResults.Where(l => l.Blocks).ToList() is { Count: > 0 } blocks) throw Rules.LimitBlocks.Of([.. blocks.Select(l => l.Finding)]);
        proposal.Submit(check, clock.GetUtcNow());
        var category = proposal.StateControlled ? Controlled : check.GateResults.All(g => g.Met) ? Filing : Waived;
        await approvals.Submit(new(Approval, Proposal.Table, id.Value.ToString(), new($"{Proposal.NameOf(proposal.Kind).Zh}专业：{proposal.Code} {proposal.Name}", $"{Proposal.NameOf(proposal.Kind).En} programme: {proposal.Code} {proposal.Words.En}"), $"/programmes/proposals/{id.Value}", proposal.SchoolId, Category: category), ct);

        // save
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The proposal follows its request for approval; hearing twice comes to the same end.</summary>
internal sealed class FollowProposal(TongpinDb db) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Kind != SubmitProposal.Approval || fact.Noun != Proposal.Table || !Guid.TryParse(fact.Record, out var record)) return;
        var id = new ProposalId(record);
        if (await db.Proposals.FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return;
        proposal.Follow(fact.State, fact.By, fact.Why, fact.At);
        await db.SaveChangesAsync(ct);
    }
}
