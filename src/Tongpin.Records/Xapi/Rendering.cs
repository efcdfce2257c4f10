using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

internal enum StatementFormat { Exact, Ids, Canonical }

/// <summary>Writes stored statements out: their own JSON with what the store adds, or one of the two other forms of xAPI (1.0.3 part 3, 2.1.3).</summary>
internal sealed class Rendering(KeyRing ring, StatementStore store)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = Kernel.Json.Plain.Encoder };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = StatementReader.Depth };

    /// <param name="languages">Accept-Language, for the canonical form.</param>
    public async Task Write(IBufferWriter<byte> to, StoredStatement row, StatementFormat format, string languages, CancellationToken ct)
    {
        var authority = await ring.AuthorityOf(row.KeyId, ct);
        if (format == StatementFormat.Exact && !row.Marks.HasFlag(StatementMarks.HasLoneActivity))
        {
            Exact(to, row, authority);
            return;
        }
        var exact = new ArrayBufferWriter<byte>(row.Original.Length + 400);
        Exact(exact, row, authority);
        var statement = JsonNode.Parse(exact.WrittenSpan, documentOptions: Deep)!.AsObject();
        if (row.Marks.HasFlag(StatementMarks.HasLoneActivity)) Gather(statement);
        if (format == StatementFormat.Ids) Ids(statement);
        else if (format == StatementFormat.Canonical) await Canonical(statement, Languages(languages), ct);
        using var json = new Utf8JsonWriter(to, Plain);
        statement.WriteTo(json);
    }

    /// <summary>The bytes that were sent, with id, stored, authority, timestamp and version put before them where they are lacking.</summary>
    internal static void Exact(IBufferWriter<byte> to, StoredStatement row, string authority)
    {
        var original = row.Original.AsSpan();
        var inside = original[(original.IndexOf((byte)'{') + 1)..];
        var stored = Sequence.InstantOf(row.Seq).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var own = row.Marks.HasFlag(StatementMarks.HasOwnStamp);
        var keeps = own && row.Marks.HasFlag(StatementMarks.KeepsAuthority) && HasAuthority(original);
        var head = new StringBuilder("{", 500);
        if (!row.Marks.HasFlag(StatementMarks.HasId)) head.Append("\"id\":\"").Append(row.Id).Append("\",");
        if (!row.Marks.HasFlag(StatementMarks.HasTimestamp)) head.Append("\"timestamp\":\"").Append(stored).Append("\",");
        if (!row.Marks.HasFlag(StatementMarks.HasVersion)) head.Append(row.Marks.HasFlag(StatementMarks.IsSecond) ? "\"version\":\"2.0.0\"," : "\"version\":\"1.0.0\",");
        head.Append("\"stored\":\"").Append(stored).Append('"');
        if (!keeps) head.Append(",\"authority\":").Append(authority);
        to.Write(Encoding.UTF8.GetBytes(head.ToString()));
        if (own) inside = WithoutStamp(original, keeps);
        if (inside.TrimStart(" \t\r\n"u8) is not [(byte)'}', ..]) to.Write(","u8);
        to.Write(inside);
    }

    private static bool HasAuthority(ReadOnlySpan<byte> original)
    {
        var r = new Utf8JsonReader(original);
        for (r.Read(); r.Read() && r.TokenType == JsonTokenType.PropertyName; r.Skip()) if (r.ValueTextEquals("authority"u8)) return true;
        return false;
    }

    // The rest of the object without the stored and authority that it came with.
    private static byte[] WithoutStamp(ReadOnlySpan<byte> original, bool keepAuthority)
    {
        var parts = new ArrayBufferWriter<byte>(original.Length);
        var r = new Utf8JsonReader(original);
        var first = true;
        r.Read();
        while (r.Read() && r.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)r.TokenStartIndex;
            var drop = r.ValueTextEquals("stored"u8) || (!keepAuthority && r.ValueTextEquals("authority"u8));
            r.Skip();
            if (drop) continue;
            if (!first) parts.Write(","u8);
            first = false;
            parts.Write(original[start..(int)r.BytesConsumed]);
        }
        parts.Write("}"u8);
        return parts.WrittenSpan.ToArray();
    }

    private static void Gather(JsonObject statement)
    {
        if (statement["context"]?["contextActivities"] is JsonObject groups)
            foreach (var (name, value) in groups.ToList()) if (value is JsonObject) groups[name] = new JsonArray(value.DeepClone());
        if (statement["object"] is JsonObject it && (string?)it["objectType"] == "SubStatement") Gather(it);
    }

    // Only what is needed to know who, what and which.
    private static void Ids(JsonObject statement)
    {
        foreach (var (name, value) in statement.ToList())
        {
            if (name is "actor" or "authority") statement[name] = ActorIds(value!.AsObject());
            else if (name == "verb") statement[name] = new JsonObject { ["id"] = value!["id"]!.DeepClone() };
            else if (name == "object") statement[name] = ObjectIds(value!.AsObject());
            else if (name == "context") ContextIds(value!.AsObject());
        }
    }

    private static JsonNode ObjectIds(JsonObject it)
    {
        switch ((string?)it["objectType"])
        {
            case "Agent" or "Group": return ActorIds(it);
            case "StatementRef": return it.DeepClone();
            case "SubStatement":
                var sub = it.DeepClone().AsObject();
                Ids(sub);
                return sub;
            default: return ActivityIds(it);
        }
    }

    private static JsonObject ActivityIds(JsonObject it) => new() { ["id"] = it["id"]!.DeepClone() };

    private static JsonObject ActorIds(JsonObject it)
    {
        var ids = new JsonObject();
        foreach (var name in (string[])["objectType", "mbox", "mbox_sha1sum", "openid", "account"]) if (it[name] is { } value) ids[name] = value.DeepClone();
        var isAnonymous = ids.All(p => p.Key == "objectType");
        if (isAnonymous && it["member"] is JsonArray members) ids["member"] = new JsonArray([.. members.Select(m => ActorIds(m!.AsObject()))]);
        return ids;
    }

    private static void ContextIds(JsonObject context)
    {
        foreach (var name in (string[])["instructor", "team"]) if (context[name] is JsonObject actor) context[name] = ActorIds(actor);
        if (context["contextActivities"] is not JsonObject groups) return;
        foreach (var (name, value) in groups.ToList()) groups[name] = value is JsonArray many ? new JsonArray([.. many.Select(a => ActivityIds(a!.AsObject()))]) : ActivityIds(value!.AsObject());
    }

    // Texts in the one language that the reader likes best; activities as the store knows them.
    private async Task Canonical(JsonObject statement, IReadOnlyList<string> languages, CancellationToken ct)
    {
        List<JsonObject> activities = [];
        Collect(statement, activities);
        var known = await Definitions(activities.Select(a => Term.Of((string)a["id"]!)).Distinct().ToList(), ct);
        foreach (var activity in activities)
            if (known.GetValueOrDefault(Term.Of((string)activity["id"]!)) is { Length: > 0 } definition) activity["definition"] = JsonNode.Parse(definition);
        Choose(statement, languages);
    }

    private static void Collect(JsonObject statement, List<JsonObject> activities)
    {
        if (statement["object"] is JsonObject it)
        {
            if ((string?)it["objectType"] is null or "Activity") activities.Add(it);
            else if ((string?)it["objectType"] == "SubStatement") Collect(it, activities);
        }
        if (statement["context"]?["contextActivities"] is JsonObject groups)
            foreach (var (_, value) in groups) activities.AddRange(value is JsonArray many ? many.Select(a => a!.AsObject()) : [value!.AsObject()]);
    }

    private async Task<Dictionary<long, string>> Definitions(List<long> ids, CancellationToken ct)
    {
        Dictionary<long, string> found = [];
        if (ids.Count == 0) return found;
        await using var connection = await store.Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id, definition FROM records_activity WHERE id {store.Among(command, "ids", ids)}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found[reader.GetInt64(0)] = reader.GetString(1);
        return found;
    }

    // Language maps stand at display, name and description only; names of actors are texts, extensions are left alone.
    private static void Choose(JsonNode? node, IReadOnlyList<string> languages)
    {
        if (node is JsonArray array) foreach (var item in array) Choose(item, languages);
        if (node is not JsonObject it) return;
        foreach (var (name, value) in it.ToList())
        {
            if (name is "display" or "name" or "description" && value is JsonObject map) it[name] = One(map, languages);
            else if (name != "extensions") Choose(value, languages);
        }
    }

    internal static JsonObject One(JsonObject map, IReadOnlyList<string> languages)
    {
        if (map.Count <= 1) return map.DeepClone().AsObject();
        foreach (var wanted in languages)
        {
            var found = map.FirstOrDefault(p => p.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            if (found.Key is null) found = map.FirstOrDefault(p => p.Key.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase) || wanted.StartsWith(p.Key + "-", StringComparison.OrdinalIgnoreCase));
            if (found.Key is not null) return new() { [found.Key] = found.Value!.DeepClone() };
        }
        var first = map.First();
        return new() { [first.Key] = first.Value!.DeepClone() };
    }

    internal static IReadOnlyList<string> Languages(string header) => StringWithQualityHeaderValue.TryParseList([header], out var wanted)
        ? [.. wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1).Select(w => w.Value.ToString())]
        : [];
}
