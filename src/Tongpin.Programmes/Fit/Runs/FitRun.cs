using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Runs;

internal readonly record struct FitRunId(Guid Value) : IId<FitRunId>
{
    public static FitRunId From(Guid value) => new(value);
}

/// <summary>The fit of one year (年度契合度) as it was last computed, with the versions of the regulations it used.</summary>
internal sealed class FitRun
{
    public FitRunId Id { get; private init; } = IdExtensions.New<FitRunId>();
    public required int Year { get; init; }
    public required DateTimeOffset At { get; init; }
    public required List<RegulationVersion> Regulations { get; init; }
    public required int FirstAdvertYear { get; init; }
    public required int Enrolling { get; init; }
    public required int Aligned { get; init; }
    public required int Students { get; init; }
    /// <summary>Σ students · weight on the targets.</summary>
    public required decimal StudentsOnTargets { get; init; }
    public required int Adverts { get; init; }
    public decimal? TotalAlignment { get; init; }
    public decimal? Deviation { get; init; }
    public decimal? StructureDeviation { get; init; }
    public double? Cosine { get; init; }
    public double? CouplingC { get; init; }
    public double? CouplingT { get; init; }
    public double? CouplingD { get; init; }

    /// <summary>契合度（按专业）, the headline.</summary>
    public decimal ByProgrammes => (decimal)Aligned / Enrolling;

    /// <summary>契合度（按学生）; null without students.</summary>
    public decimal? ByStudents => Ratio.Of(StudentsOnTargets, Students)?.Value;
}

internal readonly record struct FitProgrammeId(Guid Value) : IId<FitProgrammeId>
{
    public static FitProgrammeId From(Guid value) => new(value);
}

/// <summary>One programme in the fit of a year: its weights with all that they came from.</summary>
internal sealed class FitProgramme
{
    public FitProgrammeId Id { get; private init; } = IdExtensions.New<FitProgrammeId>();
    public required int Year { get; init; }
    public required ProgrammeId ProgrammeId { get; init; }
    public required string Code { get; init; }
    public required int Students { get; init; }
    /// <summary>Σ weight on the target clusters, 0–1.</summary>
    public required decimal OnTargets { get; init; }
    public required bool Aligned { get; init; }
    public required int Adverts { get; init; }
    /// <summary>The cluster with the greatest weight; empty when there is no evidence.</summary>
    public required string FirstCluster { get; init; }
    public required decimal FirstWeight { get; init; }
    /// <summary>Weight by cluster code.</summary>
    public required Dictionary<string, decimal> Weights { get; init; }
    /// <summary>The evidence as it was weighed, so that the sum can be shown again.</summary>
    public required List<WeighedEvidence> Evidence { get; init; }
}

/// <summary>One kind of evidence as a result keeps it.</summary>
internal sealed record WeighedEvidence(EvidenceKind Kind, decimal Whole, Dictionary<string, decimal> Parts);

internal readonly record struct FitClusterId(Guid Value) : IId<FitClusterId>
{
    public static FitClusterId From(Guid value) => new(value);
}

/// <summary>One target cluster in the fit of a year: what the college supplies and what its industries look for.</summary>
internal sealed class FitCluster
{
    public FitClusterId Id { get; private init; } = IdExtensions.New<FitClusterId>();
    public required int Year { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    /// <summary>Share of mapped students, 0–1.</summary>
    public required decimal Supply { get; init; }
    /// <summary>Share of the adverts in target clusters, 0–1.</summary>
    public required decimal Demand { get; init; }
    public required decimal Students { get; init; }
    public required int Adverts { get; init; }
    /// <summary>Programmes with any weight on the cluster.</summary>
    public required int Programmes { get; init; }

    public Words Words => Words.Of(Name, NameEn);
    public ClusterBalance Balance => new(Code, Supply, Demand);
}

internal sealed class FitMap : IEntityTypeConfiguration<FitRun>, IEntityTypeConfiguration<FitProgramme>, IEntityTypeConfiguration<FitCluster>
{
    public void Configure(EntityTypeBuilder<FitRun> builder)
    {
        builder.ToTable("programmes_fit");
        builder.Ignore(r => r.ByProgrammes).Ignore(r => r.ByStudents);
        builder.Property(r => r.Regulations).HasConversion(AsJson.Of<List<RegulationVersion>>(), AsJson.Same<List<RegulationVersion>>());
        builder.HasIndex(r => r.Year).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FitProgramme> builder)
    {
        builder.ToTable("programmes_fit_programme");
        builder.Property(p => p.Code).HasMaxLength(6);
        builder.Property(p => p.FirstCluster).HasMaxLength(40);
        builder.Property(p => p.Weights).HasConversion(AsJson.Of<Dictionary<string, decimal>>(), AsJson.Same<Dictionary<string, decimal>>());
        builder.Property(p => p.Evidence).HasConversion(AsJson.Of<List<WeighedEvidence>>(), AsJson.Same<List<WeighedEvidence>>());
        builder.HasIndex(p => new { p.Year, p.Code }).IsUnique();
        builder.HasIndex(p => p.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<FitCluster> builder)
    {
        builder.ToTable("programmes_fit_cluster");
        builder.Ignore(c => c.Words).Ignore(c => c.Balance);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.HasIndex(c => new { c.Year, c.Code }).IsUnique();
    }
}
