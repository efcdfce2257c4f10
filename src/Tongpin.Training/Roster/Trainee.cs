using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

/// <summary>Identity of a trainee.</summary>
public readonly record struct TraineeId(Guid Value) : IId<TraineeId>
{
    public static TraineeId From(Guid value) => new(value);
}

/// <summary>Whether somebody is on the roster of a class.</summary>
public enum TraineeState { Enrolled, Cancelled, Transferred }

/// <summary>Who put somebody on the roster.</summary>
public enum TraineeSource { Staff, File, SignUp, Coordinator, Transfer }

/// <summary>How the test at the end of a class went (考核).</summary>
public enum TestResult { None, Passed, Failed }

/// <summary>A trainee (学员): one person in one class, which counts as one 人次. The same person in two classes is two of them.</summary>
internal sealed class Trainee : IImported, IEdited, IOnce, IPinyinNamed
{
    // Without letters and digits that look alike.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public const int CodeLength = 8;

    public TraineeId Id { get; private init; } = IdExtensions.New<TraineeId>();
    public required ProjectId ProjectId { get; init; }
    public TrainingProject? Project { get; private init; }
    /// <summary>The unit that runs the class, by which reach counts.</summary>
    public required UnitId UnitId { get; init; }
    public required string Name
    {
        get;
        set => (field, NamePinyin) = (value, Pinyin.Of(value));
    }
    public string NamePinyin { get; set; } = "";
    /// <summary>Personal data: encrypted, masked on screen, each full view is logged. Empty once erased.</summary>
    public required string IdNumber { get; set; }
    /// <summary>Recognises the person by the identity number without opening it.</summary>
    public required string Hash { get; set; }
    public string Phone { get; set; } = "";
    public string Company { get; set; } = "";
    /// <summary>确认码 by which the trainee finds the own sign-up and checks in; whoever knows it may.</summary>
    public string Code { get; init; } = RandomNumberGenerator.GetString(Letters, CodeLength);
    public TraineeState State { get; private set; }
    public TraineeSource Source { get; set; }
    /// <summary>The company's coordinator who manages this trainee.</summary>
    public PersonId? CoordinatorId { get; set; }
    public required DateTimeOffset At { get; init; }
    public TestResult Test { get; private set; }
    /// <summary>When the personal data went.</summary>
    public DateOnly? ErasedOn { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.AlreadyOnRoster;

    /// <summary>The trainees this actor may see: all, or those of the classes that the reached units run.</summary>
    public static IQueryable<Trainee> VisibleTo(IQueryable<Trainee> trainees, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return trainees;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return trainees.Where(t => units.Contains(t.UnitId));
    }

    public void Cancel()
    {
        MustBeEnrolled();
        State = TraineeState.Cancelled;
    }

    /// <summary>Goes to another class; this line stays and says so.</summary>
    public void Transfer()
    {
        MustBeEnrolled();
        State = TraineeState.Transferred;
    }

    /// <summary>Somebody who had left this class comes back.</summary>
    public void Return(string name, string phone, string company, TraineeSource source, PersonId? coordinator)
    {
        if (State == TraineeState.Enrolled) throw Rules.AlreadyOnRoster.Broken();
        (Name, Phone, Company, Source, CoordinatorId, State) = (name, phone, company, source, coordinator, TraineeState.Enrolled);
    }

    public void Grade(TestResult result)
    {
        MustBeEnrolled();
        Test = result;
    }

    /// <summary>The person's data go; that somebody took part stays, for the count.</summary>
    public void Erase(DateOnly today)
    {
        (Name, IdNumber, Phone, Company, ErasedOn) = ("（已删除）", "", "", "", today);
        Hash = $"erased {Id.Value:N}";
    }

    public void MustBeEnrolled()
    {
        if (State != TraineeState.Enrolled) throw Rules.NotOnRoster.Broken(Name);
    }
}

internal sealed class TraineeMap : IEntityTypeConfiguration<Trainee>
{
    public void Configure(EntityTypeBuilder<Trainee> builder)
    {
        builder.ToTable("training_trainee");
        builder.Property(t => t.Name).HasMaxLength(80);
        builder.HasPinyin();
        builder.Property(t => t.IdNumber).IsPersonal();
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.Phone).IsPersonal();
        builder.Property(t => t.Company).HasMaxLength(120);
        builder.Property(t => t.Code).HasMaxLength(Trainee.CodeLength);
        builder.HasIndex(t => new { t.Hash, t.ProjectId }).IsUnique();
        builder.HasIndex(t => t.Code).IsUnique();
        builder.HasIndex(t => new { t.ProjectId, t.State });
        builder.HasIndex(t => new { t.At, t.Id });
        builder.HasIndex(t => new { t.Name, t.Id });
        builder.HasIndex(t => new { t.UnitId, t.At, t.Id });
        // Searches and counts go through all trainees; these hold what they look at, so that the sealed numbers are not read along.
        builder.HasIndex(t => new { t.Name, t.Company });
        builder.HasIndex(t => t.Test);
        builder.HasIndex(t => t.CoordinatorId);
        builder.HasIndex(t => t.ImportId);
        builder.HasOne(t => t.Project).WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
