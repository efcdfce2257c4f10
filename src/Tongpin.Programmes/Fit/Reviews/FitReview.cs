using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Fit.Reviews;

/// <summary>Where a review of fit stands.</summary>
public enum ReviewState { Frozen, Computed, Published }

internal readonly record struct FitReviewId(Guid Value) : IId<FitReviewId>
{
    public static FitReviewId From(Guid value) => new(value);
}

/// <summary>The data of a year as it was frozen.</summary>
[NamedOnly]
internal sealed record FrozenData(List<FrozenProgramme> Programmes, List<FrozenAmount> Amounts, List<AdvertCount> Adverts, List<FrozenCluster> Clusters)
{
    /// <summary>The fit of these data by the given rules; the same again and again.</summary>
    public FitResult Fit(int year, FitRules rules, DateTimeOffset now)
    {
        var (run, programmes, clusters) = FitCalculation.Of(year,
            [.. Programmes.Select(p => (new Programme { Code = p.Code, Name = p.Name }, p.Students))],
            [.. Amounts.Select(a => new EvidenceAmount { ProgrammeCode = a.Programme, Year = year, Kind = a.Kind, ClusterCode = a.Cluster, Amount = a.Amount })],
            Adverts, [.. Clusters.Select(c => new ClusterFacts(c.Code, new(c.Name, c.NameEn), default, false))], rules, now);
        return new(run, programmes, clusters);
    }
}

internal sealed record FrozenProgramme(string Code, string Name, string NameEn, string Group, string GroupEn, int Students);

internal sealed record FrozenAmount(string Programme, EvidenceKind Kind, string Cluster, decimal Amount);

internal sealed record FrozenCluster(string Code, string Name, string NameEn);

/// <summary>A result as a review keeps it.</summary>
[NamedOnly]
internal sealed record FitResult(FitRun Run, List<FitProgramme> Programmes, List<FitCluster> Clusters);

/// <summary>
/// One round of the yearly review of fit (年度契合度审定): data frozen, computed, published. A published round stays as it is; a later
/// correction is a further round beside it, with its reason.
/// </summary>
internal sealed class FitReview : IEdited, IOnce
{
    public const string Table = "programmes_fit_review";

    public FitReviewId Id { get; private init; } = IdExtensions.New<FitReviewId>();
    public required int Year { get; init; }
    /// <summary>From 1; each further one corrects what was published.</summary>
    public required int Round { get; init; }
    /// <summary>Why published figures are corrected; empty in the first round.</summary>
    public required string Why { get; init; }
    public ReviewState State { get; private set; }
    public FrozenData Data { get; private set; } = default!;
    /// <summary>SHA-256 of the frozen data, hexadecimal.</summary>
    public string Stamp { get; private set; } = "";
    public DateTimeOffset FrozenAt { get; private set; }
    public string FrozenBy { get; private set; } = "";
    public FitResult? Result { get; private set; }
    public DateTimeOffset? ComputedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public string PublishedBy { get; private set; } = "";
    public int Enrolling { get; private set; }
    public int Aligned { get; private set; }
    public decimal? ByStudents { get; private set; }
    public int Edition { get; private set; }

    Rule IOnce.Already => Rules.FrozenMeanwhile;

    public decimal? ByProgrammes => Result is null ? null : (decimal)Aligned / Enrolling;

    /// <summary>Takes the data as they are now; what was computed from earlier ones goes.</summary>
    public void Freeze(FrozenData data, string stamp, string by, DateTimeOffset now)
    {
        if (State == ReviewState.Published) throw Rules.PublishedStays.Broken();
        (State, Data, Stamp, FrozenBy, FrozenAt, Result, ComputedAt) = (ReviewState.Frozen, data, stamp, by, now, null, null);
    }

    public void Compute(FitRules rules, DateTimeOffset now)
    {
        if (State == ReviewState.Published) throw Rules.PublishedStays.Broken();
        Result = Data.Fit(Year, rules, now);
        (State, ComputedAt, Enrolling, Aligned, ByStudents) = (ReviewState.Computed, now, Result.Run.Enrolling, Result.Run.Aligned, Result.Run.ByStudents);
    }

    public void Publish(string by, DateTimeOffset now)
    {
        if (State == ReviewState.Published) throw Rules.PublishedStays.Broken();
        if (Result is null) throw Rules.NotComputed.Broken();
        (State, PublishedBy, PublishedAt) = (ReviewState.Published, by, now);
    }

    public static Words NameOf(ReviewState state) => state switch
    {
        ReviewState.Frozen => ("数据已冻结", "Data frozen"),
        ReviewState.Computed => ("已计算，待发布", "Computed, to be published"),
        _ => ("已发布", "Published"),
    };

    public static string ToneOf(ReviewState state) => state switch { ReviewState.Frozen => "secondary", ReviewState.Computed => "info", _ => "success" };
}

internal sealed class FitReviewMap : IEntityTypeConfiguration<FitReview>
{
    public void Configure(EntityTypeBuilder<FitReview> builder)
    {
        builder.ToTable(FitReview.Table);
        builder.Ignore(r => r.ByProgrammes);
        builder.Property(r => r.Why).HasMaxLength(1000);
        builder.Property(r => r.Stamp).HasMaxLength(64);
        builder.Property(r => r.FrozenBy).HasMaxLength(80);
        builder.Property(r => r.PublishedBy).HasMaxLength(80);
        builder.Property(r => r.Data).HasConversion(AsJson.Of<FrozenData>(), AsJson.Same<FrozenData>());
        builder.Property(r => r.Result).HasConversion(AsJson.Of<FitResult?>(), AsJson.Same<FitResult?>());
        builder.HasIndex(r => new { r.Year, r.Round }).IsUnique();
        builder.HasIndex(r => r.FrozenAt);
    }
}

/// <summary>The files of a round, such as the minutes by which it was published.</summary>
internal sealed class FitReviewEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => FitReview.Table;
    public string Edit => Permissions.Publish;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new FitReviewId(value) is var id && await db.FitReviews.Where(r => r.Id == id).Select(r => new { r.Year, r.Round }).FirstOrDefaultAsync(ct) is { } review
            ? new(Noun, record, Permissions.See, Title: new($"{review.Year} 年契合度审定 第 {review.Round} 轮", $"Review of fit {review.Year}, round {review.Round}"), Href: $"/programmes/reviews/{review.Year}/{review.Round}") : null;

    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => Guid.TryParse(record, out var value) && new FitReviewId(value) is var id && await db.FitReviews.AnyAsync(r => r.Id == id && r.State == ReviewState.Published, ct);
}
