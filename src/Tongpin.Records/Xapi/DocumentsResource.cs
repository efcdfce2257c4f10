using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Records.Documents;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>State, activity profiles and agent profiles (xAPI 1.0.3 part 3, 2.2–2.3, 2.6–2.7, 3.1).</summary>
internal sealed class DocumentsResource(IServiceScopeFactory scopes, Base home, TimeProvider clock)
{
    public async Task Answer(Call call, string resource)
    {
        var kind = resource switch { "activities/state" => DocumentKind.State, "activities/profile" => DocumentKind.ActivityProfile, _ => DocumentKind.AgentProfile };
        if (!call.Caller.May(kind == DocumentKind.State ? Scopes.State : Scopes.Profile)) throw new Refusal(Rules.NoScope, kind == DocumentKind.State ? "state" : "profile") { Status = StatusCodes.Status403Forbidden };
        var place = PlaceOf(call, kind);
        await using var scope = scopes.CreateAsyncScope();
        var documents = ActivatorUtilities.CreateInstance<DocumentDrawer>(scope.ServiceProvider);
        switch (call.Method)
        {
            case "GET" or "HEAD" when place.Name is null: await List(call, documents, place); break;
            case "GET" or "HEAD": await Read(call, documents, place); break;
            case "PUT" or "POST": await Write(call, documents, place); break;
            case "DELETE":
                if (place.Name is null && kind != DocumentKind.State) throw new Refusal(Rules.NeedParameter, "profileId");
                await documents.Delete(place, before => Match(call, place, before, mustMatch: false), call.Aborted);
                call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default: throw new Refusal(Rules.NoMethod, call.Method) { Status = StatusCodes.Status405MethodNotAllowed };
        }
    }

    private static Place PlaceOf(Call call, DocumentKind kind)
    {
        switch (kind)
        {
            case DocumentKind.State: call.Only("activityId", "agent", "registration", "stateId", "since"); break;
            case DocumentKind.ActivityProfile: call.Only("activityId", "profileId", "since"); break;
            default: call.Only("agent", "profileId", "since"); break;
        }
        if (kind != DocumentKind.AgentProfile) call.Need("activityId");
        if (kind != DocumentKind.ActivityProfile) call.Need("agent");
        var name = call[kind == DocumentKind.State ? "stateId" : "profileId"];
        if (name is { Length: 0 or > 500 } || name?.Contains('\0', StringComparison.Ordinal) == true) throw new Refusal(Rules.Parameter, kind == DocumentKind.State ? "stateId" : "profileId", "1–500");
        if (name is null && call.Method is "PUT" or "POST") throw new Refusal(Rules.NeedParameter, kind == DocumentKind.State ? "stateId" : "profileId");
        return new(kind, call.Iri("activityId") is { } activity ? Term.Of(activity) : 0, call.Agent("agent")?.Id ?? 0, call.Uuid("registration"), name);
    }

    private static async Task List(Call call, DocumentDrawer documents, Place place)
    {
        var names = await documents.Names(place, call.Instant("since"), call.Aborted);
        Call.Json(call.Http.Response, json =>
        {
            json.WriteStartArray();
            foreach (var name in names) json.WriteStringValue(name);
            json.WriteEndArray();
        });
    }

    private static async Task Read(Call call, DocumentDrawer documents, Place place)
    {
        if (call["since"] is not null) throw new Refusal(Rules.Parameter, "since", "beside an id");
        var found = await documents.Find(place, call.Aborted) ?? throw new Refusal(Rules.NotThere) { Status = StatusCodes.Status404NotFound };
        var response = call.Http.Response;
        response.Headers.ETag = Quoted(found.Hash);
        response.Headers.LastModified = found.UpdatedAt.ToString("R", CultureInfo.InvariantCulture);
        response.ContentType = found.ContentType;
        response.ContentLength = found.Content.Length;
        if (call.Method != "HEAD") response.BodyWriter.Write(found.Content);
    }

    private async Task Write(Call call, DocumentDrawer documents, Place place)
    {
        if (call["since"] is not null) throw new Refusal(Rules.Parameter, "since", "beside an id");
        var body = (await call.Body(home.MostBytes)).ToArray();
        var (type, merges) = (call.ContentType is { Length: > 0 and <= 400 } said ? said : "application/octet-stream", call.Method == "POST");
        var json = IsJson(type) ? Parse(body) : null;
        if (merges && IsJson(type) && json is not JsonObject) throw new Refusal(Rules.Merge);
        await documents.Write(place, before =>
        {
            Match(call, place, before, mustMatch: call.Method == "PUT");
            if (before is null || !merges) return (type, body);
            // Top-level properties are merged, the new word over the old (2.2.s7).
            if (json is not JsonObject told || !IsJson(before.ContentType) || Parse(before.Content) is not JsonObject merged) throw new Refusal(Rules.Merge);
            foreach (var (name, value) in told) merged[name] = value?.DeepClone();
            return ("application/json", JsonSerializer.SerializeToUtf8Bytes(merged, Json.Plain));
        }, Hash, clock.GetUtcNow(), call.Aborted);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Whether the writer knows what he writes over.</summary>
    /// <remarks>
    /// A PUT over an existing document without a condition is 409. The text of version 2.0 exempts state from it, its conformance suite does not; content of version 1.0 puts state blindly and may.
    /// A PUT of a new profile without a condition is 400 by version 1.0 and fine by 2.0.
    /// </remarks>
    private static void Match(Call call, Place place, Document? before, bool mustMatch)
    {
        if (call.IfMatch is { Length: > 0 } match)
        {
            if (before is null || !(match == "*" || Tags(match).Contains(before.Hash))) throw new Refusal(Rules.Precondition) { Status = StatusCodes.Status412PreconditionFailed };
        }
        else if (call.IfNoneMatch is { Length: > 0 } none)
        {
            if (before is not null && (none == "*" || Tags(none).Contains(before.Hash))) throw new Refusal(Rules.Precondition) { Status = StatusCodes.Status412PreconditionFailed };
        }
        else if (mustMatch && (place.Kind != DocumentKind.State || call.Second))
        {
            if (before is not null) throw new Refusal(Rules.NeedETag) { Status = StatusCodes.Status409Conflict };
            if (!call.Second) throw new Refusal(Rules.NeedETagAlways);
        }
    }

    private static IEnumerable<string> Tags(string header) => header.Split(',').Select(tag => tag.Trim().Replace("W/", "", StringComparison.Ordinal).Trim('"').ToLowerInvariant());

    private static string Quoted(string hash) => $"\"{hash}\"";

    // As long as a SHA-1, which is what readers of version 1.0 look for.
    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 20));

    private static bool IsJson(string type) => type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    private static JsonNode? Parse(byte[] content)
    {
        try
        {
            var r = StatementReader.Open(content);
            var node = JsonNode.Parse(ref r);
            if (r.Read()) throw new Refusal(Rules.BadJson, "more after the end");
            // Twice the same property shows when it is first asked for.
            if (node is JsonObject it) _ = it.Count;
            return node;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw StatementReader.Broken(e);
        }
    }
}
