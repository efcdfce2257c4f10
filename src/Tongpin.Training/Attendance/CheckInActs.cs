using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>Somebody who was checked in, for the answer on the phone.</summary>
/// <param name="Again">Had been already; nothing was changed.</param>
internal sealed record CheckedIn(string Name, string Code, DateTimeOffset At, bool Again);

/// <summary>A trainee checks in with the own phone: the scan gave a pass, the confirmation code or the end of the identity number says who it is.</summary>
internal sealed class CheckInByPhone(TongpinDb db, RotatingCode rotating, IRegulations regulations, TimeProvider clock)
{
    public const int Tail = 6;

    public sealed class Form
    {
        public string? Pass { get; set; }
        /// <summary>确认码, or the last six characters of the identity number.</summary>
        [Needed, AtMost(20)] public string? Who { get; set; }
    }

    /// <param name="device">Mark of the phone.</param>
    /// <returns>Null when nobody of the class goes by this code or number.</returns>
    public async Task<CheckedIn?> Run(SessionId id, Form form, string device, CancellationToken ct)
    {
        // load
        if (await db.Sessions.AsNoTracking().Include(s => s.Project).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } session) throw Rules.CodeForged.Broken();
        rotating.MustBePass(id, form.Pass);
        var now = clock.GetUtcNow();
        var early = (int)(await regulations.InForce(Regulations.CheckInEarly, session.Day, ct)).Number;
        if (session.Project!.State != ProjectState.Open || now < session.From.AddMinutes(-early) || now > session.To) throw Rules.NotCheckInTime.Broken(Show.Day(session.Day), $"{session.Begins:HH:mm}–{session.Ends:HH:mm}", early);
        if (await Find(session, form.Who?.Trim().ToUpperInvariant() ?? "", ct) is not { } trainee) return null;

        // decide
        if (await db.CheckIns.AsNoTracking().FirstOrDefaultAsync(c => c.SessionId == id && c.TraineeId == trainee.Id, ct) is { } known) return new(trainee.Name, trainee.Code, known.At, true);
        if (await db.CheckIns.AnyAsync(c => c.SessionId == id && c.Device == device, ct)) throw Rules.PhoneUsed.Broken();

        // save
        db.CheckIns.Add(new CheckIn { SessionId = id, TraineeId = trainee.Id, At = now, Way = CheckInWay.Phone, Device = device });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        // A double click: the other one was first.
        catch (RuleBroken broken) when (broken.Rule == Rules.CheckedInAlready)
        {
            return new(trainee.Name, trainee.Code, now, true);
        }
        return new(trainee.Name, trainee.Code, now, false);
    }

    private async Task<(TraineeId Id, string Name, string Code)?> Find(Session session, string who, CancellationToken ct)
    {
        var on = db.Trainees.AsNoTracking().Where(t => t.ProjectId == session.ProjectId && t.State == TraineeState.Enrolled);
        if (who.Length == Trainee.CodeLength) return await on.Where(t => t.Code == who).Select(t => new { t.Id, t.Name, t.Code }).FirstOrDefaultAsync(ct) is { } coded ? (coded.Id, coded.Name, coded.Code) : null;
        if (who.Length != Tail) return null;
        // A class is small: its numbers are opened and compared, so that no mark of so short a text lies in the database.
        var tails = (await on.Select(t => new { t.Id, t.Name, t.Code, t.IdNumber }).ToListAsync(ct)).Where(t => t.IdNumber.EndsWith(who, StringComparison.Ordinal)).ToList();
        if (tails.Count > 1) throw Rules.TailTwice.Broken();
        return tails is [var one] ? (one.Id, one.Name, one.Code) : null;
    }
}

/// <summary>The unit keeps attendance by the list: ticks who is there, corrects with a reason, notes what a patrol saw.</summary>
internal sealed class KeepAttendance(TongpinDb db, CurrentActor actor, IHistory history, TimeProvider clock)
{
    public const string Noun = "training_session";

