using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Jobs;

/// <summary>Asking for jobs and stopping them.</summary>
internal sealed class JobBoard(TongpinDb db, CurrentActor actor, JobRunner runner, TimeProvider clock) : IJobs
{
    public static readonly Rule NoSuch = new("foundation.job.absent", ("没有这项任务。", "There is no such job."));
    public static readonly Rule AlreadyEnded = new("foundation.job.ended", ("任务已经结束，不能再取消。", "The job has already ended and can no longer be cancelled."));
    public static readonly Rule StillActive = new("foundation.job.active", ("任务还在进行，请等它结束。", "The job is still going on; please wait for its end."));

    public async Task<JobId> Start(string kind, Words title, string argument, CancellationToken ct)
    {
        while (true)
        {
            if (await Same(kind, argument).Where(j => j.State == JobState.Queued).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(ct) is { } waiting && await Held(waiting, ct)) return waiting;
            if (await Queue(kind, title, argument, ct) is { } queued) return queued;
        }
    }

    // Inside a transaction the waiting job must not begin before what asks for it can be read: its row is held until then.
    private async Task<bool> Held(JobId id, CancellationToken ct) =>
        db.Database.CurrentTransaction is null || await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(j => j.SetProperty(x => x.State, JobState.Queued), ct) > 0;

    /// <returns>Null when the same work is queued or running already.</returns>
    public async Task<JobId?> TryStart(string kind, Words title, string argument, CancellationToken ct) =>
        await IsActive(kind, argument, ct) ? null : await Queue(kind, title, argument, ct);

    /// <returns>Null when somebody else queued the same in this instant.</returns>
    private async Task<JobId?> Queue(string kind, Words title, string argument, CancellationToken ct)
    {
        var job = new Job { Kind = kind, Title = title, Argument = argument, By = actor.Value.Id, ByName = actor.Value.Name, At = clock.GetUtcNow() };
        db.Add(job);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Uniqueness.IsBrokenBy(e) && e.Entries.Any(entry => entry.Entity == job))
        {
            // Whatever else waits in this context to be saved stays there.
            db.Entry(job).State = EntityState.Detached;
            return null;
        }
        runner.Ring();
        return job.Id;
    }

    /// <summary>Stops a job that this actor may stop: his own, or any for an administrator.</summary>
    public async Task Cancel(JobId id, CancellationToken ct)
    {
        if (!await Visible(db, actor.Value).AnyAsync(j => j.Id == id, ct)) throw NoSuch.Broken();
        // What runs here is told in memory: the database may be held by the very work that is to stop.
        if (runner.Cancel(id)) return;

        var (now, asked) = (clock.GetUtcNow(), 0);
        await db.Atomically(async () => asked =
            await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(j => j.SetProperty(x => x.State, JobState.Cancelled).SetProperty(x => x.EndedAt, now), ct)
            + await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running).ExecuteUpdateAsync(j => j.SetProperty(x => x.CancelAsked, true), ct), ct);
        if (asked == 0) throw AlreadyEnded.Broken();
    }

    /// <summary>Asks for an ended job's work anew.</summary>
    public async Task<JobId> Again(JobId id, CancellationToken ct)
    {
        var job = await Visible(db, actor.Value).AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, ct) ?? throw NoSuch.Broken();
        return job.IsActive ? throw StillActive.Broken() : await Start(job.Kind, job.Title, job.Argument, ct);
    }

    /// <summary>The job as it stands now: what runs here is fresher in memory than in its row.</summary>
    public async Task<Job?> Find(JobId id, CancellationToken ct)
    {
        if (await Visible(db, actor.Value).AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, ct) is not { } job) return null;
        if (job.State == JobState.Running && runner.ProgressOf(id) is { } fresh) (job.Done, job.Total, job.Step) = (fresh.Done, fresh.Total, fresh.Step);
        return job;
    }

    /// <summary>The latest job about something, for the page of that thing; its page decides who may see it.</summary>
    public async Task<Job?> Latest(string argument, CancellationToken ct)
    {
        if (await db.Jobs.AsNoTracking().Where(j => j.Argument == argument).OrderByDescending(j => j.Id).FirstOrDefaultAsync(ct) is not { } job) return null;
        if (runner.ProgressOf(job.Id) is { } fresh) (job.Done, job.Total, job.Step) = (fresh.Done, fresh.Total, fresh.Step);
        return job;
    }

    public static IQueryable<Job> Visible(TongpinDb db, Actor actor) => actor.May(Permissions.Administer) ? db.Jobs : db.Jobs.Where(j => j.By == actor.Id);

    private Task<bool> IsActive(string kind, string argument, CancellationToken ct) => Same(kind, argument).AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running, ct);

    private IQueryable<Job> Same(string kind, string argument) => db.Jobs.AsNoTracking().Where(j => j.Kind == kind && j.Argument == argument);
}
