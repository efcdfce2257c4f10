using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

internal readonly record struct DelegationId(Guid Value) : IId<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);
}

/// <summary>A grant (授权, one of 三个下放): within it a unit decides for itself, and the route of a request ends at the unit's own step.</summary>
internal sealed class Delegation : IEdited
{
    public const string Table = "foundation_delegation";

    public DelegationId Id { get; private init; } = IdExtensions.New<DelegationId>();
    public required DelegationDomain Domain { get; init; }
    /// <summary>Key of the kind of business; null: all of the domain.</summary>
    public string? Kind { get; init; }
    /// <summary>Yuan, included; null: whatever the amount.</summary>
    public decimal? UpTo { get; init; }
    /// <summary>The unit, with all below it.</summary>
    public required UnitId UnitId { get; init; }
    public Unit? Unit { get; private init; }
    public required DateOnly From { get; init; }
    /// <summary>Last day, included; null: open.</summary>
    public DateOnly? Until { get; init; }
    public required string Why { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }
    public string? RevokedWhy { get; private set; }
    /// <summary>Decisions made under it. Each moves the edition, so that none slips past a revocation.</summary>
    public int Uses { get; private set; }
    public int Edition { get; private set; }
    public bool Sample { get; init; }

    public bool InForce(DateOnly day) => RevokedAt is null && From <= day && (Until is not { } until || until >= day);

    /// <summary>Whether a request falls under it: a grant with a ceiling covers only what states its amount.</summary>
    public bool Covers(DelegationDomain? domain, string kind, decimal? amount, IReadOnlyCollection<UnitId> unitAndAbove, DateOnly day) =>
        InForce(day) && Domain == domain && (Kind is null || Kind == kind) && (UpTo is not { } most || amount <= most) && unitAndAbove.Contains(UnitId);

    /// <summary>To whom, and up to what; needs the unit.</summary>
    public Words Limit() => new($"授权给{Unit!.Name}{(UpTo is { } most ? $"，{most:#,0.##} 元以内" : "，不限金额")}", $"delegated to {Words.Of(Unit.Name, Unit.NameEn).En}{(UpTo is { } top ? $", up to {top:#,0.##} yuan" : ", whatever the amount")}");

    public void Use() => Uses++;

    public void Revoke(string why, string by, DateTimeOffset now)
    {
        if (RevokedAt is not null) throw Rules.AlreadyRevoked.Broken(RevokedBy);
        if (why.Length == 0) throw Rules.ReasonNeeded.Broken();
        (RevokedAt, RevokedBy, RevokedWhy) = (now, by, why);
    }
}

internal sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable(Delegation.Table);
        builder.Property(d => d.Kind).HasMaxLength(80);
        builder.Property(d => d.Why).HasMaxLength(1000);
        builder.Property(d => d.By).HasMaxLength(80);
        builder.Property(d => d.RevokedBy).HasMaxLength(80);
        builder.Property(d => d.RevokedWhy).HasMaxLength(1000);
        builder.HasIndex(d => new { d.UnitId, d.Domain });
        builder.HasIndex(d => new { d.From, d.Id });
        builder.HasOne(d => d.Unit).WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
