using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Training.Roster;

/// <summary>The unit enters how the test went (考核).</summary>
internal sealed class GradeTrainee(TongpinDb db, CurrentActor actor)
{
    public sealed class Form
    {
        [Needed] public TestResult? Result { get; set; }
    }

    public async Task<bool> Run(TraineeId id, Form form, CancellationToken ct)
    {
        form.MustBeRight();
        if (await Trainee.VisibleTo(db.Trainees, actor.Value, Permissions.Run).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } trainee) return false;
        trainee.Grade(form.Result!.Value);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
