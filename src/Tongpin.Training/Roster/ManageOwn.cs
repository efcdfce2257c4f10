using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>A company's coordinator manages the company's own people, in the classes that he was named for.</summary>
internal sealed class ManageOwn(TongpinDb db, RosterDesk roster, CurrentActor actor)
{
    public sealed class Form : TraineeForm;

    private PersonId Me => new(actor.Value.Id);

    /// <returns>Null when the actor coordinates no such class.</returns>
    public async Task<TraineeId?> Enrol(ProjectId id, Form form, CancellationToken ct)
    {
        if (await db.Coordinators.AsNoTracking().FirstOrDefaultAsync(c => c.ProjectId == id && c.PersonId == Me, ct) is not { } mine) return null;
        var project = await db.Projects.SingleAsync(p => p.Id == id, ct);
        form.Company = mine.Company;
        return (await roster.Enrol(project, form, TraineeSource.Coordinator, Me, ct)).Id;
    }

    public async Task<bool> Cancel(TraineeId id, string? why, CancellationToken ct)
    {
        if (await db.Trainees.Include(t => t.Project).FirstOrDefaultAsync(t => t.Id == id && t.CoordinatorId == Me, ct) is not { } trainee) return false;
        if (!await db.Coordinators.AnyAsync(c => c.ProjectId == trainee.ProjectId && c.PersonId == Me, ct)) return false;
        RosterDesk.MustTake(trainee.Project!);
        actor.Why = Reasons.Of(why);
        trainee.Cancel();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
