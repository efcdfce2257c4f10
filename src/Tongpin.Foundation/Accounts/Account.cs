using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tongpin.Foundation.Accounts;

/// <summary>A way to sign in (账号). People who were imported have none until their first use, so an import hashes no passwords.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required PersonId PersonId { get; init; }
    /// <summary>Interface language, "zh-CN" or "en"; null follows the browser's cookie.</summary>
    public string? Language { get; set; }
    /// <summary>SHA-256 of the open activation code (激活码), in hex; a code sets the password once.</summary>
    public string? ActivationHash { get; set; }
    public DateTimeOffset? ActivationUntil { get; set; }
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("foundation_account");
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.Property(a => a.ActivationHash).HasMaxLength(64);
        builder.HasIndex(a => a.NormalizedEmail);
        builder.HasIndex(a => a.PersonId).IsUnique();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(a => a.UserName).HasMaxLength(80);
        builder.Property(a => a.NormalizedUserName).HasMaxLength(80);
        builder.Property(a => a.Email).HasMaxLength(120);
        builder.Property(a => a.NormalizedEmail).HasMaxLength(120);
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("foundation_account_claim").HasKey(c => c.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("foundation_account_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("foundation_account_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("foundation_account_passkey").HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data, data => data.ToJson());
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A key with which an application calls the API on its own behalf (接口密钥). Only its hash is kept.</summary>
internal sealed class ApiKey
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    /// <summary>SHA-256 of the key, in hex. The key itself is random and long, so that one fast hash is enough.</summary>
    public required string Hash { get; init; }
    public List<string> Permissions { get; set; } = [];
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class ApiKeyMap : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("foundation_api_key");
        builder.Property(k => k.Name).HasMaxLength(80);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.HasIndex(k => k.Hash).IsUnique();
    }
}
