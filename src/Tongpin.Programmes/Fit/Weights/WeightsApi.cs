using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Weights;

/// <param name="Mean">Share by cluster put up for confirmation; empty while votes are cast.</param>
public sealed record WeightReviewView(int Year, string Code, string Name, WeightState State, IReadOnlyDictionary<string, decimal> Mean, IReadOnlyList<WeightVoteView> Votes, DateTimeOffset? SettledAt);

public sealed record WeightVoteView(string By, DateTimeOffset At, IReadOnlyDictionary<string, decimal> Shares, string Why);

internal static class WeightsApi
{
    public static void MapWeights(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<WeightReviewsList, WeightReviewRow>("/api/programmes/weights", Permissions.See, "programmes.weights");
        var weights = routes.MapGroup("/api/programmes/weights").WithTags("权重评议 Reviews of weights").CheckForms();

        weights.MapGet("/{year:int}/{code:length(6)}", async Task<Results<Ok<WeightReviewView>, NotFound>> (int year, string code, WeightBook book, CancellationToken ct) =>
                await book.Read(year, code, ct) is var (r, votes) ? TypedResults.Ok(new WeightReviewView(r.Year, r.ProgrammeCode, r.ProgrammeName, r.State, r.Mean, [.. votes.Select(v => new WeightVoteView(v.By, v.At, v.Shares, v.Why))], r.SettledAt)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.See).WithSummary("A review with its votes and reasons");

        weights.MapPost("/", async (OpenWeightReviews.Form form, OpenWeightReviews open, CancellationToken ct) => TypedResults.Ok(new Opened(await open.Run(form, ct))))
            .RequireAuthorization(Permissions.ReviewWeights).WithSummary("Open the reviews of a year");

        weights.MapPost("/{year:int}/{code:length(6)}/vote", async Task<Results<NoContent, NotFound>> (int year, string code, CastVote.Form form, CastVote cast, CancellationToken ct) => await cast.Run(year, code, form, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.Vote).WithSummary("Vote: shares by cluster, 1 at most, with a reason");

        weights.MapPost("/{year:int}/{code:length(6)}/submission", async Task<Results<NoContent, NotFound>> (int year, string code, SubmitWeights submit, CancellationToken ct) => await submit.Run(year, code, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.ReviewWeights).WithSummary("Put the mean of the votes up for confirmation");
    }

    internal sealed record Opened(int Reviews);
}
