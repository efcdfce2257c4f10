using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
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
