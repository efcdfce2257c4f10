using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tongpin.Foundation.Audit;

/// <summary>One line of the history (审计): who did what to which record, when and why, with old and new values. Never changed.</summary>
internal sealed class AuditEntry
{
    public long Id { get; private init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    /// <summary>created, changed, deleted, or a word of an act such as viewed, imported, undone.</summary>
    public required string Did { get; init; }
    /// <summary>Table of the record.</summary>
    public required string Noun { get; init; }
    /// <summary>Id of the record, as text.</summary>
    public required string Record { get; init; }
    /// <summary>JSON object: field to [old, new]; secrets and personal data are named without values.</summary>
    public required string Changes { get; init; }
    public string Why { get; init; } = "";
    /// <summary>The import that wrote it, when one did.</summary>
    public Guid? ImportId { get; init; }
    /// <summary>The seal that covers this line; set once, when the chain grows.</summary>
    public long? SealId { get; private init; }

    /// <summary>The lines this actor may see: all, or, when the permission reaches some units only, what he did himself: a line has no unit.</summary>
    public static IQueryable<AuditEntry> VisibleTo(IQueryable<AuditEntry> lines, Kernel.Actor actor) =>
        actor.ReachOf(Permissions.SeeHistory).All ? lines : lines.Where(e => e.ActorId == actor.Id);
}

/// <summary>A link of the chain over the history: a batch of lines, hashed together with the link before.</summary>
internal sealed class AuditSeal
{
    public required long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Count { get; init; }
    /// <summary>Eight bytes of SHA-256 for each line in order of id, so that a broken line can be named.</summary>
    public required byte[] Digests { get; init; }
    /// <summary>SHA-256 over the hash before, the number and instant of the seal and the full hashes of its lines; hex.</summary>
    public required string Hash { get; init; }
}

internal sealed class AuditMap : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("foundation_audit");
        builder.Property(e => e.ActorName).HasMaxLength(80);
        builder.Property(e => e.Did).HasMaxLength(40);
        builder.Property(e => e.Noun).HasMaxLength(80);
        builder.Property(e => e.Record).HasMaxLength(80);
        builder.Property(e => e.Why).HasMaxLength(4000);
        builder.HasIndex(e => new { e.Noun, e.Record });
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.SealId);
        builder.HasIndex(e => e.ImportId);
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("foundation_audit_seal");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Hash).HasMaxLength(64);
    }
}
