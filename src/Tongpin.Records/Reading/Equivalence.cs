using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tongpin.Records.Reading;

/// <summary>
/// When two statements under one id say the same (xAPI 1.0.3 part 2, 2.3.1): what the store sets itself, the order of properties, members and context activities, spelling of instants and numbers, and what only
/// explains (display texts, definitions of activities) do not count.
/// </summary>
internal static class Equivalence
{
    public static bool Same(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceEqual(other.Span) || Canon(one) == Canon(other);

    /// <summary>One text for all equivalent forms.</summary>
    internal static string Canon(ReadOnlyMemory<byte> statement)
    {
        using var document = JsonDocument.Parse(statement, new JsonDocumentOptions { MaxDepth = StatementReader.Depth });
        var text = new StringBuilder();
        Object(text, document.RootElement, Role.Statement);
        return text.ToString();
    }

    private enum Role { Any, Statement, SubStatement, Verb, Object, Activity, Context, ContextActivities, Actor, Attachment, Extensions }

    private static void Value(StringBuilder text, JsonElement value, Role role, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: Object(text, value, role); break;
            case JsonValueKind.Array: Array(text, value, role, name); break;
            case JsonValueKind.Number when value.TryGetDouble(out var number): text.Append(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case JsonValueKind.String when name == "timestamp" && role == Role.Any && Formats.IsInstant(value.GetString()!, out var at): text.Append(at.UtcTicks); break;
            case JsonValueKind.String when name == "duration" && role == Role.Any: text.Append('"').Append(Hundredths(value.GetString()!)).Append('"'); break;
            // UUIDs and hashes are the same in either case.
            case JsonValueKind.String when role == Role.Any && name is "id" or "registration" && Guid.TryParse(value.GetString(), out var id): text.Append(id); break;
            case JsonValueKind.String when name is "sha2" or "mbox_sha1sum": text.Append('"').Append(value.GetString()!.ToUpperInvariant()).Append('"'); break;
            default: text.Append(value.GetRawText() is var raw && value.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(value.GetString()) : raw); break;
        }
    }

    // Finer than 0.01 s is not compared (IEEE 9274.1.1, 4.2.7).
    private static string Hundredths(string duration)
    {
        var point = duration.IndexOfAny(['.', ',']);
        return point > 0 && duration.EndsWith('S') && duration.Length - point > 4 ? duration[..(point + 3)] + 'S' : duration;
    }

    private static void Object(StringBuilder text, JsonElement value, Role role)
    {
        if (role == Role.Object)
            role = value.TryGetProperty("objectType", out var type) && type.GetString() is { } kind && kind != "Activity" ? kind switch { "SubStatement" => Role.SubStatement, "StatementRef" => Role.Any, _ => Role.Actor } : Role.Activity;
        text.Append('{');
        foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (IsSilent(role, property)) continue;
            text.Append(JsonSerializer.Serialize(property.Name)).Append(':');
            Value(text, property.Value, RoleOf(role, property.Name), property.Name);
            text.Append(',');
        }
        text.Append('}');
    }

    // What the store sets or may fill in, and what only explains.
    private static bool IsSilent(Role role, JsonProperty property) => (role, property.Name) switch
    {
        (Role.Statement, "id" or "stored" or "authority" or "version") => true,
        (Role.Verb, "display") => true,
        (Role.Activity, "definition") => true,
        (Role.Activity, "objectType") => true,
        (Role.Actor, "objectType") => property.Value.GetString() == "Agent",
        (Role.Actor, "name") => true,
        (Role.Attachment, "display" or "description" or "fileUrl") => true,
        _ => false,
    };

    private static Role RoleOf(Role role, string name) => (role, name) switch
    {
        (Role.Extensions, _) or (_, "extensions") => Role.Extensions,
        (_, "actor" or "authority" or "instructor" or "team" or "member" or "agent" or "group") => Role.Actor,
        (_, "verb") => Role.Verb,
        (_, "object") => Role.Object,
        (_, "context") => Role.Context,
        (Role.Context, "contextActivities") => Role.ContextActivities,
        (Role.ContextActivities, _) => Role.Activity,
        (_, "attachments") => Role.Attachment,
        _ => Role.Any,
    };

    private static void Array(StringBuilder text, JsonElement value, Role role, string name)
    {
        List<string> parts = [];
        foreach (var item in value.EnumerateArray())
        {
            var part = new StringBuilder();
            Value(part, item, role, name);
            parts.Add(part.ToString());
        }
        // Members and context activities are sets.
        if (role is Role.Actor or Role.Activity) parts.Sort(StringComparer.Ordinal);
        // One context activity and an array of it are the same.
        if (role == Role.Activity && parts.Count == 1) text.Append(parts[0]);
        else text.Append('[').AppendJoin(',', parts).Append(']');
    }
}
