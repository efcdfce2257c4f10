using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tongpin.Records.Keys;

/// <summary>What a key opens (范围); as in xAPI 1.0.3 part 3, 4.2.</summary>
[Flags]
internal enum Scopes
{
    None = 0,
    WriteStatements = 1,
    ReadMine = 2,
    ReadStatements = 4,
    State = 8,
    Profile = 16,
    All = 32,
}

/// <summary>The key of one application (学习记录密钥): its public half, and the hash of its secret. The authority of statements that come by it.</summary>
internal sealed class RecordKey
{
    /// <summary>The key under which the house's own modules write.</summary>
    public static readonly Guid House = new("7a1d0c9e-0000-7000-8000-000000000001");

    /// <summary>The key of sample statements.</summary>
    public static readonly Guid Sample = new("7a1d0c9e-0000-7000-8000-000000000002");

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }

    /// <summary>The user name of Basic authentication.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the secret, hex: it is random and long, so one hash is enough and a request costs no password hash.</summary>
    public required string Hash { get; init; }
    public required Scopes Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public Guid CreatedBy { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Agent as JSON, as it stands in every statement of the key.</summary>
    public required string Authority { get; init; }
}

internal sealed class RecordKeyMap : IEntityTypeConfiguration<RecordKey>
{
    public void Configure(EntityTypeBuilder<RecordKey> builder)
    {
        builder.ToTable("records_key");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(80);
        builder.Property(k => k.Key).HasMaxLength(60);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.Property(k => k.Scopes).HasConversion<int>();
        builder.HasIndex(k => k.Key).IsUnique();
    }
}
