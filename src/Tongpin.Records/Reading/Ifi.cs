using System.Text.Json;

namespace Tongpin.Records.Reading;

/// <summary>Inverse functional identifiers as one text: the kind, a colon, the value; an account as <c>account:name@homePage</c> with a unit separator of ASCII instead of the at sign.</summary>
internal static class Ifi
{
    private const char Between = '\u001f';

    public static string Account(string homePage, string name) => $"account:{name}{Between}{homePage}";

    /// <summary>The agent as xAPI writes it.</summary>
    public static void Write(Utf8JsonWriter json, string ifi, string? name, bool isGroup)
    {
        json.WriteStartObject();
        json.WriteString("objectType", isGroup ? "Group" : "Agent");
        if (!string.IsNullOrEmpty(name)) json.WriteString("name", name);
        WriteIdentifier(json, ifi, asArrays: false);
        json.WriteEndObject();
    }

    /// <summary>The identifier alone; a person of the agents resource has arrays of them.</summary>
    public static void WriteIdentifier(Utf8JsonWriter json, string ifi, bool asArrays)
    {
        var colon = ifi.IndexOf(':', StringComparison.Ordinal);
        var (kind, value) = (ifi[..colon], ifi[(colon + 1)..]);
        json.WritePropertyName(kind);
        if (asArrays) json.WriteStartArray();
        if (kind == "account")
        {
            var at = value.LastIndexOf(Between);
            json.WriteStartObject();
            json.WriteString("homePage", value[(at + 1)..]);
            json.WriteString("name", value[..at]);
            json.WriteEndObject();
        }
        else json.WriteStringValue(value);
        if (asArrays) json.WriteEndArray();
    }

    /// <summary>What people read of it: the address or the account's name.</summary>
    public static string Show(string ifi) => ifi.IndexOf(':', StringComparison.Ordinal) is var colon && ifi.StartsWith("account:", StringComparison.Ordinal) && ifi.LastIndexOf(Between) is > 0 and var at ? ifi[(colon + 1)..at] : ifi[(colon + 1)..].Replace("mailto:", "", StringComparison.Ordinal);
}
