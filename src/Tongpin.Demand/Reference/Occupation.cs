using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal readonly record struct OccupationId(Guid Value) : IId<OccupationId>
{
    public static OccupationId From(Guid value) => new(value);
}

/// <summary>An occupation (职业) of the national classification, such as 6-12-03-00.</summary>
internal sealed class Occupation : IImported
{
    public OccupationId Id { get; private init; } = IdExtensions.New<OccupationId>();
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string MajorName { get; set; } = "";
    public string MiddleName { get; set; } = "";
    public string MinorName { get; set; } = "";
    /// <summary>S digital, L green, LS both.</summary>
    public string Markers { get; set; } = "";
    public string Definition { get; set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal sealed class OccupationMap : IEntityTypeConfiguration<Occupation>
{
    public void Configure(EntityTypeBuilder<Occupation> builder)
    {
        builder.ToTable("demand_occupation");
        builder.Property(o => o.Code).HasMaxLength(16);
        builder.Property(o => o.Name).HasMaxLength(120);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => o.ImportId);
    }
}
