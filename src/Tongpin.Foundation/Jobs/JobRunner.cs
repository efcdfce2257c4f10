using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Jobs;

/// <summary>Runs what is queued, in the order in which it was asked for: two jobs at a time, and a third when somebody waits for it at his screen.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtATime = 3;
    private const int Unwaited = 2;
    /// <summary>What ends sooner was waited for on its page.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<JobId, Run> running = new();
    /// <summary>Jobs that have ended here while the database could not be written.</summary>
    private readonly ConcurrentDictionary<JobId, bool> lost = new();
    /// <summary>Done when the next job begins or ends in this process.</summary>
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim places = new(AtATime);
    private readonly SemaphoreSlim taking = new(1);

    /// <summary>When the queue was last looked at; null while the runner does not run.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Says that a job was queued.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    /// <returns>False when the job does not run in this process.</returns>
    public bool Cancel(JobId id)
    {
        if (!running.TryGetValue(id, out var run)) return false;
        run.Stop.Cancel();
        return true;
    }

    public JobProgress? ProgressOf(JobId id) => running.TryGetValue(id, out var run) ? run.Latest : null;

    /// <summary>Runs what is queued to its end, one after the other: for the command line and tests.</summary>
    public async Task RunAll(CancellationToken ct)
    {
        while (await Claim(null, ct) is { } job) await Carry(job, ct);
    }

    /// <summary>Runs one job to its end here and now, or waits for it where it runs already.</summary>
    public async Task RunToEnd(JobId id, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            // Asked for before looking: what begins or ends while one looks is not missed.
            var next = moved.Task;
            if (await Claim(id, ct) is { } job)
            {
                await Carry(job, ct);
                return;
            }
            if (running.TryGetValue(id, out var run))
            {
                await run.Ended.Task.WaitAsync(ct);
                return;
            }
            if (await Active(id, ct) is not { } waiting) return;
            if (running.Values.FirstOrDefault(r => r.Does == waiting) is { } same)
            {
                await same.Ended.Task.WaitAsync(ct);
                continue;
            }
            // It runs in another process, or waits there behind the same work; that process may be gone.
            await Interrupt(ct);
            await Task.WhenAny(next, Task.Delay(Beat, clock, ct));
        }
    }

