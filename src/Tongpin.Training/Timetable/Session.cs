using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Timetable;

/// <summary>Identity of a session.</summary>
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
}

/// <summary>A session (课次) of a class: when, where, by whom, for which group. It is what people check in to.</summary>
internal sealed class Session : IEdited
{
    /// <summary>Rooms and teachers are the college's, so whoever puts sessions anywhere does so in this turn.</summary>
    public const string Turn = "training.timetable";

    public SessionId Id { get; private init; } = IdExtensions.New<SessionId>();
    public required ProjectId ProjectId { get; init; }
    public TrainingProject? Project { get; private init; }
    public required UnitId UnitId { get; init; }
    public required DateOnly Day { get; init; }
    /// <summary>Beijing time.</summary>
    public required TimeOnly Begins { get; init; }
    public required TimeOnly Ends { get; init; }
    /// <summary>学时 that count for attendance and for pay.</summary>
    public required int Hours { get; init; }
    public required string Topic { get; init; }
    /// <summary>The room; empty when it takes none, as on the net.</summary>
    public string Place { get; init; } = "";
    public PersonId? TeacherId { get; init; }
    public string TeacherName { get; init; } = "";
    /// <summary>A part of the class (分组); empty for all of it.</summary>
    public string Group { get; init; } = "";
    public int Edition { get; private set; }

    public string Href => $"/training/sessions/{Id.Value}";
    public DateTimeOffset From => new(Day.ToDateTime(Begins), TimeSpan.FromHours(8));
    public DateTimeOffset To => new(Day.ToDateTime(Ends), TimeSpan.FromHours(8));

    /// <summary>The sessions this actor may see: all, or those of the classes that the reached units run.</summary>
    public static IQueryable<Session> VisibleTo(IQueryable<Session> sessions, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return sessions;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return sessions.Where(s => units.Contains(s.UnitId));
    }

    /// <summary>What two sessions would both need at the same time; null when they can both be.</summary>
    public Words? ClashWith(Session other)
    {
        if (Day != other.Day || Begins >= other.Ends || other.Begins >= Ends) return null;
        if (Place.Length > 0 && Place == other.Place) return new($"教室“{Place}”", $"room “{Place}”");
        if (TeacherId is not null && TeacherId == other.TeacherId) return new($"教师{TeacherName}", $"teacher {TeacherName}");
        if (ProjectId == other.ProjectId && (Group.Length == 0 || other.Group.Length == 0 || Group == other.Group)) return Group.Length > 0 ? new($"分组“{Group}”", $"group “{Group}”") : ("本班学员", "the class");
        return null;
    }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("training_session");
        builder.Ignore(s => s.From).Ignore(s => s.To);
        builder.Property(s => s.Topic).HasMaxLength(120);
        builder.Property(s => s.Place).HasMaxLength(80);
        builder.Property(s => s.TeacherName).HasMaxLength(80);
        builder.Property(s => s.Group).HasMaxLength(40);
        builder.HasIndex(s => new { s.ProjectId, s.Day });
        builder.HasIndex(s => s.Day);
        builder.HasOne(s => s.Project).WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
