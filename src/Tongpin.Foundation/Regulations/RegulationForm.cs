using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>A value with parts, filled in as a form: a field for every number and word, a line for every entry of a list, a row for every entry with parts.</summary>
/// <remarks>A field is named by where it stands, keys and row numbers joined by "/". The shipped value gives the shape (<see cref="RegulationValue.Like"/>).</remarks>
internal static class RegulationForm
{
    /// <summary>What the names of the fields begin with.</summary>
    public const string Root = "part";

    /// <summary>Rows offered beyond those that are there.</summary>
    public const int Spare = 2;

    /// <summary>The shape when the value has parts, or null for a number or a text, which need no form of their own.</summary>
    public static JsonElement? ShapeOf(string value) => value.Length == 0 ? null : RegulationValue.Parse(value);

    public static bool IsList(JsonElement shape) => shape.ValueKind == JsonValueKind.Array && (shape.GetArrayLength() == 0 || shape[0].ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    /// <summary>The value as JSON, put together from what was filled in. Rows without anything are left out.</summary>
    /// <param name="typed">Texts by the name of their field.</param>
    /// <exception cref="RuleBroken">A number is none.</exception>
    public static string Read(JsonElement shape, IReadOnlyDictionary<string, string> typed) => Part(shape, Root, typed)!.ToJsonString(Json.Plain);

    private static JsonNode? Part(JsonElement shape, string place, IReadOnlyDictionary<string, string> typed)
    {
        switch (shape.ValueKind)
        {
            case JsonValueKind.Object:
                var parts = new JsonObject();
                foreach (var property in shape.EnumerateObject()) parts[property.Name] = Part(property.Value, $"{place}/{property.Name}", typed);
                return parts;
            case JsonValueKind.Array when IsList(shape):
                return new JsonArray([.. Text(place).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Single(shape[0].ValueKind, line))]);
            case JsonValueKind.Array:
                return new JsonArray([.. Rows(place, typed).Where(row => typed.Any(t => IsWithin(t.Key, row) && t.Value.Trim().Length > 0)).Select(row => Part(shape[0], row, typed))]);
            default:
                return Single(shape.ValueKind, Text(place).Trim());
        }

        string Text(string at) => typed.GetValueOrDefault(at) ?? "";
    }

    /// <summary>Places of the rows that were offered, in order.</summary>
    private static IEnumerable<string> Rows(string place, IReadOnlyDictionary<string, string> typed) => typed.Keys.Where(k => IsWithin(k, place))
        .Select(k => k[(place.Length + 1)..].Split('/')[0]).Distinct().Where(r => int.TryParse(r, CultureInfo.InvariantCulture, out _)).OrderBy(r => int.Parse(r, CultureInfo.InvariantCulture)).Select(r => $"{place}/{r}");

    private static bool IsWithin(string field, string place) => field.StartsWith(place + "/", StringComparison.Ordinal);

    private static JsonValue Single(JsonValueKind kind, string text) => kind switch
    {
        JsonValueKind.Number => JsonValue.Create(decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Rules.NoNumber.Broken(text)),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };
}
