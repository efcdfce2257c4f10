using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>A request as one reader sees it.</summary>
/// <param name="Place">Names the step that holds it; a decision carries it back.</param>
/// <param name="Waiting">Names of those who may decide the step now.</param>
/// <param name="Mine">The seats in which this reader may decide it; empty when he may not.</param>
/// <param name="Mayhap">Why he may not, though the step is his.</param>
public sealed record ApprovalView(Guid Id, string Kind, Words KindTitle, Words Title, string Href, string Noun, string Record, ApprovalState State, string Place, string Applicant, Words? Unit, decimal? Amount, string Category,
    DateTimeOffset AskedAt, DateTimeOffset Since, DateOnly? Due, DateTimeOffset? EndedAt, int Flow, bool Late, bool Sample, IReadOnlyList<ApprovalLeg> Route, IReadOnlyList<string> Waiting, IReadOnlyList<ApprovalSeat> Mine, Words? Mayhap, bool MayWithdraw, IReadOnlyList<ApprovalLineView> Lines)
{
    /// <summary>The step that holds it, or held it last.</summary>
    public ApprovalLeg Step => Route.First(l => l.Now);
}

/// <summary>A seat in which somebody may decide.</summary>
/// <param name="For">Name of the person he stands in for; empty in his own seat.</param>
public sealed record ApprovalSeat(Guid Person, string For);

/// <summary>One step of the route, and why the request goes there or not.</summary>
public sealed record ApprovalLeg(int Index, string Key, Words Name, string Role, Words RoleName, StepMode Mode, int Quorum, int Days, bool Goes, Words Because, bool Done, bool Now, int InFavour, int Against);

/// <summary>A line of the history of a request.</summary>
public sealed record ApprovalLineView(Guid Id, int Round, Words Step, Guid PersonId, string Name, string SeatName, Did Did, string Why, IReadOnlyList<EvidenceFacts> Cites, Words? Under, DateTimeOffset When);

/// <summary>Reads requests for their readers: the applicant, those who decide or have decided, and who may see all requests of the unit.</summary>
internal sealed class ApprovalDesk(TongpinDb db, ApprovalBook book, Seats seats, CurrentActor actor, IEnumerable<ApprovalKind> kinds, TimeProvider clock)
{
    /// <returns>Null when there is no such request, or it is not for this reader.</returns>
    public async Task<ApprovalView?> Open(ApprovalId id, CancellationToken ct) =>
        await Load(a => a.Where(x => x.Id == id), ct) is { } request && await MaySee(request, ct) ? await View(request, ct) : null;

    /// <summary>The newest request of a record, for a page that has let its reader see the record.</summary>
    public async Task<ApprovalView?> OfRecord(string noun, string record, CancellationToken ct) =>
        await Load(a => a.Where(x => x.Noun == noun && x.Record == record).OrderByDescending(x => x.AskedAt).ThenByDescending(x => x.Id), ct) is { } request ? await View(request, ct) : null;

    /// <summary>Whether a request is for this reader at all.</summary>
    public async Task<bool> MaySee(ApprovalId id, CancellationToken ct) => await Load(a => a.Where(x => x.Id == id), ct) is { } request && await MaySee(request, ct);

    private Task<Approval?> Load(Func<IQueryable<Approval>, IQueryable<Approval>> which, CancellationToken ct) => which(db.Approvals.AsNoTracking().Include(a => a.Lines)).FirstOrDefaultAsync(ct);

    private async Task<bool> MaySee(Approval request, CancellationToken ct)
    {
        var me = actor.Value;
        if (me.IsHouse || request.Lines.Any(l => l.PersonId == me.Id || l.SeatId == me.Id)) return true;
        if (me.ReachOf(Permissions.SeeApprovals) is var reach && (reach.All || (request.UnitId is { } unit && reach.Units.Contains(unit.Value)))) return true;
        var mine = await seats.Of(new(me.Id), ct);
        return request.Steps.Any(s => mine.Any(m => m.Holds(s, request.UnitId)));
    }

