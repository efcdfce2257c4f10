using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>Identity of a duty.</summary>
public readonly record struct DutyId(Guid Value) : IId<DutyId>
{
    public static DutyId From(Guid value) => new(value);
}

/// <summary>Identity of a work.</summary>
public readonly record struct WorkId(Guid Value) : IId<WorkId>
{
    public static WorkId From(Guid value) => new(value);
}

/// <summary>Management roles of the application form: 统筹, 管理, 教学, 会务.</summary>
public enum DutyRole { Lead, Manage, Teach, Service }

/// <summary>By what hours are paid, one of the three: lecture fee (讲课费), share of the bonus pool (奖励池), or teaching workload (教学工作量), which is paid elsewhere.</summary>
public enum PayWay { Fee, Pool, Workload }

/// <summary>A member takes a role in a project (项目分工), with the hours that are planned for it.</summary>
internal sealed class Duty : IImported, IOnce
{
    public DutyId Id { get; private init; } = IdExtensions.New<DutyId>();
    public required ProjectId ProjectId { get; init; }
    public required MemberId MemberId { get; init; }
    public Member? Member { get; private init; }
    public required DutyRole Role { get; init; }
    /// <summary>Class hours.</summary>
    public required decimal Planned { get; init; }
    /// <summary>Year of the project's first day, by which loads are summed.</summary>
    public required int Year { get; init; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];

    Rule IOnce.Already => Rules.DutyKnown;
}

/// <summary>Hours that a member has worked in a project (工时): entered by the unit, confirmed by the office; from then on they stand in the ledger.</summary>
internal sealed class Work : IImported, IEdited
{
    public const int MinutesOfHour = 45;

    public WorkId Id { get; private init; } = IdExtensions.New<WorkId>();
    public required DutyId DutyId { get; init; }
    public required ProjectId ProjectId { get; init; }
    public required MemberId MemberId { get; init; }
    public Member? Member { get; private init; }
    public required DutyRole Role { get; init; }
    public required DateOnly Day { get; init; }
    public required TimeOnly Starts { get; init; }
    /// <summary>Class hours of 45 minutes.</summary>
    public required decimal Hours { get; init; }
    public required PayWay Pay { get; init; }
    public bool Confirmed { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    public double StartMinute => Starts.ToTimeSpan().TotalMinutes;
    public double EndMinute => StartMinute + (double)Hours * MinutesOfHour;

    /// <summary>Nobody works in two places at the same time: the same hours count once.</summary>
    public bool Overlaps(Work other) => MemberId == other.MemberId && Day == other.Day && StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    /// <returns>False when it was confirmed before.</returns>
    public bool Confirm()
    {
        if (Confirmed) return false;
        return Confirmed = true;
    }
}

internal sealed class DutyMap : IEntityTypeConfiguration<Duty>, IEntityTypeConfiguration<Work>
{
    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.ToTable("training_duty");
        builder.Property(d => d.Planned).HasPrecision(9, 2);
        builder.HasIndex(d => new { d.ProjectId, d.MemberId, d.Role }).IsUnique();
        builder.HasIndex(d => new { d.MemberId, d.Year });
        builder.HasIndex(d => d.ImportId);
        builder.HasOne<TrainingProject>().WithMany().HasForeignKey(d => d.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(d => d.Member).WithMany().HasForeignKey(d => d.MemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Work> builder)
    {
        builder.ToTable("training_work");
        builder.Ignore(w => w.StartMinute);
        builder.Ignore(w => w.EndMinute);
        builder.Property(w => w.Hours).HasPrecision(9, 2);
        builder.HasIndex(w => new { w.MemberId, w.Day });
        builder.HasIndex(w => w.ProjectId);
        builder.HasIndex(w => w.Day);
        builder.HasIndex(w => w.ImportId);
        builder.HasOne<Duty>().WithMany().HasForeignKey(w => w.DutyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(w => w.Member).WithMany().HasForeignKey(w => w.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
