using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>Identity of a training project.</summary>
public readonly record struct ProjectId(Guid Value) : IId<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);
}

/// <summary>A training project (培训项目): one class of non-degree education, from application to archive. Money, hours and heads are in the ledger.</summary>
internal sealed class TrainingProject : IImported, IEdited, IOnce
{
    public ProjectId Id { get; private init; } = IdExtensions.New<ProjectId>();
    /// <summary>编号 such as PX2026-0001, continuous within a year.</summary>
    public required string Number { get; init; }
    public required string Name { get; set; }
    public required TrainingCategory Category { get; set; }
    public ProjectState State { get; private set; }
    /// <summary>承办单位, which runs it; never the office that manages training.</summary>
    public required UnitId UnitId { get; set; }
    public string UnitName { get; set; } = "";
    public string UnitNameEn { get; set; } = "";
    public required DateOnly Starts { get; set; }
    public required DateOnly Ends { get; set; }
    public required ProjectNature Nature { get; set; }
    public required StudyMode Mode { get; set; }
    public required Audience Audience { get; set; }
    public required Origin Origin { get; set; }
    public required Payer Payer { get; set; }
    public required TrainingKind Kind { get; set; }
    /// <summary>项目学时</summary>
    public required int Hours { get; set; }
    /// <summary>Days of teaching, by which fiscal ceilings count.</summary>
    public required int Days { get; set; }
    /// <summary>Persons as applied for; what came in the end stands in the ledger.</summary>
    public required int Heads { get; set; }
    /// <summary>收费标准, yuan a person.</summary>
    public required decimal Fee { get; set; }
    /// <summary>工作人员</summary>
    public int Staff { get; set; }
    /// <summary>Class 1 to 3 of the fiscal ceilings.</summary>
    public int FiscalClass { get; set; } = 3;
    public PersonId? LeaderId { get; set; }
    public string LeaderName { get; set; } = "";
    /// <summary>Personal data: masked on screen, in full on the filing sheet only.</summary>
    public string Phone { get; set; } = "";
    public string Partner { get; set; } = "";
    public string PartnerCode { get; set; } = "";
    public List<PartnerDuty> PartnerDuties { get; set; } = [];
    public string Place { get; set; } = "";
    public string Keywords { get; set; } = "";
    public bool National { get; set; }
    public bool Provincial { get; set; }
    public bool Lodging { get; set; }
    public CertificateForm Certificate { get; set; }
    public string Brief { get; set; } = "";
    /// <summary>专业群 that it serves; empty: none.</summary>
    public string Group { get; set; } = "";
    /// <summary>Why a soft limit is exceeded.</summary>
    public string SoftReason { get; set; } = "";
    public IReadOnlyList<BudgetLine> Budget { get; set; } = [];
    public string FeeFiling { get; private set; } = "";
    public string ContractNumber { get; private set; } = "";
    public DateOnly? ContractDay { get; private set; }
    /// <summary>Yuan that the contract promises; changed by a change request only.</summary>
    public decimal Contract { get; private set; }
    /// <summary>保险单号 of the insurance of the trainees; empty while there is none.</summary>
    public string InsuranceNumber { get; private set; } = "";
    public string Insurer { get; private set; } = "";
    public DateOnly? InsuredUntil { get; private set; }
    public Satisfaction Satisfaction { get; private set; }
    /// <summary>Counts the moves of money, so that two of them at the same time cannot both rest on the same sum.</summary>
    public int MoneyMoves { get; private set; }
    /// <summary>Counts distributions that were taken back: the next one has causes of its own.</summary>
    public int DistributionRound { get; private set; }
    /// <summary>The policy by which it was approved.</summary>
    public RegulationVersion? Policy { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.NumberTaken;

    /// <summary>收费总计</summary>
    public decimal FeeTotal => Money.Cents(Fee * Heads);
    public bool HasPartner => Partner.Length > 0;
    /// <summary>The partner does a part of the work; one that only commissions and pays is a client.</summary>
    public bool Cooperates => PartnerDuties.Count > 0;
    public string Href => $"/training/projects/{Id.Value}";
    public Words Unit => Words.Of(UnitName, UnitNameEn);

    /// <summary>The projects this actor may see: all, or those that the reached units run.</summary>
    public static IQueryable<TrainingProject> VisibleTo(IQueryable<TrainingProject> projects, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return projects;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return projects.Where(p => units.Contains(p.UnitId));
    }

    /// <summary>Papers that must lie there before it is submitted: those of the category, and with a partner who does a part agreement and credentials.</summary>
    public IReadOnlyList<Paper> PapersNeeded(CategoryPolicy policy) => [.. policy.PapersOf.Concat(Cooperates ? [Paper.Agreement, Paper.Credentials] : []).Distinct().Order()];

    public void MustBe(ProjectState state)
    {
        if (State != state) throw Rules.WrongState.Broken(Codes.Of(State), Codes.Of(state));
    }

    public void Submit(RegulationVersion policy)
    {
        MustBe(ProjectState.Draft);
        (State, Policy) = (ProjectState.Approval, policy);
    }

    /// <summary>The approval was returned, or came to its end. Told twice it comes to the same end.</summary>
    public void Move(ApprovalState to)
    {
        if (State != ProjectState.Approval) return;
        State = to switch { ApprovalState.Approved => ProjectState.Approved, ApprovalState.Refused => ProjectState.Refused, ApprovalState.Returned or ApprovalState.Withdrawn => ProjectState.Draft, _ => State };
    }

    /// <summary>Another category before approval: the application is planned anew.</summary>
    public void Recategorise(TrainingCategory category, RegulationVersion policy) => (Category, Policy) = (category, policy);

    public void FileFee(string number)
    {
        MustBe(ProjectState.Approved);
        FeeFiling = number;
    }

    public void Sign(string number, DateOnly day, decimal amount)
    {
        MustBe(ProjectState.Approved);
        if (amount < 0 || !Money.IsWholeCents(amount)) throw Rules.BadAmount.Broken(amount);
        (ContractNumber, ContractDay, Contract) = (number, day, amount);
    }

    /// <summary>The trainees are insured (保险) to the end of the class.</summary>
    public void Insure(string number, string insurer, DateOnly until)
    {
        if (State is not (ProjectState.Approved or ProjectState.Open)) throw Rules.WrongState.Broken(Codes.Of(State), Codes.Of(ProjectState.Approved));
        if (until < Ends) throw Rules.InsuranceShort.Broken(Show.Day(until), Show.Day(Ends));
        (InsuranceNumber, Insurer, InsuredUntil) = (number, insurer, until);
    }

    /// <summary>An approved variation of the contract.</summary>
    public void Vary(decimal contract) => Contract = contract;

    public void MoneyMoved() => MoneyMoves++;

    /// <param name="received">Yuan in the ledger.</param>
    public void Open(CategoryPolicy policy, decimal received)
    {
        MustBe(ProjectState.Approved);
        if (policy.FeeFiling && FeeFiling.Length == 0) throw Rules.NoFeeFiling.Broken();
        if (ContractDay is null && Payer != Payer.Free) throw Rules.NoContract.Broken();
        var needed = Money.Cents(Contract * policy.Prepaid);
        if (received < needed) throw Rules.NotPrepaid.Broken(Show.Number(received, 2), Show.Number(needed, 2), Show.Percent(policy.Prepaid));
        State = ProjectState.Open;
    }

    public void Finish(Satisfaction satisfaction)
    {
        MustBe(ProjectState.Open);
        (State, Satisfaction) = (ProjectState.Taught, satisfaction);
    }

    /// <summary>What the survey of the class found.</summary>
    public void Rate(Satisfaction satisfaction) => Satisfaction = satisfaction;

    /// <summary>The unit hands in what was spent.</summary>
    public void Settle(IReadOnlyList<BudgetLine> lines)
    {
        MustBe(ProjectState.Taught);
        (State, Budget) = (ProjectState.Settling, lines);
    }

    public void MoveSettlement(ApprovalState to)
    {
        if (State != ProjectState.Settling) return;
        State = to switch { ApprovalState.Approved => ProjectState.Settled, ApprovalState.Returned or ApprovalState.Withdrawn or ApprovalState.Refused => ProjectState.Taught, _ => State };
    }

    public void Distribute(decimal received)
    {
        MustBe(ProjectState.Settled);
        if (received != Contract) throw Rules.NotArrived.Broken(Show.Number(received, 2), Show.Number(Contract, 2));
        State = ProjectState.Distributed;
    }

    /// <summary>The distribution was taken back.</summary>
    public void Undistribute()
    {
        MustBe(ProjectState.Distributed);
        (State, DistributionRound) = (ProjectState.Settled, DistributionRound + 1);
    }

    /// <summary>The archive is complete (结项). Where the category distributes nothing, that follows the settlement.</summary>
    public void Close(CategoryPolicy policy, IReadOnlyCollection<Paper> papers)
    {
        if (State != ProjectState.Settled || policy.Distributes) MustBe(ProjectState.Distributed);
        if (PapersNeeded(policy).Except(papers).ToList() is { Count: > 0 } missing) throw Rules.PapersMissing.Broken(string.Join(Words.L("、", ", "), missing.Select(Codes.Of)));
        State = ProjectState.Closed;
    }

    public void Cancel(decimal received)
    {
        if (State is not (ProjectState.Draft or ProjectState.Approved)) throw Rules.WrongState.Broken(Codes.Of(State), Codes.Of(ProjectState.Approved));
        if (received != 0) throw Rules.MoneyThere.Broken(Show.Number(received, 2));
        State = ProjectState.Cancelled;
    }

    /// <summary>For sample data and tests: where a project of the past stands.</summary>
    internal TrainingProject At(ProjectState state, RegulationVersion policy, string contractNumber = "", DateOnly? contractDay = null, decimal contract = 0, string feeFiling = "", Satisfaction satisfaction = Satisfaction.NotAsked)
    {
        (State, Policy, ContractNumber, ContractDay, Contract, FeeFiling, Satisfaction) = (state, policy, contractNumber, contractDay, contract, feeFiling, satisfaction);
        return this;
    }
}

internal sealed class ProjectMap : IEntityTypeConfiguration<TrainingProject>
{
    public void Configure(EntityTypeBuilder<TrainingProject> builder)
    {
        builder.ToTable("training_project");
        builder.Ignore(p => p.Unit);
        builder.Property(p => p.Number).HasMaxLength(20);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.UnitName).HasMaxLength(120);
        builder.Property(p => p.UnitNameEn).HasMaxLength(200);
        builder.Property(p => p.Fee).HasPrecision(18, 2);
        builder.Property(p => p.Contract).HasPrecision(18, 2);
        builder.Property(p => p.LeaderName).HasMaxLength(80);
        builder.Property(p => p.Phone).IsPersonal();
        builder.Property(p => p.Partner).HasMaxLength(120);
        builder.Property(p => p.PartnerCode).HasMaxLength(18);
        builder.Property(p => p.PartnerDuties).HasConversion(AsJson.Of<List<PartnerDuty>>(), AsJson.Same<List<PartnerDuty>>());
        builder.Property(p => p.Place).HasMaxLength(200);
        builder.Property(p => p.Keywords).HasMaxLength(120);
        builder.Property(p => p.Brief).HasMaxLength(2000);
        builder.Property(p => p.Group).HasMaxLength(80);
        builder.Property(p => p.SoftReason).HasMaxLength(1000);
        builder.Property(p => p.Budget).HasConversion(AsJson.Of<IReadOnlyList<BudgetLine>>(), AsJson.Same<IReadOnlyList<BudgetLine>>());
        builder.Property(p => p.FeeFiling).HasMaxLength(80);
        builder.Property(p => p.ContractNumber).HasMaxLength(80);
        builder.Property(p => p.Policy).HasConversion(AsJson.Of<RegulationVersion?>(), AsJson.Same<RegulationVersion?>());
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => new { p.Starts, p.Id });
        builder.HasIndex(p => new { p.State, p.Starts });
        builder.HasIndex(p => new { p.UnitId, p.Starts });
        builder.HasIndex(p => new { p.Name, p.Id });
        builder.HasIndex(p => p.ImportId);
    }
}

internal readonly record struct ChangeId(Guid Value) : IId<ChangeId>
{
    public static ChangeId From(Guid value) => new(value);
}

/// <summary>A change request (变更申请) of an approved project: another category, or another amount of the contract.</summary>
internal sealed class ProjectChange
{
    public ChangeId Id { get; private init; } = IdExtensions.New<ChangeId>();
    public required ProjectId ProjectId { get; init; }
    public TrainingCategory? Category { get; init; }
    public decimal? Contract { get; init; }
    public required string Why { get; init; }
    public ApprovalState State { get; set; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ChangeMap : IEntityTypeConfiguration<ProjectChange>
{
    public void Configure(EntityTypeBuilder<ProjectChange> builder)
    {
        builder.ToTable("training_change");
        builder.Property(c => c.Contract).HasPrecision(18, 2);
        builder.Property(c => c.Why).HasMaxLength(1000);
        builder.Property(c => c.By).HasMaxLength(80);
        builder.HasIndex(c => c.ProjectId);
        builder.HasOne<TrainingProject>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