#pragma warning disable CS0420 // The exchange is a fence of its own.
    private void Moved() => Interlocked.Exchange(ref moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
#pragma warning restore CS0420

    /// <summary>What an open job does.</summary>
    private async Task<(string Kind, string Argument)?> Active(JobId id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = await scope.ServiceProvider.GetRequiredService<TongpinDb>().Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && (j.State == JobState.Queued || j.State == JobState.Running), ct);
        return job is null ? null : (job.Kind, job.Argument);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var carried = new ConcurrentDictionary<Task, bool>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                SeenAt = clock.GetUtcNow();
                await Interrupt(stoppingToken);
                await places.WaitAsync(stoppingToken);
                var job = (Job?)null;
                try
                {
                    job = await Claim(null, stoppingToken);
                }
                finally
                {
                    if (job is null) places.Release();
                }
                if (job is not null)
                {
                    var task = Task.Run(() => Carry(job, stoppingToken), CancellationToken.None);
                    carried[task] = true;
                    _ = task.ContinueWith(t => { carried.TryRemove(t, out _); places.Release(); Ring(); }, TaskScheduler.Default);
                    continue;
                }
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(bell.Reader.ReadAsync(pause.Token).AsTask(), Task.Delay(TimeSpan.FromSeconds(5), clock, pause.Token));
                await pause.CancelAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogError(e, "The job runner stumbled and goes on in a moment.");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
        SeenAt = null;
        await Task.WhenAll(carried.Keys);
    }

    /// <summary>Marks the jobs of processes that are gone, and those of this one whose end could not be written.</summary>
    public async Task Interrupt(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        var now = clock.GetUtcNow();
        var known = await db.Jobs.Where(j => j.State == JobState.Running).Select(j => new { j.Id, j.Process, j.AliveAt }).ToListAsync(ct);
        var gone = known.Where(j => Job.IsGone(j.Process, j.AliveAt, now) || lost.ContainsKey(j.Id)).Select(j => j.Id).ToArray();
        if (gone.Length == 0) return;

        await db.Atomically(async () =>
        {
            foreach (var job in await db.Jobs.Where(j => gone.Contains(j.Id) && j.State == JobState.Running).ToListAsync(ct))
            {
                (job.State, job.EndedAt) = (JobState.Interrupted, now);
                TellStarter(scope.ServiceProvider, job);
            }
            await db.SaveChangesAsync(ct);
        }, ct);
        foreach (var id in gone) lost.TryRemove(id, out _);
    }

    /// <summary>Takes the oldest queued job, or the named one; of two takers one gets it.</summary>
    private async Task<Job?> Claim(JobId? id, CancellationToken ct)
    {
        // One taker at a time in this process: whoever comes second finds the job among the running.
        await taking.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
            var waitedFor = scope.ServiceProvider.GetServices<IJobWork>().Where(w => w.IsWaitedFor).Select(w => w.Kind).ToArray();
            var any = id is not null || running.Values.Count(r => !waitedFor.Contains(r.Kind)) < Unwaited;
            var jobs = db.Jobs;
            while (await jobs.AsNoTracking().Where(j => j.State == JobState.Queued && (id == null || j.Id == id) && (any || waitedFor.Contains(j.Kind))
                && !jobs.Any(o => o.State == JobState.Running && o.Kind == j.Kind && o.Argument == j.Argument)).OrderBy(j => j.At).ThenBy(j => j.Id).FirstOrDefaultAsync(ct) is { } job)
            {
                // Another process may be quicker, with this job or with the same work.
                if (!await Take(db, job.Id, ct)) continue;
                running[job.Id] = new Run(job.Kind, job.Argument);
                Moved();
                return job;
            }
            return null;
        }
        finally
        {
            taking.Release();
        }
    }

    private async Task<bool> Take(TongpinDb db, JobId id, CancellationToken ct)
    {
        var (now, taken) = (clock.GetUtcNow(), 0);
        try
        {
            await db.Atomically(async () => taken = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(j => j
                .SetProperty(x => x.State, JobState.Running).SetProperty(x => x.StartedAt, now).SetProperty(x => x.AliveAt, now).SetProperty(x => x.Process, Job.ThisProcess), ct), ct);
        }
        catch (Exception e) when (Uniqueness.IsBrokenBy(e)) { }
        return taken > 0;
    }

    private async Task Carry(Job job, CancellationToken stopping)
    {
        var run = running[job.Id];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Stop.Token, stopping);
        using var ended = new CancellationTokenSource();
        var beating = Keep(job.Id, run, ended.Token);
        var (state, result, failure) = (JobState.Done, (string?)null, (Words?)null);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentActor>().Value = await ActorOf(services, job, stop.Token);
            var work = services.GetServices<IJobWork>().FirstOrDefault(w => w.Kind == job.Kind) ?? throw new InvalidOperationException($"Nobody does {job.Kind}.");
            result = await work.Run(job.Argument, run, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            state = run.Stop.IsCancellationRequested ? JobState.Cancelled : JobState.Interrupted;
        }
        catch (RuleBroken broken)
        {
            (state, failure) = (JobState.Failed, broken.Words);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "Job {Kind} {Id} failed.", job.Kind, job.Id.Value);
            (state, failure) = (JobState.Failed, new Words($"出了意外的错误。请把编号 {job.Id.Value} 告诉管理员。", $"Something unexpected went wrong. Please tell an administrator the number {job.Id.Value}."));
        }
        try
        {
            await ended.CancelAsync();
            await beating;
            await End(job.Id, run, state, result, failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "The end of job {Kind} {Id} could not be written.", job.Kind, job.Id.Value);
            lost[job.Id] = true;
        }
        finally
        {
            running.TryRemove(job.Id, out _);
            run.Ended.TrySetResult();
            Moved();
        }
    }

    private static async Task<Actor> ActorOf(IServiceProvider services, Job job, CancellationToken ct)
    {
        if (job.By == Guid.Empty) return Actor.House;
        if (await services.GetRequiredService<Rights>().ActorOf(new(job.By), ct) is { } person) return person;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var key = await services.GetRequiredService<TongpinDb>().ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == job.By && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), ct);
        return key is null ? throw GoneAway.Broken(job.ByName) : ApiKeyDoor.ActorOf(key);
    }

    private static readonly Rule GoneAway = new("foundation.job.actor-gone", ("{0}已停用，不能再以其名义运行任务。", "{0} is no longer active; no work is done in that name."));

    // Written apart from the work's own transaction. On SQLite it waits its turn while the work writes; pages read memory meanwhile.
    private async Task Keep(JobId id, Run run, CancellationToken ended)
    {
        try
        {
            using var beat = new PeriodicTimer(Beat, clock);
            var (kept, quiet) = (run.Latest, 0);
            while (await beat.WaitForNextTickAsync(ended))
            {
                var latest = run.Latest;
                if (latest == kept && ++quiet < 30) continue;
                (kept, quiet) = (latest, 0);
                try
                {
                    await Beaten(id, run, latest, ended);
                }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
                {
                    // The next beat may find the database back.
                    log.LogWarning(e, "The progress of job {Id} could not be written.", id.Value);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested) { }
    }

    private async Task Beaten(JobId id, Run run, JobProgress latest, CancellationToken ended)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        var now = clock.GetUtcNow();
        await db.Atomically(() => db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(j => j
            .SetProperty(x => x.Done, latest.Done).SetProperty(x => x.Total, latest.Total).SetProperty(x => x.Step, latest.Step).SetProperty(x => x.AliveAt, now), ended), ended);
        if (await db.Jobs.AnyAsync(j => j.Id == id && j.CancelAsked, ended)) await run.Stop.CancelAsync();
    }

    /// <summary>Who started long work need not stay with it: its end is told, and any failure.</summary>
    private static void TellStarter(IServiceProvider services, Job job)
    {
        if (job.By == Guid.Empty || job.State is JobState.Cancelled || (job.State is JobState.Done && job.EndedAt - job.At < Long)) return;
        Words text = job.State switch
        {
            JobState.Done => new($"已完成：{job.Title.Zh}", $"Done: {job.Title.En}"),
            JobState.Failed => new($"没有完成：{job.Title.Zh}。{job.Failure?.Zh}", $"Failed: {job.Title.En}. {job.Failure?.En}"),
            _ => new($"被中断，可以重新开始：{job.Title.Zh}", $"Interrupted, it can be started again: {job.Title.En}"),
        };
        services.GetRequiredService<INotices>().Tell(new(job.By), text, job.State is JobState.Done && job.Result is { } result ? result : $"/jobs/{job.Id.Value}", $"job {job.Id.Value}");
    }

    private async Task End(JobId id, Run run, JobState state, string? result, Words? failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        var (now, latest) = (clock.GetUtcNow(), run.Latest);
        // Work reports what it begins, so that its last report is short of the end.
        if (state == JobState.Done) latest = latest with { Done = latest.Total };
        await db.Atomically(async () =>
        {
            var job = await db.Jobs.SingleAsync(j => j.Id == id, CancellationToken.None);
            (job.State, job.EndedAt, job.Result, job.Failure, job.Done, job.Total, job.Step) = (state, now, result, failure, latest.Done, latest.Total, latest.Step);
            TellStarter(scope.ServiceProvider, job);
            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }

    public override void Dispose()
    {
        places.Dispose();
        taking.Dispose();
        base.Dispose();
    }

    private sealed class Run(string kind, string argument) : IProgress<JobProgress>
    {
        private volatile StrongBox latest = new(default);
        public string Kind => kind;
        public (string, string) Does => (kind, argument);
        public CancellationTokenSource Stop { get; } = new();
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public JobProgress Latest => latest.Value;
        public void Report(JobProgress value) => latest = new(value);

        private sealed record StrongBox(JobProgress Value);
    }
}
