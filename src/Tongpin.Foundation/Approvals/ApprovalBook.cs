using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>What the porch promises: asking, withdrawing, looking up; and moving a request along its route.</summary>
internal sealed class ApprovalBook(TongpinDb db, CurrentActor actor, Seats seats, IRegulations regulations, IWorkingDays days, INotices notices, IEnumerable<ApprovalKind> kinds, TimeProvider clock) : IApprovals
{
    public const string RolesEach = "foundation.approval.roles-each";
    public const string RemindBefore = "foundation.approval.remind-before";

    private DateOnly Today => clock.GetUtcNow().BeijingDay();

    public async Task<ApprovalId> Submit(ApprovalAsk ask, CancellationToken ct)
    {
        // load
        var kind = KindOf(ask.Kind);
        var now = clock.GetUtcNow();
        var key = Approval.KeyOf(ask.Noun, ask.Record);
        var request = await db.Approvals.Include(a => a.Lines).SingleOrDefaultAsync(a => a.OpenKey == key, ct);
        var person = await db.PersonBehind(actor.Value, ct);

        // decide
        if (request?.State == ApprovalState.Running) throw Rules.AlreadyAsked.Broken(request.Applicant);
        if (request is null)
        {
            var (version, steps) = await FlowOf(kind, ct);
            request = new()
            {
                Kind = ask.Kind,
                Noun = ask.Noun,
                Record = ask.Record,
                Title = ask.Title,
                Href = ask.Href,
                UnitId = ask.Unit,
                Amount = ask.Amount,
                Category = ask.Category,
                ApplicantId = person,
                Applicant = actor.Value.Name,
                Flow = version,
                Steps = steps,
                AskedAt = now,
                Sample = Sampling || ask.Sample,
            };
            db.Approvals.Add(request);
        }
        (request.Title, request.Href, request.UnitId, request.Amount, request.Category) = (ask.Title, ask.Href, ask.Unit, ask.Amount, ask.Category);
        request.Ask(person, actor.Value.Name, actor.Why ?? "", now);
        var route = await RouteOf(request, 0, ct);
        foreach (var leg in route.Legs.Where(l => l.Goes))
        {
            var able = (await seats.Holders(leg.Step, request.UnitId, ct)).Count(h => !request.WasAskedBy(h.Id));
            if (able < (leg.Step.Mode == StepMode.Panel ? Math.Max(1, leg.Step.Quorum) : 1)) throw Rules.NobodyDecides.Broken(leg.Step.Name.Zh, leg.Step.Name.En);
        }
        if (route.From(0) is not { } first) throw Rules.NoSteps.Broken();

        // tell, with the caller's save
        await GoTo(request, first, now, ct);
        return request.Id;
    }

    public async Task Withdraw(ApprovalId id, string why, CancellationToken ct)
    {
        var request = await db.Approvals.Include(a => a.Lines).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw Rules.NoSuchWord.Broken(id.Value);
        var now = clock.GetUtcNow();
        request.Withdraw(await db.PersonBehind(actor.Value, ct), actor.Value.Name, why.Trim(), now);
        Tell(request, actor.Value.Name, why.Trim(), now);
    }

