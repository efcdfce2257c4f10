using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>The statements resource: storing, finding and reading on (xAPI 1.0.3 part 3, 2.1; IEEE 9274.1.1, 4.1.6.1).</summary>
internal sealed class StatementsResource(StatementWriter writer, StatementQuery query, Rendering rendering, AttachmentShelf shelf, Base home)
{
    public const string MorePath = "statements/more/";
    private const int MostOnAPage = 500, UsualPage = 100, MostSignature = 1_000_000;

    /// <summary>What a page of `more` goes on with.</summary>
    /// <param name="Terms">See <see cref="StatementFilter"/>.</param>
    private sealed record Cursor(long[][] Terms, long? After, long? Before, bool Ascending, int Limit, StatementFormat Format, bool Attachments, Guid? Key);

    public Task Answer(Call call)
    {
        call.Http.Response.Headers["X-Experience-API-Consistent-Through"] = writer.ConsistentThrough.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return call.Method switch
        {
            "GET" or "HEAD" => Read(call),
            "POST" => Post(call),
            "PUT" => Put(call),
            _ => throw new Refusal(Rules.NoMethod, call.Method) { Status = StatusCodes.Status405MethodNotAllowed },
        };
    }

    private async Task Post(Call call)
    {
        call.Only();
        var drafts = await Store(call, null);
        Call.Json(call.Http.Response, json =>
        {
            json.WriteStartArray();
            foreach (var draft in drafts) json.WriteStringValue(draft.Id!.Value);
            json.WriteEndArray();
        });
    }

