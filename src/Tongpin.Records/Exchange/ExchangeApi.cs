using System.Buffers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Store;
using Tongpin.Records.Xapi;

namespace Tongpin.Records.Exchange;

/// <summary>Statements out as JSON Lines, and in from a dump.</summary>
internal static class ExchangeApi
{
    private const int Chunk = 500;
    private const long MostBytes = 2_000_000_000;

    public static void MapExchange(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/records.jsonl", Export).RequireAuthorization(Permissions.Exchange).ExcludeFromDescription();
        routes.MapPost("/api/records/import", async (HttpContext http, TakeDump take, CancellationToken ct) =>
        {
            Allow(http);
            return TypedResults.Accepted($"/api/foundation/jobs/{(await take.Run(http.Request.Body, ct)).Value}");
        }).RequireAuthorization(Permissions.Exchange).WithTags("学习记录 Records").WithSummary("Import a dump: the body is JSON Lines or an array of statements");
        routes.MapPost("/records/import", async (HttpContext http, TakeDump take, IAntiforgery tokens, CancellationToken ct) =>
        {
            Allow(http);
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = MostBytes }));
            if (!await tokens.IsRequestValidAsync(http)) return Results.BadRequest();
            if ((await http.Request.ReadFormAsync(ct)).Files is not [{ Length: > 0 } file, ..]) throw Rules.NoDump.Broken();
            await using var content = file.OpenReadStream();
            return Results.LocalRedirect($"/jobs/{(await take.Run(content, ct)).Value}");
        }).RequireAuthorization(Permissions.Exchange).DisableAntiforgery().ExcludeFromDescription();
    }

    private static void Allow(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
    }

    // Page by page in the order of storing: as much memory as one page, however many there are.
    private static async Task Export(HttpContext http, StatementQuery query, Rendering rendering, IHistory history, TongpinDb db, TimeProvider clock, CancellationToken ct)
    {
        history.Note("exported", "records_statement", "jsonl");
        await db.SaveChangesAsync(ct);
        http.Response.Announce($"{Words.L("学习记录", "records")}-{Show.Day(clock.GetUtcNow().BeijingDay())}.jsonl");
        http.Response.ContentType = "application/jsonl; charset=utf-8";
        var filter = new StatementFilter([], null, null, Ascending: true, Chunk, null);
        for (var more = true; more;)
        {
            (var rows, more) = await query.Find(filter, ct);
            var buffer = new ArrayBufferWriter<byte>(1 << 16);
            foreach (var row in rows)
            {
                await rendering.Write(buffer, row, StatementFormat.Exact, "", ct);
                buffer.Write("\n"u8);
            }
            await http.Response.Body.WriteAsync(buffer.WrittenMemory, ct);
            if (more) filter = filter with { After = rows[^1].Seq };
        }
    }
}
