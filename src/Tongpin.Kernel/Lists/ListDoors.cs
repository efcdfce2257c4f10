using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Tongpin.Kernel;

/// <summary>What the address of a list may carry beside order and page, for the description of the interface.</summary>
public sealed record ListParameters(Func<IServiceProvider, ValueTask<IReadOnlyList<Filter>>> Filters);

/// <summary>The doors that every list has besides its page.</summary>
public static class ListDoors
{
    /// <summary>Maps <c>GET /api/…</c> (a page of rows as JSON) and <c>GET /export/{key}.xlsx|csv</c> (all that is filtered).</summary>
    /// <param name="permission">Null: everybody who is signed in, for lists of which each sees his own rows.</param>
    public static void MapListing<TListing, TRow>(this IEndpointRouteBuilder routes, string api, string? permission, string key) where TListing : class, IListing<TRow>
    {
        routes.MapGet(api, (HttpContext http, TListing listing, CancellationToken ct) => listing.Page(ListRequest.Of(http), ct))
            .For(permission).Produces<ListPage<TRow>>().WithName(key).WithMetadata(new ListParameters(s => s.GetRequiredService<TListing>().Filters(default)));
        routes.MapGet($"/export/{key}.{{format:regex(^(xlsx|csv)$)}}", (string format, HttpContext http, TListing listing) => new ListExport<TRow>(listing, ListRequest.Of(http), format))
            .For(permission).ExcludeFromDescription();
        // The form of a bulk act: the chosen rows, or all that the address of the list filters.
        routes.MapPost($"/lists/{key}/{{act}}", async (string act, IFormCollection form, HttpContext http, TListing listing, CancellationToken ct) =>
        {
            var address = form["address"].ToString();
            if (!Addresses.IsLocal(address)) return Results.BadRequest();
            var request = new ListRequest(QueryHelpers.ParseQuery(address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? address[at..] : ""));
            if (await listing.Act(act, request, form.ContainsKey("all") ? null : form["id"].OfType<string>().ToArray(), ct) is not { } count) return Results.NotFound();
            http.Response.Note(($"已处理 {count:N0} 条。", $"Done for {count:N0} records."));
            return Results.LocalRedirect(Addresses.Local(address));
        }).For(permission).ExcludeFromDescription();
    }

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
