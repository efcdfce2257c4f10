using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>A unit as it is exported; the columns are those of its import.</summary>
public sealed record UnitListRow(UnitId Id, string Code, string Name, string NameEn, UnitKind Kind, string? ParentCode);

/// <summary>Units as a flat list, for files.</summary>
internal sealed class UnitListing(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Unit, UnitListRow>(db, actor, cache)
{
    public override string Key => "foundation.units";
    public override Words Title => ("单位", "Units");
    public override string Permission => Permissions.SeePeople;
    protected override string DefaultSort => "code";
    protected override IQueryable<Unit> Find(ListRequest request) => Db.Units;
    protected override Expression<Func<Unit, UnitListRow>> Row => u => new(u.Id, u.Code, u.Name, u.NameEn, u.Kind, Db.Set<Unit>().Where(p => p.Id == u.ParentId).Select(p => p.Code).FirstOrDefault());

    private static readonly IReadOnlyList<Column<Unit, UnitListRow>> Shown =
    [
        new Column<Unit, UnitListRow>("code", ("单位代码", "Code"), r => r.Code).SortBy(u => u.Code),
        new Column<Unit, UnitListRow>("name", ("单位名称", "Name"), r => r.Name).SortBy(u => u.Name),
        new("name_en", ("英文名称", "Name in English"), r => r.NameEn),
        new("kind", ("单位类型", "Kind"), r => Kinds.Of(r.Kind)),
        new("parent_code", ("上级单位代码", "Parent code"), r => r.ParentCode),
    ];

    protected override IReadOnlyList<Column<Unit, UnitListRow>> ColumnsOf() => Shown;
}
