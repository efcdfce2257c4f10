using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>The college lets a unit decide for itself, or takes that back; both count at once, for running requests too.</summary>
internal sealed class GrantDelegation(TongpinDb db, ApprovalBook book, Seats seats, CurrentActor actor, IEnumerable<ApprovalKind> kinds, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed] public DelegationDomain? Domain { get; set; }
        /// <summary>Key of a kind of business; none: all of the domain.</summary>
        [AtMost(80)] public string? Kind { get; set; }
        /// <summary>Yuan, included; none: whatever the amount.</summary>
        [Between(0, 1_000_000_000)] public decimal? UpTo { get; set; }
        /// <summary>The unit, with all below it.</summary>
        [Needed] public Guid? Unit { get; set; }
        /// <summary>First day; none: today.</summary>
        public DateOnly? From { get; set; }
        /// <summary>Last day, included; none: open.</summary>
        public DateOnly? Until { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    public async Task<DelegationId> Run(Form form, CancellationToken ct)
    {
        // load
        var (unit, now) = (new UnitId(form.Unit!.Value), clock.GetUtcNow());
        if (!await db.Units.AnyAsync(u => u.Id == unit, ct)) throw Rules.NoSuchWord.Broken(form.Unit);
        UnitChoices.MustReach(actor.Value, Permissions.GrantDelegations, unit);

        // decide
        var from = form.From ?? now.BeijingDay();
        if (form.Until < from) throw Rules.DatesCrossed.Broken();
        if (form.Kind is { Length: > 0 } key)
        {
            if (kinds.FirstOrDefault(k => k.Key == key && k.Domain == form.Domain) is not { } kind) throw Rules.NoSuchWord.Broken(key);
            if (kind.Manager is not null && !(await book.HolderOf(kind, null, ct) is { } manager && (await seats.Above(manager, ct)).Contains(unit))) throw Rules.OnlyTheManager.Broken(kind.Title.Zh, kind.Title.En);
            if (!(await book.FlowOf(kind, ct)).Steps.Any(s => kind.Manager is { } m ? s.Key == m.Step : s.Place == StepPlace.UnitOfRequest)) throw Rules.NoUnitStep.Broken();
        }
        if (string.IsNullOrWhiteSpace(form.Why)) throw Rules.ReasonNeeded.Broken();

        // save
        var given = new Delegation { Domain = form.Domain!.Value, Kind = form.Kind is { Length: > 0 } ? form.Kind : null, UpTo = form.UpTo, UnitId = unit, From = from, Until = form.Until, Why = form.Why.Trim(), By = actor.Value.Name, At = now, Sample = book.Sampling };
        db.Delegations.Add(given);
        actor.Why = given.Why;
        await db.SaveChangesAsync(ct);
        return given.Id;
    }

    /// <returns>False when there is no such grant within reach.</returns>
    public async Task<bool> Revoke(DelegationId id, string? why, CancellationToken ct)
    {
        // A decision that is being made under it moves its edition; then it is revoked after that decision.
        for (var tries = 1; ; tries++)
        {
            if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } given) return false;
            UnitChoices.MustReach(actor.Value, Permissions.GrantDelegations, given.UnitId);
            given.Revoke(why?.Trim() ?? "", actor.Value.Name, clock.GetUtcNow());
            actor.Why = given.RevokedWhy;
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (RuleBroken broken) when (broken.Rule == IEdited.ChangedMeanwhile && tries < 10) { }
        }
    }
}
