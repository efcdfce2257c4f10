using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>The numbers of a trainee in full.</summary>
internal sealed record TraineeNumbers(string IdNumber, string Phone);

/// <summary>One class of a person, as it is handed out to that person.</summary>
internal sealed record PersonClass(string Project, string Name, DateOnly Starts, DateOnly Ends, string TraineeName, string IdNumber, string Phone, string Company, TraineeState State, TestResult Test, DateTimeOffset At);

/// <summary>Personal data of trainees: in full, handed out, erased. Each leaves a line in the history.</summary>
internal sealed class SeeTrainee(TongpinDb db, CurrentActor actor, IHistory history, EraseTrainees erase)
{
    public const string Table = "training_trainee";

    /// <returns>Null when there is no such trainee within reach.</returns>
    public async Task<TraineeNumbers?> Numbers(TraineeId id, CancellationToken ct)
    {
        if (await Mine(db.Trainees.AsNoTracking()).Where(t => t.Id == id).Select(t => new TraineeNumbers(t.IdNumber, t.Phone)).FirstOrDefaultAsync(ct) is not { } numbers) return null;
        history.Note("viewed", Table, id.Value.ToString(), new { field = "IdNumber, Phone" });
        await db.SaveChangesAsync(ct);
        return numbers;
    }

    /// <summary>All that is kept of the same person, over all classes within reach.</summary>
    public async Task<IReadOnlyList<PersonClass>?> HandOut(TraineeId id, CancellationToken ct)
    {
        if (await Same(id, ct) is not { } same) return null;
        var classes = await same.AsNoTracking().OrderBy(t => t.At).Select(t => new PersonClass(t.Project!.Number, t.Project.Name, t.Project.Starts, t.Project.Ends, t.Name, t.IdNumber, t.Phone, t.Company, t.State, t.Test, t.At)).ToListAsync(ct);
        history.Note("exported", Table, id.Value.ToString(), new { rows = classes.Count });
        await db.SaveChangesAsync(ct);
        return classes;
    }

    /// <summary>Erases the same person in all classes within reach. While a class goes on, its roster is needed.</summary>
    public async Task<bool> Erase(TraineeId id, string? why, CancellationToken ct)
    {
        if (await Same(id, ct) is not { } same) return false;
        actor.Why = Reasons.Of(why);
        var rows = await same.Include(t => t.Project).ToListAsync(ct);
        if (rows.FirstOrDefault(t => t.State == TraineeState.Enrolled && t.Project!.State is ProjectState.Approved or ProjectState.Open) is { } active) throw Rules.EraseTooEarly.Broken(active.Project!.Name);
        await erase.Run(rows, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<Trainee> Mine(IQueryable<Trainee> trainees) => Trainee.VisibleTo(trainees, actor.Value, Permissions.Personal);

    private async Task<IQueryable<Trainee>?> Same(TraineeId id, CancellationToken ct) =>
        await Mine(db.Trainees).Where(t => t.Id == id).Select(t => t.Hash).FirstOrDefaultAsync(ct) is { } hash ? Mine(db.Trainees).Where(t => t.Hash == hash) : null;
}
