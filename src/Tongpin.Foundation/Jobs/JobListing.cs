using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Jobs;

/// <summary>A job as a list and the API show it.</summary>
public sealed record JobRow(JobId Id, Words Title, JobState State, string By, DateTimeOffset At, DateTimeOffset? EndedAt, long Done, long Total, Words Step, string? Result, Words? Failure);

/// <summary>Jobs: one's own, or all for an administrator.</summary>
internal sealed class JobListing(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Job, JobRow>(db, actor, cache)
{
    public override string Key => "foundation.jobs";
    public override Words Title => ("后台任务", "Jobs");
    public override string Permission => Permissions.SeeJobs;
    protected override string DefaultSort => "-at";
    protected override string ScopeStamp => Actor.May(Permissions.Administer) ? "*" : Actor.Id.ToString();

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
        new([new Filter("state", ("状态", "State"), [.. Enum.GetValues<JobState>().Select(s => new Choice(s.ToString(), WordsOf(s)))])]);

    protected override IQueryable<Job> Find(ListRequest request)
    {
        var jobs = JobBoard.Visible(Db, Actor);
        return request.Enum<JobState>("state") is { } state ? jobs.Where(j => j.State == state) : jobs;
    }

    public static Expression<Func<Job, JobRow>> RowOf { get; } = j => new JobRow(j.Id, j.Title, j.State, j.ByName, j.At, j.EndedAt, j.Done, j.Total, j.Step, j.Result, j.Failure);
    public static Func<Job, JobRow> ToRow { get; } = RowOf.Compile();
    protected override Expression<Func<Job, JobRow>> Row => RowOf;

    private static readonly IReadOnlyList<Column<Job, JobRow>> Shown =
    [
        new("title", ("任务", "Job"), r => r.Title) { Link = r => $"/jobs/{r.Id.Value}" },
        new Column<Job, JobRow>("state", ("状态", "State"), r => WordsOf(r.State)) { Tone = r => ToneOf(r.State) },
        new("by", ("发起人", "Started by"), r => r.By) { Minor = true },
        new Column<Job, JobRow>("at", ("发起时间", "Asked for"), r => r.At, CellKind.Instant).SortBy(j => j.At),
        new("ended", ("结束时间", "Ended"), r => r.EndedAt, CellKind.Instant) { Minor = true },
    ];

    protected override IReadOnlyList<Column<Job, JobRow>> ColumnsOf() => Shown;

    public static Words WordsOf(JobState state) => state switch
    {
        JobState.Queued => ("排队中", "Queued"),
        JobState.Running => ("进行中", "Running"),
        JobState.Done => ("完成", "Done"),
        JobState.Failed => ("失败", "Failed"),
        JobState.Cancelled => ("已取消", "Cancelled"),
        _ => ("被中断", "Interrupted"),
    };

    public static string ToneOf(JobState state) => state switch { JobState.Done => "success", JobState.Failed or JobState.Interrupted => "danger", JobState.Cancelled => "secondary", _ => "info" };
}
