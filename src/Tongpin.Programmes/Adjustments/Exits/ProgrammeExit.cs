using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;

namespace Tongpin.Programmes.Adjustments.Exits;

internal readonly record struct ExitId(Guid Value) : IId<ExitId>
{
    public static ExitId From(Guid value) => new(value);
}

/// <summary>How far the closing of a programme is. <see cref="Done"/> and <see cref="Refused"/> are ends.</summary>
public enum ExitState { Draft, Submitted, Returned, Approved, OnNotice, Filed, Done, Refused }

/// <summary>What happens to the students of one grade (在校生安置).</summary>
/// <param name="Grade">Year in which they came.</param>
/// <param name="Plan">They finish in the programme, or move to another one.</param>
/// <param name="Until">Year in which the last of them leave.</param>
public sealed record GradePlan(int Grade, int Students, string Plan, int Until);

/// <summary>Where teachers go (教师分流).</summary>
public sealed record TeacherMove(string Who, int Count, string To);

/// <summary>Where equipment goes (设备处置).</summary>
/// <param name="Value">Yuan.</param>
public sealed record EquipmentMove(string What, int Count, decimal Value, string To);

/// <summary>The closing of a programme (撤销): proposed, decided, made public, filed; its students finish or move, then its code goes.</summary>
internal sealed class ProgrammeExit : IEdited
{
    public const string Table = "programmes_exit";

