using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Jobs;

internal static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<JobListing, JobRow>("/api/foundation/jobs", Permissions.SeeJobs, "foundation.jobs");
        var jobs = routes.MapGroup("/api/foundation/jobs").WithTags("Jobs").RequireAuthorization();
        jobs.MapGet("/{id:guid}", async Task<Results<Ok<JobRow>, NotFound>> (Guid id, JobBoard board, CancellationToken ct) =>
            await board.Find(new(id), ct) is { } job ? TypedResults.Ok(JobListing.ToRow(job)) : TypedResults.NotFound()).WithSummary("One piece of background work: state, progress, outcome");
        jobs.MapPost("/{id:guid}/cancel", async (Guid id, JobBoard board, CancellationToken ct) =>
        {
            await board.Cancel(new(id), ct);
            return TypedResults.NoContent();
        }).WithSummary("Stop background work");
    }
}
