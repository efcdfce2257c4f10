using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>Somebody who is to be put on a roster, as the three ways in ask for him.</summary>
internal class TraineeForm
{
    [Needed, AtMost(80)] public string? Name { get; set; }
    /// <summary>公民身份号码, 18 characters.</summary>
    [Needed, AtMost(20)] public string? IdNumber { get; set; }
    [Needed, Shaped(@"^\s*1\d{10}\s*$", "请填写 11 位手机号。", "Enter a mobile number of 11 digits.")] public string? Phone { get; set; }
    [AtMost(120)] public string? Company { get; set; }
}

/// <summary>What the acts on a roster have in common: whether the class takes people, the turn of one after the other, and the count of places.</summary>
internal sealed class RosterDesk(TongpinDb db, TrainingKey key, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().BeijingDay();

    /// <summary>Recognises a person without opening the number.</summary>
    public string HashOf(string idNumber) => key.Mark("trainee", idNumber, 40);

    /// <summary>A class takes people from its approval until teaching is done.</summary>
    public static void MustTake(TrainingProject project)
    {
        if (project.State is not (ProjectState.Approved or ProjectState.Open)) throw Rules.RosterShut.Broken(Codes.Of(project.State));
    }

    public Task<int> Enrolled(ProjectId project, CancellationToken ct) => db.Trainees.CountAsync(t => t.ProjectId == project && t.State == TraineeState.Enrolled, ct);

    /// <summary>Puts one person on the roster, or back on it.</summary>
    public async Task<Trainee> Enrol(TrainingProject project, TraineeForm form, TraineeSource source, PersonId? coordinator, CancellationToken ct)
    {
        form.MustBeRight();
        MustTake(project);
        var number = IdentityNumber.Tidy(form.IdNumber);
        if (!IdentityNumber.IsValid(number, Today)) throw Rules.IdNumberWrong.Broken();
        var (name, phone, company) = (form.Name!.Trim(), form.Phone!.Trim(), form.Company?.Trim() ?? "");
        Trainee? trainee = null;
        await db.Atomically(async () =>
        {
            await TakeTurn(project, 1, ct);
            trainee = await Place(project, number, name, phone, company, source, coordinator, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return trainee!;
    }

    /// <summary>Adds the line, or brings back the one that had left; to be saved within the turn.</summary>
    public async Task<Trainee> Place(TrainingProject project, string number, string name, string phone, string company, TraineeSource source, PersonId? coordinator, CancellationToken ct)
    {
        var hash = HashOf(number);
        if (await db.Trainees.FirstOrDefaultAsync(t => t.Hash == hash && t.ProjectId == project.Id, ct) is { } known)
        {
            known.Return(name, phone, company, source, coordinator);
            return known;
        }
        var trainee = new Trainee { ProjectId = project.Id, UnitId = project.UnitId, Name = name, IdNumber = number, Hash = hash, Phone = phone, Company = company, Source = source, CoordinatorId = coordinator, At = clock.GetUtcNow() };
        db.Trainees.Add(trainee);
        return trainee;
    }

    /// <summary>Waits for the turn of this class, inside a transaction, and sees that there is room.</summary>
    public async Task TakeTurn(TrainingProject project, int more, CancellationToken ct)
    {
        if (await db.Classes.Where(c => c.ProjectId == project.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Turns, x => x.Turns + 1), ct) == 0)
        {
            db.Classes.Add(new TrainingClass { ProjectId = project.Id, Capacity = project.Heads });
            await db.SaveChangesAsync(ct);
        }
        var capacity = await db.Classes.Where(c => c.ProjectId == project.Id).Select(c => c.Capacity).SingleAsync(ct);
        if (await Enrolled(project.Id, ct) + more > capacity) throw Rules.ClassFull.Broken(capacity);
    }
}
