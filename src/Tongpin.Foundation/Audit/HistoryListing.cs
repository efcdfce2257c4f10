using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>A line of the history as people read it.</summary>
public sealed record HistoryRow(long Id, DateTimeOffset At, string Who, string Did, string Noun, string Record, string Changes, string Why, Guid? ImportId);

/// <summary>The history of the whole house (审计), newest first.</summary>
internal sealed class HistoryListing(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<AuditEntry, HistoryRow>(db, actor, cache)
{
    public override string Key => "foundation.history";
    public override Words Title => ("审计", "History");
    public override string Permission => Permissions.SeeHistory;
    protected override string DefaultSort => "-at";

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => new(
    [
        new("who", ("谁", "Who"), []),
        new("did", ("做了什么", "Did what"), [.. HistoryWords.Acts.Select(a => new Choice(a.Key, a.Value))]),
        new("noun", ("什么", "What"), [.. HistoryWords.Nouns.Select(n => new Choice(n.Key, n.Value))]),
        new("record", ("记录编号", "Id of the record"), []),
        new("from", ("从（2026-09-01）", "From (2026-09-01)"), []),
        new("until", ("到", "Until"), []),
    ]);

    protected override IQueryable<AuditEntry> Find(ListRequest request)
    {
        IQueryable<AuditEntry> lines = Db.History;
        if (request["who"] is { } who) lines = lines.Where(e => e.ActorName.Contains(who));
        if (request["did"] is { } did) lines = lines.Where(e => e.Did == did);
        if (request["noun"] is { } noun) lines = lines.Where(e => e.Noun == noun);
        if (request["record"] is { } record) lines = lines.Where(e => e.Record == record);
        if (DayOf(request["from"]) is { } from) lines = lines.Where(e => e.At >= from);
        if (DayOf(request["until"]) is { } until)
        {
            var end = until.AddDays(1);
            lines = lines.Where(e => e.At < end);
        }
        return lines;
    }

    protected override Expression<Func<AuditEntry, HistoryRow>> Row => e => new(e.Id, e.At, e.ActorName, e.Did, e.Noun, e.Record, e.Changes, e.Why, e.ImportId);

    protected override IReadOnlyList<Column<AuditEntry, HistoryRow>> ColumnsOf() =>
    [
        new Column<AuditEntry, HistoryRow>("at", ("时间", "Time"), r => r.At, CellKind.Instant).SortBy(e => e.At),
        new("who", ("谁", "Who"), r => r.Who),
        new("did", ("做了什么", "Did"), r => HistoryWords.Act(r.Did)),
        new("noun", ("什么", "What"), r => HistoryWords.Noun(r.Noun)),
        new("record", ("记录编号", "Record"), r => r.Record) { Minor = true, Link = r => $"/history?noun={Uri.EscapeDataString(r.Noun)}&record={Uri.EscapeDataString(r.Record)}" },
        new("changes", ("改动", "Changes"), r => HistoryWords.Changes(r.Changes)),
        new("why", ("原因", "Why"), r => r.Why) { Minor = true },
        new("import", ("来自导入", "From import"), r => r.ImportId is null ? null : Words.L("打开", "Open")) { Minor = true, Link = r => r.ImportId is { } id && id != IImported.SampleImport ? $"/imports/{id}" : null },
    ];

    // Days are Beijing's.
    private static DateTimeOffset? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, default, TimeSpan.FromHours(8)) : null;
}
