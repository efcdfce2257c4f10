using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<PeopleListing, PersonRow>("/api/foundation/people", Permissions.SeePeople, "foundation.people");
        var people = routes.MapGroup("/api/foundation/people").WithTags("人员 People").CheckForms();

        people.MapGet("/{id:guid}", async Task<Results<Ok<PersonView>, NotFound>> (Guid id, SeePerson see, CancellationToken ct) =>
            await see.Run(new(id), ct) is { } person ? TypedResults.Ok(person) : TypedResults.NotFound()).RequireAuthorization(Permissions.SeePeople).WithSummary("One person; the phone number is masked");

        people.MapPost("/", async (SavePerson.Form form, SavePerson save, CancellationToken ct) =>
            TypedResults.Created($"/api/foundation/people/{(await save.Add(form, ct)).Value}")).RequireAuthorization(Permissions.EditPeople).WithSummary("Add a person");

        people.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SavePerson.Form form, SavePerson save, CancellationToken ct) =>
            await save.Change(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.EditPeople).WithSummary("Change a person");

        people.MapPost("/{id:guid}/phone", async Task<Results<Ok<FullPhone>, NotFound>> (Guid id, SeePerson see, CancellationToken ct) =>
            await see.Phone(new(id), ct) is { } phone ? TypedResults.Ok(new FullPhone(phone)) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.SeePersonal).WithDescription("The number in full; each call is written to the history.").WithSummary("The phone number in full");

        people.MapPost("/{id:guid}/invitation", async Task<Results<Ok<Invitation>, NotFound>> (Guid id, Invite invite, CancellationToken ct) =>
            await invite.Run(new(id), ct) is { } code ? TypedResults.Ok(code) : TypedResults.NotFound()).RequireAuthorization(Permissions.Administer).WithSummary("A new one-time code with which the person sets a password");

        people.MapPost("/{id:guid}/lock", async Task<Results<NoContent, NotFound>> (Guid id, LockAccount account, CancellationToken ct) =>
            await account.Lock(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Administer).WithSummary("Lock the account and end its sessions");

        people.MapPost("/{id:guid}/unlock", async Task<Results<NoContent, NotFound>> (Guid id, LockAccount account, CancellationToken ct) =>
            await account.Unlock(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Administer).WithSummary("Unlock the account");
    }

    internal sealed record FullPhone(string Phone);
}
