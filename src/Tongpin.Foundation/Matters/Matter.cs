using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Matters;

internal readonly record struct MatterId(Guid Value) : IId<MatterId>
{
    public static MatterId From(Guid value) => new(value);
}

/// <summary>A matter of a unit that needs a decision and has no module of its own (一般事项): cadre, personnel or money. It carries the three delegations.</summary>
internal sealed class Matter : IEdited
{
    public const string Noun = "foundation_matter";

    public MatterId Id { get; private init; } = IdExtensions.New<MatterId>();
    public required DelegationDomain Domain { get; init; }
    public required UnitId UnitId { get; init; }
    public Unit? Unit { get; private init; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    /// <summary>Yuan; only where money is asked for.</summary>
    public decimal? Amount { get; set; }
    public required Guid ById { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public ApprovalState State { get; set; }
    public bool Sample { get; init; }
    public int Edition { get; private set; }

    public static IReadOnlyList<ApprovalKind> Kinds { get; } =
    [
        new("foundation.matter.finance", ("经费事项", "Money matter"),
        [
            new("school", ("单位负责人", "Head of the unit"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest, Days: 3),
            new("office", ("教务处审核", "Academic office"), BuiltInRoles.AcademicOffice),
            new("leadership", ("校领导审批", "Leadership"), BuiltInRoles.Leadership) { AboveAmount = 50_000 },
        ], DelegationDomain.Finance),
        new("foundation.matter.personnel", ("人事事项", "Personnel matter"),
        [
            new("school", ("单位负责人", "Head of the unit"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest, Days: 3),
            new("leadership", ("校领导审批", "Leadership"), BuiltInRoles.Leadership),
        ], DelegationDomain.Personnel),
        new("foundation.matter.cadre", ("干部事项", "Cadre matter"),
        [
            new("school", ("单位负责人", "Head of the unit"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest, Days: 3),
            new("party", ("党委会决定", "Party committee"), BuiltInRoles.PartyCommittee, Days: 10),
        ], DelegationDomain.Cadre),
    ];

    public string Kind => Kinds.First(k => k.Domain == Domain).Key;
}

internal sealed class MatterMap : IEntityTypeConfiguration<Matter>
{
    public void Configure(EntityTypeBuilder<Matter> builder)
    {
        builder.ToTable("foundation_matter");
        builder.Property(m => m.Title).HasMaxLength(120);
        builder.Property(m => m.Text).HasMaxLength(4000);
        builder.Property(m => m.By).HasMaxLength(80);
        builder.HasOne(m => m.Unit).WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
