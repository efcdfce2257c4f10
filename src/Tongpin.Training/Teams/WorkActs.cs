using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>The unit gives a member a role in its project. Of those who do not teach there may be so many for the trainees: fiscal money is refused more, others are warned.</summary>
internal sealed class AssignDuty(TongpinDb db, ProjectDesk desk, IRegulations regulations)
{
    public sealed class Form
    {
        /// <summary>Staff number of the member.</summary>
        [Needed, AtMost(40)] public string? Number { get; set; }
        [Needed] public DutyRole? Role { get; set; }
        /// <summary>Class hours planned.</summary>
        [Needed, Between(0.5, 2000)] public decimal? Hours { get; set; }
    }

    /// <returns>False when there is no such project within reach; so in all acts of this room.</returns>
    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        var number = form.Number!.Trim();
        var member = await db.Members.FirstOrDefaultAsync(m => m.Number == number && m.Active, ct) ?? throw Rules.NoSuchMember.Broken(number);
        var duties = await db.Duties.Where(d => d.ProjectId == id).ToListAsync(ct);

        // decide
        if (project.State is ProjectState.Closed or ProjectState.Refused or ProjectState.Cancelled) throw Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Open));
        if (!Money.IsWholeCents(form.Hours!.Value)) throw Rules.BadHours.Broken(form.Hours);
        if (duties.Any(d => d.MemberId == member.Id && d.Role == form.Role)) throw Rules.DutyKnown.Broken();
        var staff = duties.Where(d => d.Role != DutyRole.Teach).Select(d => d.MemberId).Concat(form.Role == DutyRole.Teach ? [] : [member.Id]).Distinct().Count();
        var most = (await ProjectRules.On(desk.Today, regulations, ct)).CeilingOf(project.FiscalClass).Staff(project.Heads);
        if (form.Role != DutyRole.Teach && project.Payer == Payer.Government && staff > most) throw Rules.TooManyStaff.Broken(project.Heads, most, staff);

        // save
        db.Duties.Add(new() { ProjectId = id, MemberId = member.Id, Role = form.Role!.Value, Planned = form.Hours.Value, Year = project.Starts.Year });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Takes a duty back on which nobody has worked yet.</summary>
    public async Task<bool> Remove(ProjectId id, DutyId duty, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null || await db.Duties.FirstOrDefaultAsync(d => d.Id == duty && d.ProjectId == id, ct) is not { } found) return false;
        if (await db.Works.AnyAsync(w => w.DutyId == duty, ct)) throw Rules.DutyWorked.Broken();
        db.Duties.Remove(found);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The unit enters hours that a member has worked, and how they are paid. The same hours are never entered twice, in whatever project.</summary>
internal sealed class RecordWork(TongpinDb db, ProjectDesk desk)
{
    public sealed class Form
    {
        [Needed] public Guid? Duty { get; set; }
        [Needed] public DateOnly? Day { get; set; }
        [Needed] public TimeOnly? Starts { get; set; }
        /// <summary>Class hours of 45 minutes.</summary>
        [Needed, Between(0.5, 16)] public decimal? Hours { get; set; }
        [Needed] public PayWay? Pay { get; set; }
    }

    public async Task<bool> Run(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return false;
        if (await db.Duties.Include(d => d.Member).FirstOrDefaultAsync(d => d.Id == new DutyId(form.Duty!.Value) && d.ProjectId == id, ct) is not { } duty) return false;
        var same = await db.Works.Where(w => w.MemberId == duty.MemberId && w.Day == form.Day).ToListAsync(ct);

        // decide
        if (project.State is < ProjectState.Open or ProjectState.Closed or ProjectState.Refused or ProjectState.Cancelled) throw Rules.WrongState.Broken(Codes.Of(project.State), Codes.Of(ProjectState.Open));
        if (form.Day > desk.Today) throw Rules.WorkAhead.Broken(Show.Day(form.Day));
        if (form.Pay == PayWay.Fee && duty.Role != DutyRole.Teach) throw Rules.FeeForTeaching.Broken();
        if (!Money.IsWholeCents(form.Hours!.Value)) throw Rules.BadHours.Broken(form.Hours);
        var work = new Work { DutyId = duty.Id, ProjectId = id, MemberId = duty.MemberId, Role = duty.Role, Day = form.Day!.Value, Starts = form.Starts!.Value, Hours = form.Hours.Value, Pay = form.Pay!.Value };
        if (work.EndMinute > TimeSpan.FromDays(1).TotalMinutes) throw Rules.BadHours.Broken(form.Hours);
        if (same.Any(work.Overlaps)) throw Rules.SameHours.Broken(duty.Member!.Name, Show.Day(work.Day));

        // save: the member's edition decides between two that come at once
        db.Entry(duty.Member!).State = EntityState.Modified;
        db.Works.Add(work);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Takes back what was not confirmed yet.</summary>
    public async Task<bool> Remove(ProjectId id, WorkId work, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Run, ct) is null || await db.Works.FirstOrDefaultAsync(w => w.Id == work && w.ProjectId == id, ct) is not { } found) return false;
        if (found.Confirmed) throw Rules.WorkConfirmed.Broken();
        db.Works.Remove(found);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>The office confirms the hours of a project (工时确认): they go into the ledger, each once.</summary>
internal sealed class ConfirmWorks(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    /// <returns>How many were confirmed; null when there is no such project within reach.</returns>
    public async Task<int?> Run(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Manage, ct) is not { } project) return null;
        var works = await db.Works.Include(w => w.Member).Where(w => w.ProjectId == id && !w.Confirmed).ToListAsync(ct);
        foreach (var work in works.Where(w => w.Confirm())) await ledger.Enter(Post(project, work), ct);
        await db.SaveChangesAsync(ct);
        return works.Count;
    }

    public static LedgerPost Post(TrainingProject project, Work work, Member? of = null)
    {
        var member = of ?? work.Member!;
        return MoneyBooks.Post(project, MoneyBooks.Works, $"{work.Role}", work.Hours, work.Day, new($"{member.Name} {TeamWords.Of(work.Role).Zh}", $"{member.Name} {TeamWords.Of(work.Role).En}"), $"work {work.Id.Value}") with { Person = member.PersonId };
    }
}
