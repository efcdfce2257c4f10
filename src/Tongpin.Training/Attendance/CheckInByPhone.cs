using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>Somebody who was checked in, for the answer on the phone.</summary>
/// <param name="Again">Had been already; nothing was changed.</param>
internal sealed record CheckedIn(string Name, string Code, DateTimeOffset At, bool Again);

/// <summary>A trainee checks in with the own phone: the scan gave a pass, the confirmation code or the end of the identity number says who it is.</summary>
internal sealed class CheckInByPhone(TongpinDb db, RotatingCode rotating, IRegulations regulations, IRecords records, TimeProvider clock)
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
        db.CheckIns.Add(new CheckIn { SessionId = id, TraineeId = trainee.Id, At = now, Way = CheckInWay.Phone, Device = device, Statement = await records.Write(TrainingRecords.Attended(trainee.Id, session.Project, session.Hours, now), ct) });
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