    private async Task Put(Call call)
    {
        call.Only("statementId");
        call.Need("statementId");
        await Store(call, call.Uuid("statementId"));
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task<List<StatementDraft>> Store(Call call, Guid? id)
    {
        if (!call.Caller.MayWrite) throw new Refusal(Rules.NoScope, "statements/write") { Status = StatusCodes.Status403Forbidden };
        var type = call.ContentType;
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) return await Store(call, id, await call.Body(home.MostStatementBytes), null);
        if (!type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase)) throw new Refusal(Rules.ContentType, "application/json, multipart/mixed", type);
        using var parts = await Multipart.Read(call.Http.Request, shelf, home, call.Aborted);
        return await Store(call, id, parts.Statements, parts);
    }

    private async Task<List<StatementDraft>> Store(Call call, Guid? id, ReadOnlyMemory<byte> body, Multipart? parts)
    {
        var drafts = new StatementReader(body, call.Second).ReadAll(out var isArray);
        if (id is not null)
        {
            if (isArray) throw new Refusal(Rules.WrongType, "statement", "an object | 对象");
            if (drafts[0].Id is { } other && other != id) throw new Refusal(Rules.IdMismatch, id, other);
            drafts[0].Id = id;
            // The id of the address is asked for like one in the content, but stays out of the JSON.
            drafts[0].AsksForId = true;
        }
        HashSet<Guid> ids = [];
        foreach (var draft in drafts) if (draft.Id is { } own && !ids.Add(own)) throw new Refusal(Rules.IdTwice, own);
        CheckFiles(drafts, parts);
        if (parts is not null) shelf.Keep(parts.Files);
        await writer.Write(drafts, call.Caller.Key);
        return drafts;
    }

    // Without parts, an attachment must lie elsewhere.
    private static void CheckFiles(List<StatementDraft> drafts, Multipart? parts)
    {
        parts?.Check(drafts);
        foreach (var draft in drafts)
        {
            foreach (var attachment in draft.Attachments)
            {
                if (parts is null && !attachment.IsRemote) throw new Refusal(Rules.Part, $"sha2 {attachment.Sha2}");
                if (!attachment.IsSignature) continue;
                if (attachment.ContentType != "application/octet-stream") throw new Refusal(Rules.Signature, "contentType application/octet-stream");
                if (attachment.Length > MostSignature) throw new Refusal(Rules.Signature, attachment.Length);
                if (parts?.Content(attachment.Sha2) is { } jws) StatementSignature.Check(draft.Original, jws);
            }
        }
    }

    private async Task Read(Call call)
    {
        call.Only("statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until", "limit", "format", "attachments", "ascending");
        if (!call.Caller.MayReadMine) throw new Refusal(Rules.NoScope, "statements/read") { Status = StatusCodes.Status403Forbidden };
        Guid? key = call.Caller.MayReadAll ? null : call.Caller.Key;
        var (format, attachments) = (FormatOf(call), call.Flag("attachments"));
        var (one, voided) = (call.Uuid("statementId"), call.Uuid("voidedStatementId"));
        if ((one ?? voided) is { } id)
        {
            if (call.Parameters.Keys.FirstOrDefault(k => k is not ("format" or "attachments") && k != (one is null ? "voidedStatementId" : "statementId")) is { } extra) throw new Refusal(Rules.Parameter, extra, "beside statementId");
            var found = await query.One(id, one is null, key, call.Aborted) ?? throw new Refusal(Rules.NotThere) { Status = StatusCodes.Status404NotFound };
            call.Http.Response.Headers.LastModified = Sequence.InstantOf(found.Seq).ToString("R", CultureInfo.InvariantCulture);
            await Write(call, [found], format, attachments, single: true, more: null);
            return;
        }
        await Page(call, CursorOf(call, format, attachments, key));
    }

    /// <summary>The next page: by the number where the last one ended, so that what is stored meanwhile moves nothing.</summary>
    public async Task More(Call call, string token)
    {
        call.Http.Response.Headers["X-Experience-API-Consistent-Through"] = writer.ConsistentThrough.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (!call.IsRead) throw new Refusal(Rules.NoMethod, call.Method) { Status = StatusCodes.Status405MethodNotAllowed };
        if (!call.Caller.MayReadMine) throw new Refusal(Rules.NoScope, "statements/read") { Status = StatusCodes.Status403Forbidden };
        call.Only();
        Cursor? cursor;
        try
        {
            cursor = JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(token));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            cursor = null;
        }
        if (cursor is not { Terms: not null, Limit: > 0 and <= MostOnAPage } || cursor.Terms.Length > 5 || cursor.Terms.Any(t => t is not { Length: > 0 and <= 4 }) || !Enum.IsDefined(cursor.Format)) throw new Refusal(Rules.Parameter, "more", token);
        await Page(call, cursor with { Key = call.Caller.MayReadAll ? cursor.Key : call.Caller.Key });
    }

    private async Task Page(Call call, Cursor cursor)
    {
        var (rows, more) = await query.Find(new(cursor.Terms, cursor.After, cursor.Before, cursor.Ascending, cursor.Limit, cursor.Key), call.Aborted);
        var next = !more ? null : cursor.Ascending ? cursor with { After = rows[^1].Seq } : cursor with { Before = rows[^1].Seq };
        await Write(call, rows, cursor.Format, cursor.Attachments, single: false, next is null ? "" : $"{XapiDoor.Path}/{MorePath}{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(next))}");
    }

    private static Cursor CursorOf(Call call, StatementFormat format, bool attachments, Guid? key)
    {
        List<long[]> terms = [];
        if (call.Uuid("registration") is { } registration) terms.Add([Term.Registration(registration)]);
        var (broadAgents, broadActivities) = (call.Flag("related_agents"), call.Flag("related_activities"));
        if (call.Agent("agent") is { } agent) terms.Add(broadAgents ? [Term.Agent(agent.Id), Term.RelatedAgent(agent.Id)] : [Term.Agent(agent.Id)]);
        if (call.Iri("activity") is { } activity) terms.Add(broadActivities ? [Term.Activity(Term.Of(activity)), Term.RelatedActivity(Term.Of(activity))] : [Term.Activity(Term.Of(activity))]);
        if (call.Iri("verb") is { } verb) terms.Add([Term.Verb(Term.Of(verb))]);
        var limit = call["limit"] is not { } text ? UsualPage : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n is 0 or > MostOnAPage ? MostOnAPage : n : throw new Refusal(Rules.Parameter, "limit", text);
        // Since is stored after, until is stored at or before.
        long? after = call.Instant("since") is { } since ? Sequence.LastOf(since) : null, before = call.Instant("until") is { } until ? Sequence.LastOf(until) + 1 : null;
        return new([.. terms], after, before, call.Flag("ascending"), limit, format, attachments, key);
    }

    private static StatementFormat FormatOf(Call call) => call["format"] switch
    {
        null or "exact" => StatementFormat.Exact,
        "ids" => StatementFormat.Ids,
        "canonical" => StatementFormat.Canonical,
        var text => throw new Refusal(Rules.Parameter, "format", text),
    };

    private async Task Write(Call call, List<StoredStatement> rows, StatementFormat format, bool attachments, bool single, string? more)
    {
        var languages = call.Http.Request.Headers.AcceptLanguage.ToString();
        var body = new ArrayBufferWriter<byte>(Math.Max(1024, rows.Sum(r => r.Original.Length + 400)));
        if (!single) body.Write("{\"statements\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) body.Write(","u8);
            await rendering.Write(body, rows[i], format, languages, call.Aborted);
        }
        if (!single) body.Write(Encoding.UTF8.GetBytes($"],\"more\":\"{more}\"}}"));

        var response = call.Http.Response;
        if (attachments)
        {
            await WriteWithFiles(call, body.WrittenMemory, rows);
            return;
        }
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        if (call.Method != "HEAD") await response.BodyWriter.WriteAsync(body.WrittenMemory, call.Aborted);
    }

    private async Task WriteWithFiles(Call call, ReadOnlyMemory<byte> statements, List<StoredStatement> rows)
    {
        var boundary = Guid.NewGuid().ToString("N");
        var (response, ct) = (call.Http.Response, call.Aborted);
        response.ContentType = $"multipart/mixed; boundary={boundary}";
        if (call.Method == "HEAD") return;
        await Head($"--{boundary}\r\nContent-Type: application/json\r\n\r\n");
        await response.Body.WriteAsync(statements, ct);
        HashSet<string> sent = [];
        foreach (var row in rows.Where(r => r.Marks.HasFlag(StatementMarks.HasAttachments)))
        {
            foreach (var attachment in new StatementReader(row.Original, second: true).ReadAll(out _)[0].Attachments.Where(a => sent.Add(a.Sha2)))
            {
                await using var file = shelf.Open(attachment.Sha2);
                if (file is null) continue;
                await Head($"\r\n--{boundary}\r\nContent-Type: {attachment.ContentType.ReplaceLineEndings(" ")}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {attachment.Sha2}\r\n\r\n");
                await file.CopyToAsync(response.Body, ct);
            }
        }
        await Head($"\r\n--{boundary}--\r\n");

        ValueTask Head(string text) => response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }
}
