using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Foundation.Jobs;

public sealed class JobTests
{
    /// <summary>Work whose course the test decides.</summary>
    private sealed class Steered
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Two { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public int Begun;
        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Actor? Actor { get; set; }
    }

    private sealed class SteeredWork(Steered steered, CurrentActor actor) : IJobWork
    {
        public string Kind => "test.steered";

        public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
        {
            steered.Actor = actor.Value;
            progress.Report(new(3, 10, ("三", "three")));
            steered.Started.TrySetResult();
            if (Interlocked.Increment(ref steered.Begun) == 2) steered.Two.TrySetResult();
            if (argument == "refused") throw new Rule("test.no", ("不行", "No")).Broken();
            if (argument == "bug") throw new InvalidOperationException("secret detail");
            if (argument.StartsWith("wait", StringComparison.Ordinal)) await steered.Go.Task.WaitAsync(ct);
            return "/units";
        }
    }

    private sealed class QuickWork : IJobWork
    {
        public string Kind => "test.quick";
        public bool IsWaitedFor => true;
        public Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct) => Task.FromResult<string?>(null);
    }

    private static (House, Steered) Open()
    {
        var steered = new Steered();
        return (new House(services: s => s.AddSingleton(steered).AddJobWork<SteeredWork>().AddJobWork<QuickWork>()), steered);
    }

    private static async Task<Job> Run(House house, string argument, Actor? actor = null)
    {
        var id = await house.As<IJobs, JobId>(actor ?? Actor.House, jobs => jobs.Start("test.steered", ("试", "Try"), argument, default));
        await house.RunJobs();
        return await house.In(db => db.Set<Job>().SingleAsync(j => j.Id == id));
    }

    [Fact]
    public async Task A_job_ends_with_its_result_and_a_full_bar()
    {
        var (house, _) = Open();
        await using var _1 = house;
        var job = await Run(house, "x");
        Assert.Equal((JobState.Done, "/units", 10L, 10L), (job.State, job.Result, job.Done, job.Total));
    }

    [Fact]
    public async Task A_refusal_is_told_in_its_words_and_a_bug_by_its_number_only()
    {
        var (house, _) = Open();
        await using var _1 = house;
        Assert.Equal("No", (await Run(house, "refused")).Failure!.Value.En);
        var bug = await Run(house, "bug");
        Assert.Equal(JobState.Failed, bug.State);
        Assert.Contains(bug.Id.Value.ToString(), bug.Failure!.Value.En, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bug.Failure!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_waits_does_for_all_who_ask_and_work_that_runs_is_done_once_more_behind_it()
    {
        var (house, steered) = Open();
        await using var _1 = house;
        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        var actor = await house.ActorOf(person);
        var first = await Ask();
        await steered.Started.Task;
        var second = await Ask();
        var third = await Ask();

        // Whoever asks while it runs brings something that it may have passed by.
        Assert.NotEqual(first, second);
        Assert.Equal(second, third);
        await house.As<JobRunner, bool>(Actor.House, async r => { await r.RunAll(default); return true; });
        Assert.Equal((JobState.Running, JobState.Queued, 1), (await State(first), await State(second), steered.Begun));
        Assert.Equal(person.Name, steered.Actor!.Name);

        steered.Go.SetResult();
        await house.RunJobs();
        Assert.Equal((JobState.Done, JobState.Done, 2), (await State(first), await State(second), steered.Begun));

        Task<JobId> Ask() => house.As<IJobs, JobId>(actor, jobs => jobs.Start("test.steered", ("试", "Try"), "wait", default));
        Task<JobState> State(JobId id) => house.In(db => db.Set<Job>().Where(j => j.Id == id).Select(j => j.State).SingleAsync());
    }

    [Fact]
    public async Task What_somebody_waits_for_does_not_queue_behind_long_work()
    {
        var (house, steered) = Open();
        await using var _1 = house;
        JobId[] slow = [await Start("wait 1"), await Start("wait 2")];
        await steered.Two.Task;
        var third = await Start("wait 3");
        var quick = await house.As<IJobs, JobId>(Actor.House, jobs => jobs.Start("test.quick", ("快", "Quick"), "x", default));

        await house.As<JobRunner, bool>(Actor.House, async r => { await r.RunAll(default); await r.RunToEnd(quick, default); return true; });
        Assert.Equal((JobState.Done, JobState.Queued), (await State(quick), await State(third)));

        steered.Go.SetResult();
        await house.As<JobRunner, bool>(Actor.House, async r => { foreach (var id in slow.Append(third)) await r.RunToEnd(id, default); return true; });
        Assert.Equal(JobState.Done, await State(third));

        Task<JobId> Start(string argument) => house.As<IJobs, JobId>(Actor.House, jobs => jobs.Start("test.steered", ("试", "Try"), argument, default));
        Task<JobState> State(JobId id) => house.In(db => db.Set<Job>().Where(j => j.Id == id).Select(j => j.State).SingleAsync());
    }

    [Fact]
    public async Task A_running_job_shows_its_progress_and_can_be_cancelled_by_its_owner_only()
    {
        var (house, steered) = Open();
        await using var _1 = house;
        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        var id = await house.As<IJobs, JobId>(await house.ActorOf(person), jobs => jobs.Start("test.steered", ("试", "Try"), "wait", default));
        await steered.Started.Task;

        using var stranger = await house.SignIn(BuiltInRoles.Leadership);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/foundation/jobs/{id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await stranger.PostAsync($"/api/foundation/jobs/{id.Value}/cancel", null)).StatusCode);

        using var owner = await house.SignIn(person);
        var row = await House.Json<JobRow>(await owner.GetAsync($"/api/foundation/jobs/{id.Value}"));
        Assert.Equal((JobState.Running, 3L, 10L), (row.State, row.Done, row.Total));
        Assert.Contains("<job-progress", await owner.GetStringAsync($"/jobs/{id.Value}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.PostAsync($"/api/foundation/jobs/{id.Value}/cancel", null)).StatusCode);
        await house.RunJobs();
        Assert.Equal(JobState.Cancelled, await house.In(db => db.Set<Job>().Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task A_job_whose_process_died_is_interrupted_and_can_be_started_again()
    {
        var (house, _) = Open();
        await using var _1 = house;
        var job = await house.Given(new Job { Kind = "test.steered", Title = ("试", "Try"), Argument = "x", By = Guid.Empty, ByName = "Tongpin", At = house.Clock.GetUtcNow(), State = JobState.Running, Process = $"{Environment.MachineName}/{int.MaxValue}/x", AliveAt = house.Clock.GetUtcNow() });
        await house.As<JobRunner, bool>(Actor.House, async r =>
        {
            await r.Interrupt(default);
            return true;
        });
        Assert.Equal(JobState.Interrupted, await house.In(db => db.Set<Job>().Where(j => j.Id == job.Id).Select(j => j.State).SingleAsync()));
        await house.As<JobBoard, JobId>(Actor.House, b => b.Again(job.Id, default));
        await house.RunJobs();
        Assert.Equal(1, await house.In(db => db.Set<Job>().CountAsync(j => j.State == JobState.Done)));
    }

    [Fact]
    public void A_process_of_another_machine_is_gone_after_a_minute_of_silence()
    {
        var now = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.False(Job.IsGone("elsewhere/1/1", now.AddSeconds(-50), now));
        Assert.True(Job.IsGone("elsewhere/1/1", now.AddSeconds(-70), now));
        Assert.False(Job.IsGone(Job.ThisProcess, null, now));
    }

    [Fact]
    public void On_the_same_machine_a_process_lives_as_long_as_its_number_is_held_and_it_is_not_silent_for_long()
    {
        var now = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
        using var other = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var name = $"{Environment.MachineName}/{other.Id}/another life";
        var running = Job.IsGone(name, now.AddMinutes(-2), now);
        other.Kill();
        other.WaitForExit();

        Assert.False(running);
        Assert.True(Job.IsGone(name, now, now));
        // In a container the number is the same after each start.
        Assert.True(Job.IsGone($"{Environment.MachineName}/{Environment.ProcessId}/another life", now, now));
        Assert.True(Job.IsGone($"{Environment.MachineName}/1/another life", now.AddMinutes(-11), now));
    }
}
