using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

internal static class UnitsApi
{
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/foundation/units").WithTags("单位 Units").CheckForms();

        units.MapGet("/", (UnitTree tree, CancellationToken ct) => tree.Read(ct)).RequireAuthorization(Permissions.SeePeople).WithSummary("The tree of units");

        units.MapPost("/", async (SaveUnit.Form form, SaveUnit save, CancellationToken ct) =>
            TypedResults.Created($"/api/foundation/units/{(await save.Add(form, ct)).Value}")).RequireAuthorization(Permissions.EditPeople).WithSummary("Add a unit");

        units.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, SaveUnit.Form form, SaveUnit save, CancellationToken ct) =>
            await save.Change(new(id), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.EditPeople).WithSummary("Change a unit");
    }
}
