using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Funds;

namespace Tongpin.Training.Projects;

/// <summary>A project ends: closed by the office when its archive is complete, or cancelled by the unit while nothing has happened.</summary>
internal sealed class EndProject(TongpinDb db, ProjectDesk desk, ILedger ledger, CurrentActor actor)
{
    /// <returns>False when there is no such project within reach.</returns>
    public async Task<bool> Close(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Manage, ct) is not { } project) return false;
        project.Close(await desk.PolicyOf(project, ct), await desk.PapersOf(id, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <inheritdoc cref="Close" />
    public async Task<bool> Cancel(ProjectId id, string? why, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        if (string.IsNullOrWhiteSpace(why)) throw Rules.ReasonNeeded.Broken();
        project.Cancel(await ledger.ReceivedOf(id, ct));
        actor.Why = why.Trim();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
