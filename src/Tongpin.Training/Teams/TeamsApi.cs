using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>How many works were confirmed.</summary>
internal sealed record WorksConfirmed(int Works);

internal static class TeamsApi
{
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<MembersList, MemberRow>("/api/training/members", Permissions.See, "training.members");
        var members = routes.MapGroup("/api/training/members").WithTags("培训 Training").CheckForms().RequireAuthorization(Permissions.Team);
        members.MapPost("/", async (SaveMember.Form form, SaveMember save, CancellationToken ct) => TypedResults.Created($"/api/training/members/{(await save.Add(form, ct)).Value}")).WithSummary("Take somebody into one of the two teams");
        members.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveMember.Form form, SaveMember save, CancellationToken ct) => Told(await save.Change(new(id), form, ct))).WithSummary("Change a member");

        var projects = routes.MapGroup("/api/training/projects/{id:guid}").WithTags("培训 Training").CheckForms();
        projects.MapPost("/duties", async Task<Results<NoContent, NotFound>> (Guid id, AssignDuty.Form form, AssignDuty act, CancellationToken ct) => Told(await act.Run(new(id), form, ct))).RequireAuthorization(Permissions.Run).WithSummary("Give a member a role");
        projects.MapDelete("/duties/{duty:guid}", async Task<Results<NoContent, NotFound>> (Guid id, Guid duty, AssignDuty act, CancellationToken ct) => Told(await act.Remove(new(id), new(duty), ct))).RequireAuthorization(Permissions.Run).WithSummary("Take a role back");
        projects.MapPost("/works", async Task<Results<NoContent, NotFound>> (Guid id, RecordWork.Form form, RecordWork act, CancellationToken ct) => Told(await act.Run(new(id), form, ct))).RequireAuthorization(Permissions.Run).WithSummary("Enter hours that were worked");
        projects.MapDelete("/works/{work:guid}", async Task<Results<NoContent, NotFound>> (Guid id, Guid work, RecordWork act, CancellationToken ct) => Told(await act.Remove(new(id), new(work), ct))).RequireAuthorization(Permissions.Run).WithSummary("Take unconfirmed hours back");
        projects.MapPost("/works/confirmation", async Task<Results<Ok<WorksConfirmed>, NotFound>> (Guid id, ConfirmWorks act, CancellationToken ct) => await act.Run(new(id), ct) is { } works ? TypedResults.Ok(new WorksConfirmed(works)) : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Confirm the hours: they go into the ledger");

        projects.MapPost("/works/{work:guid}/reversal", async Task<Results<NoContent, NotFound>> (Guid id, Guid work, ProjectsApi.WhyForm form, ConfirmWorks act, CancellationToken ct) => Told(await act.TakeBack(new(id), new(work), form.Why, ct))).RequireAuthorization(Permissions.Manage).WithSummary("Take confirmed hours back by the opposite entry");

        static Results<NoContent, NotFound> Told(bool there) => there ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
