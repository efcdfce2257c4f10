using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Matters;

/// <summary>A unit asks for a decision of a matter, or asks again after it was returned.</summary>
internal sealed class AskMatter(TongpinDb db, ApprovalBook approvals, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form : IEditForm
    {
        [Needed] public DelegationDomain? Domain { get; set; }
        [Needed] public Guid? Unit { get; set; }
        [Needed, AtMost(120)] public string? Title { get; set; }
        [Needed, AtMost(4000)] public string? Text { get; set; }
        /// <summary>Yuan; needed for money.</summary>
        [Between(0, 1_000_000_000)] public decimal? Amount { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<MatterId> Run(Form form, CancellationToken ct)
    {
        var unit = new UnitId(form.Unit!.Value);
        if (!await db.Units.AnyAsync(u => u.Id == unit, ct)) throw Rules.NoSuchWord.Broken(form.Unit);
        UnitChoices.MustReach(actor.Value, Permissions.AskMatters, unit);
        MustTellAmount(form.Domain!.Value, form.Amount);

        var matter = new Matter { Domain = form.Domain.Value, UnitId = unit, Title = form.Title!.Trim(), Text = form.Text!.Trim(), Amount = form.Amount, ById = actor.Value.Id, By = actor.Value.Name, At = clock.GetUtcNow(), Sample = approvals.Sampling };
        db.Matters.Add(matter);
        await Submit(matter, ct);
        return matter.Id;
    }

    /// <returns>False when there is no such matter of this person.</returns>
    public async Task<bool> Again(MatterId id, Form form, CancellationToken ct)
    {
        if (await db.Matters.SingleOrDefaultAsync(m => m.Id == id && m.ById == actor.Value.Id, ct) is not { } matter) return false;
        if (matter.State != ApprovalState.Returned) throw Rules.NotReturned.Broken();
        matter.MustBe(form.Edition);
        MustTellAmount(matter.Domain, form.Amount);

        (matter.Title, matter.Text, matter.Amount, matter.State) = (form.Title!.Trim(), form.Text!.Trim(), form.Amount, ApprovalState.Running);
        await Submit(matter, ct);
        return true;
    }

    private async Task Submit(Matter matter, CancellationToken ct)
    {
        await approvals.Submit(new(matter.Kind, Matter.Noun, matter.Id.Value.ToString(), Words.Same(matter.Title), $"/matters/{matter.Id.Value}", matter.UnitId, matter.Amount), ct);
        await db.SaveChangesAsync(ct);
    }

    private static void MustTellAmount(DelegationDomain domain, decimal? amount)
    {
        if (domain == DelegationDomain.Finance && amount is null) throw Rules.AmountNeeded.Broken();
    }
}

/// <summary>What became of the request becomes the state of the matter.</summary>
internal sealed class MoveMatter(TongpinDb db) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (fact.Noun != Matter.Noun || !Guid.TryParse(fact.Record, out var id)) return;
        if (await db.Matters.SingleOrDefaultAsync(m => m.Id == new MatterId(id), ct) is not { } matter) return;
        // A fact that comes late must not undo a new asking.
        if (await db.Approvals.AsNoTracking().Where(a => a.Id == fact.Id).Select(a => a.State).SingleAsync(ct) is var now && now == matter.State) return;
        matter.State = now;
        await db.SaveChangesAsync(ct);
    }
}
