using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Tongpin.Kernel;

/// <summary>A list as others name it, by its key and title, and what its address may carry beside order and page.</summary>
public sealed record ListParameters(string Key, Func<IServiceProvider, Words> Title, Func<IServiceProvider, ValueTask<IReadOnlyList<Filter>>> Filters);

/// <summary>The doors that every list has besides its page.</summary>
public static class ListDoors
{
    private static readonly Rule TooLong = new("kernel.lists.too-long", ("“{0}”最多 {1} 个字，现有 {2} 个。", "“{0}” may have {1} characters at most and has {2}."));
    private static readonly Rule NoNumber = new("kernel.lists.no-number", ("“{0}”应为整数，不是“{1}”。", "“{0}” must be a whole number, not “{1}”."));
    private static readonly Rule UnknownChoice = new("kernel.lists.unknown-choice", ("“{0}”没有“{1}”这个选项。", "There is no “{1}” to choose for “{0}”."));

    /// <summary>Maps <c>GET /api/…</c> (a page of rows as JSON) and <c>GET /export/{key}.xlsx|csv</c> (all that is filtered).</summary>
    /// <param name="permission">Null: everybody who is signed in, for lists of which each sees his own rows.</param>
    public static void MapListing<TListing, TRow>(this IEndpointRouteBuilder routes, string api, string? permission, string key) where TListing : class, IListing<TRow>
    {
        static TListing Of(HttpContext http) => http.RequestServices.GetRequiredService<TListing>();
        static async Task<ListRequest> Asked(HttpContext http, CancellationToken ct) => Understood(ListRequest.Of(http), await Of(http).Filters(ct));
        routes.MapRows(api, async (http, ct) => await Of(http).Page(await Asked(http, ct), ct))
            .For(permission).Produces<ListPage<TRow>>().WithName(key).WithTags("列表 Lists").WithMetadata(new ListParameters(key, s => s.GetRequiredService<TListing>().Title, s => s.GetRequiredService<TListing>().Filters(default)));
        routes.MapTable($"/export/{key}.{{format:regex(^(xlsx|csv)$)}}", async (http, format, ct) => new ListExport<TRow>(Of(http), await Asked(http, ct), format))
            .For(permission).ExcludeFromDescription();
        routes.MapAct($"/lists/{key}/{{act}}", async (http, act, request, chosen, ct) => await Of(http).Act(act, Understood(request, await Of(http).Filters(ct)), chosen, ct))
            .For(permission).ExcludeFromDescription();
    }

    // Not generic, so that the compiler writes these doors once for all lists; generic ones would be compiled at each start.
    private static RouteHandlerBuilder MapRows(this IEndpointRouteBuilder routes, string address, Func<HttpContext, CancellationToken, Task<object>> page) =>
        routes.MapGet(address, (HttpContext http, CancellationToken ct) => page(http, ct));

    private static RouteHandlerBuilder MapTable(this IEndpointRouteBuilder routes, string address, Func<HttpContext, string, CancellationToken, Task<IResult>> export) =>
        routes.MapGet(address, (string format, HttpContext http, CancellationToken ct) => export(http, format, ct));

    // A program that misspells a filter would take all rows for those it asked for.
    private static ListRequest Understood(ListRequest request, IReadOnlyList<Filter> filters) =>
        request.Misunderstood(filters).FirstOrDefault() is { } filter ? throw Broken(filter, request[filter.Key]!) : request;

    /// <summary>Why the value of a filter means nothing.</summary>
    internal static Words WhyNot(Filter filter, ListRequest request) => Broken(filter, request[filter.Key]!).Words;

    private static RuleBroken Broken(Filter filter, string value) =>
        value.Length > Filter.MostLength ? TooLong.Broken(filter.Title, Filter.MostLength, value.Length)
        : filter.IsNumber ? NoNumber.Broken(filter.Title, value)
        : UnknownChoice.Broken(filter.Title, value);

    /// <summary>The form of a bulk act: the chosen rows, or all that the address of the list filters.</summary>
    private static RouteHandlerBuilder MapAct(this IEndpointRouteBuilder routes, string door, Func<HttpContext, string, ListRequest, IReadOnlyList<string>?, CancellationToken, Task<int?>> run) =>
        routes.MapPost(door, async (string act, IFormCollection form, HttpContext http, CancellationToken ct) =>
        {
            var address = form["address"].ToString();
            if (!Addresses.IsLocal(address)) return Results.BadRequest();
            var request = new ListRequest(QueryHelpers.ParseQuery(address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? address[at..] : ""));
            if (await run(http, act, request, form.ContainsKey("all") ? null : form["id"].OfType<string>().ToArray(), ct) is not { } count) return Results.NotFound();
            http.Response.Note(($"已处理 {count:N0} 条。", $"Done for {count:N0} records."));
            return Results.LocalRedirect(Addresses.Local(address));
        });

    private static RouteHandlerBuilder For(this RouteHandlerBuilder door, string? permission) => permission is null ? door.RequireAuthorization() : door.RequireAuthorization(permission);

    /// <summary>Headers of a table that is to be saved, its name in any script (RFC 6266).</summary>
    public static void Announce(this HttpResponse response, string fileName)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = Path.GetExtension(fileName) == ".csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    /// <summary>Registers a list for its page and its doors.</summary>
    public static IServiceCollection AddListing<TListing>(this IServiceCollection services) where TListing : class => services.AddScoped<TListing>();
}
