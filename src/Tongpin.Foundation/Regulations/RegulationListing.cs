using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>The present version of a regulation.</summary>
public sealed record RegulationRow(string Code, Words Name, string Value, string Unit, Words Source, string DocumentNumber, RegulationLevel Level, Severity Severity, DateOnly ValidFrom, int Version, bool Verified);

/// <summary>Regulations, each with its latest version.</summary>
internal sealed class RegulationListing(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Regulation, RegulationRow>(db, actor, cache)
{
    public override string Key => "foundation.regulations";
    public override Words Title => ("规定", "Regulations");
    public override string Permission => Permissions.SeeRegulations;
    protected override string DefaultSort => "code";
    protected override string ScopeStamp => "*";

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => new(
    [
        new("q", ("代码", "Code"), []),
        new("level", ("层级", "Level"), [.. Enum.GetValues<RegulationLevel>().Select(l => new Choice(l.ToString(), LevelOf(l)))]),
        new("verified", ("核实", "Verified"), [new("yes", ("已核实", "Verified")), new("no", ("校定规则", "College's own"))]),
    ]);

    protected override IQueryable<Regulation> Find(ListRequest request)
    {
        var latest = Db.Regulations.Where(r => !Db.Set<Regulation>().Any(later => later.Code == r.Code && later.Version > r.Version));
        if (request["q"] is { } text) latest = latest.Where(r => r.Code.Contains(text));
        if (request.Enum<RegulationLevel>("level") is { } level) latest = latest.Where(r => r.Level == level);
        if (request["verified"] is { } verified) latest = latest.Where(r => r.Verified == (verified == "yes"));
        return latest;
    }

    protected override Expression<Func<Regulation, RegulationRow>> Row => r => new(r.Code, r.Name, r.Value, r.Unit, r.Source, r.DocumentNumber, r.Level, r.Severity, r.ValidFrom, r.Version, r.Verified);

    protected override IReadOnlyList<Column<Regulation, RegulationRow>> ColumnsOf() =>
    [
        new("name", ("名称", "Name"), r => r.Name) { Link = r => $"/regulations/{r.Code}" },
        new Column<Regulation, RegulationRow>("code", ("代码", "Code"), r => r.Code) { Minor = true }.SortBy(r => r.Code),
        new("value", ("值", "Value"), r => r.Value),
        new("unit", ("单位", "Unit"), r => r.Unit) { Minor = true },
        new("level", ("层级", "Level"), r => LevelOf(r.Level)),
        new("severity", ("违反时", "When broken"), r => SeverityOf(r.Severity)) { Minor = true },
        new("source", ("来源", "Source"), r => r.Source) { Minor = true },
        new("from", ("生效", "From"), r => r.ValidFrom, CellKind.Date) { Minor = true },
        new("verified", ("核实", "Verified"), r => r.Verified ? (Words)("已核实", "Verified") : ("校定规则", "College's own")) { Tone = r => r.Verified ? "success" : "warning" },
    ];

    public static Words LevelOf(RegulationLevel level) => level switch { RegulationLevel.National => ("国家", "National"), RegulationLevel.Municipal => ("市", "Municipal"), _ => ("校", "College") };
    public static Words SeverityOf(Severity severity) => severity == Severity.Block ? ("阻止", "Blocks") : ("提醒", "Warns");
}
