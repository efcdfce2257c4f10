using System.Text;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>The door of the xAPI store at <c>/xapi</c>. It stands before sign-in, cookies and pages, none of which it needs: thousands of requests a second pass here.</summary>
internal sealed partial class XapiDoor(KeyRing ring, StatementsResource statements, DocumentsResource documents, AgentsResource agents, ActivitiesResource activities, StatementStore store, Base home, ILogger<XapiDoor> log) : IStartupFilter, IDisposable
{
    public const string Path = "/xapi";
    private const string VersionHeader = "X-Experience-API-Version", First = "1.0.3", Second = "2.0.0";

    /// <summary>The reply to a request that names no version; both versions of the standard know it as "neither of us" (docs/decisions/0020).</summary>
    private const string Neither = "0.95";

    private readonly PartitionedRateLimiter<string> rate = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = home.MostPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    private readonly PartitionedRateLimiter<string> strangers = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = 600, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, go) => http.Request.Path.StartsWithSegments(Path, out var rest) ? Answer(http, rest.Value!) : go(http));
        next(app);
    };

    private async Task Answer(HttpContext http, string rest)
    {
        Share(http);
        try
        {
            if (http.Request.Method == HttpMethods.Options)
            {
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = home.MostBytes;
            // Content writes doubled slashes and slashes at the end.
            var resource = rest.Contains("//", StringComparison.Ordinal) || rest.EndsWith('/') ? Slashes().Replace(rest, "/").Trim('/') : rest.TrimStart('/');
            await Route(http, resource);
        }
        catch (Refusal refusal)
        {
            if (!http.Response.HasStarted) Refuse(http, refusal);
        }
        catch (BadHttpRequestException e)
        {
            if (!http.Response.HasStarted) Refuse(http, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? new(Rules.TooLarge, home.MostBytes) { Status = e.StatusCode } : new(Rules.BadJson, e.Message) { Status = e.StatusCode });
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException) { }
        catch (Exception e) when (store.IsFull(e))
        {
            if (!http.Response.HasStarted) Refuse(http, new(Rules.NoPlace) { Status = StatusCodes.Status507InsufficientStorage });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "The store could not answer {Method} {Path}.", http.Request.Method, http.Request.Path);
            if (!http.Response.HasStarted) Refuse(http, new(Rules.Busy, e.GetType().Name) { Status = StatusCodes.Status503ServiceUnavailable });
        }
    }

    private async Task Route(HttpContext http, string resource)
    {
        var request = http.Request;
        if (resource == "about")
        {
            http.Response.Headers[VersionHeader] = Second;
            AboutResource.Answer(http);
            return;
        }

        var (method, header, authorization) = (request.Method, request.Headers[VersionHeader].ToString(), request.Headers.Authorization.ToString());
        var parameters = Call.ParametersOf(request.Query);
        Alternate? alternate = null;
        if (parameters.TryGetValue("method", out var meant) && HttpMethods.IsPost(method))
        {
            alternate = await Alternate.Read(request, parameters, home.MostBytes);
            (method, parameters) = (meant, alternate.Parameters);
            header = alternate["X-Experience-API-Version"] ?? header;
            authorization = alternate["Authorization"] ?? authorization;
        }
        else if (parameters.ContainsKey("method")) throw new Refusal(Rules.Parameter, "method", "POST only");

        var second = header switch { First or "1.0" or "1.0.0" or "1.0.1" or "1.0.2" => false, Second or "2.0" => true, "" => throw WrongVersion(http, "", Neither), _ => VersionOf(http, header) };
        http.Response.Headers[VersionHeader] = second ? Second : First;
        // Alternate requests go with version 2.0 (IEEE 9274.1.1 leaves them out).
        if (alternate is not null && second) throw new Refusal(Rules.Parameter, "method", meant);

        var caller = await Known(http, authorization);
        var call = new Call(http, method, second, caller, parameters, alternate?.Body, alternate?["Content-Type"] ?? (alternate is null ? null : "application/json"));
        if (alternate is not null) call = call with { IfMatch = alternate["If-Match"], IfNoneMatch = alternate["If-None-Match"] };
        await (resource switch
        {
            "statements" => statements.Answer(call),
            "activities/state" or "activities/profile" or "agents/profile" => documents.Answer(call, resource),
            "agents" => agents.Answer(call),
            "activities" => activities.Answer(call),
            _ when resource.StartsWith(StatementsResource.MorePath, StringComparison.Ordinal) => statements.More(call, resource[StatementsResource.MorePath.Length..]),
            _ => throw new Refusal(Rules.NotThere) { Status = StatusCodes.Status404NotFound },
        });
    }

    private async ValueTask<Caller> Known(HttpContext http, string authorization)
    {
        try
        {
            var caller = await ring.CallerOf(authorization, http.RequestAborted);
            using var lease = rate.AttemptAcquire(caller.Key.ToString());
            return lease.IsAcquired ? caller : throw TooMany(http, home.MostPerMinute);
        }
        catch (Refusal refusal) when (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            using var lease = strangers.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
            if (!lease.IsAcquired) throw TooMany(http, 600);
            throw;
        }
    }

    private static Refusal TooMany(HttpContext http, int most)
    {
        http.Response.Headers.RetryAfter = "60";
        return new(Rules.TooMany, most) { Status = StatusCodes.Status429TooManyRequests };
    }

    private static bool VersionOf(HttpContext http, string header) => VersionText().Match(header) is { Success: true } match ? match.Groups[1].Value == "2" : throw WrongVersion(http, header, header.StartsWith('1') ? First : Second);

    private static Refusal WrongVersion(HttpContext http, string header, string reply)
    {
        http.Response.Headers[VersionHeader] = reply;
        return new(Rules.NoVersion, header);
    }

    // No challenge: content is shown in a browser, which would ask its reader for a password.
    private static void Refuse(HttpContext http, Refusal refusal) => Call.Json(http.Response, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", refusal.Rule.Key);
        json.WriteString("message", refusal.Words.En);
        json.WriteString("messageZh", refusal.Words.Zh);
        json.WriteEndObject();
    }, refusal.Status);

    /// <summary>Cross-origin requests of the pages that the settings name.</summary>
    private void Share(HttpContext http)
    {
        if (http.Request.Headers.Origin is not [{ } origin] || !(home.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase) || home.Origins is ["*"])) return;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers.AccessControlExposeHeaders = "ETag, Last-Modified, Location, Content-Length, X-Experience-API-Version, X-Experience-API-Consistent-Through, X-Experience-API-Hash";
        if (http.Request.Method != HttpMethods.Options) return;
        headers.AccessControlAllowMethods = "GET, HEAD, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, If-Match, If-None-Match, Accept-Language, X-Experience-API-Version";
        headers.AccessControlMaxAge = "86400";
    }

    public void Dispose()
    {
        rate.Dispose();
        strangers.Dispose();
    }

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"^([12])\.0(\.\d{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionText();
}

