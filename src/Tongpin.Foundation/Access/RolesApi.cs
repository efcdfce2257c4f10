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
            TypedResults.Ok(await db.Roles.OrderByDescending(r => r.BuiltIn).ThenBy(r => r.Key).Select(r => new RoleView(r.Key, r.Name, r.NameEn, r.BuiltIn, r.Permissions, r.Edition)).ToListAsync(ct)));

        roles.MapPost("/", async (SaveRole.Form form, SaveRole save, CancellationToken ct) =>
        {
            await save.Add(form, ct);
            return TypedResults.Created($"/api/foundation/roles/{form.Key}");
        });

        roles.MapPut("/{key}", async Task<Results<NoContent, NotFound>> (string key, SaveRole.Form form, SaveRole save, CancellationToken ct) =>
        {
            form.Key = key;
            return await save.Change(form, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
        });

        var assignments = routes.MapGroup("/api/foundation/assignments").WithTags("角色 Roles").RequireAuthorization(Permissions.Administer).CheckForms();

        assignments.MapGet("/", async Task<Results<Ok<IReadOnlyList<RolesOf.Line>>, NotFound>> (Guid person, Handing handing, RolesOf roles, CancellationToken ct) =>
            await handing.Reached(new(person), ct) is null ? TypedResults.NotFound() : TypedResults.Ok(await roles.Person(new(person), ct)));

        assignments.MapPost("/", async Task<Results<Created, NotFound>> (Guid person, GiveRole.Form form, GiveRole give, CancellationToken ct) =>
            await give.Run(new(person), form, ct) is { } id ? TypedResults.Created($"/api/foundation/assignments/{id.Value}") : TypedResults.NotFound());

        assignments.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, GiveRole give, CancellationToken ct) =>
            await give.Take(new(id), ct) ? TypedResults.NoContent() : TypedResults.NotFound());
    }

    internal sealed record RoleView(string Key, string Name, string NameEn, bool BuiltIn, List<string> Permissions, int Edition);
}
