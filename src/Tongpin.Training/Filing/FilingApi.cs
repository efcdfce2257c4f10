using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Filing;

internal static class FilingApi
{
    public static void MapFiling(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/training/filing/{year:int:range(2000,2100)}", async (int year, FilingSheet sheet, CancellationToken ct) =>
                TypedResults.Ok((await sheet.Rows(year, ct)).Select((r, i) => FilingSheet.Columns.Zip(FilingSheet.Cells(r, i + 1, PersonalText.Mask)).ToDictionary(c => c.First.Title, c => c.Second))))
            .RequireAuthorization(Permissions.See).WithTags("培训 Training").WithSummary("The rows of the yearly filing sheet under its 23 headings; phones are masked");

        // Phones stand on the form in full, so it is for the office.
        routes.MapGet("/export/training-filing-{year:int:range(2000,2100)}.xlsx", async (int year, FilingSheet sheet, HttpContext http, CancellationToken ct) =>
        {
            http.Response.Announce(FilingSheet.FileName(year));
            await sheet.Write(year, http.Response.Body, ct);
        }).RequireAuthorization(Permissions.Manage).ExcludeFromDescription();

        foreach (var form in ProjectForm.All)
            routes.MapGet($"/export/training-{form.Key}-{{id:guid}}.{form.Extension}", async Task<Results<FileStreamHttpResult, NotFound>> (Guid id, HttpContext http, CancellationToken ct) =>
            {
                var file = new MemoryStream();
                if (await form.Write(http.RequestServices, new(id), file, ct) is not { } name) return TypedResults.NotFound();
                file.Position = 0;
                return TypedResults.Stream(file, form.ContentType, name);
            }).RequireAuthorization(form.Permission).ExcludeFromDescription();
    }
}
