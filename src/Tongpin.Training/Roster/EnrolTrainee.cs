using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>The unit puts somebody on the roster.</summary>
internal sealed class EnrolTrainee(ProjectDesk desk, RosterDesk roster)
{
    public sealed class Form : TraineeForm;

    /// <returns>Null when there is no such project within reach.</returns>
    public async Task<TraineeId?> Run(ProjectId id, Form form, CancellationToken ct) =>
        await desk.Find(id, Permissions.Run, ct) is { } project ? (await roster.Enrol(project, form, TraineeSource.Staff, null, ct)).Id : null;
}
