using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Records.Reports;

internal static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/records").WithTags("学习记录 Records").RequireAuthorization(Permissions.See);
        group.MapGet("/daily", async Task<Results<Ok<IReadOnlyList<DayCount>>, BadRequest>> (DateOnly from, DateOnly to, DailyCounts counts, CancellationToken ct) =>
                to < from || to.DayNumber - from.DayNumber > DailyCounts.MostDays ? TypedResults.BadRequest() : TypedResults.Ok((await counts.Of(from, to, ct)).Days))
            .WithSummary("Records and active people by day, 400 days at most");
        group.MapGet("/activity", async Task<Results<Ok<ActivityFacts>, NotFound>> (string iri, ActivityReport report, CancellationToken ct) =>
                await report.Of(iri, ct) is { } facts ? TypedResults.Ok(facts) : TypedResults.NotFound())
            .WithSummary("What was done with one activity, by verb");
    }
}
