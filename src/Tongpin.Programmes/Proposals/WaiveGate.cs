using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>The party committee waives a gate that is not met, with a reason; nobody else may, and nobody for his own proposal.</summary>
internal sealed class WaiveGate(TongpinDb db, ProposalBook book, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Run(ProposalId id, Gate gate, Form form, CancellationToken ct)
    {
        // load
        if (await Proposal.VisibleTo(db.Proposals, actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return false;
        var check = await book.Check(proposal, ct);

        // decide
        var waiver = Waiver.Grant(proposal, gate, form.Why, actor.Value, clock.GetUtcNow());
        if (check.GateResults.First(g => g.Gate == gate).Met) throw Rules.GateIsMet.Of([Gates.NameOf(gate)]);
        if (await db.Waivers.AnyAsync(w => w.ProposalId == id && w.Gate == gate, ct)) throw Rules.WaivedAlready.Of([Gates.NameOf(gate)]);

        // save
        db.Waivers.Add(waiver);
        actor.Why = waiver.Why;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two members at once: the first one's reason stands.
            db.ChangeTracker.Clear();
            if (await db.Waivers.AnyAsync(w => w.ProposalId == id && w.Gate == gate, ct)) throw Rules.WaivedAlready.Of([Gates.NameOf(gate)]);
            throw;
        }
        return true;
    }
}

/// <summary>The school asks the party committee for a waiver; its members are told.</summary>
internal sealed class AskWaiver(TongpinDb db, ProposalBook book, IRoleHolders holders, INotices notices, CurrentActor actor)
{
    public sealed class Form
    {
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <returns>False when there is no such proposal within reach.</returns>
    public async Task<bool> Run(ProposalId id, Form form, CancellationToken ct)
    {
        // load
        if (await Proposal.EditableBy(db.Proposals, actor.Value).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } proposal) return false;

        // decide
        if (!proposal.IsOpen) throw Rules.NotOpen.Of([Proposal.NameOf(proposal.State)]);
        if (form.Why?.Trim() is not { Length: > 0 } why) throw Rules.WaiverReason.Broken();
        var waived = await db.Waivers.Where(w => w.ProposalId == id).Select(w => w.Gate).ToListAsync(ct);
        if ((await book.Check(proposal, ct)).Failing(waived).Count == 0) throw Rules.NothingToWaive.Broken();
        proposal.WaiverAsked = why;

        // save and tell
        Words text = ($"请求豁免：{proposal.Code} {proposal.Words.Zh}", $"Waiver asked for: {proposal.Code} {proposal.Words.En}");
        foreach (var member in await holders.Of(BuiltInRoles.PartyCommittee, null, ct)) notices.Tell(member.Id, text, $"/programmes/proposals/{id.Value}", $"waiver {id.Value}");
        await db.SaveChangesAsync(ct);
        return true;
    }
}
