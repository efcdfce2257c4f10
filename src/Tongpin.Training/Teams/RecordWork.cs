using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

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
