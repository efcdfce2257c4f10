using Microsoft.AspNetCore.Http;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Xapi;

/// <summary>Which versions the store speaks (xAPI 1.0.3 part 3, 2.8); asked without a key and without a version.</summary>
internal static class AboutResource
{
    public static void Answer(HttpContext http)
    {
        if (http.Request.Method is not ("GET" or "HEAD")) throw new Refusal(Rules.NoMethod, http.Request.Method) { Status = StatusCodes.Status405MethodNotAllowed };
        Call.Json(http.Response, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("version");
            foreach (var version in (string[])["2.0.0", "1.0.3", "1.0.2", "1.0.1", "1.0.0"]) json.WriteStringValue(version);
            json.WriteEndArray();
            json.WriteStartObject("extensions");
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
