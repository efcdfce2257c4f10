using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Notices;

internal readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId From(Guid value) => new(value);
}

/// <summary>One thing that one person was told (通知).</summary>
internal sealed class Notice
{
    public NoticeId Id { get; private init; } = IdExtensions.New<NoticeId>();
    public required PersonId PersonId { get; init; }
    public required Words Text { get; init; }
    /// <summary>Address within the house.</summary>
    public required string Href { get; init; }
    public required string Cause { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("foundation_notice");
        builder.Property(n => n.Href).HasMaxLength(400);
        builder.Property(n => n.Cause).HasMaxLength(200);
        builder.HasIndex(n => new { n.PersonId, n.Cause }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.At, n.Id });
        builder.HasIndex(n => new { n.PersonId, n.ReadAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
