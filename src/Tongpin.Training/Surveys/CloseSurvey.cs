using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Surveys;

/// <summary>The unit closes the survey of a class that was taught; its result becomes the satisfaction (学员满意度) of the project.</summary>
internal sealed class CloseSurvey(TongpinDb db, ProjectDesk projects, SurveyDesk desk, CurrentActor actor, TimeProvider clock)
{
    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Run(ProjectId id, CancellationToken ct)
    {
        // load
        if (await projects.Find(id, Permissions.Run, ct) is not { } project) return false;
        var (_, version) = await desk.Policy(ct);
        var result = await desk.Result(id, null, ct);

        // decide
        desk.MustBeOpen(project, await desk.Closing(id, ct));
        if (project.State == ProjectState.Open) throw Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Taught));
        // Of too few answers nothing follows: what the unit entered stands.
        if (result.Satisfaction != Satisfaction.NotAsked) project.Rate(result.Satisfaction);

        // save
        db.SurveyClosings.Add(new() { ProjectId = id, Answers = result.Answers, Result = result.Satisfaction, Rule = version, By = actor.Value.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return true;
    }
}
