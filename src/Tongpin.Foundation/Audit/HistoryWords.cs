using System.Globalization;
using System.Text.Json;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>One field of a line of the history, as people read it.</summary>
/// <param name="Before">Null when there was nothing before, or the line is no change.</param>
internal sealed record HistoryChange(string Field, string? Before, string? After);

/// <summary>Turns tables, fields, acts and values of the history into words.</summary>
internal sealed class HistoryWords(IEnumerable<NounWords> nouns, House house)
{
    private readonly Dictionary<string, NounWords> known = nouns.DistinctBy(n => n.Table).ToDictionary(n => n.Table);
    private readonly Dictionary<string, Words> permissions = house.Permissions.ToDictionary(p => p.Key, p => p.Title);

    public IEnumerable<NounWords> Nouns => known.Values;

    public string Noun(string table) => NounOf(table).ToString();

    public Words NounOf(string table) => known.TryGetValue(table, out var noun) ? noun.Name : Words.Same(table);

    /// <summary>Where the record can be opened, or null.</summary>
    public string? Href(string table, string record) => Guid.TryParse(record, out _) ? known.GetValueOrDefault(table)?.Href?.Invoke(record) : null;

    /// <summary>Words of what may be done to a record, by the word in the history.</summary>
    public static IReadOnlyDictionary<string, Words> Acts { get; } = new Dictionary<string, Words>
    {
        ["created"] = ("新增", "created"),
        ["changed"] = ("修改", "changed"),
        ["deleted"] = ("删除", "deleted"),
        ["viewed"] = ("查看", "viewed"),
        ["checked-in"] = ("签到", "checked in"),
        ["corrected"] = ("更正", "corrected"),
        ["exported"] = ("导出", "exported"),
        ["imported"] = ("导入", "imported"),
        ["entered"] = ("入账", "entered"),
        ["undone"] = ("撤销导入", "undone"),
        ["computed"] = ("计算", "computed"),
        ["invited"] = ("邀请激活", "invited"),
        ["activated"] = ("激活", "activated"),
        ["signed-in"] = ("登录", "signed in"),
        ["signed-out-everywhere"] = ("退出全部设备", "signed out everywhere"),
        ["removed"] = ("移除", "removed"),
        ["downloaded"] = ("下载", "downloaded"),
    };

    public static string Act(string did) => Acts.TryGetValue(did, out var words) ? words.ToString() : did;

    /// <param name="names">Names of records that values point to, by id.</param>
    public IReadOnlyList<HistoryChange> Changes(string table, string json, IReadOnlyDictionary<Guid, Words>? names = null)
    {
        using var changes = JsonDocument.Parse(json);
        if (changes.RootElement.ValueKind != JsonValueKind.Object) return [];
        return [.. changes.RootElement.EnumerateObject().Where(p => p.Name != nameof(IEdited.Edition)).Select(p => p.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            ? pair[1].ValueKind == JsonValueKind.Object ? new HistoryChange(Field(table, p.Name), null, Parts(table, pair[0], pair[1])) : new HistoryChange(Field(table, p.Name), Value(table, p.Name, pair[0], names), Value(table, p.Name, pair[1], names))
            : new HistoryChange(Field(table, p.Name), null, Value(table, p.Name, p.Value, names)))];
    }

    /// <summary>The edition that a change led to, or null for lines of what is not edited.</summary>
    public static int? EditionOf(string json)
    {
        using var changes = JsonDocument.Parse(json);
        return changes.RootElement.TryGetProperty(nameof(IEdited.Edition), out var pair) && pair.ValueKind == JsonValueKind.Array ? pair[1].GetInt32() : null;
    }

    /// <summary>All changes in one line, for lists and exports.</summary>
    public string Line(string table, string json, IReadOnlyDictionary<Guid, Words>? names = null) => string.Join(Words.L("；", "; "), Changes(table, json, names).Select(c => c.Before is null ? $"{c.Field}: {c.After}" : $"{c.Field}: {c.Before} → {c.After ?? "–"}"));

    /// <summary>What the record of a line was called by the line itself: the only place that still knows once it is gone.</summary>
    public static string? NameIn(string json)
    {
        using var changes = JsonDocument.Parse(json);
        if (changes.RootElement.ValueKind != JsonValueKind.Object) return null;
        foreach (var field in (string[])["Name", "Title", "FileName", "Code"])
            if (changes.RootElement.TryGetProperty(field, out var value) && (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 ? value[1].ValueKind == JsonValueKind.String ? value[1] : value[0] : value) is { ValueKind: JsonValueKind.String } name)
                return name.GetString();
        return null;
    }

    // Of a value with parts, which of them became others; what is empty or nothing before and after is none.
    private string Parts(string table, JsonElement before, JsonElement after) => string.Join(Words.L("、", ", "), after.EnumerateObject()
        .Where(p => before.ValueKind == JsonValueKind.Object && before.TryGetProperty(p.Name, out var old) ? old.GetRawText() != p.Value.GetRawText() : p.Value.GetRawText() is not ("null" or "[]" or "{}" or "\"\"" or "0" or "false"))
        .Select(p => Field(table, p.Name)));

    // Details of acts come in camel case.
    private string Field(string table, string name) => known.TryGetValue(table, out var noun) && (noun.Fields.TryGetValue(name, out var words) || noun.Fields.TryGetValue(char.ToUpperInvariant(name[0]) + name[1..], out words)) ? words.ToString() : name;

    private string? Value(string table, string field, JsonElement value, IReadOnlyDictionary<Guid, Words>? names) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => Words.L("是", "yes"),
        JsonValueKind.False => Words.L("否", "no"),
        // Of things with parts of their own only how many; the record's page tells what they are.
        JsonValueKind.Array when value.GetArrayLength() is var count && count > 0 && value[0].ValueKind == JsonValueKind.Object => Words.L($"{count} 项", $"{count} entries"),
        JsonValueKind.Array => string.Join(Words.L("、", ", "), value.EnumerateArray().Select(v => Value(table, field, v, names))),
        JsonValueKind.String when known.TryGetValue(table, out var noun) && noun.Values.TryGetValue(field, out var values) && values.TryGetValue(value.GetString()!, out var words) => words.ToString(),
        JsonValueKind.String when field == "Permissions" && permissions.TryGetValue(value.GetString()!, out var title) => title.ToString(),
        JsonValueKind.String when field == "Value" => RegulationValue.Line(value.GetString()!),
        JsonValueKind.String when field == "Unit" && table == "foundation_regulation" => RegulationValue.UnitOf(value.GetString()!).ToString(),
        JsonValueKind.String when field == "Noun" => Noun(value.GetString()!),
        JsonValueKind.String when field == "field" => Field(table, value.GetString()!),
        JsonValueKind.String when value.GetString() is "•" => Words.L("（不显示）", "(not shown)"),
        JsonValueKind.String when value.TryGetGuid(out var id) => names?.TryGetValue(id, out var called) == true ? called.ToString() : id.ToString(),
        // A day alone is no instant.
        JsonValueKind.String when value.GetString() is { Length: > 10 } && value.TryGetDateTimeOffset(out var at) => Show.Instant(at),
        // Scores have more digits than anybody reads.
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number.Scale > 6 => decimal.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
