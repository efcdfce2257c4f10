using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>The unit keeps attendance by the list: ticks who is there, corrects with a reason, notes what a patrol saw.</summary>
internal sealed class KeepAttendance(TongpinDb db, CurrentActor actor, IHistory history, IRecords records, TimeProvider clock)
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
        await Add(session, there, CheckInWay.List, ct);
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
        if (known is null) await Add(session, [trainee], CheckInWay.Correction, ct);
        else
        {
            db.CheckIns.Remove(known);
            if (known.Statement is { } told) await records.Void([told], ct);
        }
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

    private async Task Add(Session session, IReadOnlyCollection<TraineeId> trainees, CheckInWay way, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var told = await records.Write([.. trainees.Select(t => TrainingRecords.Attended(t, session.Project!, session.Hours, now))], ct);
        db.CheckIns.AddRange(trainees.Zip(told, (t, statement) => new CheckIn { SessionId = session.Id, TraineeId = t, At = now, Way = way, Statement = statement }));
    }

    private async Task<Session?> Find(SessionId id, CancellationToken ct)
    {
        var session = await Session.VisibleTo(db.Sessions, actor.Value, Permissions.Run).Include(s => s.Project).FirstOrDefaultAsync(s => s.Id == id, ct);
        session?.Project!.MustBe(ProjectState.Open);
        return session;
    }
}
