using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>A request as its readers see it in a list.</summary>
public sealed record RequestRow(Guid Id, Words Title, string Kind, string Applicant, ApprovalState State, IReadOnlyList<ApprovalStep> Steps, int At, DateTimeOffset Since, DateOnly? Due, decimal? Amount, bool Sample)
{
    public Words Step => Steps[At].Name;
}

/// <summary>What lists of requests have in common; which rows there are is theirs to say.</summary>
internal abstract class RequestsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<ApprovalKind> kinds, TimeProvider clock) : Listing<Approval, RequestRow>(db, actor, cache)
{
    private readonly Dictionary<string, Words> titles = kinds.DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Title);

    protected override string DefaultSort => "-since";
    protected override Expression<Func<Approval, RequestRow>> Row => a => new(a.Id.Value, a.Title, a.Kind, a.Applicant, a.State, a.Steps, a.At, a.Since, a.Due, a.Amount, a.Sample);
    protected TimeProvider Clock => clock;

    protected override IReadOnlyList<Column<Approval, RequestRow>> ColumnsOf() =>
    [
        new("title", ("事项", "Request"), r => r.Title) { Link = r => $"/approvals/{r.Id}" },
        new("kind", ("种类", "Kind"), r => titles.GetValueOrDefault(r.Kind, Words.Same(r.Kind))) { Minor = true },
        new("applicant", ("申请人", "Applicant"), r => r.Applicant),
        new("state", ("状态", "State"), r => Domains.Of(r.State)) { Tone = r => Domains.Tone(r.State) },
        new("step", ("步骤", "Step"), r => r.Step),
        new Column<Approval, RequestRow>("since", ("到达", "Since"), r => r.Since, CellKind.Instant).SortBy(a => a.Since),
        new("due", ("期限", "Due"), r => r.Due is { } due && due < clock.GetUtcNow().BeijingDay() ? new Words($"{Show.Day(due)} 超期", $"{Show.Day(due)} late") : Words.Same(Show.Day(r.Due))) { Tone = r => r.Due < clock.GetUtcNow().BeijingDay() ? "danger" : null },
        new("amount", ("金额（元）", "Amount (yuan)"), r => r.Amount, CellKind.Decimal) { Minor = true },
        new("sample", ("数据", "Data"), r => r.Sample ? new Words("示例数据", "Sample data") : default) { Minor = true, Tone = r => r.Sample ? "warning" : null },
    ];

    protected Filter KindFilter => new("kind", ("种类", "Kind"), [.. titles.Select(t => new Choice(t.Key, t.Value))]);
    protected static Filter StateFilter => new("state", ("状态", "State"), [.. Enum.GetValues<ApprovalState>().Select(s => new Choice(s.ToString(), Domains.Of(s)))]);

    protected static IQueryable<Approval> Narrow(IQueryable<Approval> found, ListRequest request)
    {
        if (request["kind"] is { } kind) found = found.Where(a => a.Kind == kind);
        if (request.Enum<ApprovalState>("state") is { } state) found = found.Where(a => a.State == state);
        return found;
    }
}

/// <summary>A person's own tasks (待办): what waits for him, for him as substitute, what he asked and what he decided. Needs no permission: each sees his own.</summary>
internal sealed class TasksList(TongpinDb db, CurrentActor actor, IMemoryCache cache, Seats seats, ApprovalBook book, IEnumerable<ApprovalKind> kinds, TimeProvider clock) : RequestsList(db, actor, cache, kinds, clock)
{
    private IReadOnlyList<Seating> mine = [];
    private int rolesEach = 1;

    public override string Key => "foundation.tasks";
    public override Words Title => ("待办", "Tasks");
    public override string Permission => "";
    protected override string DefaultSort => "since";
    protected override string ScopeStamp => $"{Actor.Id} {Clock.GetUtcNow().BeijingDay():yyyyMMdd}";

    protected override async ValueTask Prepare(CancellationToken ct) => (mine, rolesEach) = (await seats.Of(new(Actor.Id), ct), await book.RolesEachPerson(ct));

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
        [new("view", ("待我审批", "Waits for me"), [new("substitute", ("待我代理审批", "Waits for me as substitute")), new("asked", ("我提交的", "What I asked")), new("decided", ("我办过的", "What I decided"))]), KindFilter, StateFilter]);

    protected override IQueryable<Approval> Find(ListRequest request)
    {
        var me = Actor.Id;
        return Narrow(request["view"] switch
        {
            "asked" => Db.Approvals.Where(a => a.Lines.Any(l => l.Did == Did.Asked && l.PersonId == me)),
            "decided" => Db.Approvals.Where(a => a.Lines.Any(l => l.At >= 0 && (l.PersonId == me || l.SeatId == me))),
            "substitute" => Seats.Waiting(Db.Approvals, mine, rolesEach, substitute: true),
            _ => Seats.Waiting(Db.Approvals, mine, rolesEach),
        }, request);
    }
}

/// <summary>Every request within reach (全部审批), for those who watch over them.</summary>
internal sealed class AllRequestsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<ApprovalKind> kinds, TimeProvider clock) : RequestsList(db, actor, cache, kinds, clock)
{
    public override string Key => "foundation.approvals";
    public override Words Title => ("全部审批", "All requests");
    public override string Permission => Permissions.SeeApprovals;

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([KindFilter, StateFilter]);

    protected override IQueryable<Approval> Find(ListRequest request)
    {
        var reach = Actor.ReachOf(Permission);
        var units = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return Narrow(reach.All ? Db.Approvals : Db.Approvals.Where(a => units.Contains(a.UnitId)), request);
    }
}
