using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>Roster (学员花名册) and sign-in sheet (签到表) of a class as they are filed. Chinese whatever the reader's language, since they go to payers and auditors.</summary>
internal sealed class RosterPaper(TongpinDb db, ProjectDesk desk, IHistory history)
{
    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("序号", CellKind.Integer, 6), new("姓名", CellKind.Text, 10), new("性别", CellKind.Text, 6), new("身份证号", CellKind.Text, 22), new("手机", CellKind.Text, 14), new("工作单位", CellKind.Text, 30),
        new("项目编号", CellKind.Text, 14), new("项目名称", CellKind.Text, 32), new("学时", CellKind.Integer, 8), new("备注", CellKind.Text, 16),
    ];

    public static string RosterName(TrainingProject project) => $"{project.Number} 学员花名册.xlsx";
    public static string SheetName(TrainingProject project) => $"{project.Number} 签到表.docx";

    /// <summary>Writes the numbers in full; that they went out leaves a line in the history.</summary>
    /// <returns>Null when there is no such project within reach.</returns>
    public async Task<TrainingProject?> WriteRoster(ProjectId id, Stream to, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Personal, ct) is not { } project) return null;
        var trainees = await On(id, ct);
        await SheetWriter.WriteXlsx(to, "花名册", Columns, trainees.Select((t, i) => new object?[] { i + 1, t.Name, SexOf(t.IdNumber), t.IdNumber, t.Phone, t.Company, project.Number, project.Name, project.Hours, "" }), ct);
        history.Note("exported", ProjectApprovals.ProjectNoun, id.Value.ToString(), new { list = "roster", rows = trainees.Count });
        await db.SaveChangesAsync(ct);
        return project;
    }

    /// <summary>The sheet on which everybody signs, one column for each half-day; numbers are masked, for it lies in the room.</summary>
    public async Task<(TrainingProject Project, OfficialPaper Paper)?> SignInSheet(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.See, ct) is not { } project) return null;
        var trainees = await On(id, ct);
        var paper = new OfficialPaper("培训签到表", project.UnitName, project.ImportId == IImported.SampleImport);
        paper.Text($"项目：{project.Name}（{project.Number}）");
        paper.Text($"时间：{Show.Day(project.Starts)} 至 {Show.Day(project.Ends)}　地点：{project.Place}");
        foreach (var day in Enumerable.Range(0, Math.Min(project.Ends.DayNumber - project.Starts.DayNumber + 1, project.Days)).Select(project.Starts.AddDays))
            paper.Table($"{Show.Day(day)} 签到", [new("序号", 8, ColumnSide.Centre), new("姓名", 16), new("身份证号", 24), new("工作单位", 24), new("上午", 14, ColumnSide.Centre), new("下午", 14, ColumnSide.Centre)],
                trainees.Select(string[] (t, i) => [$"{i + 1}", t.Name, PersonalText.Mask(t.IdNumber), t.Company, "　", "　"]), TableLines.Grid);
        paper.Text($"应到 {trainees.Count} 人　实到　　　人　　　班主任签名：");
        return (project, paper);
    }

    private Task<List<Trainee>> On(ProjectId id, CancellationToken ct) => db.Trainees.AsNoTracking().Where(t => t.ProjectId == id && t.State == TraineeState.Enrolled).OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(ct);

    // The 17th digit is odd for men.
    private static string SexOf(string idNumber) => idNumber.Length != 18 ? "" : (idNumber[16] - '0') % 2 == 1 ? "男" : "女";
}
