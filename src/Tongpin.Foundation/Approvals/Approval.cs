using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>One line of the history of a request.</summary>
public enum Did { Asked, Approved, Returned, Refused, Withdrawn, For, Against, Closed }

/// <summary>Which reminders of a step have gone out.</summary>
internal enum Reminder { None, Before, After }

/// <summary>Who decides, and in whose place when he is a substitute.</summary>
/// <param name="Seat">Whose seat it is: his own, or that of the person he stands in for.</param>
internal sealed record Decider(PersonId Id, string Name, PersonId Seat, string SeatName)
{
    public bool IsSubstitute => Id != Seat;
}

/// <summary>A request (审批) for a record of any module. It keeps the steps it started with; its lines are added, never changed.</summary>
internal sealed class Approval : IEdited, IOnce
{
    public ApprovalId Id { get; private init; } = IdExtensions.New<ApprovalId>();
    public required string Kind { get; init; }
    public required string Noun { get; init; }
    public required string Record { get; init; }
    public required Words Title { get; set; }
    public required string Href { get; set; }
    public UnitId? UnitId { get; set; }
    /// <summary>Yuan.</summary>
    public decimal? Amount { get; set; }
    public required string Category { get; set; }
    /// <summary>Who asked last; whoever has asked stands in the lines.</summary>
    public required Guid ApplicantId { get; set; }
    public required string Applicant { get; set; }
    /// <summary>Version of the flow it started with.</summary>
    public required int Flow { get; init; }
    public required IReadOnlyList<ApprovalStep> Steps { get; init; }
    public ApprovalState State { get; private set; }
    /// <summary>From 1; each return and new asking begins another, and what was decided in the one before counts no more.</summary>
    public int Round { get; private set; } = 1;
    /// <summary>Index of the step that holds it, or held it last.</summary>
    public int At { get; private set; }
    public DateTimeOffset Since { get; private set; }
    /// <summary>Last day of the step, Beijing; null when nobody is waited for.</summary>
    public DateOnly? Due { get; private set; }
    public Reminder Reminded { get; set; }
    /// <summary>Role that is waited for; empty when none is.</summary>
    public string WaitsRole { get; private set; } = "";
    /// <summary>The seat that is waited for, see <see cref="Seats"/>; empty when none is.</summary>
    public string WaitsAt { get; private set; } = "";
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Noun and record while it is running or returned, so that a record has one open request at most.</summary>
    public string? OpenKey { get; private set; }
    public bool Sample { get; init; }
    /// <summary>Number of its lines: moves with each, so that of two who act at once the second is noticed.</summary>
    public int Acts { get; private set; }
    public int Edition { get; private set; }
    public List<ApprovalLine> Lines { get; private init; } = [];

    public ApprovalStep Step => Steps[At];
    /// <summary>Round and step, so that a decision is for what its maker has seen.</summary>
    public string Place => $"{Round}.{At}";
    public bool IsOpen => State is ApprovalState.Running or ApprovalState.Returned;
    Rule IOnce.Already => Rules.AskedMeanwhile;

    public static string KeyOf(string noun, string record) => $"{noun}/{record}";

    /// <summary>Whether the person has ever asked in this request: he decides nothing of it.</summary>
    public bool WasAskedBy(PersonId person) => Lines.Any(l => l.Did == Did.Asked && l.PersonId == person.Value);

    /// <summary>Begins, or goes on after a return.</summary>
    /// <param name="person">The person behind the applicant; the house and applications of nobody have none.</param>
    public void Ask(Guid person, string name, string why, DateTimeOffset now)
    {
        // Also in an earlier round: whoever returned it does not ask it in the applicant's place.
        if (Lines.Any(l => l.At >= 0 && l.Did != Did.Closed && (l.PersonId == person || l.SeatId == person))) throw Rules.DeciderAsks.Broken();
        if (Lines.Count > 0) Round++;
        (State, OpenKey, EndedAt, ApplicantId, Applicant) = (ApprovalState.Running, KeyOf(Noun, Record), null, person, name);
        Write(new() { Round = Round, At = -1, Role = "", PersonId = person, Name = name, Did = Did.Asked, Why = why, When = now });
    }

    /// <summary>The step holds it from now on.</summary>
    public void GoTo(int step, DateOnly due, DateTimeOffset now)
    {
        (At, Since, Due, Reminded) = (step, now, due, Reminder.None);
        (WaitsRole, WaitsAt) = (Step.Role, Seats.KeyOf(Step, UnitId));
    }

