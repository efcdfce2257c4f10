using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>A project as its readers see it.</summary>
public sealed record ProjectRow(Guid Id, string Number, string Name, TrainingCategory Category, ProjectState State, string UnitName, string UnitNameEn, DateOnly Starts, DateOnly Ends, Payer Payer, TrainingKind Kind, int Hours, int Heads, decimal Fee, decimal Contract, string Partner, string Leader, bool IsSample);

internal sealed class ProjectsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<TrainingProject, ProjectRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<TrainingProject, ProjectRow>> Shown =
    [
        new Column<TrainingProject, ProjectRow>("name", ("项目名称", "Project"), r => r.Name) { Link = r => $"/training/projects/{r.Id}" }.SortBy(p => p.Name),
        new Column<TrainingProject, ProjectRow>("number", ("编号", "Number"), r => r.Number).SortBy(p => p.Number),
        new("category", ("类别", "Category"), r => Words.Same($"{r.Category}")) { Tone = _ => "primary" },
        new("state", ("状态", "State"), r => Codes.Of(r.State)) { Tone = r => Codes.Tone(r.State) },
        new("unit", ("承办单位", "Unit"), r => Words.Of(r.UnitName, r.UnitNameEn)),
        new Column<TrainingProject, ProjectRow>("starts", ("开始", "From"), r => r.Starts, CellKind.Date).SortBy(p => p.Starts),
        new("ends", ("结束", "To"), r => r.Ends, CellKind.Date) { Minor = true },
        new("heads", ("计划人数", "Planned heads"), r => r.Heads, CellKind.Integer) { Total = p => p.Heads },
        new("hours", ("学时", "Hours"), r => r.Hours, CellKind.Integer) { Minor = true },
        new("contract", ("合同额", "Contract"), r => r.Contract, CellKind.Decimal) { Total = p => p.Contract },
        new("payer", ("学费来源", "Payer"), r => Codes.Of(r.Payer)) { Minor = true },
        new("kind", ("培训类型", "Kind"), r => Codes.Of(r.Kind)) { Minor = true },
        new("partner", ("合作方", "Partner"), r => r.Partner) { Minor = true },
        new("leader", ("负责人", "Leader"), r => r.Leader) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "training.projects";
    public override Words Title => ("培训项目", "Training projects");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-starts";
    protected override IReadOnlyList<Column<TrainingProject, ProjectRow>> ColumnsOf() => Shown;

    protected override Expression<Func<TrainingProject, ProjectRow>> Row => p => new(p.Id.Value, p.Number, p.Name, p.Category, p.State, p.UnitName, p.UnitNameEn, p.Starts, p.Ends, p.Payer, p.Kind, p.Hours, p.Heads, p.Fee, p.Contract, p.Partner, p.LeaderName, p.ImportId == IImported.SampleImport);

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("名称、编号或合作方", "Name, number or partner"), []),
        new("category", ("类别", "Category"), [.. Enum.GetValues<TrainingCategory>().Select(c => new Choice($"{c}", Words.Same($"{c}")))]),
        new("state", ("状态", "State"), [.. Enum.GetValues<ProjectState>().Select(s => new Choice($"{s}", Codes.Of(s)))]),
        new("year", ("年份", "Year"), await Choices<TrainingProject>("year", async () => [.. (await Db.Projects.Select(p => p.Starts.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("payer", ("学费来源", "Payer"), [.. Enum.GetValues<Payer>().Select(p => new Choice($"{p}", Codes.Of(p)))]),
    ];

    protected override IQueryable<TrainingProject> Find(ListRequest request)
    {
        var found = TrainingProject.VisibleTo(Db.Projects, Actor);
        foreach (var text in request.Words("q")) found = found.Where(p => p.Name.Holds(text) || p.Number == text || p.Partner.Holds(text));
        if (request.Enum<TrainingCategory>("category") is { } category) found = found.Where(p => p.Category == category);
        if (request.Enum<ProjectState>("state") is { } state) found = found.Where(p => p.State == state);
        if (request.Enum<Payer>("payer") is { } payer) found = found.Where(p => p.Payer == payer);
        if (request.Int("year") is { } year && year is > 0 and < 9999) found = found.Where(p => p.Starts >= new DateOnly(year, 1, 1) && p.Starts <= new DateOnly(year, 12, 31));
        return found;
    }
}
