using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Surveys;

/// <summary>A trainee answers the survey with the confirmation code, without an account; until it is closed he may answer anew.</summary>
internal sealed class AnswerSurvey(TongpinDb db, SurveyDesk desk)
{
    public sealed class Form
    {
        /// <summary>确认码; what was answered before is not shown, since others may know it.</summary>
        [Needed, AtMost(20)] public string? Code { get; set; }
        [Needed, Between(1, 5)] public int? Overall { get; set; }
        [Needed, Between(1, 5)] public int? Content { get; set; }
        [Needed, Between(1, 5)] public int? Teaching { get; set; }
        [Needed, Between(1, 5)] public int? Service { get; set; }
        [AtMost(500)] public string? Remark { get; set; }
    }

    /// <summary>The class of this number; null when there is none.</summary>
    public Task<TrainingProject?> Find(string number, CancellationToken ct) => db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, ct);

    /// <returns>False when nobody of the class has the code.</returns>
    public async Task<bool> Run(TrainingProject project, Form form, CancellationToken ct)
    {
        // load
        form.MustBeRight();
        desk.MustBeOpen(project, await desk.Closing(project.Id, ct));
        var code = form.Code!.Trim().ToUpperInvariant();
        if (await db.Trainees.Where(t => t.ProjectId == project.Id && t.State == TraineeState.Enrolled && t.Code == code).Select(t => (TraineeId?)t.Id).FirstOrDefaultAsync(ct) is not { } trainee) return false;

        // decide
        var mark = desk.MarkOf(trainee);
        if (await db.SurveyAnswers.FirstOrDefaultAsync(a => a.ProjectId == project.Id && a.Mark == mark, ct) is not { } answer) db.SurveyAnswers.Add(answer = new() { ProjectId = project.Id, Mark = mark });
        answer.Say(form.Overall!.Value, form.Content!.Value, form.Teaching!.Value, form.Service!.Value, form.Remark?.Trim() ?? "");

        // save
        await db.SaveChangesAsync(ct);
        return true;
    }
}
