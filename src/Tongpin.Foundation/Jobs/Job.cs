using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Jobs;

/// <summary>Where a job stands. Interrupted: its process ended before it did; it can be started again.</summary>
public enum JobState { Queued, Running, Done, Failed, Cancelled, Interrupted }

/// <summary>One piece of long work (后台任务), kept from the moment it is asked for.</summary>
internal sealed class Job
{
    public JobId Id { get; private init; } = IdExtensions.New<JobId>();
    public required string Kind { get; init; }
    public required Words Title { get; init; }
    public required string Argument { get; init; }
    public JobState State { get; set; } = JobState.Queued;
    /// <summary>Who asked for it, and in whose name it runs; empty for the house.</summary>
    public required Guid By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>Last sign of life while it runs.</summary>
    public DateTimeOffset? AliveAt { get; set; }
    /// <summary>The process that runs it, see <see cref="ThisProcess"/>.</summary>
    public string Process { get; set; } = "";
    public bool CancelAsked { get; set; }
    public long Done { get; set; }
    /// <summary>0 while not known.</summary>
    public long Total { get; set; }
    public Words Step { get; set; }
    /// <summary>Address of the result.</summary>
    public string? Result { get; set; }
    public Words? Failure { get; set; }

    public bool IsActive => State is JobState.Queued or JobState.Running;

    /// <summary>Machine, number and life of this process: a number alone is given out again, and in a container it is always the same.</summary>
    /// <remarks>No start time: each process that reads another's reckons it anew from the clock, and comes to another.</remarks>
    public static string ThisProcess { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Whether the process that ran a job is gone: on another machine by a minute's silence; on this one as soon as nobody has its number, and by ten minutes' silence where that was given to another.</summary>
    public static bool IsGone(string process, DateTimeOffset? aliveAt, DateTimeOffset now)
    {
        if (process == ThisProcess) return false;
        if (process.Split('/') is not [var machine, var text, _] || machine != Environment.MachineName || !int.TryParse(text, CultureInfo.InvariantCulture, out var number)) return IsSilentFor(TimeSpan.FromMinutes(1));
        // This process had another life before.
        if (number == Environment.ProcessId) return true;
        try
        {
            using var other = System.Diagnostics.Process.GetProcessById(number);
            return other.HasExited || IsSilentFor(TimeSpan.FromMinutes(10));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return IsSilentFor(TimeSpan.FromMinutes(10));
        }

        bool IsSilentFor(TimeSpan most) => aliveAt is null || now - aliveAt > most;
    }
}

internal sealed class JobMap : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("foundation_job");
        builder.Property(j => j.Kind).HasMaxLength(80);
        builder.Property(j => j.Argument).HasMaxLength(1000);
        builder.Property(j => j.ByName).HasMaxLength(80);
        builder.Property(j => j.Process).HasMaxLength(200);
        builder.HasIndex(j => j.At);
        builder.HasIndex(j => new { j.State, j.At });
        builder.HasIndex(j => j.Argument);
        builder.HasIndex(j => new { j.Kind, j.Argument }, "IX_foundation_job_OneWaits").IsUnique().HasFilter("\"State\" = 'Queued'");
        builder.HasIndex(j => new { j.Kind, j.Argument }, "IX_foundation_job_OneRuns").IsUnique().HasFilter("\"State\" = 'Running'");
    }
}
