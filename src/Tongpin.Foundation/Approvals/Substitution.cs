using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

internal readonly record struct SubstitutionId(Guid Value) : IId<SubstitutionId>
{
    public static SubstitutionId From(Guid value) => new(value);
}

/// <summary>Somebody decides in the place of another while he is away (代理); he cannot hand it on.</summary>
internal sealed class Substitution
{
    public SubstitutionId Id { get; private init; } = IdExtensions.New<SubstitutionId>();
    public required PersonId PersonId { get; init; }
    public required PersonId SubstituteId { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>Last day, included.</summary>
    public required DateOnly Until { get; set; }
}

internal sealed class SubstitutionMap : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.ToTable("foundation_substitution");
        builder.HasIndex(s => s.PersonId);
        builder.HasIndex(s => s.SubstituteId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SubstituteId).OnDelete(DeleteBehavior.Cascade);
    }
}
