using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Tongpin.Kernel;

/// <summary>A field that was left empty says nothing. Browsers send it as an empty text, which is no day, number or id.</summary>
public static class EmptyFields
{
    /// <summary>Takes empty fields out of the forms of pages; stands before whoever reads them.</summary>
    public static IApplicationBuilder UseEmptyFields(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType == "application/x-www-form-urlencoded")
        {
            var form = await Read(http);
            http.Request.Form = new FormCollection(form.Where(f => f.Value.Any(v => v is { Length: > 0 })).ToDictionary(f => f.Key, f => f.Value));
        }
        await next(http);
    });

    private static async Task<IFormCollection> Read(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException wrong)
        {
            // Too many fields, or a character that no browser lets anybody type.
            throw new BadHttpRequestException(wrong.Message, wrong);
        }
    }
}
