using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>The unit sets how many the class takes and whether the public page is open.</summary>
internal sealed class SaveClass(TongpinDb db, ProjectDesk desk, RosterDesk roster)
{
    public sealed class Form : IEditForm
    {
        [Needed, Between(1, 20000)] public int? Capacity { get; set; }
        public bool SignUp { get; set; }
        public DateOnly? Until { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such project within reach; so in all acts of this room.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        form.MustBeRight();
        RosterDesk.MustTake(project);
        if (await roster.Enrolled(id, ct) is var enrolled && enrolled > form.Capacity) throw Rules.CapacityBelow.Broken(enrolled);
        if (await db.Classes.FirstOrDefaultAsync(c => c.ProjectId == id, ct) is not { } set) db.Classes.Add(set = new TrainingClass { ProjectId = id, Capacity = form.Capacity!.Value });
        else set.MustBe(form.Edition);
        (set.Capacity, set.SignUp, set.Until) = (form.Capacity!.Value, form.SignUp, form.Until);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The unit puts somebody on the roster.</summary>
internal sealed class EnrolTrainee(ProjectDesk desk, RosterDesk roster)
{
    public sealed class Form : TraineeForm;

    /// <returns>Null when there is no such project within reach.</returns>
    public async Task<TraineeId?> Run(ProjectId id, Form form, CancellationToken ct) =>
        await desk.Find(id, Permissions.Run, ct) is { } project ? (await roster.Enrol(project, form, TraineeSource.Staff, null, ct)).Id : null;
}

/// <summary>Somebody signs up on the public page, without an account; the confirmation code is the receipt.</summary>
internal sealed class SignUp(TongpinDb db, RosterDesk roster)
{
    public sealed class Form : TraineeForm
    {
        /// <summary>Consent to the use of the data for this class.</summary>
        public bool Agree { get; set; }
    }

    /// <summary>The class of this number when its public page is open; the project tells what a visitor may know.</summary>
    public async Task<(TrainingProject Project, TrainingClass Class)?> Find(string number, CancellationToken ct)
    {
        if (await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, ct) is not { } project) return null;
        return await db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.ProjectId == project.Id && c.SignUp, ct) is { } set ? (project, set) : null;
    }

    /// <returns>The confirmation code, or null when there is no such class to sign up for.</returns>
    public async Task<string?> Run(string number, Form form, CancellationToken ct)
    {
        if (await Find(number, ct) is not { } found) return null;
        if (!found.Class.IsOpenOn(roster.Today)) throw Rules.SignUpOver.Broken(Show.Day(found.Class.Until));
        if (!form.Agree) throw Rules.ConsentNeeded.Broken();
        return (await roster.Enrol(found.Project, form, TraineeSource.SignUp, null, ct)).Code;
    }
}

/// <summary>The unit names a company's coordinator for a class, or lets one go.</summary>
internal sealed class NameCoordinator(TongpinDb db, ProjectDesk desk, IPeople people)
{
    public sealed class Form
    {
        /// <summary>Number of the external person.</summary>
        [Needed, AtMost(40)] public string? Person { get; set; }
        [Needed, AtMost(120)] public string? Company { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null) return false;
        form.MustBeRight();
        var person = await people.ByNumber(form.Person!.Trim(), ct) ?? throw Rules.NoSuchPerson.Broken(form.Person);
        if (await db.Coordinators.AnyAsync(c => c.ProjectId == id && c.PersonId == person.Id, ct)) throw Rules.CoordinatorTwice.Broken();
        db.Coordinators.Add(new Coordinator { ProjectId = id, PersonId = person.Id, Name = person.Name, Company = form.Company!.Trim() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Remove(ProjectId id, CoordinatorId coordinator, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null || await db.Coordinators.FirstOrDefaultAsync(c => c.Id == coordinator && c.ProjectId == id, ct) is not { } known) return false;
        db.Coordinators.Remove(known);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

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

/// <summary>The unit enters how the test went (考核).</summary>
internal sealed class GradeTrainee(TongpinDb db, CurrentActor actor)
{
    public sealed class Form
    {
        [Needed] public TestResult? Result { get; set; }
    }

    public async Task<bool> Run(TraineeId id, Form form, CancellationToken ct)
    {
        if (await Trainee.VisibleTo(db.Trainees, actor.Value, Permissions.Run).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } trainee) return false;
        trainee.Grade(form.Result!.Value);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The reason that an act needs.</summary>
internal static class Reasons
{
    public static string Of(string? why) => why?.Trim() is { Length: > 0 } given ? given : throw Rules.ReasonNeeded.Broken();
}
