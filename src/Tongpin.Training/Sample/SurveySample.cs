using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Surveys;

namespace Tongpin.Training.Sample;

/// <summary>What the trainees of this year's sample classes said (示例数据): three of four answer, and their mean agrees with the satisfaction of the project.</summary>
internal sealed class SurveySample(TongpinDb db, SurveyDesk desk, IConfiguration settings) : ISample
{
    private static readonly string[] Remarks = ["希望增加实训时间", "讲解清楚，案例贴近岗位", "教室空调偏冷", "建议提前发放讲义"];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.SurveyAnswers.AnyAsync(ct)) return;
        var projects = await db.Projects.AsNoTracking().Where(p => p.ImportId == IImported.SampleImport && p.Starts.Year == 2026).OrderBy(p => p.Number).ToListAsync(ct);
        projects.RemoveAll(p => p.State is < ProjectState.Taught or > ProjectState.Closed);
        if (projects.Count == 0) return;
        var rosters = (await db.Trainees.AsNoTracking().Where(t => t.ImportId == IImported.SampleImport && t.State == TraineeState.Enrolled).OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => new { t.Id, t.ProjectId }).ToListAsync(ct)).ToLookup(t => t.ProjectId, t => t.Id);
        var (_, rule) = await desk.Policy(ct);

        var (answers, closings) = (new List<SurveyAnswer>(), new List<SurveyClosing>());
        foreach (var project in projects)
        {
            var best = project.Satisfaction == Satisfaction.VerySatisfied ? 5 : 4;
            List<SurveyAnswer> mine = [.. rosters[project.Id].Where((_, i) => i % 4 != 3).Select((trainee, i) => new SurveyAnswer { ProjectId = project.Id, Mark = desk.MarkOf(trainee) }.Say(Of(i, 0), Of(i, 1), Of(i, 2), Of(i, 3), i % 12 == 5 ? Remarks[i / 12 % Remarks.Length] : ""))];
            answers.AddRange(mine);
            if (project.State >= ProjectState.Settled) closings.Add(new() { ProjectId = project.Id, Answers = mine.Count, Result = SurveyResult.Of(mine, mine.Count, rule.Json<SurveyPolicy>()).Satisfaction, Rule = rule, By = "示例", At = new(project.Ends.AddDays(7).ToDateTime(new(17, 0)), TimeSpan.FromHours(8)) });

            // One of eight says less than the others.
            int Of(int i, int question) => (i + question * 3) % 8 == 0 ? best - 1 : best;
        }
        await db.Atomically(async () =>
        {
            await db.Insert(answers, ct);
            await db.Insert(closings, ct);
        }, ct);
    }
}
