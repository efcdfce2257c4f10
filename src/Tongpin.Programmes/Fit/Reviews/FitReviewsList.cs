using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Reviews;

public sealed record FitReviewRow(int Year, int Round, ReviewState State, int Aligned, int Enrolling, decimal? ByStudents, DateTimeOffset FrozenAt, string FrozenBy, DateTimeOffset? ComputedAt, DateTimeOffset? PublishedAt, string PublishedBy, string Stamp, string Why);

/// <summary>The rounds of the yearly review of fit.</summary>
internal sealed class FitReviewsList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<FitReview, FitReviewRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<FitReview, FitReviewRow>> Shown =
    [
        new Column<FitReview, FitReviewRow>("year", ("年份", "Year"), r => r.Year.ToString(CultureInfo.InvariantCulture)) { Link = r => $"/programmes/reviews/{r.Year}/{r.Round}" }.SortBy(r => r.Year),
        new("round", ("轮次", "Round"), r => new Words($"第 {r.Round} 轮", $"Round {r.Round}")) { Link = r => $"/programmes/reviews/{r.Year}/{r.Round}" },
        new("state", ("状态", "State"), r => FitReview.NameOf(r.State)) { Tone = r => FitReview.ToneOf(r.State) },
        new("by_programmes", ("契合度（按专业）", "Fit by programmes"), r => r.Enrolling > 0 ? (decimal)r.Aligned / r.Enrolling : null, CellKind.Percent),
        new("aligned", ("已对接", "Aligned"), r => r.Enrolling > 0 ? $"{r.Aligned} / {r.Enrolling}" : null),
        new("by_students", ("契合度（按学生）", "Fit by students"), r => r.ByStudents, CellKind.Percent),
        new Column<FitReview, FitReviewRow>("frozen", ("冻结", "Frozen"), r => r.FrozenAt, CellKind.Instant) { Minor = true }.SortBy(r => r.FrozenAt),
        new("published", ("发布", "Published"), r => r.PublishedAt, CellKind.Instant),
        new("by", ("发布人", "Published by"), r => r.PublishedBy) { Minor = true },
        new("why", ("更正理由", "Why corrected"), r => r.Why) { Minor = true },
    ];

    public override string Key => "programmes.reviews";
    public override Words Title => ("年度契合度审定", "Yearly review of fit");
    public override string Permission => Permissions.See;
    protected override string ScopeStamp => "";
    protected override string DefaultSort => "-year";
    protected override IReadOnlyList<Column<FitReview, FitReviewRow>> ColumnsOf() => Shown;
    private static readonly Expression<Func<FitReview, FitReviewRow>> RowOf = r => new(r.Year, r.Round, r.State, r.Aligned, r.Enrolling, r.ByStudents, r.FrozenAt, r.FrozenBy, r.ComputedAt, r.PublishedAt, r.PublishedBy, r.Stamp, r.Why);
    protected override Expression<Func<FitReview, FitReviewRow>> Row => RowOf;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("year", ("年份", "Year"), await Choices<FitReview>("year", async () => [.. (await Db.FitReviews.Select(r => r.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("state", ("状态", "State"), [.. Enum.GetValues<ReviewState>().Select(s => new Choice(s.ToString(), FitReview.NameOf(s)))]),
    ];

    protected override IQueryable<FitReview> Find(ListRequest request)
    {
        IQueryable<FitReview> found = Db.FitReviews;
        if (request.Int("year") is { } year) found = found.Where(r => r.Year == year);
        if (request.Enum<ReviewState>("state") is { } state) found = found.Where(r => r.State == state);
        return found;
    }
}
