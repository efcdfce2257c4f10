using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal readonly record struct CatalogueEntryId(Guid Value) : IId<CatalogueEntryId>
{
    public static CatalogueEntryId From(Guid value) => new(value);
}

/// <summary>An entry of the national programme catalogue (职业教育专业目录): category, class, programme.</summary>
internal sealed class CatalogueEntry : IImported
{
    public CatalogueEntryId Id { get; private init; } = IdExtensions.New<CatalogueEntryId>();
    /// <summary>Six digits; the first two name the category (专业大类), the first four the class (专业类).</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";
    /// <summary>高职专科 or 职业本科.</summary>
    public string Level { get; set; } = "";
    public string CategoryName { get; set; } = "";
    public string ClassName { get; set; } = "";
    public string StudyYears { get; set; } = "";
    /// <summary>国控专业: needs approval instead of filing.</summary>
    public bool StateControlled { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];

    public Words Words => Words.Of(Name, NameEn);
}

internal sealed class CatalogueMap : IEntityTypeConfiguration<CatalogueEntry>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
    {
        builder.ToTable("demand_catalogue");
        builder.Ignore(c => c.Words);
        builder.Property(c => c.Code).HasMaxLength(6);
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.NameEn).HasMaxLength(120);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.ImportId);
    }
}
