using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Training.Reform;

internal static class ReformApi
{
    public static void MapReform(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<ReformList, ReformRow>("/api/training/reform", Permissions.See, "training.reform");
        var group = routes.MapGroup("/api/training/reform").WithTags("培训 Training").CheckForms().RequireAuthorization(Permissions.Manage);

        group.MapPost("/", async (SaveReformTask.Form form, SaveReformTask save, CancellationToken ct) => TypedResults.Created($"/api/training/reform/{(await save.Add(form, ct)).Value}")).WithSummary("Plan a task of the reform");
        group.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveReformTask.Form form, SaveReformTask save, CancellationToken ct) =>
            await save.Change(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Plan it anew");
        group.MapPost("/{id:guid}/milestones", async Task<Results<NoContent, NotFound>> (Guid id, ReachForm form, SaveReformTask save, CancellationToken ct) =>
            await save.Reach(new(id), form.Milestone, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("A milestone is reached today");
        group.MapPost("/{id:guid}/finish", async Task<Results<NoContent, NotFound>> (Guid id, SaveReformTask save, CancellationToken ct) =>
            await save.Finish(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Finish a task whose milestones are done and proved");
    }

    internal sealed class ReachForm
    {
        [Needed, AtMost(120)] public string? Milestone { get; set; }
    }
}
