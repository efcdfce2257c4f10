using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Fit.Reviews;

/// <summary>A round of the review with its kept result.</summary>
/// <param name="Stamp">SHA-256 of the frozen data.</param>
/// <param name="Edition">To be sent with what is decided on it, so that nothing is published unseen.</param>
/// <param name="Result">The totals, and the programmes within the reader's reach.</param>
public sealed record FitReviewView(int Year, int Round, ReviewState State, string Why, DateTimeOffset FrozenAt, string FrozenBy, string Stamp, int Edition, DateTimeOffset? PublishedAt, string PublishedBy, FitSummary? Result)
{
    internal static FitReviewView Of(FitReview r, FitYear? result) => new(r.Year, r.Round, r.State, r.Why, r.FrozenAt, r.FrozenBy, r.Stamp, r.Edition, r.PublishedAt, r.PublishedBy, result is null ? null : FitSummary.Of(result));
}

internal static class FitReviewsApi
{
    /// <summary>The kept result as it is read everywhere; null before it is computed.</summary>
    public static FitYear? AsYear(this FitReview review)
    {
        if (review.Result is not { } result) return null;
        var names = review.Data.Programmes.ToDictionary(p => p.Code);
        return new(result.Run, result.Clusters, [.. result.Programmes.Select(f => new FitOf(f, Name(names[f.Code].Name, names[f.Code].NameEn), Name(names[f.Code].Group, names[f.Code].GroupEn)))], [result.Run]);
        static Words Name(string zh, string en) => Words.Of(zh, en);
    }

    public static void MapFitReviews(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<FitReviewsList, FitReviewRow>("/api/programmes/reviews", Permissions.See, "programmes.reviews");
        var reviews = routes.MapGroup("/api/programmes/reviews").WithTags("契合度审定 Reviews of fit").CheckForms();

        reviews.MapGet("/{year:int}/{round:int}", async Task<Results<Ok<FitReviewView>, NotFound>> (int year, int round, TongpinDb db, FitBook fits, CancellationToken ct) =>
                await db.FitReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Year == year && r.Round == round, ct) is { } review ? TypedResults.Ok(FitReviewView.Of(review, await fits.Within(review.AsYear(), ct))) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("A round with its kept result");

        reviews.MapPost("/", async (FreezeFit.Form form, FreezeFit freeze, CancellationToken ct) => TypedResults.Created($"/api/programmes/reviews/{form.Year}/{await freeze.Run(form, ct)}"))
            .RequireAuthorization(Permissions.Publish).WithSummary("Freeze the data of a year");

        reviews.MapPost("/{year:int}/{round:int}/computation", async Task<Results<NoContent, NotFound>> (int year, int round, int? edition, ComputeReview compute, CancellationToken ct) => await compute.Run(year, round, edition, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.Publish).WithSummary("Compute the fit of the frozen data");

        reviews.MapPost("/{year:int}/{round:int}/what-if", async Task<Results<Ok<WhatIfFitView>, NotFound>> (int year, int round, WhatIfFit.Form form, WhatIfFit act, CancellationToken ct) => await act.Run(year, round, form, ct) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("The round under other versions of its regulations, beside what is kept; nothing is saved");

        reviews.MapPost("/{year:int}/{round:int}/publication", async Task<Results<NoContent, NotFound>> (int year, int round, int? edition, PublishReview publish, CancellationToken ct) => await publish.Run(year, round, edition, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.Publish).WithSummary("Publish the round; its figures stay");
    }
}
