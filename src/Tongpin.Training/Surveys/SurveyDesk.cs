using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Surveys;

/// <summary>What the doors of the survey have in common: when it is open, the marks of trainees, the result.</summary>
internal sealed class SurveyDesk(TongpinDb db, TrainingKey key, RosterDesk roster, IRegulations regulations)
{
    public const int MarkLength = 40;

    /// <summary>Says that a trainee answers once, and cannot be led back to him without the college's key.</summary>
    public string MarkOf(TraineeId trainee) => key.Mark("survey", trainee.Value.ToString(), MarkLength);

    public Task<SurveyClosing?> Closing(ProjectId id, CancellationToken ct) => db.SurveyClosings.AsNoTracking().FirstOrDefaultAsync(s => s.ProjectId == id, ct);

    /// <summary>From the last day of the class until it is closed; a class that never was has none.</summary>
    /// <exception cref="RuleBroken">It is not open.</exception>
    public void MustBeOpen(TrainingProject project, SurveyClosing? closing)
    {
        if (WhyNot(project, closing) is { } no) throw no;
    }

    /// <summary>Whether trainees of the class can answer today.</summary>
    public async Task<bool> IsOpen(TrainingProject project, CancellationToken ct) => WhyNot(project, await Closing(project.Id, ct)) is null;

    public async Task<(SurveyPolicy Policy, RegulationVersion Version)> Policy(CancellationToken ct)
    {
        var version = await regulations.InForce(Regulations.Survey, roster.Today, ct);
        return (version.Json<SurveyPolicy>(), version);
    }

    /// <summary>The result as it stands; of a closed survey by the rule of then.</summary>
    public async Task<SurveyResult> Result(ProjectId id, SurveyClosing? closing, CancellationToken ct)
    {
        var policy = closing?.Rule.Json<SurveyPolicy>() ?? (await Policy(ct)).Policy;
        return SurveyResult.Of(await db.SurveyAnswers.AsNoTracking().Where(a => a.ProjectId == id).ToListAsync(ct), await roster.Enrolled(id, ct), policy);
    }

    private RuleBroken? WhyNot(TrainingProject project, SurveyClosing? closing) => project.State switch
    {
        < ProjectState.Open or > ProjectState.Closed => Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Open)),
        _ when roster.Today < project.Ends => Rules.SurveyNotYet.Broken(Show.Day(project.Ends)),
        _ when closing is not null || project.State == ProjectState.Closed => Rules.SurveyOver.Broken(),
        _ => null,
    };
}
