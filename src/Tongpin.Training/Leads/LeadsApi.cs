using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Leads;

internal static class LeadsApi
{
    public static void MapLeads(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<LeadsList, LeadRow>("/api/training/leads", Permissions.See, "training.leads");
        // Whose work it is, the acts know: the units that run training, and the office.
        var group = routes.MapGroup("/api/training/leads").WithTags("培训 Training").CheckForms().RequireAuthorization(Permissions.See);

        group.MapPost("/", async (SaveLead.Form form, SaveLead save, CancellationToken ct) => TypedResults.Created($"/api/training/leads/{(await save.Add(form, ct)).Value}")).WithSummary("Note a lead");
        group.MapGet("/{id:guid}", async Task<Results<Ok<LeadView>, NotFound>> (Guid id, SeeLead see, CancellationToken ct) =>
            await see.Run(new(id), ct) is { } lead ? TypedResults.Ok(lead) : TypedResults.NotFound()).WithSummary("A lead with its talks; the contact is masked");
        group.MapGet("/{id:guid}/contact", async Task<Results<Ok<LeadContact>, NotFound>> (Guid id, SeeLead see, CancellationToken ct) =>
            await see.Contact(new(id), ct) is { } contact ? TypedResults.Ok(contact) : TypedResults.NotFound()).WithSummary("The contact in full; leaves a line in the history");
        group.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveLead.Form form, SaveLead save, CancellationToken ct) =>
            await save.Change(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Change a lead that is open");
        group.MapPost("/{id:guid}/notes", async Task<Results<NoContent, NotFound>> (Guid id, SaveLead.NoteForm form, SaveLead save, CancellationToken ct) =>
            await save.Note(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Note a talk with the client");
        group.MapPost("/{id:guid}/drop", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, SaveLead save, CancellationToken ct) =>
            await save.Drop(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Drop a lead with the reason");
        group.MapPost("/{id:guid}/reopening", async Task<Results<NoContent, NotFound>> (Guid id, SaveLead save, CancellationToken ct) =>
            await save.Reopen(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Take up a dropped lead again");
    }
}