/// <summary>The alternate request syntax of xAPI 1.0.3 (part 3, 1.3): a POST of a form that stands for another request, for browsers of old.</summary>
internal sealed class Alternate
{
    private static readonly string[] Headers = ["Authorization", "X-Experience-API-Version", "Content-Type", "Content-Length", "If-Match", "If-None-Match", "Accept-Language"];
    private readonly Dictionary<string, string> fields;

    private Alternate(Dictionary<string, string> fields) => this.fields = fields;

    public string? this[string header] => fields.GetValueOrDefault(header);
    public ReadOnlyMemory<byte>? Body => fields.TryGetValue("content", out var content) ? Encoding.UTF8.GetBytes(content) : ReadOnlyMemory<byte>.Empty;
    public Dictionary<string, string> Parameters => fields.Where(f => f.Key != "content" && !Headers.Contains(f.Key)).ToDictionary(StringComparer.Ordinal);

    public static async Task<Alternate> Read(HttpRequest request, Dictionary<string, string> parameters, long most)
    {
        if (parameters.Count > 1) throw new Refusal(Rules.Parameter, parameters.Keys.First(k => k != "method"), "beside method");
        if (parameters["method"] is not ("GET" or "PUT" or "POST" or "DELETE" or "HEAD")) throw new Refusal(Rules.Parameter, "method", parameters["method"]);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) throw new Refusal(Rules.ContentType, "application/x-www-form-urlencoded", request.ContentType);
        var body = await Call.Read(request.Body, request.ContentLength, most, request.HttpContext.RequestAborted);
        var form = new FormReader(Encoding.UTF8.GetString(body.Span)) { ValueLengthLimit = int.MaxValue };
        return new(Call.ParametersOf(await form.ReadFormAsync(request.HttpContext.RequestAborted)));
    }
}
