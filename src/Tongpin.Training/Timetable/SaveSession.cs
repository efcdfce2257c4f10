using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Timetable;

/// <summary>The unit puts a session on the timetable, or takes one off. Room, teacher and group are in one place at a time, over all classes of the college.</summary>
internal sealed class SaveSession(TongpinDb db, ProjectDesk desk, IPeople people, CurrentActor actor)
{
    public sealed class Form
    {
        [Needed] public DateOnly? Day { get; set; }
        [Needed] public TimeOnly? Begins { get; set; }
        [Needed] public TimeOnly? Ends { get; set; }
        [Needed, Between(1, 12)] public int? Hours { get; set; }
        [Needed, AtMost(120)] public string? Topic { get; set; }
        [AtMost(80)] public string? Place { get; set; }
        /// <summary>Staff number.</summary>
        [AtMost(40)] public string? Teacher { get; set; }
        [AtMost(40)] public string? Group { get; set; }
    }

    /// <returns>Null when there is no such project within reach.</returns>
    public async Task<SessionId?> Add(ProjectId id, Form form, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Run, ct) is not { } project) return null;
        form.MustBeRight();
        RosterDesk.MustTake(project);
        var number = form.Teacher?.Trim() ?? "";
        var teacher = number.Length == 0 ? null : await people.ByNumber(number, ct) ?? throw Rules.NoSuchPerson.Broken(number);
        var session = new Session
        {
            ProjectId = id,
            UnitId = project.UnitId,
            Day = form.Day!.Value,
            Begins = form.Begins!.Value,
            Ends = form.Ends!.Value,
            Hours = form.Hours!.Value,
            Topic = form.Topic!.Trim(),
            Place = form.Place?.Trim() ?? "",
            TeacherId = teacher?.Id,
            TeacherName = teacher?.Name ?? "",
            Group = form.Group?.Trim() ?? "",
        };

        // decide
        if (session.Ends <= session.Begins) throw Rules.SessionTimes.Broken();
        if (session.Day < project.Starts || session.Day > project.Ends) throw Rules.SessionDay.Broken(Show.Day(project.Starts), Show.Day(project.Ends));

        // save, when nobody else has the room, the teacher or the group then
        await db.InTurn(Session.Turn, async () =>
        {
            foreach (var other in await db.Sessions.AsNoTracking().Include(s => s.Project).Where(s => s.Day == session.Day).ToListAsync(ct))
                if (session.ClashWith(other) is { } clash) throw Rules.SessionClash.Broken(clash, $"{other.Begins:HH:mm}–{other.Ends:HH:mm}", other.Project!.Name, other.Topic);
            db.Sessions.Add(session);
            await db.SaveChangesAsync(ct);
        }, ct);
        return session.Id;
    }

    /// <returns>False when there is no such session within reach.</returns>
    public async Task<bool> Remove(SessionId id, string? why, CancellationToken ct)
    {
        if (await Session.VisibleTo(db.Sessions, actor.Value, Permissions.Run).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } session) return false;
        if (await db.CheckIns.AnyAsync(c => c.SessionId == id, ct)) throw Rules.SessionUsed.Broken();
        actor.Why = Reasons.Of(why);
        db.Sessions.Remove(session);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