    public sealed class PatrolForm
    {
        [Needed, Between(0, 20000)] public int? Heads { get; set; }
        [Needed, AtMost(1000)] public string? Note { get; set; }
    }

    public sealed class CorrectionForm
    {
        [Needed] public Guid? Trainee { get; set; }
        public bool Present { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
    }

    /// <summary>Checks in those of the list who are not yet; nobody is taken off by it.</summary>
    /// <returns>How many were added, or null when there is no such session within reach.</returns>
    public async Task<int?> ByList(SessionId id, IReadOnlyCollection<Guid> present, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } session) return null;
        var checkIns = db.CheckIns.Where(c => c.SessionId == id);
        var ids = present.Select(p => new TraineeId(p)).ToArray();
        var there = await db.Trainees.Where(t => t.ProjectId == session.ProjectId && t.State == TraineeState.Enrolled && ids.Contains(t.Id) && !checkIns.Any(c => c.TraineeId == t.Id)).Select(t => t.Id).ToListAsync(ct);
        db.CheckIns.AddRange(there.Select(t => new CheckIn { SessionId = id, TraineeId = t, At = clock.GetUtcNow(), Way = CheckInWay.List }));
        history.Note("checked-in", Noun, id.Value.ToString(), new { rows = there.Count });
        await db.SaveChangesAsync(ct);
        return there.Count;
    }

    /// <summary>Somebody was there who is not on the list, or the other way round.</summary>
    public async Task<bool> Correct(SessionId id, CorrectionForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } session) return false;
        form.MustBeRight();
        var trainee = new TraineeId(form.Trainee!.Value);
        if (!await db.Trainees.AnyAsync(t => t.Id == trainee && t.ProjectId == session.ProjectId, ct)) return false;
        actor.Why = Reasons.Of(form.Why);
        var known = await db.CheckIns.FirstOrDefaultAsync(c => c.SessionId == id && c.TraineeId == trainee, ct);
        if (known is not null == form.Present) return true;
        if (known is null) db.CheckIns.Add(new CheckIn { SessionId = id, TraineeId = trainee, At = clock.GetUtcNow(), Way = CheckInWay.Correction });
        else db.CheckIns.Remove(known);
        history.Note("corrected", Noun, id.Value.ToString(), new { trainee = trainee.Value, present = form.Present });
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<bool> Note(SessionId id, PatrolForm form, CancellationToken ct)
    {
        if (!await Session.VisibleTo(db.Sessions, actor.Value, actor.Value.May(Permissions.Manage) ? Permissions.Manage : Permissions.Run).AnyAsync(s => s.Id == id, ct)) return false;
        form.MustBeRight();
        db.Patrols.Add(new Patrol { SessionId = id, Heads = form.Heads!.Value, Note = form.Note!.Trim(), By = actor.Value.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<Session?> Find(SessionId id, CancellationToken ct)
    {
        var session = await Session.VisibleTo(db.Sessions, actor.Value, Permissions.Run).Include(s => s.Project).FirstOrDefaultAsync(s => s.Id == id, ct);
        session?.Project!.MustBe(ProjectState.Open);
        return session;
    }
}

/// <summary>How much of the timetable each trainee of a class was at (出勤率).</summary>
internal sealed class AttendanceBook(TongpinDb db)
{
    /// <summary>Share of the hours, 0 to 1, by trainee. Hours of a group count as all others; without a timetable nobody has attended.</summary>
    public async Task<IReadOnlyDictionary<TraineeId, decimal>> Of(ProjectId project, CancellationToken ct)
    {
        var hours = await db.Sessions.Where(s => s.ProjectId == project).SumAsync(s => s.Hours, ct);
        if (hours == 0) return new Dictionary<TraineeId, decimal>();
        return await (from c in db.CheckIns
                      join s in db.Sessions on c.SessionId equals s.Id
                      where s.ProjectId == project
                      group s.Hours by c.TraineeId into g
                      select new { g.Key, Hours = g.Sum() }).ToDictionaryAsync(g => g.Key, g => (decimal)g.Hours / hours, ct);
    }
}
