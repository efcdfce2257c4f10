using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>How people come into the class of a project (班级): how many it takes and whether it is open to the public.</summary>
internal sealed class TrainingClass : IEdited, IOnce
{
    public required ProjectId ProjectId { get; init; }
    /// <summary>Most that are on the roster at the same time.</summary>
    public required int Capacity { get; set; }
    /// <summary>The public page takes sign-ups.</summary>
    public bool SignUp { get; set; }
    /// <summary>Last day of the public sign-up; null while the class takes anybody.</summary>
    public DateOnly? Until { get; set; }
    /// <summary>Counts moves of the roster: whoever counts it on has the turn, so that two cannot take the last place.</summary>
    public int Turns { get; private set; }
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.RosterBusy;

    public bool IsOpenOn(DateOnly today) => SignUp && (Until is null || today <= Until);
}

internal sealed class TrainingClassMap : IEntityTypeConfiguration<TrainingClass>
{
    public void Configure(EntityTypeBuilder<TrainingClass> builder)
    {
        builder.ToTable("training_class");
        builder.HasKey(c => c.ProjectId);
        builder.HasOne<TrainingProject>().WithOne().HasForeignKey<TrainingClass>(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal readonly record struct CoordinatorId(Guid Value) : IId<CoordinatorId>
{
    public static CoordinatorId From(Guid value) => new(value);
}

/// <summary>A company's coordinator (企业联络员), who manages the company's own people in one class.</summary>
internal sealed class Coordinator : IOnce
{
    public CoordinatorId Id { get; private init; } = IdExtensions.New<CoordinatorId>();
    public required ProjectId ProjectId { get; init; }
    public required PersonId PersonId { get; init; }
    public required string Name { get; init; }
    public required string Company { get; init; }

    Rule IOnce.Already => Rules.CoordinatorTwice;
}

internal sealed class CoordinatorMap : IEntityTypeConfiguration<Coordinator>
{
    public void Configure(EntityTypeBuilder<Coordinator> builder)
    {
        builder.ToTable("training_coordinator");
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Company).HasMaxLength(120);
        builder.HasIndex(c => new { c.PersonId, c.ProjectId }).IsUnique();
        builder.HasOne<TrainingProject>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
