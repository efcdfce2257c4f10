using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Training.Roster;

/// <summary>Somebody leaves the class (退班), by the unit with a reason or by the own confirmation code.</summary>
internal sealed class CancelTrainee(TongpinDb db, CurrentActor actor)
{
    public async Task<bool> Run(TraineeId id, string? why, CancellationToken ct)
    {
        if (await Trainee.VisibleTo(db.Trainees, actor.Value, Permissions.Run).Include(t => t.Project).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } trainee) return false;
        actor.Why = Reasons.Of(why);
        return await Leave(trainee, ct);
    }

    public async Task<bool> ByCode(string code, CancellationToken ct)
    {
        if (await db.Trainees.Include(t => t.Project).FirstOrDefaultAsync(t => t.Code == code, ct) is not { } trainee) return false;
        actor.Why = Words.L("本人凭确认码取消", "Cancelled by the trainee with the confirmation code");
        return await Leave(trainee, ct);
    }

    private async Task<bool> Leave(Trainee trainee, CancellationToken ct)
    {
        RosterDesk.MustTake(trainee.Project!);
        trainee.Cancel();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
