using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Href">Where it leads.</param>
public sealed record NoticeRow(Guid Id, Words Text, string Href, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>One's own notices, newest first.</summary>
internal sealed class NoticesList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Notice, NoticeRow>(db, actor, cache)
{
    public override string Key => "foundation.notices";
    public override Words Title => ("通知", "Notices");
    public override string Permission => Permissions.SeeNotices;
    protected override string DefaultSort => "-at";
    protected override string ScopeStamp => Actor.Id.ToString();
    protected override Expression<Func<Notice, NoticeRow>> Row => n => new(n.Id.Value, n.Text, n.Href, n.At, n.ReadAt);

    protected override IReadOnlyList<Column<Notice, NoticeRow>> ColumnsOf() =>
    [
        // Opening it reads it.
        new("text", ("内容", "What"), r => r.Text) { Link = r => $"/notices/{r.Id}" },
        new Column<Notice, NoticeRow>("at", ("时间", "When"), r => r.At, CellKind.Instant).SortBy(n => n.At),
        new("state", ("状态", "State"), r => r.ReadAt is null ? new Words("未读", "New") : new Words("已读", "Read")) { Tone = r => r.ReadAt is null ? "primary" : "secondary" },
    ];

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
        [new("state", ("状态", "State"), [new("new", ("未读", "New")), new("read", ("已读", "Read"))])]);

    protected override IQueryable<Notice> Find(ListRequest request)
    {
        var self = new PersonId(Actor.Id);
        var mine = Db.Notices.Where(n => n.PersonId == self);
        return request["state"] switch { "new" => mine.Where(n => n.ReadAt == null), "read" => mine.Where(n => n.ReadAt != null), _ => mine };
    }
}
