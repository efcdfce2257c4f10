using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes.Register;

public sealed record ProgrammeRow(string Code, string Name, string NameEn, string Group, string GroupEn, string SchoolName, string SchoolNameEn, int FirstIntake, int? LastIntake, bool StateControlled, int? Students, decimal? OnTargets, bool? Aligned, int? Adverts, string? FirstCluster, int Waivers, bool IsSample)
{
    public Words? FirstClusterName { get; init; }
    /// <summary>First year of the adverts that count for <see cref="AdvertsTo"/>; null without a fit of that year.</summary>
    public int? AdvertsFrom { get; init; }
    public int? AdvertsTo { get; init; }
}

/// <summary>The programmes with their fit in the year asked for (the latest computed without one).</summary>
internal sealed class ProgrammesList(TongpinDb db, CurrentActor actor, IMemoryCache cache, ClusterNames clusters) : Listing<Programme, ProgrammeRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<Programme, ProgrammeRow>> Shown =
    [
        new Column<Programme, ProgrammeRow>("code", ("专业代码", "Code"), r => r.Code) { Link = r => $"/programmes/{r.Code}" }.SortBy(p => p.Code),
        new Column<Programme, ProgrammeRow>("name", ("专业名称", "Programme"), r => Words.Of(r.Name, r.NameEn)) { Link = r => $"/programmes/{r.Code}" }.SortBy(p => p.Name),
        new("students", ("在校生", "Students"), r => r.Students, CellKind.Integer),
        new("weight", ("目标集群权重", "Target weight"), r => r.OnTargets, CellKind.Percent),
        new("aligned", ("对接", "Aligned"), r => r.Aligned is { } yes ? yes ? new Words("已对接", "Aligned") : new Words("未对接", "Not aligned") : null) { Tone = r => r.Aligned switch { true => "success", false => "danger", null => null } },
        new("cluster", ("主要集群", "First cluster"), r => r.FirstClusterName?.ToString() ?? r.FirstCluster) { Link = r => r.FirstCluster is { Length: > 0 } c ? $"/programmes/clusters/{c}" : null },
        new("adverts", ("岗位", "Adverts"), r => r.Adverts, CellKind.Integer) { Link = r => r.Adverts > 0 ? $"/demand/adverts?programme={r.Code}&from={r.AdvertsFrom}&to={r.AdvertsTo}" : null },
        new Column<Programme, ProgrammeRow>("group", ("专业群", "Group"), r => Words.Of(r.Group, r.GroupEn)) { Minor = true }.SortBy(p => p.Group),
        new Column<Programme, ProgrammeRow>("school", ("二级学院", "School"), r => Words.Of(r.SchoolName, r.SchoolNameEn)) { Minor = true }.SortBy(p => p.SchoolName),
        new("state", ("招生", "Intake"), r => r.LastIntake is { } last ? new Words($"{last} 年后停招", $"Stopped after {last}") : new Words("招生中", "Enrolling")) { Minor = true },
        new("waiver", ("豁免", "Waivers"), r => r.Waivers > 0 ? new Words($"豁免 {r.Waivers} 项", $"{r.Waivers} waived") : null) { Tone = _ => "danger" },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.programmes";
    public override Words Title => ("专业", "Programmes");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "code";
    protected override IReadOnlyList<Column<Programme, ProgrammeRow>> ColumnsOf() => Shown;
    private int year;

    protected override Expression<Func<Programme, ProgrammeRow>> Row => p => new(p.Code, p.Name, p.NameEn, p.Group, p.GroupEn, p.SchoolName, p.SchoolNameEn, p.FirstIntake, p.LastIntake, p.StateControlled,
        Db.Set<FitProgramme>().Where(f => f.Year == year && f.Code == p.Code).Select(f => (int?)f.Students).FirstOrDefault(),
        Db.Set<FitProgramme>().Where(f => f.Year == year && f.Code == p.Code).Select(f => (decimal?)f.OnTargets).FirstOrDefault(),
        Db.Set<FitProgramme>().Where(f => f.Year == year && f.Code == p.Code).Select(f => (bool?)f.Aligned).FirstOrDefault(),
        Db.Set<FitProgramme>().Where(f => f.Year == year && f.Code == p.Code).Select(f => (int?)f.Adverts).FirstOrDefault(),
        Db.Set<FitProgramme>().Where(f => f.Year == year && f.Code == p.Code).Select(f => f.FirstCluster).FirstOrDefault(),
        Db.Set<Waiver>().Count(w => w.ProposalId == p.ProposalId), p.ImportId == IImported.SampleImport);

    protected override async ValueTask<IReadOnlyList<ProgrammeRow>> Complete(IReadOnlyList<ProgrammeRow> rows, CancellationToken ct)
    {
        var names = await clusters.Read(ct);
        var first = await Db.FitRuns.Where(f => f.Year == year).Select(f => (int?)f.FirstAdvertYear).FirstOrDefaultAsync(ct);
        return [.. rows.Select(r => r with { FirstClusterName = names.GetValueOrDefault(r.FirstCluster ?? ""), AdvertsFrom = first, AdvertsTo = first is null ? null : year })];
    }

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("代码或名称", "Code or name"), []),
        new("year", ("年份", "Year"), await Choices<FitRun>("year", async () => [.. (await Db.FitRuns.Select(r => r.Year).OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("group", ("专业群", "Group"), await Choices<Programme>("group", async () => [.. (await Db.Programmes.Select(p => new { p.Group, p.GroupEn }).Distinct().OrderBy(g => g.Group).ToListAsync(ct)).Where(g => g.Group.Length > 0).Select(g => new Choice(g.Group, Words.Of(g.Group, g.GroupEn)))])),
        new("aligned", ("对接", "Alignment"), [new("yes", ("已对接", "Aligned")), new("no", ("未对接", "Not aligned"))]),
        new("enrolling", ("招生", "Intake"), [new("yes", ("招生中", "Enrolling")), new("no", ("已停招", "Stopped"))]),
    ];

    protected override IQueryable<Programme> Find(ListRequest request)
    {
        year = request.Int("year") ?? Db.FitRuns.Max(r => (int?)r.Year) ?? 0;
        var found = Programme.VisibleTo(Db.Programmes, Actor);
        foreach (var text in request.Words("q")) found = found.Where(p => p.Code.StartsWith(text) || p.Name.Holds(text) || p.NameEn.Holds(text));
        if (request["group"] is { } group) found = found.Where(p => p.Group == group);
        if (request["cluster"] is { } cluster) found = found.Where(p => Db.Set<FitProgramme>().Any(f => f.Year == year && f.Code == p.Code && f.FirstCluster == cluster));
        if (request["aligned"] is { } aligned) found = found.Where(p => Db.Set<FitProgramme>().Any(f => f.Year == year && f.Code == p.Code && f.Aligned == (aligned == "yes")));
        if (request["enrolling"] is { } enrolling) found = found.Where(p => enrolling == "yes" == (p.FirstIntake <= year && (p.LastIntake == null || p.LastIntake >= year)));
        return found;
    }
}

public sealed record EvidenceRow(int Year, string ProgrammeCode, string? ProgrammeName, string? ProgrammeNameEn, EvidenceKind Kind, string ClusterCode, decimal Amount, bool IsSample)
{
    public Words? ClusterName { get; init; }
}

internal sealed class EvidenceList(TongpinDb db, CurrentActor actor, IMemoryCache cache, ClusterNames clusters) : Listing<EvidenceAmount, EvidenceRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<EvidenceAmount, EvidenceRow>> Shown =
    [
        new Column<EvidenceAmount, EvidenceRow>("programme_code", ("专业代码", "Programme code"), r => r.ProgrammeCode) { Link = r => $"/programmes/{r.ProgrammeCode}?year={r.Year}" }.SortBy(e => e.ProgrammeCode),
        new("programme_name", ("专业名称", "Programme"), r => r.ProgrammeName is { } name ? Words.Of(name, r.ProgrammeNameEn ?? "") : null),
        new Column<EvidenceAmount, EvidenceRow>("year", ("年份", "Year"), r => r.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)).SortBy(e => e.Year),
        new("kind", ("依据类别", "Kind"), r => Evidence.NameOf(r.Kind)),
        new Column<EvidenceAmount, EvidenceRow>("cluster", ("集群代码", "Cluster code"), r => r.ClusterCode.Length == 0 ? "-" : r.ClusterCode) { Link = r => r.ClusterCode.Length > 0 ? $"/programmes/clusters/{r.ClusterCode}" : null }.SortBy(e => e.ClusterCode),
        new("cluster_name", ("集群", "Cluster"), r => r.ClusterName?.ToString()),
        new("amount", ("数量", "Amount"), r => r.Amount, CellKind.Decimal) { Link = r => AmountEvidence.PageOf(r.ProgrammeCode, r.Year, r.Kind) },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "programmes.evidence";
    public override Words Title => ("对接依据", "Evidence of fit");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "programme_code";
    protected override IReadOnlyList<Column<EvidenceAmount, EvidenceRow>> ColumnsOf() => Shown;
    protected override Expression<Func<EvidenceAmount, EvidenceRow>> Row => e => new(e.Year, e.ProgrammeCode,
        Db.Set<Programme>().Where(p => p.Code == e.ProgrammeCode).Select(p => p.Name).FirstOrDefault(),
        Db.Set<Programme>().Where(p => p.Code == e.ProgrammeCode).Select(p => p.NameEn).FirstOrDefault(), e.Kind, e.ClusterCode, e.Amount, e.ImportId == IImported.SampleImport);

    protected override async ValueTask<IReadOnlyList<EvidenceRow>> Complete(IReadOnlyList<EvidenceRow> rows, CancellationToken ct)
    {
        var names = await clusters.Read(ct);
        return [.. rows.Select(r => r with { ClusterName = names.GetValueOrDefault(r.ClusterCode) })];
    }

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("programme", ("专业代码", "Programme code"), []),
        new("year", ("年份", "Year"), await Choices<EvidenceAmount>("year", async () => [.. (await Db.Evidence.Select(e => e.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("kind", ("依据类别", "Kind"), [.. ((EvidenceKind[])[EvidenceKind.ExpertVote, EvidenceKind.Agreements, EvidenceKind.Graduates]).Select(k => new Choice(k.ToString(), Evidence.NameOf(k)))]),
    ];

    protected override IQueryable<EvidenceAmount> Find(ListRequest request)
    {
        var seen = Programme.VisibleTo(Db.Programmes, Actor);
        var found = Db.Evidence.Where(e => seen.Any(p => p.Code == e.ProgrammeCode));
        if (request["programme"] is { } code) found = found.Where(e => e.ProgrammeCode == code);
        if (request.Int("year") is { } year) found = found.Where(e => e.Year == year);
        if (request.Enum<EvidenceKind>("kind") is { } kind) found = found.Where(e => e.Kind == kind);
        if (request["cluster"] is { } cluster) found = found.Where(e => e.ClusterCode == cluster);
        return found;
    }
}

public sealed record PointRow(Guid Id, int Year, string Province, string SchoolCode, string SchoolName, string ProgrammeCode, string ProgrammeName, string StudyYears, string Remark) : IFiled
{
    public int Files { get; set; }
    string IFiled.Record() => Id.ToString();
}

internal sealed class PointsList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence) : FiledListing<ProgrammePoint, PointRow>(db, actor, cache, evidence, PointEvidence.Table)
{
    private static readonly IReadOnlyList<Column<ProgrammePoint, PointRow>> Shown =
    [
        new Column<ProgrammePoint, PointRow>("programme_code", ("专业代码", "Programme code"), r => r.ProgrammeCode).SortBy(p => p.ProgrammeCode),
        new("programme_name", ("专业名称", "Programme"), r => r.ProgrammeName),
        new("school_name", ("学校名称", "School"), r => r.SchoolName),
        new Column<ProgrammePoint, PointRow>("school_code", ("学校标识码", "School code"), r => r.SchoolCode) { Minor = true }.SortBy(p => p.SchoolCode),
        new Column<ProgrammePoint, PointRow>("province", ("省份", "Province"), r => r.Province).SortBy(p => p.Province),
        new("study_years", ("修业年限", "Years of study"), r => r.StudyYears),
        new Column<ProgrammePoint, PointRow>("year", ("年份", "Year"), r => r.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)).SortBy(p => p.Year),
        new("remark", ("备注", "Remark"), r => r.Remark) { Minor = true },
        FilesOf(PointEvidence.Table),
    ];

    public override string Key => "programmes.points";
    public override Words Title => ("专业设置备案库", "Register of programme points");
    public override string Permission => Permissions.See;
    protected override string ScopeStamp => "";
    protected override string DefaultSort => "programme_code";
    protected override IReadOnlyList<Column<ProgrammePoint, PointRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<ProgrammePoint, PointRow>> RowOf = p => new(p.Id.Value, p.Year, p.Province, p.SchoolCode, p.SchoolName, p.ProgrammeCode, p.ProgrammeName, p.StudyYears, p.Remark);
    protected override Expression<Func<ProgrammePoint, PointRow>> Row => RowOf;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("专业或学校", "Programme or school"), []),
        new("province", ("省份", "Province"), await Choices<ProgrammePoint>("province", async () => [.. (await Db.Points.Select(p => p.Province).Distinct().Order().ToListAsync(ct)).Select(p => new Choice(p, Words.Same(p)))])),
    ];

    protected override IQueryable<ProgrammePoint> Find(ListRequest request)
    {
        IQueryable<ProgrammePoint> found = Db.Points;
        foreach (var text in request.Words("q")) found = found.Where(p => p.ProgrammeCode.StartsWith(text) || p.ProgrammeName.Holds(text) || p.SchoolName.Holds(text));
        if (request.Int("year") is { } year) found = found.Where(p => p.Year == year);
        if (request["province"] is { } province) found = found.Where(p => p.Province == province);
        if (request["programme"] is { } code) found = found.Where(p => p.ProgrammeCode == code);
        return found;
    }
}
