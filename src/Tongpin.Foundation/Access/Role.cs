using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

internal readonly record struct RoleId(Guid Value) : IId<RoleId>
{
    public static RoleId From(Guid value) => new(value);
}

/// <summary>A role (角色) is a named set of permissions. Whether it counts for the whole college or for a unit is said when it is given.</summary>
internal sealed class Role : IEdited
{
    public RoleId Id { get; private init; } = IdExtensions.New<RoleId>();
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    public List<string> Permissions { get; set; } = [];
    public bool BuiltIn { get; init; }
    public int Edition { get; private set; }
}

internal readonly record struct AssignmentId(Guid Value) : IId<AssignmentId>
{
    public static AssignmentId From(Guid value) => new(value);
}

/// <summary>A role given to a person: for the whole college, or for one unit and all below it, within dates.</summary>
internal sealed class Assignment
{
    public AssignmentId Id { get; private init; } = IdExtensions.New<AssignmentId>();
    public required PersonId PersonId { get; init; }
    public required RoleId RoleId { get; init; }
    /// <summary>Null: the whole college.</summary>
    public UnitId? UnitId { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>Last day, included; null: open.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class RoleMap : IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("foundation_role");
        builder.Property(r => r.Key).HasMaxLength(40);
        builder.Property(r => r.Name).HasMaxLength(80);
        builder.Property(r => r.NameEn).HasMaxLength(120);
        builder.HasIndex(r => r.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("foundation_assignment");
        builder.HasOne<Person>().WithMany(p => p.Assignments).HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Role>().WithMany().HasForeignKey(a => a.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
