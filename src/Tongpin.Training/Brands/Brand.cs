using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>Identity of a brand.</summary>
public readonly record struct BrandId(Guid Value) : IId<BrandId>
{
    public static BrandId From(Guid value) => new(value);
}

/// <summary>Who has recognised a brand (品牌级别).</summary>
public enum BrandLevel { College, City, Province, Nation }

/// <summary>A brand of training (培训品牌, one of 十大品牌): projects under one name. Persons, money and satisfaction are never kept here, they are sums of its projects. It is reviewed every few years and kept or ended.</summary>
internal sealed class Brand : IImported, IEdited, IOnce
{
    public BrandId Id { get; private init; } = IdExtensions.New<BrandId>();
    public required string Name { get; set; }
    /// <summary>牵头单位</summary>
    public required UnitId UnitId { get; set; }
    public string UnitName { get; set; } = "";
    public string UnitNameEn { get; set; } = "";
    /// <summary>面向对象</summary>
    public required Audience Audience { get; set; }
    public required BrandLevel Level { get; set; }
    public string Brief { get; set; } = "";
    public required DateOnly Since { get; set; }
    /// <summary>Day of the last review; null before the first.</summary>
    public DateOnly? ReviewedOn { get; private set; }
    /// <summary>退出日期; null while it is kept.</summary>
    public DateOnly? EndedOn { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.BrandKnown;

    public string Href => $"/training/brands/{Id.Value}";
    public Words Unit => Words.Of(UnitName, UnitNameEn);

    /// <summary>Day by which it is to be reviewed.</summary>
    public DateOnly Due(int years) => (ReviewedOn ?? Since).AddYears(years);

    /// <summary>The brands this actor may see: all, or those that the reached units lead.</summary>
    public static IQueryable<Brand> VisibleTo(IQueryable<Brand> brands, Actor actor)
    {
        var reach = actor.ReachOf(Permissions.See);
        if (reach.All) return brands;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return brands.Where(b => units.Contains(b.UnitId));
    }

    public void MustRun()
    {
        if (EndedOn is { } day) throw Rules.BrandEnded.Broken(Name, Show.Day(day));
    }

    /// <summary>A review keeps it, at this level, or ends it.</summary>
    public void Review(bool keep, BrandLevel level, DateOnly day)
    {
        MustRun();
        (ReviewedOn, Level, EndedOn) = (day, level, keep ? null : day);
    }
}

internal sealed class BrandMap : IEntityTypeConfiguration<Brand>
{
    public void Configure(EntityTypeBuilder<Brand> builder)
    {
        builder.ToTable("training_brand");
        builder.Ignore(b => b.Unit);
        builder.Property(b => b.Name).HasMaxLength(80);
        builder.Property(b => b.UnitName).HasMaxLength(120);
        builder.Property(b => b.UnitNameEn).HasMaxLength(200);
        builder.Property(b => b.Brief).HasMaxLength(2000);
        builder.HasIndex(b => b.Name).IsUnique();
        builder.HasIndex(b => b.ImportId);
    }
}

/// <summary>A project that runs under a brand; under one at most, so that nobody is counted twice.</summary>
internal sealed class BrandProject : IOnce
{
    public required ProjectId ProjectId { get; init; }
    public required BrandId BrandId { get; init; }

    Rule IOnce.Already => Rules.BrandProjectMeanwhile;
}

internal sealed class BrandProjectMap : IEntityTypeConfiguration<BrandProject>
{
    public void Configure(EntityTypeBuilder<BrandProject> builder)
    {
        builder.ToTable("training_brand_project");
        builder.HasKey(l => l.ProjectId);
        builder.HasIndex(l => l.BrandId);
        builder.HasOne<TrainingProject>().WithOne().HasForeignKey<BrandProject>(l => l.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Brand>().WithMany().HasForeignKey(l => l.BrandId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal readonly record struct BrandReviewId(Guid Value) : IId<BrandReviewId>
{
    public static BrandReviewId From(Guid value) => new(value);
}

/// <summary>A review of a brand (品牌复评), with the figures of the year that lay before it.</summary>
internal sealed class BrandReview
{
    public BrandReviewId Id { get; private init; } = IdExtensions.New<BrandReviewId>();
    public required BrandId BrandId { get; init; }
    public required DateOnly Day { get; init; }
    public required bool Keep { get; init; }
    public required BrandLevel Level { get; init; }
    /// <summary>The year of the figures.</summary>
    public required int Year { get; init; }
    public required int Persons { get; init; }
    /// <summary>Yuan.</summary>
    public required decimal Received { get; init; }
    public required decimal? Satisfied { get; init; }
    public required string Why { get; init; }
    public required string By { get; init; }
}

internal sealed class BrandReviewMap : IEntityTypeConfiguration<BrandReview>
{
    public void Configure(EntityTypeBuilder<BrandReview> builder)
    {
        builder.ToTable("training_brand_review");
        builder.Property(r => r.Received).HasPrecision(18, 2);
        builder.Property(r => r.Satisfied).HasPrecision(9, 6);
        builder.Property(r => r.Why).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(80);
        builder.HasIndex(r => r.BrandId);
        builder.HasOne<Brand>().WithMany().HasForeignKey(r => r.BrandId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What proves a brand.</summary>
internal sealed class BrandEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "training_brand";
    public string Noun => Table;
    public string Edit => Permissions.Manage;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await db.Brands.Where(b => b.Id == new BrandId(id)).Select(b => (UnitId?)b.UnitId).FirstOrDefaultAsync(ct) is { } unit ? new(Noun, record, Permissions.See, unit) : null;
}

internal static class BrandWords
{
    public static Words Of(BrandLevel level) => level switch { BrandLevel.College => ("校级", "college"), BrandLevel.City => ("市级", "city"), BrandLevel.Province => ("省级", "province"), _ => ("国家级", "nation") };
}
