using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>Units from a file, by code. A parent stands above its children, or is there already.</summary>
internal sealed class ImportUnits(TongpinDb db) : ImportKind<Unit>
{
    private Dictionary<string, UnitId> units = [];

    public override string Key => "units";
    public override Words Title => ("单位", "Units");
    public override string Permission => Permissions.EditPeople;
    public override string Href => "/units";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("单位代码", "Code"), Needed: true, ("全校唯一", "Unique in the college"), "编码", "代码", "单位编号") { Example = "0601" },
        new("name", ("单位名称", "Name"), Needed: true, null, "名称") { Example = "财经学院" },
        new("name_en", ("英文名称", "Name in English"), false, null, "英文名") { Example = "School of Finance" },
        new("kind", ("单位类型", "Kind"), Needed: true, null, "类型", "类别") { Allowed = [.. UnitWords.Kinds.Values.Select(w => w.Zh)] },
        new("parent_code", ("上级单位代码", "Parent code"), false, ("空为顶层单位", "Empty for a unit at the top"), "上级单位", "上级代码") { Field = nameof(Unit.ParentId), Example = "06" },
    ];

    protected internal override async Task Prepare(CancellationToken ct) => units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.Id, ct);

    protected internal override Unit Read(ImportLine line)
    {
        var parent = (UnitId?)null;
        if (line["parent_code"] is { Length: > 0 } code)
        {
            if (code != line["code"] && units.TryGetValue(code, out var found)) parent = found;
            else line.Refuse("parent_code", ("没有这个单位，或它写在后面：上级单位要写在下级之前。", "There is no such unit above this line: a parent comes before its children."), Nearness.Nearest(code, units.Keys));
        }
        var unit = new Unit { Code = line.Need("code"), Name = line.Need("name"), NameEn = line["name_en"], Kind = line.OneOf("kind", UnitWords.Kinds) ?? UnitKind.School, ParentId = parent };
        if (line["kind"].Length == 0) line.Need("kind");
        units.TryAdd(unit.Code, unit.Id);
        return unit;
    }

    protected internal override string KeyOf(Unit record) => record.Code;
    protected internal override IQueryable<Unit> With(IReadOnlyCollection<string> keys) => db.Units.Where(u => EF.Parameter(keys).Contains(u.Code));
}

internal static class UnitWords
{
    public static IReadOnlyDictionary<UnitKind, Words> Kinds { get; } = new Dictionary<UnitKind, Words>
    {
        [UnitKind.College] = ("学校", "College"),
        [UnitKind.School] = ("二级学院", "School"),
        [UnitKind.Office] = ("职能部门", "Office"),
        [UnitKind.Centre] = ("中心", "Centre"),
        [UnitKind.Enterprise] = ("企业", "Enterprise"),
    };
}
