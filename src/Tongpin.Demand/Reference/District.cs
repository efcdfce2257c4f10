using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal readonly record struct DistrictId(Guid Value) : IId<DistrictId>
{
    public static DistrictId From(Guid value) => new(value);
}

/// <summary>An administrative division (行政区划) by its GB/T 2260 code.</summary>
internal sealed class District : IImported
{
    public DistrictId Id { get; private init; } = IdExtensions.New<DistrictId>();
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string Level { get; set; } = "";
    public string ParentCode { get; set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal sealed class DistrictMap : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> builder)
    {
        builder.ToTable("demand_district");
        builder.Property(d => d.Code).HasMaxLength(12);
        builder.Property(d => d.Name).HasMaxLength(60);
        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => d.ImportId);
    }
}