    /// <summary>Why this person may not decide the step that holds it, whatever his roles; null when he may.</summary>
    /// <param name="rolesEach">In how many roles one person may decide one request, by regulation.</param>
    public RuleBroken? WhyNot(Decider who, int rolesEach)
    {
        // Whoever sits in the applicant's place speaks for him.
        if (WasAskedBy(who.Id) || WasAskedBy(who.Seat)) return Rules.ApplicantDecides.Broken();
        foreach (var person in (PersonId[])[who.Id, who.Seat])
        {
            var mine = Lines.Where(l => l.Round == Round && l.At >= 0 && (l.PersonId == person.Value || l.SeatId == person.Value)).ToList();
            if (mine.Any(l => l.At == At)) return Rules.OneVoice.Broken();
            if (mine.Select(l => l.Role).Append(Step.Role).Distinct().Count() > rolesEach) return Rules.OtherCapacity.Broken(rolesEach);
        }
        return null;
    }

    /// <summary>One person decides the step, or gives his opinion in its panel.</summary>
    /// <returns>The verdict of the step; null while the panel goes on.</returns>
    public Verdict? Decide(Decider who, Verdict verdict, string why, IReadOnlyList<EvidenceId> cites, int seats, int rolesEach, DelegationId? under, DateTimeOffset now)
    {
        if (State != ApprovalState.Running) throw Rules.NotRunning.Broken();
        if (WhyNot(who, rolesEach) is { } no) throw no;
        var panel = Step.Mode == StepMode.Panel;
        if (panel && verdict == Verdict.Return) throw Rules.PanelReturns.Broken();
        if (why.Length == 0 && (panel || verdict != Verdict.Approve)) throw Rules.WordsNeeded.Broken();
        var did = (panel, verdict) switch
        {
            (true, Verdict.Approve) => Did.For,
            (true, _) => Did.Against,
            (_, Verdict.Approve) => Did.Approved,
            (_, Verdict.Return) => Did.Returned,
            _ => Did.Refused,
        };
        Write(new() { Round = Round, At = At, Role = Step.Role, PersonId = who.Id.Value, Name = who.Name, SeatId = who.IsSubstitute ? who.Seat.Value : null, SeatName = who.IsSubstitute ? who.SeatName : "", Did = did, Why = why, Cites = cites, Under = panel ? null : under, When = now });
        return panel ? Panel.Verdict(Votes(true), Votes(false), seats, Step.Quorum, late: Due < now.BeijingDay()) : verdict;
    }

    /// <summary>A panel whose time is over ends with the opinions it has, when they are enough.</summary>
    public Verdict? CloseLate(DateTimeOffset now)
    {
        if (State != ApprovalState.Running || Step.Mode != StepMode.Panel || Panel.Verdict(Votes(true), Votes(false), int.MaxValue, Step.Quorum, late: true) is not { } verdict) return null;
        Write(new() { Round = Round, At = At, Role = "", PersonId = Guid.Empty, Name = Actor.House.Name, Did = Did.Closed, Why = $"{Votes(true)} : {Votes(false)}", When = now });
        return verdict;
    }

    /// <summary>Opinions of the panel that holds it.</summary>
    public int Votes(bool inFavour) => Lines.Count(l => l.Round == Round && l.At == At && l.Did == (inFavour ? Did.For : Did.Against));

    /// <summary>The names (80 characters at most) and words (4,000) of those who brought the step to its verdict; a large panel's are cut, and stand in full in the lines.</summary>
    public (string By, string Why) Said(Verdict verdict)
    {
        var did = verdict == Verdict.Approve ? Did.For : Did.Against;
        var lines = Lines.Where(l => l.Round == Round && l.At == At && (Step.Mode == StepMode.Panel ? l.Did == did : l.Did is Did.Approved or Did.Returned or Did.Refused)).OrderBy(l => l.When).ToList();
        // A tie has nobody against but those who were.
        return (Cut(string.Join("、", lines.Select(l => l.Name)), 80), Cut(Step.Mode == StepMode.Panel ? string.Join("；", lines.Select(l => $"{l.Name}：{l.Why}")) : lines.LastOrDefault()?.Why ?? "", 4000));

        static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
    }

