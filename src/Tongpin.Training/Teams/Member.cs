using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>Identity of a member of the two teams.</summary>
public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);
}

/// <summary>The two teams (两支队伍): 专职 of the continuing-education college, 兼职 of the schools.</summary>
public enum MemberKind { FullTime, PartTime }

/// <summary>A member of the training staff (培训队伍成员). Hours and load come from duties and works.</summary>
internal sealed class Member : IImported, IEdited, IOnce
{
    public MemberId Id { get; private init; } = IdExtensions.New<MemberId>();
    public required PersonId PersonId { get; init; }
    public required string Number { get; init; }
    public required string Name { get; set; }
    public required MemberKind Kind { get; set; }
    public required UnitId UnitId { get; set; }
    public string UnitName { get; set; } = "";
    public string UnitNameEn { get; set; } = "";
    /// <summary>What he can do, such as "数控车工、班组管理".</summary>
    public string Skills { get; set; } = "";
    /// <summary>Title that decides the rate of lecture fees; null: none.</summary>
    public LecturerTitle? Title { get; set; }
    /// <summary>False for those who have left; their works stay.</summary>
    public bool Active { get; set; } = true;
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.MemberKnown;

    /// <summary>The members this actor may see: all, or those of the reached units.</summary>
    public static IQueryable<Member> VisibleTo(IQueryable<Member> members, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return members;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return members.Where(m => units.Contains(m.UnitId));
    }
}

internal sealed class MemberMap : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("training_member");
        builder.Property(m => m.Number).HasMaxLength(40);
        builder.Property(m => m.Name).HasMaxLength(80);
        builder.Property(m => m.UnitName).HasMaxLength(120);
        builder.Property(m => m.UnitNameEn).HasMaxLength(200);
        builder.Property(m => m.Skills).HasMaxLength(400);
        builder.HasIndex(m => m.PersonId).IsUnique();
        builder.HasIndex(m => new { m.Number, m.Id });
        builder.HasIndex(m => new { m.Name, m.Id });
        builder.HasIndex(m => m.UnitId);
        builder.HasIndex(m => m.ImportId);
    }
}
