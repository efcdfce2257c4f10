using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Foundation.Evidence;

internal static class EvidenceApi
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/evidence").RequireAuthorization().ExcludeFromDescription();
        files.MapGet("/{id:guid}", async (Guid id, HttpContext http, EvidenceRoom room, CancellationToken ct) =>
        {
            if (await room.Open(new(id), ct) is not var (evidence, path)) return Results.NotFound();
            // Never shown in our own pages' name: a file of strangers is saved, not opened.
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            return Results.File(path, evidence.Type, evidence.Name, enableRangeProcessing: true);
        });
        files.MapPost("/{id:guid}/remove", async (Guid id, HttpContext http, EvidenceRoom room, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var form = await http.Request.ReadFormAsync(ct);
            await room.Remove(new(id), form["why"].ToString(), ct);
            return form["r"].ToString() is ['/', not '/' and not '\\', ..] back ? Results.LocalRedirect(back) : Results.NoContent();
        }).DisableAntiforgery();
    }
}
