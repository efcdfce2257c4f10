using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Roster;

internal static class RosterApi
{
    public static void MapRoster(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<TraineesList, TraineeRow>("/api/training/trainees", Permissions.See, "training.trainees");
        var group = routes.MapGroup("/api/training").WithTags("培训 Training").CheckForms();

        group.MapPost("/projects/{id:guid}/trainees", async Task<Results<Created, NotFound>> (Guid id, EnrolTrainee.Form form, EnrolTrainee act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) is { } trainee ? TypedResults.Created($"/api/training/trainees/{trainee.Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Put somebody on the roster");
        group.MapPut("/projects/{id:guid}/class", async Task<Results<NoContent, NotFound>> (Guid id, SaveClass.Form form, SaveClass act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Set places and the public sign-up");
        group.MapPost("/projects/{id:guid}/coordinators", async Task<Results<NoContent, NotFound>> (Guid id, NameCoordinator.Form form, NameCoordinator act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Name a company's coordinator");
        group.MapDelete("/projects/{id:guid}/coordinators/{coordinator:guid}", async Task<Results<NoContent, NotFound>> (Guid id, Guid coordinator, NameCoordinator act, CancellationToken ct) =>
            await act.Remove(new(id), new(coordinator), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Let a company's coordinator go");
        group.MapPost("/own/{id:guid}/trainees", async Task<Results<Created, NotFound>> (Guid id, ManageOwn.Form form, ManageOwn act, CancellationToken ct) =>
            await act.Enrol(new(id), form, ct) is { } trainee ? TypedResults.Created($"/api/training/trainees/{trainee.Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.Coordinate).WithSummary("A coordinator signs one of his people up");
        group.MapPost("/own/trainees/{id:guid}/cancel", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, ManageOwn act, CancellationToken ct) =>
            await act.Cancel(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Coordinate).WithSummary("A coordinator takes one of his people off");

        group.MapPost("/trainees/{id:guid}/cancel", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, CancelTrainee act, CancellationToken ct) =>
            await act.Run(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Take somebody off the roster");
        group.MapPost("/trainees/{id:guid}/transfer", async Task<Results<Created, NotFound>> (Guid id, TransferTrainee.Form form, TransferTrainee act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) is { } moved ? TypedResults.Created($"/api/training/trainees/{moved.Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Move somebody to another class");
        group.MapPut("/trainees/{id:guid}/test", async Task<Results<NoContent, NotFound>> (Guid id, GradeTrainee.Form form, GradeTrainee act, CancellationToken ct) =>
            await act.Run(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Run).WithSummary("Enter how the test went");
        group.MapPost("/trainees/{id:guid}/erasure", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, SeeTrainee act, CancellationToken ct) =>
            await act.Erase(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Personal).WithSummary("Erase a person's data in all classes");
        group.MapGet("/trainees/{id:guid}/data", async Task<Results<Ok<IReadOnlyList<PersonClass>>, NotFound>> (Guid id, SeeTrainee act, CancellationToken ct) =>
            await act.HandOut(new(id), ct) is { } data ? TypedResults.Ok(data) : TypedResults.NotFound()).RequireAuthorization(Permissions.Personal).WithSummary("All that is kept of a person; leaves a line in the history");
    }
}