    public ExitId Id { get; private init; } = IdExtensions.New<ExitId>();
    public required ProgrammeId ProgrammeId { get; init; }
    /// <summary>Year of the judgement that leads here.</summary>
    public required int Year { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public UnitId? SchoolId { get; init; }
    public required string SchoolName { get; init; }
    public required string SchoolNameEn { get; init; }
    /// <summary>Reasons of the card it follows from, as they then stood.</summary>
    public required Words Ground { get; init; }
    public string Why { get; set; } = "";
    /// <summary>Last year with an intake.</summary>
    public int LastIntake { get; set; }
    /// <summary>Year in which the code leaves the college's list.</summary>
    public int RemovedIn { get; set; }
    public List<GradePlan> Grades { get; set; } = [];
    public List<TeacherMove> Teachers { get; set; } = [];
    public List<EquipmentMove> Equipment { get; set; } = [];
    /// <summary>Yuan a year that go with the programme.</summary>
    public decimal Income { get; set; }
    /// <summary>Yuan a year of cost that end with it.</summary>
    public decimal Avoidable { get; set; }
    /// <summary>Yuan once.</summary>
    public decimal ClosingCost { get; set; }
    /// <summary>Years over which closing is reckoned, by regulation.</summary>
    public int Reckoned { get; set; } = 3;
    public ExitState State { get; private set; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public string DecidedWhy { get; private set; } = "";
    public DateOnly? NoticeFrom { get; private set; }
    /// <summary>Last day of the public notice.</summary>
    public DateOnly? NoticeUntil { get; private set; }
    public DateOnly? FiledOn { get; private set; }
    public string FilingNumber { get; private set; } = "";
    public DateTimeOffset? DoneAt { get; private set; }
    /// <summary>The code while the exit is not refused, so that a programme has one at most.</summary>
    public string? OpenCode { get; private set; }
    public bool IsSample { get; init; }
    public int Edition { get; private set; }

    public Words Words => Words.Of(Name, NameEn);
    public Words School => Words.Of(SchoolName, SchoolNameEn);
    public string Href => $"/programmes/exits/{Id.Value}";
    public bool IsOpen => State is ExitState.Draft or ExitState.Returned;
    public ClosingAccount Account => new(Income, Avoidable, ClosingCost);
    public DecisionSubject Subject => new(Year, Code, Name, NameEn, SchoolId, SchoolName, SchoolNameEn, IsSample);

    public ProgrammeExit Begin()
    {
        OpenCode = Code;
        return this;
    }

    public void MustBeOpen()
    {
        if (!IsOpen) throw CardRefusals.ExitClosed.Broken(NameOf(State).Zh, NameOf(State).En);
    }

    /// <param name="students">Students by the year in which they came; who is there needs a plan.</param>
    public void Submit(IReadOnlyDictionary<int, int> students, DateTimeOffset now)
    {
        MustBeOpen();
        if (Why.Length == 0) throw CardRefusals.ReasonNeeded.Broken();
        if (RemovedIn < LastIntake) throw CardRefusals.YearsCrossed.Broken();
        if (students.Where(s => s.Value > 0 && !Grades.Exists(g => g.Grade == s.Key && g.Plan.Length > 0)).Select(s => s.Key).Order().ToList() is { Count: > 0 } unplaced) throw CardRefusals.GradesUnplaced.Broken(string.Join(", ", unplaced));
        (State, SubmittedAt) = (ExitState.Submitted, now);
    }

    /// <returns>False when the news is old.</returns>
    public bool Follow(ApprovalState state, string by, string why, DateTimeOffset at)
    {
        if (State != ExitState.Submitted || at < SubmittedAt) return false;
        State = state switch { ApprovalState.Approved => ExitState.Approved, ApprovalState.Refused => ExitState.Refused, ApprovalState.Returned => ExitState.Returned, ApprovalState.Withdrawn => ExitState.Draft, _ => State };
        if (State is ExitState.Approved or ExitState.Refused) (DecidedAt, DecidedBy, DecidedWhy) = (at, by, why);
        if (State == ExitState.Refused) OpenCode = null;
        return true;
    }

    /// <summary>公示 begins.</summary>
    public void Notice(DateOnly from, DateOnly until)
    {
        MustBe(ExitState.Approved);
        (State, NoticeFrom, NoticeUntil) = (ExitState.OnNotice, from, until);
    }

    public void File(DateOnly on, string number, DateOnly today)
    {
        MustBe(ExitState.OnNotice);
        if (today <= NoticeUntil) throw CardRefusals.NoticeRuns.Broken(Show.Day(NoticeUntil));
        if (number.Trim().Length == 0) throw CardRefusals.ReasonNeeded.Broken();
        if (on > today) throw CardRefusals.InFuture.Broken(Show.Day(on));
        (State, FiledOn, FilingNumber) = (ExitState.Filed, on, number.Trim());
    }

    /// <summary>The last students have left; the code goes.</summary>
    public void End(DateTimeOffset now)
    {
        MustBe(ExitState.Filed);
        if (Grades.Where(g => g.Students > 0 && g.Until >= now.BeijingDay().Year).MaxBy(g => g.Until) is { } left) throw CardRefusals.StudentsLeft.Broken(left.Grade, left.Until);
        (State, DoneAt) = (ExitState.Done, now);
    }

    private void MustBe(ExitState state)
    {
        if (State != state) throw CardRefusals.ExitStep.Broken(NameOf(State).Zh, NameOf(State).En);
    }

    public static IQueryable<ProgrammeExit> VisibleTo(IQueryable<ProgrammeExit> exits, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return exits;
        var schools = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return exits.Where(e => schools.Contains(e.SchoolId));
    }

    public static Words NameOf(ExitState state) => state switch
    {
        ExitState.Draft => ("草稿", "Draft"),
        ExitState.Submitted => ("审批中", "Under approval"),
        ExitState.Returned => ("退回修改", "Returned"),
        ExitState.Approved => ("已决定，停止招生", "Decided, intake stopped"),
        ExitState.OnNotice => ("公示中", "On public notice"),
        ExitState.Filed => ("已备案，安置中", "Filed, students finishing"),
        ExitState.Done => ("已撤销", "Closed"),
        _ => ("未通过", "Refused"),
    };

    public static string ToneOf(ExitState state) => state switch
    {
        ExitState.Draft or ExitState.Done => "secondary",
        ExitState.Refused or ExitState.Approved => "danger",
        ExitState.Returned or ExitState.OnNotice => "warning",
        _ => "info",
    };
}

internal sealed class ProgrammeExitMap : IEntityTypeConfiguration<ProgrammeExit>
{
    public void Configure(EntityTypeBuilder<ProgrammeExit> builder)
    {
        builder.ToTable(ProgrammeExit.Table);
        builder.Ignore(e => e.Words).Ignore(e => e.School).Ignore(e => e.Href).Ignore(e => e.IsOpen).Ignore(e => e.Account).Ignore(e => e.Subject);
        builder.Property(e => e.Code).HasMaxLength(6);
        builder.Property(e => e.OpenCode).HasMaxLength(6);
        builder.Property(e => e.Name).HasMaxLength(80);
        builder.Property(e => e.NameEn).HasMaxLength(160);
        builder.Property(e => e.SchoolName).HasMaxLength(120);
        builder.Property(e => e.SchoolNameEn).HasMaxLength(200);
        builder.Property(e => e.Why).HasMaxLength(4000);
        builder.Property(e => e.By).HasMaxLength(80);
        builder.Property(e => e.DecidedBy).HasMaxLength(80);
        builder.Property(e => e.DecidedWhy).HasMaxLength(4000);
        builder.Property(e => e.FilingNumber).HasMaxLength(80);
        builder.Property(e => e.Grades).HasConversion(AsJson.Of<List<GradePlan>>(), AsJson.Same<List<GradePlan>>());
        builder.Property(e => e.Teachers).HasConversion(AsJson.Of<List<TeacherMove>>(), AsJson.Same<List<TeacherMove>>());
        builder.Property(e => e.Equipment).HasConversion(AsJson.Of<List<EquipmentMove>>(), AsJson.Same<List<EquipmentMove>>());
        builder.HasIndex(e => e.OpenCode).IsUnique();
        builder.HasIndex(e => e.Code);
        builder.HasIndex(e => e.SchoolId);
        builder.HasIndex(e => e.At);
    }
}
