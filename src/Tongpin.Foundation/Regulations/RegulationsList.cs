using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>A version as its readers see it.</summary>
public sealed record RegulationRow(Guid Id, string Code, int Version, Words Name, string Value, string Unit, Words Source, string DocumentNumber, RegulationLevel Level, Severity Severity,
    DateOnly ValidFrom, DateOnly? ValidTo, bool Verified, bool Editable, string By, DateTimeOffset At, string Why)
{
    internal static Expression<Func<Regulation, RegulationRow>> Of { get; } = r => new(r.Id.Value, r.Code, r.Version, new(r.Name, r.NameEn), r.Value, r.Unit, new(r.Source, r.SourceEn), r.DocumentNumber, r.Level, r.Severity,
        r.ValidFrom, r.ValidTo, r.Verified, r.Editable && r.Level != RegulationLevel.National, r.By, r.At, r.Why);

    internal static Words NameOf(RegulationLevel level) => level switch
    {
        RegulationLevel.National => ("国家", "National"),
        RegulationLevel.Municipal => ("市级", "Municipal"),
        _ => ("校级", "College"),
    };

    internal static Words NameOf(Severity severity) => severity == Severity.Block ? ("强制", "Blocks") : ("提醒", "Warns");
}

/// <summary>Every regulation once, in the version that counts today.</summary>
internal sealed class RegulationsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, RegulationWords reader, TimeProvider clock) : Listing<Regulation, RegulationRow>(db, actor, cache)
{
    private IReadOnlyDictionary<string, ValueWords> words = new Dictionary<string, ValueWords>();

    protected override async ValueTask Prepare(CancellationToken ct) => words = await reader.All(ct);

    protected override IReadOnlyList<Column<Regulation, RegulationRow>> ColumnsOf() =>
    [
        new Column<Regulation, RegulationRow>("name", ("规定", "Regulation"), r => r.Name) { Link = r => $"/regulations/{r.Code}" }.SortBy(r => r.Name),
        new("value", ("取值", "Value"), r => RegulationValue.Brief(r.Value, words.GetValueOrDefault(r.Code)?.Names)),
        new("unit", ("单位", "Unit"), r => RegulationValue.UnitOf(r.Unit)) { Minor = true },
        new("level", ("层级", "Level"), r => RegulationRow.NameOf(r.Level)),
        new("severity", ("效力", "Effect"), r => RegulationRow.NameOf(r.Severity)) { Tone = r => r.Severity == Severity.Block ? "danger" : "secondary" },
        new("verified", ("依据", "Basis"), r => r.Verified ? r.DocumentNumber.Length > 0 ? Words.Same(r.DocumentNumber) : r.Source : new Words("校定规则", "College rule")) { Tone = r => r.Verified ? null : "info" },
        new Column<Regulation, RegulationRow>("from", ("生效", "Valid from"), r => r.ValidFrom, CellKind.Date).SortBy(r => r.ValidFrom),
        new Column<Regulation, RegulationRow>("version", ("版本", "Version"), r => r.Version, CellKind.Integer) { Minor = true }.SortBy(r => r.Version),
        new Column<Regulation, RegulationRow>("code", ("代码", "Code"), r => r.Code) { Minor = true }.SortBy(r => r.Code),
    ];

    public override string Key => "foundation.regulations";
    public override Words Title => ("规定", "Regulations");
    public override string Permission => Permissions.SeeRegulations;
    protected override string DefaultSort => "code";
    protected override Expression<Func<Regulation, RegulationRow>> Row => RegulationRow.Of;

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("名称或代码", "Name or code"), []),
        new("level", ("层级", "Level"), [.. Enum.GetValues<RegulationLevel>().Select(l => new Choice(l.ToString(), RegulationRow.NameOf(l)))]),
        new("severity", ("效力", "Effect"), [.. Enum.GetValues<Severity>().Select(s => new Choice(s.ToString(), RegulationRow.NameOf(s)))]),
    ]);

    protected override IQueryable<Regulation> Find(ListRequest request)
    {
        var today = clock.GetUtcNow().BeijingDay();
        var all = Db.Regulations;
        // The order of RegulationOrder.InForceFirst, written out because a query inside a query cannot call it.
        var found = all.Where(r => r.Version == all.Where(v => v.Code == r.Code)
            .OrderByDescending(v => v.ValidFrom <= today && (v.ValidTo == null || v.ValidTo >= today)).ThenBy(v => v.ValidFrom <= today ? today : v.ValidFrom).ThenByDescending(v => v.Version)
            .Select(v => v.Version).First());
        foreach (var text in request.Words("q")) found = found.Where(r => r.Name.Holds(text) || r.NameEn.Holds(text) || r.Code.Holds(text));
        if (request.Enum<RegulationLevel>("level") is { } level) found = found.Where(r => r.Level == level);
        if (request.Enum<Severity>("severity") is { } severity) found = found.Where(r => r.Severity == severity);
        return found;
    }
}
