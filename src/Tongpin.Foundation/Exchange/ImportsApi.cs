using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Foundation.Exchange;

/// <summary>An import as the API shows it.</summary>
public sealed record ImportAnswer(Guid Id, string Kind, string FileName, string Hash, long Size, ImportState State, int Lines, int Added, int Changed, int Unchanged, int Kept, int ProblemCount, Words? Failure, ImportReport Report);

/// <summary>HTTP doors of imports: upload and check, confirm, undo; templates, problems and originals as files.</summary>
internal static class ImportsApi
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<ImportListing, ImportListRow>("/api/imports", Permissions.Import, "foundation.imports");
        var api = routes.MapGroup("/api/imports").WithTags("Imports").RequireAuthorization().DisableAntiforgery();
        api.MapPost("/{kind}", async (string kind, HttpContext http, ImportDesk desk, JobRunner runner, CancellationToken ct) =>
        {
            var import = await Upload(http, desk, kind, ct);
            await runner.RunToEnd(await desk.StartCheck(import, ct), ct);
            return await Fresh(http, import.Id, ct);
        }).Accepts<IFormFile>("multipart/form-data").Produces<ImportAnswer>().WithDescription("Takes a file (form field \"file\") or a table as text (\"paste\"), checks it and writes nothing.").WithSummary("Check a file");
        api.MapGet("/{id:guid}", async (Guid id, ImportDesk desk, CancellationToken ct) => Answer(await desk.Find(id, ct))).WithSummary("One import: what it changes, its problems, its state");
        api.MapPost("/{id:guid}/confirm", async (Guid id, bool? overwrite, HttpContext http, ImportDesk desk, JobRunner runner, JobBoard jobs, CancellationToken ct) =>
        {
            var job = await desk.Confirm(id, overwrite ?? false, ct);
            await runner.RunToEnd(job, CancellationToken.None);
            if (await jobs.Find(job, ct) is { Failure: { } why }) throw new RuleBroken(ImportRules.NotWritten, why);
            return await Fresh(http, id, ct);
        }).WithDescription("Writes a checked import, all or nothing. overwrite=true also writes over what was changed by hand.").WithSummary("Write a checked import");
        api.MapPost("/{id:guid}/undo", async (Guid id, bool? evenByHand, HttpContext http, ImportDesk desk, CancellationToken ct) =>
        {
            await desk.Undo(id, evenByHand ?? false, ct);
            return await Fresh(http, id, ct);
        }).WithDescription("Takes a finished import back, all or nothing. evenByHand=true also takes new records that were changed by hand since.").WithSummary("Take an import back");

        var files = routes.MapGroup("/imports").RequireAuthorization().ExcludeFromDescription();
        files.MapPost("/upload/{kind}", UploadFromPage).DisableAntiforgery();
        // Where somebody comes back to whose session had ended when he sent a file.
        files.MapGet("/upload/{kind}", (string kind) => TypedResults.LocalRedirect($"/imports/new/{Uri.EscapeDataString(kind)}"));
        files.MapGet("/new/{kind}/template.{format:regex(^(xlsx|csv)$)}", Template);
        files.MapGet("/{id:guid}/problems.xlsx", Problems);
        files.MapGet("/{id:guid}/original", Original);
    }

    /// <summary>Reads a form with its file. A size that is announced is refused before a byte is read, one that is not while reading.</summary>
    private static async Task<Import> Upload(HttpContext http, ImportDesk desk, string kindKey, CancellationToken ct, bool fromPage = false)
    {
        var kind = desk.KindOf(kindKey);
        var limit = http.RequestServices.GetRequiredService<UploadLimit>();
        var most = limit.Bytes + (1 << 20);
        if (http.Request.ContentLength > most) throw limit.Broken();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = most;
        if (!http.Request.HasFormContentType) throw ImportRules.NoFile.Broken();
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limit.Bytes, ValueLengthLimit = 16 << 20 }));
        try
        {
            if (fromPage) await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            var form = await http.Request.ReadFormAsync(ct);
            if (form.Files.FirstOrDefault(f => f.Length > 0) is { } file)
            {
                await using var content = file.OpenReadStream();
                return await desk.Take(kind, file.FileName, content, ct);
            }
            if (form["paste"].ToString() is not { Length: > 0 } text || string.IsNullOrWhiteSpace(text)) throw ImportRules.NoFile.Broken();
            using var pasted = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return await desk.Take(kind, Words.L("粘贴", "pasted") + ".tsv", pasted, ct);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or AntiforgeryValidationException { InnerException: InvalidDataException or BadHttpRequestException })
        {
            throw limit.Broken();
        }
    }

    private static async Task<IResult> UploadFromPage(string kind, HttpContext http, ImportDesk desk, CancellationToken ct)
    {
        try
        {
            var import = await Upload(http, desk, kind, ct, fromPage: true);
            await desk.StartCheck(import, ct);
            return TypedResults.LocalRedirect($"/imports/{import.Id}");
        }
        catch (RuleBroken broken) when (broken.Rule == ImportRules.TooLarge || broken.Rule == ImportRules.NoFile)
        {
            // The page says it beside the form; the key travels, not the words.
            return TypedResults.LocalRedirect($"/imports/new/{Uri.EscapeDataString(kind)}?refused={broken.Rule.Key}");
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.BadRequest();
        }
    }

    private static async Task Template(string kind, string format, HttpContext http, ImportDesk desk, CancellationToken ct)
    {
        var what = desk.KindOf(kind);
        await what.BeforeTemplate(ct);
        SheetColumn[] columns = [.. what.Columns.Select(c => new SheetColumn(c.Title.ToString()) { Required = c.Needed, Help = c.Help?.ToString() ?? "", Example = c.Example, Allowed = c.Allowed })];
        http.Response.Announce($"{what.Title}-{Words.L("模板", "template")}.{format}");
        if (format == "xlsx") await SheetWriter.WriteTemplate(http.Response.Body, what.Title.ToString(), columns, ct);
        else await SheetWriter.WriteCsv(http.Response.Body, columns, Enumerable.Empty<IReadOnlyList<object?>>(), ct);
    }

    private static async Task Problems(Guid id, HttpContext http, ImportDesk desk, CancellationToken ct)
    {
        var import = await desk.Find(id, ct);
        SheetColumn[] columns = [new(Words.L("行", "Row"), CellKind.Integer), new(Words.L("列", "Column")), new(Words.L("值", "Value")), new(Words.L("原因", "Reason"), Width: 60), new(Words.L("最接近的有效值", "Nearest valid value"))];
        http.Response.Announce($"{Path.GetFileNameWithoutExtension(import.FileName)}-{Words.L("问题", "problems")}.xlsx");
        await SheetWriter.WriteXlsx(http.Response.Body, Words.L("问题", "Problems"), columns, import.ReportOf().Problems.Select(p => (IReadOnlyList<object?>)[p.Line, desk.KindOf(import.Kind).Told(p.Column).ToString(), p.Value, p.Why.ToString(), p.Nearest]), ct);
    }

    private static async Task<IResult> Original(Guid id, ImportDesk desk, CancellationToken ct) =>
        await desk.Original(id, ct) is (var name, var content) ? TypedResults.Stream(content, "application/octet-stream", name) : TypedResults.NotFound();

    // Another scope wrote it; this one must not answer from memory.
    private static async Task<ImportAnswer> Fresh(HttpContext http, Guid id, CancellationToken ct)
    {
        http.RequestServices.GetRequiredService<TongpinDb>().ChangeTracker.Clear();
        return Answer(await http.RequestServices.GetRequiredService<ImportDesk>().Find(id, ct));
    }

    private static ImportAnswer Answer(Import i) => new(i.Id, i.Kind, i.FileName, i.Hash, i.Size, i.State, i.Lines, i.Added, i.Changed, i.Unchanged, i.Kept, i.Problems, i.Failure, i.ReportOf());
}
