using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;
using Tongpin.Records.Store;

namespace Tongpin.Records.Reports;

public sealed record ActivityRow(long Id, string Name, string Iri, string Type);

/// <summary>All activities that statements name.</summary>
internal sealed class ActivitiesList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<KnownActivity, ActivityRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<KnownActivity, ActivityRow>> Shown =
    [
        new Column<KnownActivity, ActivityRow>("name", ("名称", "Name"), r => r.Name.Length > 0 ? r.Name : r.Iri) { Link = r => $"/records/activities/report?iri={Uri.EscapeDataString(r.Iri)}" }.SortBy(a => a.Name),
        new("type", ("类型", "Type"), r => r.Type[(r.Type.LastIndexOf('/') + 1)..] is var key && RecordWords.Kinds.FirstOrDefault(k => k.Key == key) is { } kind ? kind.Name.ToString() : r.Type),
        new("iri", ("IRI", "IRI"), r => r.Iri) { Minor = true },
    ];

    private static readonly Expression<Func<KnownActivity, ActivityRow>> RowOf = a => new(a.Id, a.Name, a.Iri, a.Type);
    public override string Key => "records.activities";
    public override Words Title => ("活动", "Activities");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "name";
    protected override IReadOnlyList<Column<KnownActivity, ActivityRow>> ColumnsOf() => Shown;
    protected override Expression<Func<KnownActivity, ActivityRow>> Row => RowOf;
    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>([new("q", ("名称或 IRI", "Name or IRI"), [])]);
    protected override IQueryable<KnownActivity> Find(ListRequest request) => request["q"] is { } text ? Db.KnownActivities.Where(a => a.Name.Holds(text) || a.Iri.Holds(text)) : Db.KnownActivities;
}