    public void Withdraw(Guid who, string name, string why, DateTimeOffset now)
    {
        if (!IsOpen) throw Rules.NotRunning.Broken();
        if (!WasAskedBy(new(who))) throw Rules.NotApplicant.Broken();
        if (why.Length == 0) throw Rules.ReasonNeeded.Broken();
        Write(new() { Round = Round, At = -1, Role = "", PersonId = who, Name = name, Did = Did.Withdrawn, Why = why, When = now });
        End(ApprovalState.Withdrawn, now);
    }

    /// <summary>Nobody is waited for any more; a returned request waits for its applicant.</summary>
    public void End(ApprovalState state, DateTimeOffset now)
    {
        (State, Due, WaitsRole, WaitsAt) = (state, null, "", "");
        Since = now;
        if (state == ApprovalState.Returned) return;
        (EndedAt, OpenKey) = (now, null);
    }

    private void Write(ApprovalLine line)
    {
        Lines.Add(line);
        Acts = Lines.Count;
    }
}

internal readonly record struct ApprovalLineId(Guid Value) : IId<ApprovalLineId>
{
    public static ApprovalLineId From(Guid value) => new(value);
}

/// <summary>Who did what to a request, when and why; kept as it was said.</summary>
internal sealed class ApprovalLine
{
    public ApprovalLineId Id { get; private init; } = IdExtensions.New<ApprovalLineId>();
    public ApprovalId ApprovalId { get; private init; }
    public Approval Approval { get; private init; } = null!;
    public required int Round { get; init; }
    /// <summary>Index of the step; -1 for what the applicant does.</summary>
    public required int At { get; init; }
    /// <summary>Role of the step; empty for what the applicant does.</summary>
    public required string Role { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    /// <summary>In whose place, when a substitute acted.</summary>
    public Guid? SeatId { get; init; }
    public string SeatName { get; init; } = "";
    public required Did Did { get; init; }
    public required string Why { get; init; }
    /// <summary>Evidence that the words rest on.</summary>
    public IReadOnlyList<EvidenceId> Cites { get; init; } = [];
    /// <summary>The grant by which the decision was the last one.</summary>
    public DelegationId? Under { get; init; }
    public Delegation? Grant { get; private init; }
    public required DateTimeOffset When { get; init; }
}

internal sealed class ApprovalMap : IEntityTypeConfiguration<Approval>, IEntityTypeConfiguration<ApprovalLine>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("foundation_approval");
        builder.Property(a => a.Kind).HasMaxLength(80);
        builder.Property(a => a.Noun).HasMaxLength(80);
        builder.Property(a => a.Record).HasMaxLength(80);
        builder.Property(a => a.Title).HasMaxLength(400);
        builder.Property(a => a.Href).HasMaxLength(400);
        builder.Property(a => a.Category).HasMaxLength(80);
        builder.Property(a => a.Applicant).HasMaxLength(80);
        builder.Property(a => a.WaitsRole).HasMaxLength(40);
        builder.Property(a => a.WaitsAt).HasMaxLength(80);
        builder.Property(a => a.OpenKey).HasMaxLength(170);
        builder.Property(a => a.Steps).HasConversion(StepText.Converter, StepText.Comparer);
        builder.HasIndex(a => a.OpenKey).IsUnique();
        builder.HasIndex(a => new { a.Noun, a.Record, a.AskedAt });
        builder.HasIndex(a => new { a.WaitsRole, a.Since });
        builder.HasIndex(a => a.WaitsAt);
        builder.HasIndex(a => new { a.ApplicantId, a.Since });
        builder.HasIndex(a => new { a.Since, a.Id });
        builder.HasIndex(a => new { a.State, a.Due });
        builder.HasMany(a => a.Lines).WithOne(l => l.Approval).HasForeignKey(l => l.ApprovalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApprovalLine> builder)
    {
        builder.ToTable("foundation_approval_line");
        // New lines are found through their request.
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Role).HasMaxLength(40);
        builder.Property(l => l.Name).HasMaxLength(80);
        builder.Property(l => l.SeatName).HasMaxLength(80);
        builder.Property(l => l.Why).HasMaxLength(4000);
        builder.Property(l => l.Cites).HasConversion(AsJson.Of<IReadOnlyList<EvidenceId>>(), AsJson.Same<IReadOnlyList<EvidenceId>>());
        builder.HasIndex(l => new { l.PersonId, l.Did });
        builder.HasIndex(l => l.SeatId);
        builder.HasIndex(l => l.Under);
        builder.HasIndex(l => new { l.When, l.Id });
        builder.HasOne(l => l.Grant).WithMany().HasForeignKey(l => l.Under).OnDelete(DeleteBehavior.Restrict);
    }
}
