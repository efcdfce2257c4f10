using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Drafts;

internal readonly record struct DraftId(Guid Value) : IId<DraftId>
{
    public static DraftId From(Guid value) => new(value);
}

/// <summary>What a person has typed into a form and not yet saved (草稿); seen by that person only.</summary>
internal sealed class Draft
{
    public DraftId Id { get; private init; } = IdExtensions.New<DraftId>();
    public required PersonId PersonId { get; init; }
    /// <summary>Address of the page on which the form stands.</summary>
    public required string Page { get; init; }
    /// <summary>JSON object: field to its values. It may hold anything, so it is kept as personal data is.</summary>
    public required string Fields { get; set; }
    public required DateTimeOffset At { get; set; }
}

internal sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("foundation_draft");
        builder.Property(d => d.Page).HasMaxLength(DraftDrawer.LongestPage);
        builder.Property(d => d.Fields).HasConversion<PersonalData.Converter>();
        builder.HasIndex(d => new { d.PersonId, d.Page }).IsUnique();
        builder.HasIndex(d => d.At);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
