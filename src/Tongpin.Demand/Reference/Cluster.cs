using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

internal readonly record struct ClusterId(Guid Value) : IId<ClusterId>
{
    public static ClusterId From(Guid value) => new(value);
}

/// <summary>How sure the name of a reference entry is.</summary>
public enum Confidence { Confirmed, NameSeen, Unconfirmed }

/// <summary>An industry cluster (产业集群) of a dated taxonomy such as "33618". The list changes with policy, so it is data with validity, never code.</summary>
internal sealed class Cluster : IImported
{
    public ClusterId Id { get; private init; } = IdExtensions.New<ClusterId>();
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";
    public string Taxonomy { get; set; } = "";
    /// <summary>万亿级主导, 五千亿级支柱, 千亿级特色, 新星 …</summary>
    public string Tier { get; set; } = "";
    public string TierEn { get; set; } = "";
    /// <summary>GB/T 4754 codes; an industry belongs when its code begins with one of them, the longest wins.</summary>
    public List<string> IndustryCodes { get; set; } = [];
    public Confidence Confidence { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string Source { get; set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];

    public Words Words => Words.Of(Name, NameEn);
}

internal sealed class ClusterMap : IEntityTypeConfiguration<Cluster>
{
    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.ToTable("demand_cluster");
        builder.Ignore(c => c.Words);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.NameEn).HasMaxLength(120);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.ImportId);
    }
}
