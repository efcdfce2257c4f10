using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>Somebody changes to another class (转班): the old line stays as transferred, the new class gets one of its own and counts its places.</summary>
internal sealed class TransferTrainee(TongpinDb db, RosterDesk roster, CurrentActor actor)
{
    public sealed class Form
    {
        /// <summary>Number of the other class, such as PX2026-0002.</summary>
        [Needed, AtMost(20)] public string? To { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <returns>The trainee of the new class, or null when there is none within reach.</returns>
    public async Task<TraineeId?> Run(TraineeId id, Form form, CancellationToken ct)
    {
        if (await Trainee.VisibleTo(db.Trainees, actor.Value, Permissions.Run).Include(t => t.Project).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } trainee) return null;
        form.MustBeRight();
        var number = form.To!.Trim();
        var to = await TrainingProject.VisibleTo(db.Projects, actor.Value, Permissions.Run).FirstOrDefaultAsync(p => p.Number == number, ct) ?? throw Rules.NoSuchClass.Broken(number);
        RosterDesk.MustTake(trainee.Project!);
        RosterDesk.MustTake(to);
        trainee.MustBeEnrolled();
        if (to.Id == trainee.ProjectId) throw Rules.AlreadyOnRoster.Broken();
        actor.Why = Reasons.Of(form.Why);
        Trainee? moved = null;
        await db.Atomically(async () =>
        {
            await roster.TakeTurn(to, 1, ct);
            trainee.Transfer();
            moved = await roster.Place(to, trainee.IdNumber, trainee.Name, trainee.Phone, trainee.Company, TraineeSource.Transfer, trainee.CoordinatorId, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return moved!.Id;
    }
}
