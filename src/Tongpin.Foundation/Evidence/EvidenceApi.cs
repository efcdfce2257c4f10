using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Foundation.Evidence;

internal static class EvidenceApi
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var evidence = routes.MapGroup("/api/foundation/evidence").WithTags("佐证 Evidence").RequireAuthorization().DisableAntiforgery();

        // Files are only ever handed out to be saved: shown in place, an uploaded page would speak in the house's name.
        evidence.MapGet("/{id:guid}", async Task<Results<PhysicalFileHttpResult, NotFound>> (Guid id, HttpContext http, EvidenceDesk desk, CancellationToken ct) =>
        {
            if (await desk.Open(new(id), ct) is not (var file, var path)) return TypedResults.NotFound();
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "sandbox";
            return TypedResults.PhysicalFile(path, file.Type, file.Name, file.At, new($"\"{file.Hash}\""), enableRangeProcessing: true);
        }).WithSummary("One file, to be saved");

        evidence.MapGet("/", async Task<Results<Ok<IReadOnlyList<EvidenceFacts>>, NotFound>> (string noun, string record, EvidenceDesk desk, CancellationToken ct) =>
            await desk.List(noun, record, ct) is { } files ? TypedResults.Ok(files) : TypedResults.NotFound()).WithSummary("The files of one record");

#pragma warning disable RDG002 // Compiled at the start: of a form whose door the compiler writes, only the file is described.
        evidence.MapPost("/", Attach())
#pragma warning restore RDG002
            .WithSummary("Attach a file to a record").WithDescription("Needs the permission to edit the record's files; the same checks as on its page.").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);

        evidence.MapDelete("/{id:guid}", async Task<Results<NoContent, NotFound>> (Guid id, string why, EvidenceDesk desk, CancellationToken ct) =>
            await desk.Remove(new(id), why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).WithSummary("Take a file off its record; the reason is needed");
    }

    private static Delegate Attach() => async Task<Results<Created<EvidenceFacts>, NotFound>> (
            [Description("PDF, DOCX, XLSX, PNG, JPG, CSV or TXT, 20 MB at most, and what its name says.")] IFormFile file,
            [FromForm, Description("Table of the record, such as foundation_regulation.")] string noun,
            [FromForm, Description("Id or code of the record.")] string record,
            [FromForm, Description("A remark, 400 characters at most.")] string? note, EvidenceDesk desk, CancellationToken ct) =>
        {
            await using var content = file.OpenReadStream();
            return await desk.Attach(noun, record, file.FileName, content, note ?? "", ct) is { } kept ? TypedResults.Created($"/api/foundation/evidence/{kept.Id.Value}", kept) : TypedResults.NotFound();
        };
}
