using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>Units from a file, by code. A parent stands above its children, or is there already.</summary>
internal sealed class ImportUnits(TongpinDb db, CurrentActor actor) : ImportKind<Unit>
{
    private static readonly Dictionary<UnitKind, Words> KindWords = Enum.GetValues<UnitKind>().ToDictionary(k => k, Kinds.Of);
    private Dictionary<string, UnitId> units = [];
    private Dictionary<UnitId, UnitId?> parents = [];
    private HashSet<UnitId>? reached;

    public override string Key => "units";
    public override Words Title => ("单位", "Units");
    public override string Permission => Permissions.EditPeople;
    public override string Href => "/units";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", ("单位代码", "Code"), Needed: true, ("全校唯一", "Unique in the college"), "编码", "代码", "单位编号") { Example = "0601" },
        new("name", ("单位名称", "Name"), Needed: true, null, "名称") { Example = "财经学院" },
        new("name_en", ("英文名称", "Name in English"), false, null, "英文名") { Example = "School of Finance" },
        new("kind", ("单位类型", "Kind"), Needed: true, null, "类型", "类别") { Allowed = [.. KindWords.Values.Select(w => w.Zh)] },
        new("parent_code", ("上级单位代码", "Parent code"), false, ("空为顶层单位", "Empty for a unit at the top"), "上级单位", "上级代码") { Fields = [nameof(Unit.ParentId)], Example = "06" },
    ];

    protected internal override async Task Prepare(CancellationToken ct)
    {
        var known = await db.Units.AsNoTracking().Select(u => new { u.Code, u.Id, u.ParentId }).ToListAsync(ct);
        units = known.ToDictionary(u => u.Code, u => u.Id);
        parents = known.ToDictionary(u => u.Id, u => u.ParentId);
        var reach = actor.Value.ReachOf(Permission);
        reached = reach.All ? null : [.. reach.Units.Select(UnitId.From)];
    }

    protected internal override Unit Read(ImportLine line)
    {
        var unit = new Unit { Code = line.Need("code"), Name = line.Need("name"), NameEn = line["name_en"], Kind = line.OneOf("kind", KindWords) ?? UnitKind.School };
        line.Need("kind");
        var isNew = units.TryAdd(unit.Code, unit.Id);
        var id = units[unit.Code];
        if (!isNew && reached?.Contains(id) == false) line.Refuse("code", OutOfReach);
        var before = isNew ? null : parents[id];
        unit.ParentId = ParentOf(line, id);
        // As in the form: a unit is put only below what one may edit; one that stays where it is may hang higher up.
        if (reached is not null && line.IsRight && (isNew || unit.ParentId != before) && !(unit.ParentId is { } above && reached.Contains(above))) line.Refuse("parent_code", OutOfReach);
        if (isNew && line.IsRight) reached?.Add(id);
        parents[id] = unit.ParentId;
        return unit;
    }

    private static readonly Words OutOfReach = ("不在您可维护的单位之内。", "Not among the units that you may edit.");

    private UnitId? ParentOf(ImportLine line, UnitId unit)
    {
        if (line["parent_code"] is not { Length: > 0 } code) return null;
        if (!units.TryGetValue(code, out var parent))
        {
            line.Refuse("parent_code", ("没有这个单位，或它写在后面：上级单位要写在下级之前。", "There is no such unit above this line: a parent comes before its children."), Nearness.Nearest(code, units.Keys));
            return null;
        }
        for (var above = (UnitId?)parent; above is { } at; above = parents.GetValueOrDefault(at))
        {
            if (at != unit) continue;
            line.Refuse("parent_code", Rules.UnitBelowItself.Message);
            return null;
        }
        return parent;
    }

    protected internal override Task Written(ImportResult result, CancellationToken ct) => db.MustBeTree(ct);

    // What stood above a unit before the file may stand below it by now.
    protected internal override Task Undone(CancellationToken ct) => db.MustBeTree(ct);

    protected internal override string KeyOf(Unit record) => record.Code;
    protected internal override IQueryable<Unit> With(IReadOnlyCollection<string> keys) => db.Units.Where(u => EF.Parameter(keys).Contains(u.Code));
}