    public async Task<ApprovalFacts?> Latest(string noun, string record, CancellationToken ct) =>
        await db.Approvals.AsNoTracking().Include(a => a.Lines).Where(a => a.Noun == noun && a.Record == record).OrderByDescending(a => a.AskedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(ct) is { } a
            ? new(a.Id, a.Kind, a.State, a.Step.Name, a.Since, a.Lines.OrderBy(l => l.When).ThenBy(l => l.Id).Last().Name, a.Lines.OrderBy(l => l.When).ThenBy(l => l.Id).Last().Why)
            : null;

    /// <summary>True while the sample college is being made.</summary>
    public bool Sampling { get; set; }

    public ApprovalKind KindOf(string key) => kinds.FirstOrDefault(k => k.Key == key) ?? throw new InvalidOperationException($"No module registers the approval {key}.");

    /// <summary>The flow in force: the college's newest version, or what ships.</summary>
    public async Task<(int Version, IReadOnlyList<ApprovalStep> Steps)> FlowOf(ApprovalKind kind, CancellationToken ct) =>
        await db.Flows.AsNoTracking().Where(f => f.Kind == kind.Key).OrderByDescending(f => f.Version).FirstOrDefaultAsync(ct) is { } own ? (own.Version, own.Steps) : (1, kind.Steps);

    public async Task<int> RolesEachPerson(CancellationToken ct) => (int)(await regulations.InForce(RolesEach, Today, ct)).Number;

    /// <summary>The way of a request by the grants of today; of one that has ended, as it was.</summary>
    public async Task<Route> RouteOf(Approval request, int at, CancellationToken ct)
    {
        var grant = (GrantInForce?)null;
        var kind = kinds.FirstOrDefault(k => k.Key == request.Kind);
        if (request.State is ApprovalState.Running or ApprovalState.Returned && kind?.Domain is { } domain && await HolderOf(kind, request.UnitId, ct) is { } unit)
        {
            var above = await seats.Above(unit, ct);
            var known = await db.Delegations.AsNoTracking().Where(d => d.Domain == domain && d.RevokedAt == null && above.Contains(d.UnitId)).OrderBy(d => d.At).ToListAsync(ct);
            // The widest first, so that the page names the one that will last.
            var found = known.Where(d => d.Covers(domain, request.Kind, request.Amount, above, Today)).OrderByDescending(d => d.UpTo ?? decimal.MaxValue).FirstOrDefault();
            if (found is not null) grant = await Tell(found, ct);
        }
        else if (request.Lines.FirstOrDefault(l => l.Round == request.Round && l.Under is not null)?.Under is { } under)
        {
            grant = await Tell(await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == under, ct), ct);
        }
        return Route.Of(request.Steps, request.Amount, request.Category, grant, at, kind?.Manager?.Step);

        async Task<GrantInForce> Tell(Delegation d, CancellationToken ct)
        {
            var name = await db.Units.Where(u => u.Id == d.UnitId).Select(u => new { u.Name, u.NameEn }).SingleAsync(ct);
            return new(d.Id, Words.Of(name.Name, name.NameEn), d.Domain, d.UpTo, d.Until);
        }
    }

    /// <summary>The unit that a grant of this business must name, or one above it.</summary>
    public async Task<UnitId?> HolderOf(ApprovalKind kind, UnitId? asks, CancellationToken ct) => kind.Manager is { } manager ? await UnitBy(manager.UnitRegulation, ct) : asks;

    /// <summary>The unit that a regulation names by its code; null when there is none of it.</summary>
    public async Task<UnitId?> UnitBy(string regulation, CancellationToken ct)
    {
        var code = (await regulations.InForce(regulation, Today, ct)).Value;
        return await db.Units.Where(u => u.Code == code).Select(u => (UnitId?)u.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>Brings the verdict of the step that holds it to its consequences: the next step, back to the applicant, or the end.</summary>
    public async Task Move(Approval request, Verdict verdict, Route route, DateTimeOffset now, CancellationToken ct)
    {
        if (verdict == Verdict.Approve && route.From(request.At + 1) is { } next)
        {
            await GoTo(request, next, now, ct);
            return;
        }
        var (by, why) = request.Said(verdict);
        request.End(verdict switch { Verdict.Approve => ApprovalState.Approved, Verdict.Return => ApprovalState.Returned, _ => ApprovalState.Refused }, now);
        Tell(request, by, why, now);
        notices.Tell(new(request.ApplicantId), ($"{Domains.Of(request.State).Zh}：{request.Title.Zh}", $"{Domains.Of(request.State).En}: {request.Title.En}"), request.State == ApprovalState.Returned ? request.Href : $"/approvals/{request.Id.Value}", $"approval {request.Id.Value} {request.Round} {request.State}");
    }

    /// <summary>Tells everybody who may decide the step that holds it, and who stands in for them.</summary>
    public async Task TellDeciders(Approval request, Func<Words, Words> text, string cause, CancellationToken ct)
    {
        var holders = (await seats.Holders(request.Step, request.UnitId, ct)).Select(h => h.Id).Where(h => !request.WasAskedBy(h) && !request.Lines.Any(l => l.Round == request.Round && l.At == request.At && (l.PersonId == h.Value || l.SeatId == h.Value))).ToList();
        var all = holders.Concat((await seats.Substitutes(holders, ct)).Select(s => s.Substitute).Where(s => !request.WasAskedBy(s))).Distinct();
        foreach (var person in all) notices.Tell(person, text(request.Title), $"/approvals/{request.Id.Value}", $"approval {request.Id.Value} {request.Round}.{request.At} {cause}");
    }

    private async Task GoTo(Approval request, int step, DateTimeOffset now, CancellationToken ct)
    {
        request.GoTo(step, await days.After(now.BeijingDay(), request.Steps[step].Days, ct), now);
        await TellDeciders(request, title => ($"待您审批：{title.Zh}", $"Waits for your decision: {title.En}"), "came", ct);
    }

    private void Tell(Approval request, string by, string why, DateTimeOffset now) =>
        db.Tell(new ApprovalMoved(request.Id, request.Kind, request.Noun, request.Record, request.State, by, why, now), now);
}
