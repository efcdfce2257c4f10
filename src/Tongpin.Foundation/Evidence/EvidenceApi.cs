using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Foundation.Evidence;

internal static class EvidenceApi
{
    /// <summary>Files are only ever handed out to be saved: shown in place, an uploaded page would speak in the house's name.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/foundation/evidence/{id:guid}", async Task<Results<PhysicalFileHttpResult, NotFound>> (Guid id, HttpContext http, EvidenceShelf shelf, CancellationToken ct) =>
        {
            if (await shelf.Open(new(id), ct) is not (var file, var path)) return TypedResults.NotFound();
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "sandbox";
            return TypedResults.PhysicalFile(path, file.Type, file.Name, file.At, new($"\"{file.Hash}\""), enableRangeProcessing: true);
        })
        .RequireAuthorization().WithTags("佐证 Evidence").WithSummary("One file, to be saved");
}
