using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Drafts;

internal static class DraftsApi
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/api/foundation/drafts").WithTags("草稿 Drafts").RequireAuthorization();

        drafts.MapGet("/", async Task<Results<Ok<DraftView>, NotFound>> (string page, DraftDrawer kept, CancellationToken ct) =>
                await kept.Find(page, ct) is { } draft ? TypedResults.Ok(new DraftView(draft.At, JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Fields, Json.Plain)!)) : TypedResults.NotFound())
            .WithSummary("One's own draft of the form on a page");

        drafts.MapPut("/", async (string page, Dictionary<string, string[]> fields, DraftDrawer kept, CancellationToken ct) => TypedResults.Ok(new Kept(Show.Instant(await kept.Keep(page, fields, ct)))))
            .WithSummary("Keep what was typed: field to its values");

        drafts.MapDelete("/", async (string page, DraftDrawer kept, CancellationToken ct) =>
        {
            await kept.Discard(page, ct);
            return TypedResults.NoContent();
        }).WithSummary("Throw a draft away");
    }

    internal sealed record DraftView(DateTimeOffset At, Dictionary<string, string[]> Fields);

    /// <param name="At">As people read it.</param>
    internal sealed record Kept(string At);
}
