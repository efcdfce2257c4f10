using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Demand.Matching;
using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

internal static class AdvertsApi
{
    public static void MapAdverts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/demand/adverts").WithTags("招聘岗位 Adverts");

        group.MapPost("/{advert:guid}/match", async Task<Results<NoContent, NotFound>> (Guid advert, SettleMatch.Form form, SettleMatch settle, CancellationToken ct) =>
                form.ProgrammeCode is null ? throw Rules.NoProgrammeSaid.Broken() : await settle.Run(new(advert), form, ct) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(Permissions.Match).WithSummary("Confirm or correct the match of an advert; an empty programmeCode gives it back to the matcher");

        group.MapPost("/match", async Task<Accepted> (JudgeAnew judge, CurrentActor actor, CancellationToken ct) =>
                actor.Value.ReachOf(Permissions.Match).All ? TypedResults.Accepted($"/api/foundation/jobs/{(await judge.Everything(ct)).Value}") : throw Rules.MatchAllOfCollege.Broken())
            .RequireAuthorization(Permissions.Match).WithSummary("Train on what people confirmed and match all other adverts again");
    }
}
