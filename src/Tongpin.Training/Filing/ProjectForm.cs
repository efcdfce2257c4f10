using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Surveys;

namespace Tongpin.Training.Filing;

/// <summary>An official form of one project (项目表格). The page and the command line are two doors to the same writer.</summary>
/// <param name="Key">Name in the addresses and commands: <c>training-budget</c>.</param>
/// <param name="Permission">Of its readers on the web.</param>
/// <param name="Write">Writes it and gives the name of the file; null when there is no such project within reach.</param>
internal sealed record ProjectForm(string Key, Words Title, string Extension, string Permission, Func<IServiceProvider, ProjectId, Stream, CancellationToken, Task<string?>> Write)
{
    public static IReadOnlyList<ProjectForm> All { get; } =
    [
        new("application", ("项目申请表", "Application"), "docx", Permissions.See, async (house, id, to, ct) =>
        {
            if (await house.GetRequiredService<ProjectPaper>().Of(id, ct) is not { } found) return null;
            await found.Paper.Write(to, ct);
            return ProjectPaper.FileName(found.Project);
        }),
        new("budget", ("收支预算表", "Budget sheet"), "xlsx", Permissions.See, (house, id, to, ct) => house.GetRequiredService<BudgetPaper>().Write(id, false, to, ct)),
        new("roster", ("学员花名册", "Roster"), "xlsx", Permissions.Personal, async (house, id, to, ct) => await house.GetRequiredService<RosterPaper>().WriteRoster(id, to, ct) is { } project ? RosterPaper.RosterName(project) : null),
        new("sign-in", ("签到表", "Sign-in sheet"), "docx", Permissions.See, async (house, id, to, ct) =>
        {
            if (await house.GetRequiredService<RosterPaper>().SignInSheet(id, ct) is not { } found) return null;
            await found.Paper.Write(to, ct);
            return RosterPaper.SheetName(found.Project);
        }),
        new("settlement", ("收支结算表", "Settlement sheet"), "xlsx", Permissions.See, (house, id, to, ct) => house.GetRequiredService<BudgetPaper>().Write(id, true, to, ct)),
        new("survey", ("满意度调查汇总表", "Summary of the survey"), "xlsx", Permissions.See, (house, id, to, ct) => house.GetRequiredService<SurveyPaper>().Write(id, to, ct)),
    ];

    public string ContentType => TypeOf(Extension);
    public string Kind => Extension == "docx" ? "Word" : Extension.ToUpperInvariant();

    public static string TypeOf(string extension) => extension switch { "docx" => OfficialPaper.ContentType, "pdf" => "application/pdf", _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

    public string Href(ProjectId id) => $"/export/training-{Key}-{id.Value}.{Extension}";
}
