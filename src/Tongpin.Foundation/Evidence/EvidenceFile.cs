using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

/// <summary>One attached file (佐证材料). The bytes lie once in the evidence room, under their hash.</summary>
internal sealed class EvidenceFile
{
    public EvidenceId Id { get; private init; } = IdExtensions.New<EvidenceId>();
    /// <summary>Table of the record.</summary>
    public required string Noun { get; init; }
    public required string Record { get; init; }
    /// <summary>SHA-256, hex.</summary>
    public required string Sha256 { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }
    public required string Type { get; init; }
    public required string Note { get; init; }
    public required string Permission { get; init; }
    public required Guid By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? RemovedAt { get; private set; }
    public string RemovedWhy { get; private set; } = "";

    public void Remove(string why, DateTimeOffset now)
    {
        if (RemovedAt is not null) throw EvidenceRules.Absent.Broken();
        if (string.IsNullOrWhiteSpace(why)) throw EvidenceRules.NoReason.Broken();
        (RemovedAt, RemovedWhy) = (now, why.Trim());
    }

    public bool MayBeReadBy(Actor actor) => actor.May(Permission) || actor.May(Permissions.Administer) || (By == actor.Id && actor.IsSignedIn);
    public bool MayBeRemovedBy(Actor actor) => actor.May(Permissions.Administer) || (By == actor.Id && actor.IsSignedIn);
}

internal static class EvidenceRules
{
    public static readonly Rule Absent = new("foundation.evidence.absent", ("没有这份材料。", "There is no such file."));
    public static readonly Rule TooLarge = new("foundation.evidence.too-large", ("材料超过 {0} MB，没有接收。", "The file is larger than {0} MB and was not taken."));
    public static readonly Rule WrongType = new("foundation.evidence.type", ("“{0}”的内容不是允许的类型。可用：PDF、Word（docx）、Excel（xlsx）、PNG、JPG、CSV、TXT。", "The content of “{0}” is not of an allowed type: PDF, Word (docx), Excel (xlsx), PNG, JPG, CSV, TXT."));
    public static readonly Rule Empty = new("foundation.evidence.empty", ("请选择一个文件。", "Please choose a file."));
    public static readonly Rule NoReason = new("foundation.evidence.reason", ("请写明移除的原因。", "Please say why it is removed."));
    public static readonly Rule NotYours = new("foundation.evidence.not-yours", ("只有上传者或管理员可以移除。", "Only the uploader or an administrator may remove it."));
}

internal sealed class EvidenceMap : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("foundation_evidence");
        builder.Property(e => e.Noun).HasMaxLength(80);
        builder.Property(e => e.Record).HasMaxLength(80);
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Type).HasMaxLength(100);
        builder.Property(e => e.Note).HasMaxLength(500);
        builder.Property(e => e.Permission).HasMaxLength(80);
        builder.Property(e => e.ByName).HasMaxLength(80);
        builder.Property(e => e.RemovedWhy).HasMaxLength(500);
        builder.HasIndex(e => new { e.Noun, e.Record });
        builder.HasIndex(e => e.Sha256);
    }
}
