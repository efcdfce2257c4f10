using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Kernel;

/// <summary>A list as a file: the same filter, the same columns, cells with types. Rows go out as they are read.</summary>
public sealed class ListExport<TRow>(IListing<TRow> listing, ListRequest request, string format) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var day = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay();
        response.Announce($"{listing.Title}-{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.{format}");
        await listing.Exported(request, ct);

        IColumn<TRow>[] shown = [.. listing.Columns.Where(c => request.Shows(c.Key))];
        SheetColumn[] columns = [.. shown.Select(c => new SheetColumn(c.Title.ToString(), c.Kind))];
        var rows = listing.All(request).Select(row => Cells(shown, row));
        await (format == "csv" ? SheetWriter.WriteCsv(response.Body, columns, rows, ct) : SheetWriter.WriteXlsx(response.Body, listing.Title.ToString(), columns, rows, ct));
    }

    private static IReadOnlyList<object?> Cells(IColumn<TRow>[] columns, TRow row) => [.. columns.Select(c => c.Value(row) switch
    {
        Words words => words.ToString(),
        bool yes => Show.Cell(yes, c.Kind),
        var value => value,
    })];
}
