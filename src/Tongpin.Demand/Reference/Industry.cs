using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal readonly record struct IndustryId(Guid Value) : IId<IndustryId>
{
    public static IndustryId From(Guid value) => new(value);
}

/// <summary>An industry (国民经济行业) of GB/T 4754-2017: section letter, two, three or four digits.</summary>
internal sealed class Industry : IImported
{
    public IndustryId Id { get; private init; } = IdExtensions.New<IndustryId>();
    public required string Code { get; init; }
    public required string Name { get; set; }
    /// <summary>门类, 大类, 中类 or 小类.</summary>
    public string Level { get; set; } = "";
    public string ParentCode { get; set; } = "";
    public string SectionCode { get; set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal readonly record struct IndustryLabelId(Guid Value) : IId<IndustryLabelId>
{
    public static IndustryLabelId From(Guid value) => new(value);
}

/// <summary>What a job portal calls an industry, and the GB/T 4754 codes it stands for. The college's own reading, editable.</summary>
internal sealed class IndustryLabel : IImported
{
    public IndustryLabelId Id { get; private init; } = IdExtensions.New<IndustryLabelId>();
    public required string Label { get; init; }
    public List<string> IndustryCodes { get; set; } = [];
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal sealed class IndustryMap : IEntityTypeConfiguration<Industry>, IEntityTypeConfiguration<IndustryLabel>
{
    public void Configure(EntityTypeBuilder<Industry> builder)
    {
        builder.ToTable("demand_industry");
        builder.Property(i => i.Code).HasMaxLength(8);
        builder.Property(i => i.Name).HasMaxLength(120);
        builder.HasIndex(i => i.Code).IsUnique();
        builder.HasIndex(i => i.ImportId);
    }

    public void Configure(EntityTypeBuilder<IndustryLabel> builder)
    {
        builder.ToTable("demand_industry_label");
        builder.Property(l => l.Label).HasMaxLength(80);
        builder.HasIndex(l => l.Label).IsUnique();
        builder.HasIndex(l => l.ImportId);
    }
}
