using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

/// <summary>One file attached to one record (佐证). The file itself lies in the evidence folder under its hash, once however often it is attached; personal files lie alone.</summary>
internal sealed class EvidenceFile
{
    /// <summary>Stands for the name of a file that was erased.</summary>
    public const string Gone = "（已删除）";

    public EvidenceId Id { get; private init; } = IdExtensions.New<EvidenceId>();
    /// <summary>SHA-256 of the content, hex.</summary>
    public required string Hash { get; init; }
    /// <summary>As it was uploaded, without folders and control characters.</summary>
    public required string Name { get; set; }
    public required long Size { get; init; }
    public required string Type { get; init; }
    public required Guid UploadedBy { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Noun { get; init; }
    public required string Record { get; init; }
    public required string Permission { get; init; }
    public UnitId? UnitId { get; init; }
    public required string Note { get; set; }
    /// <summary>Whether no other record shares its content on the disk, so that it can be erased.</summary>
    public bool Alone { get; init; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public string? RemovedBy { get; private set; }
    public string? RemovedWhy { get; private set; }

    /// <summary>Whether the actor may read it by what its record said when it was attached; for records that nobody speaks for any more.</summary>
    public bool IsOpenTo(Actor actor) => (Permission == EvidencePlace.Readers || actor.May(Permission)) && (UnitId is not { } unit || actor.ReachOf(Permission) is var reach && (reach.All || reach.Units.Contains(unit.Value)));

    /// <summary>Its name in the evidence folder.</summary>
    public string Kept => Alone ? $"{Hash}-{Id.Value:N}" : Hash;

    public void Remove(string? why, string by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(why)) throw Rules.ReasonNeeded.Broken();
        (RemovedAt, RemovedBy, RemovedWhy) = (now, by, why.Trim());
    }

    /// <summary>Goes with the personal data of its record: what it was called and said, too. That it was there stays.</summary>
    public void Erase(string by, DateTimeOffset now)
    {
        (Name, Note) = (Gone, "");
        (RemovedAt, RemovedBy, RemovedWhy) = (RemovedAt ?? now, RemovedBy ?? by, "");
    }
}

internal sealed class EvidenceMap : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("foundation_evidence");
        builder.Ignore(e => e.Kept);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.Name).HasMaxLength(EvidenceKind.LongestName);
        builder.Property(e => e.Type).HasMaxLength(100);
        builder.Property(e => e.By).HasMaxLength(80);
        builder.Property(e => e.Noun).HasMaxLength(80);
        builder.Property(e => e.Record).HasMaxLength(80);
        builder.Property(e => e.Permission).HasMaxLength(80);
        builder.Property(e => e.Note).HasMaxLength(400);
        builder.Property(e => e.RemovedBy).HasMaxLength(80);
        builder.Property(e => e.RemovedWhy).HasMaxLength(1000);
        builder.HasIndex(e => new { e.Noun, e.Record });
        builder.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
