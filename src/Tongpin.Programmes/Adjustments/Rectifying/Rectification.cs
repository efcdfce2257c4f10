using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Programmes.Adjustments.Rectifying;

internal readonly record struct RectificationId(Guid Value) : IId<RectificationId>
{
    public static RectificationId From(Guid value) => new(value);
}

/// <summary>Identity of a task of a plan.</summary>
public readonly record struct RectificationTaskId(Guid Value) : IId<RectificationTaskId>
{
    public static RectificationTaskId From(Guid value) => new(value);
}

/// <summary>How far a rectification is.</summary>
public enum RectificationState { Running, Submitted, Returned, Accepted, Failed }

/// <summary>The plan by which a school mends what a card found (整改方案), with its tasks; accepted or failed by approval.</summary>
internal sealed class Rectification : IEdited
{
    public const string Table = "programmes_rectification";

    public RectificationId Id { get; private init; } = IdExtensions.New<RectificationId>();
    public required CardId CardId { get; init; }
    public required string Goal { get; set; }
    /// <summary>Last day of the plan.</summary>
    public required DateOnly Due { get; set; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public RectificationState State { get; set; }
    /// <summary>What was reached, in the school's words, when it hands the plan in.</summary>
    public string Report { get; set; } = "";
    public DateTimeOffset? SubmittedAt { get; set; }
    public List<RectificationTask> Tasks { get; private init; } = [];
    public int Edition { get; private set; }

    public bool IsOpen => State is RectificationState.Running or RectificationState.Returned;

    /// <summary>Mean progress of the tasks, 0–100.</summary>
    public int Progress => Tasks.Count == 0 ? 0 : (int)Math.Round(Tasks.Average(t => (decimal)t.Progress), MidpointRounding.AwayFromZero);

    public void MustBeOpen()
    {
        if (!IsOpen) throw CardRefusals.PlanClosed.Broken(NameOf(State).Zh, NameOf(State).En);
    }

    /// <summary>The school hands it in for acceptance.</summary>
    public void Submit(string report, DateTimeOffset now)
    {
        MustBeOpen();
        if (report.Trim().Length == 0) throw CardRefusals.ReasonNeeded.Broken();
        if (Tasks.Count == 0) throw CardRefusals.NoTasks.Broken();
        if (Tasks.Count(t => t.Progress < 100) is > 0 and var left) throw CardRefusals.NotAllDone.Broken(left);
        (State, Report, SubmittedAt) = (RectificationState.Submitted, report.Trim(), now);
    }

    public static Words NameOf(RectificationState state) => state switch
    {
        RectificationState.Running => ("整改中", "Running"),
        RectificationState.Submitted => ("验收中", "Handed in"),
        RectificationState.Returned => ("退回补充", "Returned"),
        RectificationState.Accepted => ("验收通过", "Accepted"),
        _ => ("验收未通过", "Failed"),
    };
}

/// <summary>One task of a plan: who does what until when.</summary>
internal sealed class RectificationTask : IEdited
{
    public const string Table = "programmes_rectification_task";

    public RectificationTaskId Id { get; private init; } = IdExtensions.New<RectificationTaskId>();
    public RectificationId RectificationId { get; init; }
    public required string Title { get; set; }
    public required string Owner { get; set; }
    public required DateOnly Due { get; set; }
    /// <summary>0–100; 100 is done.</summary>
    public int Progress { get; private set; }
    public string Result { get; private set; } = "";
    public DateOnly? DoneOn { get; private set; }
    public int Edition { get; private set; }

    public bool IsLate(DateOnly today) => Progress < 100 && today > Due;

    public void Advance(int progress, string result, DateOnly today)
    {
        if (progress == 100 && result.Trim().Length == 0) throw CardRefusals.DoneNeedsResult.Broken();
        DoneOn = progress < 100 ? null : Progress == 100 ? DoneOn : today;
        (Progress, Result) = (progress, result.Trim());
    }
}

internal sealed class RectificationMap : IEntityTypeConfiguration<Rectification>, IEntityTypeConfiguration<RectificationTask>
{
    public void Configure(EntityTypeBuilder<Rectification> builder)
    {
        builder.ToTable(Rectification.Table);
        builder.Ignore(r => r.IsOpen).Ignore(r => r.Progress);
        builder.Property(r => r.Goal).HasMaxLength(2000);
        builder.Property(r => r.By).HasMaxLength(80);
        builder.Property(r => r.Report).HasMaxLength(4000);
        builder.HasIndex(r => r.CardId).IsUnique();
        builder.HasOne<ProgrammeCard>().WithMany().HasForeignKey(r => r.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RectificationTask> builder)
    {
        builder.ToTable(RectificationTask.Table);
        builder.Property(t => t.Title).HasMaxLength(200);
        builder.Property(t => t.Owner).HasMaxLength(80);
        builder.Property(t => t.Result).HasMaxLength(2000);
        builder.HasOne<Rectification>().WithMany(r => r.Tasks).HasForeignKey(t => t.RectificationId).OnDelete(DeleteBehavior.Cascade);
    }
}
