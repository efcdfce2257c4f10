using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Reform;

/// <summary>A task as its readers see it.</summary>
public sealed record ReformRow(Guid Id, string Title, string UnitName, string UnitNameEn, string Owner, DateOnly Due, IReadOnlyList<Milestone> Milestones, DateOnly? FinishedOn, bool IsSample);

/// <summary>The reform plan.</summary>
internal sealed class ReformList(TongpinDb db, CurrentActor actor, IMemoryCache cache, TimeProvider clock) : Listing<ReformTask, ReformRow>(db, actor, cache)
{
    public override string Key => "training.reform";
    public override Words Title => ("改革任务", "Reform plan");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "due";
    protected override Expression<Func<ReformTask, ReformRow>> Row => t => new(t.Id.Value, t.Title, t.UnitName, t.UnitNameEn, t.OwnerName, t.Due, t.Milestones, t.FinishedOn, t.ImportId == IImported.SampleImport);

    protected override IReadOnlyList<Column<ReformTask, ReformRow>> ColumnsOf() =>
    [
        new Column<ReformTask, ReformRow>("title", ("任务", "Task"), r => r.Title) { Link = r => $"/training/reform/{r.Id}" }.SortBy(t => t.Title),
        new("unit", ("责任单位", "Unit"), r => Words.Of(r.UnitName, r.UnitNameEn)),
        new("owner", ("责任人", "Owner"), r => r.Owner),
        new("done", ("里程碑", "Milestones"), r => Words.Same($"{r.Milestones.Count(m => m.Done is not null)}/{r.Milestones.Count}")),
        new("progress", ("进度", "Progress"), r => ReformTask.ProgressOf(r.Milestones), CellKind.Percent),
        new Column<ReformTask, ReformRow>("due", ("完成期限", "Due"), r => r.Due, CellKind.Date).SortBy(t => t.Due),
        new("state", ("状态", "State"), r => StateOf(r)) { Tone = r => r.FinishedOn is not null ? "success" : ReformTask.IsLateOf(r.Milestones, Today) ? "danger" : "info" },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("任务或责任人", "Task or owner"), []),
        new("state", ("状态", "State"), [new("open", ("进行中", "Open")), new("finished", ("已完成", "Finished"))]),
    ]);

    protected override IQueryable<ReformTask> Find(ListRequest request)
    {
        IQueryable<ReformTask> found = Db.Reform;
        foreach (var text in request.Words("q")) found = found.Where(t => t.Title.Holds(text) || t.OwnerName.Holds(text));
        return request["state"] switch { "open" => found.Where(t => t.FinishedOn == null), "finished" => found.Where(t => t.FinishedOn != null), _ => found };
    }

    private DateOnly Today => clock.GetUtcNow().BeijingDay();

    private Words StateOf(ReformRow row) => row.FinishedOn is not null ? new Words("已完成", "Finished") : ReformTask.IsLateOf(row.Milestones, Today) ? new Words("有逾期", "Late") : new Words("进行中", "Open");
}
