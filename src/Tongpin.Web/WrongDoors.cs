using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;
using Tongpin.Kernel;

namespace Tongpin.Web;

/// <summary>What a program hears that knocked where nobody answers: that there is no such address, no such method, or no such kind of body.</summary>
internal static class WrongDoors
{
    public static ProblemHttpResult Answer(HttpContext http, EndpointDataSource doors)
    {
        var here = doors.Endpoints.OfType<RouteEndpoint>().Where(d => !IsFallback(d.RoutePattern) && new TemplateMatcher(new RouteTemplate(d.RoutePattern), []).TryMatch(http.Request.Path, [])).ToList();
        if (here.Count == 0) return Nowhere();

        string[] methods = [.. here.SelectMany(d => d.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order(StringComparer.Ordinal)];
        if (!methods.Contains(http.Request.Method))
        {
            http.Response.Headers.Allow = string.Join(", ", methods);
            return TypedResults.Problem(statusCode: StatusCodes.Status405MethodNotAllowed, title: Words.L($"此地址不接受 {http.Request.Method}，只接受 {string.Join("、", methods)}。", $"This address does not take {http.Request.Method}, only {string.Join(", ", methods)}."));
        }
        // Its door takes other bodies than the one that came; or else an id in the address is none.
        return MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var sent) && here.Where(d => d.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains(http.Request.Method)).All(d => d.Metadata.GetMetadata<IAcceptsMetadata>() is { } takes && !takes.ContentTypes.Contains(sent.MediaType.ToString()))
            ? TypedResults.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: Words.L("此地址不接受这种内容类型。", "This address does not take a body of this type."))
            : Nowhere();
    }

    private static ProblemHttpResult Nowhere() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: Words.L("没有这个地址。", "There is no such address."));

    private static bool IsFallback(RoutePattern pattern) => pattern.Parameters.Any(p => p.IsCatchAll);
}