    private async Task<ApprovalView> View(Approval request, CancellationToken ct)
    {
        var route = await book.RouteOf(request, request.At, ct);
        var lines = request.Lines.OrderBy(l => l.When).ThenBy(l => l.Id).ToList();
        var roles = await db.Roles.Select(r => new { r.Key, r.Name, r.NameEn }).ToDictionaryAsync(r => r.Key, r => new Words(r.Name, r.NameEn), ct);
        var units = await db.Units.Where(u => u.Id == request.UnitId).Select(u => new { u.Name, u.NameEn }).ToListAsync(ct);
        var cites = lines.SelectMany(l => l.Cites).ToList();
        var files = cites.Count == 0 ? [] : await db.Evidence.Where(e => cites.Contains(e.Id)).Select(e => new EvidenceFacts(e.Id, e.Name, e.Size, e.Type, e.By, e.At, e.Note)).ToDictionaryAsync(f => f.Id, ct);
        // The grant of then, also when it was revoked since.
        var used = lines.Select(l => l.Under).OfType<DelegationId>().ToList();
        var grants = used.Count == 0 ? [] : (await db.Delegations.AsNoTracking().Include(d => d.Unit).Where(d => used.Contains(d.Id)).ToListAsync(ct)).ToDictionary(d => d.Id, d => d.Limit());
        var (waiting, mine, mayhap) = request.State == ApprovalState.Running ? await Who(request, ct) : ([], [], null);
        var today = clock.GetUtcNow().BeijingDay();
        var kind = kinds.FirstOrDefault(k => k.Key == request.Kind);
        var running = request.State == ApprovalState.Running;
        return new(request.Id.Value, request.Kind, kind?.Title ?? Words.Same(request.Kind), request.Title, request.Href, request.Noun, request.Record, request.State, request.Place, request.Applicant,
            units is [var u] ? Words.Of(u.Name, u.NameEn) : null, request.Amount, request.Category, request.AskedAt, request.Since, request.Due, request.EndedAt, request.Flow, request.Due < today, request.Sample,
            [.. route.Legs.Select(l => new ApprovalLeg(l.Index, l.Step.Key, l.Step.Name, l.Step.Role, roles.GetValueOrDefault(l.Step.Role, Words.Same(l.Step.Role)), l.Step.Mode, l.Step.Quorum, l.Step.Days, l.Goes, l.Because,
                l.Goes && (l.Index < request.At || request.State == ApprovalState.Approved), l.Index == request.At,
                lines.Count(x => x.Round == request.Round && x.At == l.Index && x.Did == Did.For), lines.Count(x => x.Round == request.Round && x.At == l.Index && x.Did == Did.Against)))],
            waiting, mine, mayhap, request.IsOpen && request.WasAskedBy(new(actor.Value.Id)) && actor.Value.Id != Guid.Empty,
            [.. lines.Select(l => new ApprovalLineView(l.Id.Value, l.Round, l.At < 0 ? new Words("申请人", "Applicant") : request.Steps[l.At].Name, l.PersonId, l.Name, l.SeatName, l.Did, l.Why, [.. l.Cites.Where(files.ContainsKey).Select(c => files[c])],
                l.Under is { } grant ? grants[grant] : null, l.When))]);
    }

    private async Task<(IReadOnlyList<string>, IReadOnlyList<ApprovalSeat>, Words?)> Who(Approval request, CancellationToken ct)
    {
        var rolesEach = await book.RolesEachPerson(ct);
        var holders = await seats.Holders(request.Step, request.UnitId, ct);
        var waiting = holders.Where(h => request.WhyNot(new(h.Id, h.Name, h.Id, h.Name), rolesEach) is null).Select(h => h.Name).ToList();
        var held = await seats.Of(new(actor.Value.Id), ct) is { Count: > 0 } all ? all.Where(s => s.Holds(request.Step, request.UnitId)).Select(s => new Decider(all[0].Person, all[0].Name, s.Person, s.Name)).ToList() : [];
        var may = held.Where(d => request.WhyNot(d, rolesEach) is null).Select(d => new ApprovalSeat(d.Seat.Value, d.IsSubstitute ? d.SeatName : "")).ToList();
        return (waiting, may, may.Count == 0 && held.Count > 0 ? request.WhyNot(held[0], rolesEach)?.Words : null);
    }
}
