using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>Identity of an enterprise.</summary>
public readonly record struct EnterpriseId(Guid Value) : IId<EnterpriseId>
{
    public static EnterpriseId From(Guid value) => new(value);
}

/// <summary>An enterprise (企业) of the region: where it stands, what it makes, how large it is.</summary>
internal sealed class Enterprise : IImported, IPinyinNamed
{
    public const string Table = "demand_enterprise";

    public EnterpriseId Id { get; private init; } = IdExtensions.New<EnterpriseId>();
    public required string Name
    {
        get;
        init => (field, NamePinyin) = (value, Pinyin.Of(value));
    }
    public string NamePinyin { get; set; } = "";
    /// <summary>统一社会信用代码, 18 characters; empty when not known.</summary>
    public string CreditCode { get; set; } = "";
    /// <summary>GB/T 4754 code.</summary>
    public string IndustryCode { get; set; } = "";
    public string DistrictCode { get; set; } = "";
    public string ClusterCode { get; set; } = "";
    /// <summary>Employees at the end of the year.</summary>
    public int? Staff { get; set; }
    /// <summary>Yearly revenue, 10,000 yuan.</summary>
    public decimal? Revenue { get; set; }
    /// <summary>Total assets, 10,000 yuan.</summary>
    public decimal? Assets { get; set; }
    public EnterpriseSize? Size { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal sealed class EnterpriseMap : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable(Enterprise.Table);
        builder.Property(e => e.Name).HasMaxLength(120);
        builder.HasPinyin();
        builder.Property(e => e.CreditCode).HasMaxLength(18);
        builder.HasIndex(e => e.Name).IsUnique();
        builder.HasIndex(e => e.ClusterCode);
        builder.HasIndex(e => e.ImportId);
    }
}
