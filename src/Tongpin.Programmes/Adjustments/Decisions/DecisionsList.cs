using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Decisions;

public sealed record DecisionRow(Guid Id, DateTimeOffset At, int Year, string Code, string Name, string NameEn, string SchoolName, string SchoolNameEn, DecisionKind Kind, Words What, string By, string Why, Words Evidence, string Rules, string Href, bool IsSample) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Id.ToString();
}

/// <summary>The decision book.</summary>
internal sealed class DecisionsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<Decision, DecisionRow>(db, actor, cache, evidence, Decision.Table)
{
    private static readonly IReadOnlyList<Column<Decision, DecisionRow>> Shown =
    [
        new("programme", ("专业", "Programme"), r => new Words($"{r.Code} {r.Name}", $"{r.Code} {Words.Of(r.Name, r.NameEn).En}")) { Link = r => r.Href },
        new Column<Decision, DecisionRow>("at", ("时间", "When"), r => r.At, CellKind.Instant).SortBy(d => d.At),
        new("kind", ("事项", "Matter"), r => Decision.NameOf(r.Kind)),
        new("what", ("决定", "Decision"), r => r.What),
        new("by", ("由谁", "By"), r => r.By),
        new("why", ("理由", "Why"), r => r.Why),
        FilesOf(Decision.Table),
        new("evidence", ("依据材料", "Evidence"), r => r.Evidence) { Minor = true },
        new("rules", ("规定版本", "Regulations"), r => r.Rules) { Minor = true },
        new Column<Decision, DecisionRow>("year", ("年度", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)) { Minor = true }.SortBy(d => d.Year),
        new Column<Decision, DecisionRow>("code", ("专业代码", "Code"), r => r.Code) { Minor = true }.SortBy(d => d.Code),
        new("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.decisions";
    public override Words Title => ("决策台账", "Decision book");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-at";
    protected override IReadOnlyList<Column<Decision, DecisionRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<Decision, DecisionRow>> RowOf = d => new(d.Id.Value, d.At, d.Year, d.Code, d.Name, d.NameEn, d.SchoolName, d.SchoolNameEn, d.Kind, d.What, d.By, d.Why, d.Evidence, d.Rules, d.Href, d.IsSample);
    protected override Expression<Func<Decision, DecisionRow>> Row => RowOf;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("专业、由谁、理由", "Programme, by, why"), []),
        new("year", ("年度", "Year"), await Choices<Decision>("year", async () => [.. (await Db.Decisions.Select(d => d.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("kind", ("事项", "Matter"), [.. Enum.GetValues<DecisionKind>().Select(k => new Choice(k.ToString(), Decision.NameOf(k)))]),
    ];

    protected override IQueryable<Decision> Find(ListRequest request)
    {
        var found = Decision.VisibleTo(Db.Decisions, Actor);
        foreach (var text in request.Words("q")) found = found.Where(d => d.Code.StartsWith(text) || d.Name.Holds(text) || d.NameEn.Holds(text) || d.By.Holds(text) || d.Why.Holds(text));
        if (request.Int("year") is { } year) found = found.Where(d => d.Year == year);
        if (request.Enum<DecisionKind>("kind") is { } kind) found = found.Where(d => d.Kind == kind);
        if (request["programme"] is { } code) found = found.Where(d => d.Code == code);
        return found;
    }
}
