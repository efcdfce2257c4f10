using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Surveys;

/// <summary>The result of a survey, as programs read it.</summary>
internal sealed record SurveyView(bool Closed, SurveyResult Result);

internal static class SurveysApi
{
    public static void MapSurveys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/training/projects/{id:guid}/survey").WithTags("培训 Training");

        group.MapGet("/", async Task<Results<Ok<SurveyView>, NotFound>> (Guid id, ProjectDesk projects, SurveyDesk desk, CancellationToken ct) =>
        {
            if (await projects.Find(new(id), Permissions.See, ct) is not { } project) return TypedResults.NotFound();
            var closing = await desk.Closing(project.Id, ct);
            return TypedResults.Ok(new SurveyView(closing is not null, await desk.Result(project.Id, closing, ct)));
        }).RequireAuthorization(Permissions.See).WithSummary("What the trainees of a class said, without names; of few answers only their number");

        group.MapPost("/closing", async Task<Results<NoContent, NotFound>> (Guid id, CloseSurvey act, CancellationToken ct) =>
            await act.Run(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Close the survey; its result becomes the satisfaction of the project");
    }
}
