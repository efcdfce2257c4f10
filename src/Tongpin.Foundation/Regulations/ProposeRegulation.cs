using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>A person proposes a new version of a regulation; it is checked now and counts once it is approved.</summary>
internal sealed class ProposeRegulation(TongpinDb db, ChangeRegulation change, IApprovals approvals, CurrentActor actor, RegulationWords words)
{
    public const string Noun = "foundation_regulation_proposal";

    public static readonly ApprovalKind Kind = new("foundation.regulation", ("修改规定", "Change of a regulation"), [new("leadership", ("校领导审批", "Leadership decides"), BuiltInRoles.Leadership)]);

    /// <returns>The request; null when there is no such regulation.</returns>
    public async Task<ApprovalId?> Run(string code, ChangeRegulation.Form form, CancellationToken ct)
    {
        // load
        if (await change.Next(code, form, actor.Value.Name, ct) is not { } next) return null;
        var open = await db.Proposals.SingleOrDefaultAsync(p => p.OpenCode == code, ct);

        // decide
        if (open?.State == ApprovalState.Running) throw Rules.ProposalOpen.Broken(open.By);
        var source = form.Source?.Trim() ?? "";
        if (open is null) db.Proposals.Add(open = new() { Code = code, OpenCode = code, Value = next.Value, Source = source, DocumentNumber = next.DocumentNumber, Severity = next.Severity, ValidFrom = next.ValidFrom, ValidTo = next.ValidTo, Why = next.Why, By = next.By, At = next.At });
        else open.Take(next, source);
        open.Move(ApprovalState.Running);
        actor.Why = next.Why;
        var line = RegulationValue.Line(next.Value, (await words.Of(code, ct)).Names) is var text && text.Length > 60 ? text[..60] + "…" : text;
        var request = await approvals.Submit(new(Kind.Key, Noun, open.Id.Value.ToString(), ($"修改规定：{next.Name}改为 {line}", $"Change a regulation: {next.NameEn} to {line}"), $"/regulations/{code}", Category: next.Level.ToString()), ct);

        // save
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.OpenCode == code, ct) is { } first) throw Rules.ProposalOpen.Broken(first.By);
            throw;
        }
        return request;
    }
}

/// <summary>What was approved becomes a version; what was not waits for its applicant or is over.</summary>
internal sealed class TakeProposal(TongpinDb db, ChangeRegulation change, RegulationBook book, TimeProvider clock) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Kind != ProposeRegulation.Kind.Key || !Guid.TryParse(fact.Record, out var id)) return;
        if (await db.Proposals.SingleOrDefaultAsync(p => p.Id == new ProposalId(id), ct) is not { State: ApprovalState.Running or ApprovalState.Returned } proposal) return;

        proposal.Move(fact.State);
        if (fact.State == ApprovalState.Approved && await change.Next(proposal.Code, proposal.Form, Both(proposal.By, fact.By), ct) is { } next)
        {
            db.Regulations.Add(next);
            proposal.Version = next.Version;
            db.Tell(new RegulationChanged(proposal.Code), clock.GetUtcNow());
        }
        await db.SaveChangesAsync(ct);
        book.Forget();
    }

    // Who proposed and who approved, as the book names them.
    private static string Both(string by, string approver) => $"{by} / {approver}" is { Length: > 80 } names ? names[..80] : $"{by} / {approver}";
}
