using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Roster;

/// <summary>A trainee as readers see him.</summary>
/// <param name="IdNumber">Masked, as the phone.</param>
public sealed record TraineeRow(Guid Id, string Name, Guid ProjectId, string Project, string ProjectNumber, string IdNumber, string Phone, string Company, TraineeState State, TraineeSource Source, TestResult Test, DateTimeOffset At, bool IsSample);

internal sealed class TraineesList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IHistory history) : Listing<Trainee, TraineeRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<Trainee, TraineeRow>> Shown =
    [
        new Column<Trainee, TraineeRow>("name", ("姓名", "Name"), r => r.Name) { Link = r => $"/training/trainees/{r.Id}" }.SortBy(t => t.Name),
        new("project", ("班级", "Class"), r => r.Project) { Link = r => $"/training/projects/{r.ProjectId}/roster" },
        new("number", ("项目编号", "Number"), r => r.ProjectNumber) { Minor = true },
        new("id_number", ("身份证号", "Identity number"), r => r.IdNumber) { Minor = true },
        new("phone", ("手机", "Phone"), r => r.Phone) { Minor = true },
        new("company", ("工作单位", "Company"), r => r.Company),
        new("state", ("状态", "State"), r => RosterWords.Of(r.State)) { Tone = r => RosterWords.Tone(r.State) },
        new("test", ("考核", "Test"), r => RosterWords.Of(r.Test)),
        new("source", ("来源", "From"), r => RosterWords.Of(r.Source)) { Minor = true },
        new Column<Trainee, TraineeRow>("at", ("入册时间", "Since"), r => r.At, CellKind.Instant).SortBy(t => t.At),
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "training.trainees";
    public override Words Title => ("学员", "Trainees");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-at";
    protected override IReadOnlyList<Column<Trainee, TraineeRow>> ColumnsOf() => Shown;

    protected override Expression<Func<Trainee, TraineeRow>> Row => t => new(t.Id.Value, t.Name, t.ProjectId.Value, t.Project!.Name, t.Project.Number, PersonalText.Mask(t.IdNumber), PersonalText.Mask(t.Phone), t.Company, t.State, t.Source, t.Test, t.At, t.ImportId == IImported.SampleImport);

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("姓名、拼音或单位", "Name, pinyin or company"), []),
        new("project", ("项目编号", "Number of the class"), []),
        new("state", ("状态", "State"), [.. Enum.GetValues<TraineeState>().Select(s => new Choice($"{s}", RosterWords.Of(s)))]),
        new("test", ("考核", "Test"), [.. Enum.GetValues<TestResult>().Select(s => new Choice($"{s}", RosterWords.Of(s)))]),
    ]);

    protected override IQueryable<Trainee> Find(ListRequest request)
    {
        var found = Trainee.VisibleTo(Db.Trainees, Actor);
        if (request["q"] is { } text) found = Pinyin.Asked(text) is { Length: > 0 } pinyin
            ? found.Where(t => t.Name.Contains(text) || t.Company.Contains(text) || t.NamePinyin.Contains(pinyin))
            : found.Where(t => t.Name.Contains(text) || t.Company.Contains(text));
        if (request["project"] is { } number) found = found.Where(t => t.Project!.Number == number);
        if (request.Enum<TraineeState>("state") is { } state) found = found.Where(t => t.State == state);
        if (request.Enum<TestResult>("test") is { } test) found = found.Where(t => t.Test == test);
        return found;
    }

    /// <summary>Who takes people away as a file is written down.</summary>
    public override async Task Exported(ListRequest request, CancellationToken ct)
    {
        history.Note("exported", SeeTrainee.Table, "", new { list = Key, filter = request.Stamp });
        await Db.SaveChangesAsync(ct);
    }
}
