using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

internal static class RolesApi
{
    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/api/foundation/roles").WithTags("角色 Roles").RequireAuthorization(Permissions.Administer).CheckForms();

        roles.MapGet("/", async (TongpinDb db, CancellationToken ct) =>
            TypedResults.Ok(await db.Roles.OrderByDescending(r => r.BuiltIn).ThenBy(r => r.Key).Select(r => new RoleView(r.Key, r.Name, r.NameEn, r.BuiltIn, r.Permissions, r.Edition)).ToListAsync(ct))).WithSummary("All roles with their permissions");

        roles.MapPost("/", async (SaveRole.Form form, SaveRole save, CancellationToken ct) =>
        {
            await save.Add(form, ct);
            return TypedResults.Created($"/api/foundation/roles/{form.Key}");
        }).WithSummary("Add a role");

        roles.MapPut("/{key}", async Task<Results<NoContent, NotFound>> (string key, SaveRole.Form form, SaveRole save, CancellationToken ct) =>
        {
            form.Key = key;
            return await save.Change(form, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
        }).WithSummary("Change a role that is not built in");

        var assignments = routes.MapGroup("/api/foundation/assignments").WithTags("角色 Roles").RequireAuthorization(Permissions.Administer).CheckForms();

        assignments.MapGet("/", async Task<Results<Ok<IReadOnlyList<RolesOf.Line>>, NotFound>> (Guid person, Handing handing, RolesOf roles, CancellationToken ct) =>
            await handing.Reached(new(person), ct) is null ? TypedResults.NotFound() : TypedResults.Ok(await roles.Person(new(person), ct))).WithSummary("The roles of a person");

        assignments.MapPost("/", async Task<Results<Created, NotFound>> (Guid person, GiveRole.Form form, GiveRole give, CancellationToken ct) =>
            await give.Run(new(person), form, ct) is { } id ? TypedResults.Created($"/api/foundation/assignments/{id.Value}") : TypedResults.NotFound()).WithSummary("Give a person a role, for the whole college or a unit");

        assignments.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, GiveRole give, CancellationToken ct) =>
            await give.Take(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Take a role back from a person");
    }

    internal sealed record RoleView(string Key, string Name, string NameEn, bool BuiltIn, List<string> Permissions, int Edition);
}
