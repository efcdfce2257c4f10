using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes;

internal readonly record struct HeadcountId(Guid Value) : IId<HeadcountId>
{
    public static HeadcountId From(Guid value) => new(value);
}

/// <summary>Students of a programme in the autumn of a year (在校生数), with its intake.</summary>
internal sealed class Headcount : IImported
{
    public const string Table = "programmes_headcount";

    public HeadcountId Id { get; private init; } = IdExtensions.New<HeadcountId>();
    public required string ProgrammeCode { get; init; }
    public required int Year { get; init; }
    public int Students { get; set; }
    public int? Plan { get; set; }
    public int? Enrolled { get; set; }
    /// <summary>Applicants admitted; those who came are <see cref="Enrolled"/>.</summary>
    public int? Admitted { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal readonly record struct EvidenceAmountId(Guid Value) : IId<EvidenceAmountId>
{
    public static EvidenceAmountId From(Guid value) => new(value);
}

/// <summary>What speaks for a programme's weight to a cluster in a year (对接依据): a vote's share, or a number of agreements or placed graduates.</summary>
internal sealed class EvidenceAmount : IImported
{
    public const string Table = "programmes_evidence";

    public EvidenceAmountId Id { get; private init; } = IdExtensions.New<EvidenceAmountId>();
    public required string ProgrammeCode { get; init; }
    public required int Year { get; init; }
    public required Fit.EvidenceKind Kind { get; init; }
    /// <summary>Cluster code; empty for what lies outside all clusters.</summary>
    public required string ClusterCode { get; init; }
    /// <summary>0–1 for votes, a count otherwise.</summary>
    public decimal Amount { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal readonly record struct ProgrammePointId(Guid Value) : IId<ProgrammePointId>
{
    public static ProgrammePointId From(Guid value) => new(value);
}

/// <summary>A programme point (专业点) of the official register: one college offers one programme in one length of study.</summary>
internal sealed class ProgrammePoint : IImported
{
    public ProgrammePointId Id { get; private init; } = IdExtensions.New<ProgrammePointId>();
    public required int Year { get; init; }
    public required string Province { get; init; }
    public required string SchoolCode { get; init; }
    public required string SchoolName { get; init; }
    public required string ProgrammeCode { get; init; }
    public string ProgrammeName { get; set; } = "";
    public required string StudyYears { get; init; }
    public string Remark { get; init; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
}

internal sealed class HeadcountMap : IEntityTypeConfiguration<Headcount>, IEntityTypeConfiguration<EvidenceAmount>, IEntityTypeConfiguration<ProgrammePoint>
{
    public void Configure(EntityTypeBuilder<Headcount> builder)
    {
        builder.ToTable(Headcount.Table);
        builder.Property(h => h.ProgrammeCode).HasMaxLength(6);
        builder.HasIndex(h => new { h.Year, h.ProgrammeCode }).IsUnique();
        builder.HasIndex(h => h.ProgrammeCode);
        builder.HasIndex(h => h.ImportId);
    }

    public void Configure(EntityTypeBuilder<EvidenceAmount> builder)
    {
        builder.ToTable(EvidenceAmount.Table);
        builder.Property(e => e.ProgrammeCode).HasMaxLength(6);
        builder.Property(e => e.ClusterCode).HasMaxLength(40);
        builder.HasIndex(e => new { e.Year, e.ProgrammeCode, e.Kind, e.ClusterCode }).IsUnique();
        builder.HasIndex(e => e.ImportId);
    }

    public void Configure(EntityTypeBuilder<ProgrammePoint> builder)
    {
        builder.ToTable("programmes_point");
        builder.Property(p => p.Province).HasMaxLength(20);
        builder.Property(p => p.SchoolCode).HasMaxLength(20);
        builder.Property(p => p.SchoolName).HasMaxLength(80);
        builder.Property(p => p.Remark).HasMaxLength(200);
        builder.Property(p => p.ProgrammeCode).HasMaxLength(6);
        builder.Property(p => p.StudyYears).HasMaxLength(8);
        builder.HasIndex(p => new { p.Year, p.SchoolCode, p.SchoolName, p.ProgrammeCode, p.StudyYears, p.Remark }).IsUnique();
        builder.HasIndex(p => new { p.ProgrammeCode, p.Province, p.Year });
        builder.HasIndex(p => p.ImportId);
    }
}
