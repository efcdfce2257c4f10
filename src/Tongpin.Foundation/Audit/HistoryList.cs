using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation.Evidence;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>A line of the history as its readers see it.</summary>
public sealed record HistoryRow(long Id, DateTimeOffset At, string Who, string Did, string Noun, string Record, string Changes, string Why, Guid? ImportId, long? SealId)
{
    /// <summary>What the records that it is of and points to are called.</summary>
    internal IReadOnlyDictionary<Guid, Words> Names { get; init; } = new Dictionary<Guid, Words>();

    /// <summary>Words within the values of regulations that it tells.</summary>
    internal IReadOnlyDictionary<string, ValueWords> Regulations { get; init; } = new Dictionary<string, ValueWords>();

    /// <summary>What the record is or was called; its id where it has no name.</summary>
    public Words Called => Guid.TryParse(Record, out var id) && Names.TryGetValue(id, out var name) ? name : Words.Same(HistoryWords.NameIn(Changes) ?? Record);

    /// <summary>File of the import that wrote it.</summary>
    public Words? Import => ImportId is not { } id ? null : id == IImported.SampleImport ? ("示例数据", "Sample data") : Names.TryGetValue(id, out var file) ? file : Words.Same(id.ToString());
}

/// <summary>The whole history, newest first.</summary>
internal sealed class HistoryList(TongpinDb db, CurrentActor actor, IMemoryCache cache, HistoryWords words, RegulationWords regulations, EvidenceNouns nouns) : Listing<AuditEntry, HistoryRow>(db, actor, cache)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public override string Key => "foundation.history";
    public override Words Title => ("审计", "History");
    public override string Permission => Permissions.SeeHistory;
    protected override string DefaultSort => "-at";
    protected override string ScopeStamp => Actor.ReachOf(Permission).All ? "*" : Actor.Id.ToString();
    private static readonly Expression<Func<AuditEntry, HistoryRow>> RowOf = e => new(e.Id, e.At, e.ActorName, e.Did, e.Noun, e.Record, e.Changes, e.Why, e.ImportId, e.SealId);
    protected override Expression<Func<AuditEntry, HistoryRow>> Row => RowOf;

    protected override IReadOnlyList<Column<AuditEntry, HistoryRow>> ColumnsOf() =>
    [
        new Column<AuditEntry, HistoryRow>("at", ("时间", "When"), r => r.At, CellKind.Instant).SortBy(e => e.At),
        new Column<AuditEntry, HistoryRow>("who", ("操作人", "Who"), r => r.Who).SortBy(e => e.ActorName),
        new("did", ("操作", "Did"), r => HistoryWords.Act(r.Did)),
        new("noun", ("对象", "What"), r => words.Noun(r.Noun)),
        new("record", ("记录", "Record"), r => words.List(r.Record) ?? r.Called) { Link = r => words.Href(r.Noun, r.Record), Minor = true },
        new("changes", ("内容", "Changes"), r => words.Line(r.Noun, r.Changes, r.Names, r.Regulations)),
        new("why", ("理由", "Why"), r => r.Why),
        new("evidence", ("佐证", "Evidence"), r => nouns.IsFollowed(r.Noun) ? new Words("佐证", "Files") : null) { Link = r => nouns.IsFollowed(r.Noun) ? EvidencePlace.PageOf(r.Noun, r.Record) : null, Minor = true },
        new("import", ("导入批次", "Import"), r => r.Import) { Link = r => r.ImportId is { } id && id != IImported.SampleImport ? $"/imports/{id}" : null, Minor = true },
        new("seal", ("封签", "Seal"), r => r.SealId, CellKind.Integer) { Minor = true },
    ];

    protected override async ValueTask<IReadOnlyList<HistoryRow>> Complete(IReadOnlyList<HistoryRow> rows, CancellationToken ct)
    {
        var imports = rows.Where(r => r.ImportId is not null).Select(r => ("foundation_import", r.ImportId.ToString()!, "{}"));
        var names = await RecordNames.In(Db, rows.Select(r => (r.Noun, r.Record, r.Changes)).Concat(imports), ct);
        var values = await regulations.Of(HistoryWords.RegulationsIn(rows.Select(r => (r.Noun, r.Changes))), ct);
        return [.. rows.Select(r => r with { Names = names, Regulations = values })];
    }

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("who", ("操作人", "Who"), []),
        new("did", ("操作", "Did"), [.. HistoryWords.Acts.Select(a => new Choice(a.Key, a.Value))]),
        new("noun", ("对象", "What"), [.. words.Nouns.Select(n => new Choice(n.Table, n.Name))]),
        new("record", ("记录编号", "Record id"), []),
        new("from", ("从", "From"), []) { IsDay = true },
        new("to", ("到", "To"), []) { IsDay = true },
    ]);

    protected override IQueryable<AuditEntry> Find(ListRequest request)
    {
        var found = AuditEntry.VisibleTo(Db.History, Actor);
        if (request["who"] is { } who) found = found.Where(e => e.ActorName.Contains(who));
        if (request["did"] is { } did) found = found.Where(e => e.Did == did);
        if (request["noun"] is { } noun) found = found.Where(e => e.Noun == noun);
        if (request["record"] is { } record) found = found.Where(e => e.Record == record);
        if (Midnight(request["from"]) is { } from) found = found.Where(e => e.At >= from);
        if (Midnight(request["to"])?.AddDays(1) is { } to) found = found.Where(e => e.At < to);
        return found;
    }

    private static DateTimeOffset? Midnight(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1 and < 9999 ? new(date, TimeOnly.MinValue, Beijing) : null;
}
