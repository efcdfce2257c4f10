using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tongpin.Foundation.Search;

internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/search", (string? q, SearchBook book, CancellationToken ct) => book.Find(q, ct))
        .RequireAuthorization().WithTags("搜索 Search").WithSummary("What every module finds within the reader's reach; no group for an empty text");
}
