using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Notices;

internal static class NoticesApi
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<NoticesList, NoticeRow>("/api/foundation/notices", Permissions.SeeNotices, "foundation.notices");
        var notices = routes.MapGroup("/api/foundation/notices").WithTags("通知 Notices").RequireAuthorization();

        notices.MapPost("/{id:guid}/read", async Task<Results<NoContent, NotFound>> (Guid id, ReadNotices read, CancellationToken ct) =>
            await read.One(new(id), ct) is not null ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Reads one notice");
        notices.MapPost("/read", async (ReadNotices read, CancellationToken ct) =>
        {
            await read.All(ct);
            return TypedResults.NoContent();
        }).WithSummary("Reads all of one's notices");

        // The way from the list to what it is about; it reads the notice by going there.
        routes.MapGet("/notices/{id:guid}", async Task<Results<RedirectHttpResult, NotFound>> (Guid id, ReadNotices read, CancellationToken ct) =>
            await read.One(new(id), ct) is { } href ? TypedResults.LocalRedirect(href) : TypedResults.NotFound()).RequireAuthorization().ExcludeFromDescription();
    }
}
