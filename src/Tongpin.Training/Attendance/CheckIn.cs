using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>How somebody checked in (签到方式): by the own phone, by the list of the class, or by a later correction.</summary>
public enum CheckInWay { Phone, List, Correction }

/// <summary>A check-in (签到): a trainee was at a session. One of each; millions, so the history does not follow them: corrections leave a line of their own.</summary>
internal sealed class CheckIn : IOnce, INotFollowed
{
    public required SessionId SessionId { get; init; }
    public required TraineeId TraineeId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required CheckInWay Way { get; init; }
    /// <summary>Mark of the phone; one phone speaks for one trainee at a session. Empty when it was no phone.</summary>
    public string Device { get; init; } = "";
    /// <summary>What the memory of learning holds of it; null for what was checked in before that was kept.</summary>
    public Guid? Statement { get; init; }

    Rule IOnce.Already => Rules.CheckedInAlready;
}

internal sealed class CheckInMap : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("training_check_in");
        builder.HasKey(c => new { c.SessionId, c.TraineeId });
        builder.Property(c => c.Device).HasMaxLength(40);
        builder.HasIndex(c => c.TraineeId);
        builder.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Trainee>().WithMany().HasForeignKey(c => c.TraineeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal readonly record struct PatrolId(Guid Value) : IId<PatrolId>
{
    public static PatrolId From(Guid value) => new(value);
}

/// <summary>What somebody saw who looked in on a session (巡查记录).</summary>
internal sealed class Patrol
{
    public PatrolId Id { get; private init; } = IdExtensions.New<PatrolId>();
    public required SessionId SessionId { get; init; }
    /// <summary>Heads that were there.</summary>
    public required int Heads { get; init; }
    public required string Note { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class PatrolMap : IEntityTypeConfiguration<Patrol>
{
    public void Configure(EntityTypeBuilder<Patrol> builder)
    {
        builder.ToTable("training_patrol");
        builder.Property(p => p.Note).HasMaxLength(1000);
        builder.Property(p => p.By).HasMaxLength(80);
        builder.HasIndex(p => p.SessionId);
        builder.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
