using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>A person decides the step that holds a request, or gives his opinion in its panel; in his own seat or as substitute.</summary>
internal sealed class DecideApproval(TongpinDb db, ApprovalBook book, Seats seats, CurrentActor actor, TimeProvider clock)
{
    private const int Tries = 10;

    public sealed class Form
    {
        /// <summary>Approve, Return or Refuse; in a panel Approve is an opinion for and Refuse one against.</summary>
        [Needed] public Verdict? Verdict { get; set; }
        /// <summary>Needed for all but a plain approval.</summary>
        [AtMost(4000)] public string? Why { get; set; }
        /// <summary>In whose place, for a substitute; null: in one's own seat when one has it.</summary>
        public Guid? Seat { get; set; }
        /// <summary>The step that was seen, as the request names it (<c>round.step</c>); null decides whatever holds it now.</summary>
        public string? Step { get; set; }
        /// <summary>Evidence of the request that the words rest on.</summary>
        public List<Guid> Cites { get; set; } = [];
    }

    /// <returns>The state it came to; null when there is no such request for this person.</returns>
    public async Task<ApprovalState?> Run(ApprovalId id, Form form, CancellationToken ct)
    {
        // Of two who act at once the second looks again: his step may be decided, or his opinion still be wanted.
        var seen = ((int Round, int At)?)null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Once(id, form, place => (seen ??= place) == place, ct);
            }
            catch (RuleBroken broken) when (broken.Rule == IEdited.ChangedMeanwhile && tries < Tries) { }
        }
    }

    private async Task<ApprovalState?> Once(ApprovalId id, Form form, Func<(int Round, int At), bool> isSeen, CancellationToken ct)
    {
        // load
        if (await db.Approvals.Include(a => a.Lines).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } request) return null;
        var now = clock.GetUtcNow();
        var mine = await seats.Of(new(actor.Value.Id), ct);
        var last = request.Lines.OrderBy(l => l.When).ThenBy(l => l.Id).Last();
        var rolesEach = await book.RolesEachPerson(ct);

        // decide
        if (!isSeen((request.Round, request.At)) || request.State != ApprovalState.Running || (form.Step is { } step && step != request.Place)) throw Rules.AlreadyDecided.Broken(last.Name, Domains.Of(last.Did).Zh, Domains.Of(last.Did).En);
        var who = ChooseSeat(request, mine, form.Seat, rolesEach);
        var route = await book.RouteOf(request, request.At, ct);
        var under = route.EndsBy is { } grant && route.From(request.At + 1) is null && form.Verdict == Verdict.Approve ? grant.Id : (DelegationId?)null;
        var holders = (await seats.Holders(request.Step, request.UnitId, ct)).Count(h => !request.WasAskedBy(h.Id));
        var verdict = request.Decide(who, form.Verdict!.Value, form.Why?.Trim() ?? "", await Cited(request, form, ct), holders, rolesEach, under, now);
        if (under is { } used && verdict == Verdict.Approve) (await db.Delegations.SingleAsync(d => d.Id == used, ct)).Use();
        if (verdict is { } reached) await book.Move(request, reached, route, now, ct);

        // save
        actor.Why = form.Why?.Trim();
        await db.SaveChangesAsync(ct);
        return request.State;
    }

    /// <summary>The seat in which this person may decide the step; refuses with the reason when there is none.</summary>
    public static Decider ChooseSeat(Approval request, IReadOnlyList<Seating> mine, Guid? wanted, int rolesEach)
    {
        var held = mine.Where(s => (wanted is null || s.Person.Value == wanted) && s.Holds(request.Step, request.UnitId)).Select(s => new Decider(mine[0].Person, mine[0].Name, s.Person, s.Name)).ToList();
        if (held.Count == 0) throw (mine.Count > 0 && request.WasAskedBy(mine[0].Person) ? Rules.ApplicantDecides : Rules.NotYours).Broken();
        return held.FirstOrDefault(d => request.WhyNot(d, rolesEach) is null) ?? throw request.WhyNot(held[0], rolesEach)!;
    }

    private async Task<IReadOnlyList<EvidenceId>> Cited(Approval request, Form form, CancellationToken ct)
    {
        if (form.Cites.Count == 0) return [];
        var (ids, own, record) = (form.Cites.Select(EvidenceId.From).ToList(), request.Id.Value.ToString(), request.Record);
        var known = await db.Evidence.Where(e => ids.Contains(e.Id) && e.RemovedAt == null && ((e.Noun == "foundation_approval" && e.Record == own) || (e.Noun == request.Noun && e.Record == record))).Select(e => e.Id).ToListAsync(ct);
        return known.Count == ids.Distinct().Count() ? known : throw Rules.CitesOther.Broken();
    }
}
