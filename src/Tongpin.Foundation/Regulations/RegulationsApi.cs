using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

internal static class RegulationsApi
{
    public static void MapRegulations(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<RegulationsList, RegulationRow>("/api/foundation/regulations", Permissions.SeeRegulations, "foundation.regulations");
        var group = routes.MapGroup("/api/foundation/regulations/{code}").WithTags("规定 Regulations");

        group.MapGet("", async Task<Results<Ok<List<RegulationRow>>, NotFound>> (string code, TongpinDb db, CancellationToken ct) =>
                await db.Regulations.AsNoTracking().Where(r => r.Code == code).OrderByDescending(r => r.Version).Select(RegulationRow.Of).ToListAsync(ct) is { Count: > 0 } versions ? TypedResults.Ok(versions) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.SeeRegulations).WithSummary("All versions, the newest first");

        group.MapGet("/in-force", async Task<Results<Ok<RegulationRow>, NotFound>> (string code, DateOnly? on, TongpinDb db, TimeProvider clock, CancellationToken ct) =>
                await db.Regulations.AsNoTracking().Where(r => r.Code == code).InForceFirst(on ?? clock.GetUtcNow().BeijingDay()).Select(RegulationRow.Of).FirstOrDefaultAsync(ct) is { } version ? TypedResults.Ok(version) : TypedResults.NotFound())
            .RequireAuthorization(Permissions.SeeRegulations).WithSummary("The version that counts on a day, today when none is given");

        group.MapPost("/versions", async Task<Results<Created, NotFound>> (string code, ChangeRegulation.Form form, ChangeRegulation change, CancellationToken ct) =>
                await change.Run(code, form, ct) is { } version ? TypedResults.Created($"/api/foundation/regulations/{Uri.EscapeDataString(code)}#{version}") : TypedResults.NotFound())
            .RequireAuthorization(Permissions.EditRegulations).WithSummary("Set a new version at once; for API keys, people propose one").ProducesProblem(StatusCodes.Status409Conflict);

        group.MapPost("/proposals", async Task<Results<Created, NotFound>> (string code, ChangeRegulation.Form form, ProposeRegulation propose, CancellationToken ct) =>
                await propose.Run(code, form, ct) is { } request ? TypedResults.Created($"/api/foundation/approvals/{request.Value}") : TypedResults.NotFound())
            .RequireAuthorization(Permissions.EditRegulations).WithSummary("Propose a new version; it counts once it is approved").ProducesProblem(StatusCodes.Status409Conflict);
    }
}
