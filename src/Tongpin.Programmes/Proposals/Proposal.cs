using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>What is proposed.</summary>
public enum ProposalKind
{
    /// <summary>新增</summary>
    New,
    /// <summary>改造: an offered programme becomes another of the same class, or is rebuilt under its code.</summary>
    Change,
}

/// <summary>Where a proposal stands. A draft and a returned one wait for the school, a submitted one for its approvers, an approved one for the filing.</summary>
public enum ProposalState { Draft, Submitted, Returned, Approved, Refused, Filed }

internal readonly record struct ProposalId(Guid Value) : IId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);
}

/// <summary>A proposal (申报) of a new or changed programme with its feasibility report; once filed, the programme stands in the register.</summary>
internal sealed class Proposal : IEdited
{
    /// <summary>Table of the noun, also the noun of its approval and evidence.</summary>
    public const string Table = "programmes_proposal";

    public ProposalId Id { get; private init; } = IdExtensions.New<ProposalId>();
    /// <summary>Year of the window it is proposed in; the first intake is the year after.</summary>
    public required int Year { get; init; }
    public required ProposalKind Kind { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";
    /// <summary>修业年限, such as 3.</summary>
    public string StudyYears { get; set; } = "3";
    /// <summary>Code of the programme that is changed; empty for a new one.</summary>
    public string Replaces { get; set; } = "";
    public string Group { get; set; } = "";
    public string GroupEn { get; set; } = "";
    public UnitId? SchoolId { get; set; }
    public string SchoolName { get; set; } = "";
    public string SchoolNameEn { get; set; } = "";
    /// <summary>国控专业, by the national catalogue: it takes the approval route.</summary>
    public bool StateControlled { get; set; }
    public Dossier Dossier { get; set; } = new();
    public ProposalState State { get; set; }
    /// <summary>Who proposes; he decides nothing about it.</summary>
    public required Guid ById { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Why the party committee is asked for a waiver; empty when it is not.</summary>
    public string WaiverAsked { get; set; } = "";
    public DateTimeOffset? SubmittedAt { get; set; }
    /// <summary>What gates and limits saw when it was submitted, with the versions of the regulations.</summary>
    public ProposalCheck? Check { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string DecidedBy { get; set; } = "";
    public string DecidedWhy { get; set; } = "";
    public DateOnly? FiledOn { get; set; }
    /// <summary>Number of the filing or approval of the authority.</summary>
    public string FilingNumber { get; set; } = "";
    public string FilingRemark { get; set; } = "";
    public bool IsSample { get; init; }
    public int Edition { get; private set; }

    public Words Words => Words.Of(Name, NameEn);
    public bool IsOpen => State is ProposalState.Draft or ProposalState.Returned;
    public int FirstIntake => Year + 1;

    /// <summary>Takes the way of approval; gates and limits have let it pass.</summary>
    public void Submit(ProposalCheck check, DateTimeOffset now)
    {
        if (!IsOpen) throw Rules.NotOpen.Of([NameOf(State)]);
        (State, Check, SubmittedAt, DecidedAt, DecidedBy, DecidedWhy) = (ProposalState.Submitted, check, now, null, "", "");
    }

    /// <summary>Follows its request; what has been filed stays so.</summary>
    public void Follow(ApprovalState state, string by, string why, DateTimeOffset at)
    {
        if (State != ProposalState.Submitted) return;
        State = state switch
        {
            ApprovalState.Approved => ProposalState.Approved,
            ApprovalState.Refused => ProposalState.Refused,
            ApprovalState.Returned => ProposalState.Returned,
            ApprovalState.Withdrawn => ProposalState.Draft,
            _ => State,
        };
        if (State != ProposalState.Submitted) (DecidedAt, DecidedBy, DecidedWhy) = (at, by, why);
    }

    /// <summary>The authority has filed or approved it.</summary>
    public void File(DateOnly on, string number, string remark, DateOnly today)
    {
        if (State != ProposalState.Approved) throw Rules.NotApproved.Of([NameOf(State)]);
        if (on > today) throw Rules.FiledLater.Broken();
        (State, FiledOn, FilingNumber, FilingRemark) = (ProposalState.Filed, on, number, remark);
    }

    /// <summary>Its place in the official register.</summary>
    public static Words NameOf(ProposalState state) => state switch
    {
        ProposalState.Draft => ("草稿", "Draft"),
        ProposalState.Submitted => ("审批中", "In approval"),
        ProposalState.Returned => ("退回修改", "Returned"),
        ProposalState.Approved => ("已批准，待备案", "Approved, to be filed"),
        ProposalState.Refused => ("未通过", "Refused"),
        _ => ("已备案", "Filed"),
    };

    public static string ToneOf(ProposalState state) => state switch
    {
        ProposalState.Draft => "secondary",
        ProposalState.Submitted => "info",
        ProposalState.Returned => "warning",
        ProposalState.Refused => "danger",
        _ => "success",
    };

    public static Words NameOf(ProposalKind kind) => kind == ProposalKind.New ? ("新增", "New") : ("改造", "Change");

    /// <summary>State-controlled programmes need approval, others are filed.</summary>
    public static Words RouteOf(bool stateControlled) => stateControlled ? ("审批（国控专业）", "Approval (state-controlled)") : ("备案", "Filing");

    /// <summary>The proposals this actor may see: all, or those of the reached schools.</summary>
    public static IQueryable<Proposal> VisibleTo(IQueryable<Proposal> proposals, Actor actor) => Within(proposals, actor, Permissions.SeeProposals);

    /// <summary>The proposals this actor may write.</summary>
    public static IQueryable<Proposal> EditableBy(IQueryable<Proposal> proposals, Actor actor) => Within(proposals, actor, Permissions.Propose);

    /// <summary>The proposals that a permission of this actor reaches.</summary>
    public static IQueryable<Proposal> Within(IQueryable<Proposal> proposals, Actor actor, string permission)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return proposals;
        var schools = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return proposals.Where(p => schools.Contains(p.SchoolId));
    }
}

internal readonly record struct WaiverId(Guid Value) : IId<WaiverId>
{
    public static WaiverId From(Guid value) => new(value);
}

/// <summary>The party committee waives one gate of a proposal (豁免). It is made with its reason, never changed and never deleted, and shows wherever the programme shows.</summary>
internal sealed class Waiver
{
    private Waiver() { }

    public WaiverId Id { get; private init; } = IdExtensions.New<WaiverId>();
    public ProposalId ProposalId { get; private init; }
    public Gate Gate { get; private init; }
    /// <summary>Never empty, in the database neither.</summary>
    public string Why { get; private init; } = "";
    public Guid ById { get; private init; }
    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <exception cref="RuleBroken">Without a reason, or by who proposes.</exception>
    public static Waiver Grant(Proposal proposal, Gate gate, string? why, Actor by, DateTimeOffset now)
    {
        if (why?.Trim() is not { Length: > 0 } reason) throw Rules.WaiverReason.Broken();
        if (by.IsApplication) throw Rules.ByPeopleOnly.Broken();
        if (proposal.ById == by.Id) throw Rules.OwnWaiver.Broken();
        if (!proposal.IsOpen) throw Rules.NotOpen.Of([Proposal.NameOf(proposal.State)]);
        return new() { ProposalId = proposal.Id, Gate = gate, Why = reason, ById = by.Id, By = by.Name, At = now };
    }
}

internal sealed class ProposalMap : IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable(Proposal.Table);
        builder.Ignore(p => p.Words).Ignore(p => p.IsOpen).Ignore(p => p.FirstIntake);
        builder.Property(p => p.Code).HasMaxLength(6);
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.Property(p => p.NameEn).HasMaxLength(160);
        builder.Property(p => p.StudyYears).HasMaxLength(8);
        builder.Property(p => p.Replaces).HasMaxLength(6);
        builder.Property(p => p.Group).HasMaxLength(60);
        builder.Property(p => p.GroupEn).HasMaxLength(120);
        builder.Property(p => p.By).HasMaxLength(80);
        builder.Property(p => p.WaiverAsked).HasMaxLength(1000);
        builder.Property(p => p.FilingNumber).HasMaxLength(80);
        builder.Property(p => p.FilingRemark).HasMaxLength(200);
        builder.Property(p => p.Dossier).HasConversion(AsJson.Of<Dossier>(), AsJson.Same<Dossier>());
        builder.Property(p => p.Check).HasConversion(AsJson.Of<ProposalCheck?>(), AsJson.Same<ProposalCheck?>());
        builder.HasIndex(p => new { p.Year, p.State });
        builder.HasIndex(p => p.SchoolId);
        builder.HasIndex(p => p.Code);
        builder.HasIndex(p => p.At);
    }

    public void Configure(EntityTypeBuilder<Waiver> builder)
    {
        builder.ToTable("programmes_waiver", table => table.HasCheckConstraint("ck_programmes_waiver_why", "length(trim(\"Why\")) > 0"));
        builder.Property(w => w.Why).HasMaxLength(1000);
        builder.Property(w => w.By).HasMaxLength(80);
        builder.HasIndex(w => new { w.ProposalId, w.Gate }).IsUnique();
        builder.HasOne<Proposal>().WithMany().HasForeignKey(w => w.ProposalId).OnDelete(DeleteBehavior.Restrict);
    }
}
