using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>One field of a line of the history, as people read it.</summary>
/// <param name="Before">Null when there was nothing before, or the line is no change.</param>
internal sealed record HistoryChange(string Field, string? Before, string? After);

/// <summary>Turns tables, fields, acts and values of the history into words.</summary>
internal sealed class HistoryWords(IEnumerable<NounWords> nouns, House house, IServiceProvider services)
{
    private readonly Dictionary<string, NounWords> known = nouns.DistinctBy(n => n.Table).ToDictionary(n => n.Table);
    private readonly Dictionary<string, Words> permissions = house.Permissions.ToDictionary(p => p.Key, p => p.Title);

    // Lists are known by their doors, which are there when somebody first reads a history.
    private readonly Lazy<Dictionary<string, Words>> lists = new(() =>
    {
        using var scope = services.CreateScope();
        return services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<ListParameters>()).OfType<ListParameters>().DistinctBy(l => l.Key).ToDictionary(l => l.Key, l => l.Title(scope.ServiceProvider));
    });

    // What acts tell of themselves is called the same wherever it is told.
    private static readonly Dictionary<string, Words> Details = new()
    {
        ["list"] = ("列表", "List"),
        ["filter"] = ("筛选", "Filter"),
        ["field"] = ("字段", "Field"),
        ["rows"] = ("行数", "Rows"),
        ["entries"] = ("笔数", "Entries"),
    };

    private static readonly Words TheHouse = ("系统", "System");

    public IEnumerable<NounWords> Nouns => known.Values;

    /// <summary>The title of a list, by its key; null when it is none.</summary>
    public Words? List(string key) => lists.Value.TryGetValue(key, out var title) ? title : null;

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
        ["sign-in-failed"] = ("登录失败", "sign-in failed"),
        ["signed-out-everywhere"] = ("退出全部设备", "signed out everywhere"),
        ["removed"] = ("移除", "removed"),
        ["downloaded"] = ("下载", "downloaded"),
        ["erased"] = ("清除", "erased"),
    };

    public static string Act(string did) => Acts.TryGetValue(did, out var words) ? words.ToString() : did;

    /// <param name="names">Names of records that values point to, by id.</param>
    /// <param name="regulations">Words within values of regulations, by code.</param>
    public IReadOnlyList<HistoryChange> Changes(string table, string json, IReadOnlyDictionary<Guid, Words>? names = null, IReadOnlyDictionary<string, ValueWords>? regulations = null)
    {
        using var changes = JsonDocument.Parse(json);
        if (changes.RootElement.ValueKind != JsonValueKind.Object) return [];
        var said = new Said(names, RegulationIn(table, changes.RootElement) is { } code ? regulations?.GetValueOrDefault(code)?.Names : null);
        return [.. changes.RootElement.EnumerateObject().Where(p => IsTold(table, p)).Select(p => p.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            ? pair[1].ValueKind == JsonValueKind.Object ? new HistoryChange(Field(table, p.Name), null, Parts(table, pair[0], pair[1]))
            : IsHidden(pair[0]) && IsHidden(pair[1]) ? new HistoryChange(Field(table, p.Name), null, Value(table, p.Name, pair[1], said))
            : new HistoryChange(Field(table, p.Name), Value(table, p.Name, pair[0], said), Value(table, p.Name, pair[1], said))
            : new HistoryChange(Field(table, p.Name), null, Value(table, p.Name, p.Value, said)))];
    }

    /// <summary>The codes of the regulations whose values stand in lines of the history.</summary>
    public static IEnumerable<string> RegulationsIn(IEnumerable<(string Noun, string Changes)> lines) => lines.Where(l => Regulations.Contains(l.Noun)).Select(l =>
    {
        using var changes = JsonDocument.Parse(l.Changes);
        return RegulationIn(l.Noun, changes.RootElement);
    }).OfType<string>().Distinct();

    private static readonly HashSet<string> Regulations = ["foundation_regulation", ProposeRegulation.Noun];

    private static string? RegulationIn(string table, JsonElement changes) =>
        Regulations.Contains(table) && changes.ValueKind == JsonValueKind.Object && changes.TryGetProperty(nameof(Regulation.Code), out var pair) && pair is { ValueKind: JsonValueKind.Array } && pair.GetArrayLength() == 2 ? pair[1].GetString() ?? pair[0].GetString() : null;

    // Lines written before these fields were left out still carry them. A version of a regulation has its name and source in both languages.
    private static bool IsTold(string table, JsonProperty field) => field.Name != nameof(IEdited.Edition) && !AuditTrail.IsSilent(field.Name)
        && !(field.Name == "filter" && field.Value.ValueEquals(""))
        && !(table == "foundation_regulation" && field.Name is nameof(Regulation.Name) or nameof(Regulation.Source) or nameof(Regulation.NameEn) or nameof(Regulation.SourceEn) && field.Name.EndsWith("En", StringComparison.Ordinal) != Words.InEnglish);

    private static bool IsHidden(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals("•");

    /// <summary>What is known of the values of one line: names by id, and the words of its regulation.</summary>
    private sealed record Said(IReadOnlyDictionary<Guid, Words>? Names, IReadOnlyDictionary<string, Words>? Regulation);

    /// <summary>The edition that a change led to, or null for lines of what is not edited.</summary>
    public static int? EditionOf(string json)
    {
        using var changes = JsonDocument.Parse(json);
        return changes.RootElement.TryGetProperty(nameof(IEdited.Edition), out var pair) && pair.ValueKind == JsonValueKind.Array ? pair[1].GetInt32() : null;
    }

    /// <summary>All changes in one line, for lists and exports.</summary>
    public string Line(string table, string json, IReadOnlyDictionary<Guid, Words>? names = null, IReadOnlyDictionary<string, ValueWords>? regulations = null) => string.Join(Words.L("；", "; "), Changes(table, json, names, regulations).Select(c => c.Before is null ? $"{c.Field}: {c.After}" : $"{c.Field}: {c.Before} → {c.After ?? "–"}"));

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

    // Details of acts come in camel case. The parts of a value may have a part without a name, such as what lies outside all clusters.
    private string Field(string table, string name) => known.TryGetValue(table, out var noun) && (noun.Fields.TryGetValue(name, out var words) || name.Length > 0 && noun.Fields.TryGetValue(char.ToUpperInvariant(name[0]) + name[1..], out words)) || Details.TryGetValue(name, out words) ? words.ToString() : name.Length > 0 ? name : Words.L("其余", "the rest");

    private string? Value(string table, string field, JsonElement value, Said said) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => Words.L("是", "yes"),
        JsonValueKind.False => Words.L("否", "no"),
        // Of things with parts of their own only how many; the record's page tells what they are.
        JsonValueKind.Array when value.GetArrayLength() is var count && count > 0 && value[0].ValueKind == JsonValueKind.Object => Words.L($"{count} 项", $"{count} entries"),
        JsonValueKind.Array => string.Join(Words.L("、", ", "), value.EnumerateArray().Select(v => Value(table, field, v, said))),
        JsonValueKind.String when known.TryGetValue(table, out var noun) && noun.Values.TryGetValue(field, out var values) && values.TryGetValue(value.GetString()!, out var words) => words.ToString(),
        JsonValueKind.String when field == "Permissions" && permissions.TryGetValue(value.GetString()!, out var title) => title.ToString(),
        JsonValueKind.String when field == "Value" => RegulationValue.Line(value.GetString()!, said.Regulation),
        JsonValueKind.String when field == "Unit" && Regulations.Contains(table) => RegulationValue.UnitOf(value.GetString()!).ToString(),
        JsonValueKind.String when field == "Noun" => Noun(value.GetString()!),
        JsonValueKind.String when field == "field" => string.Join(Words.L("、", ", "), value.GetString()!.Split(", ").Select(name => Field(table, name))),
        JsonValueKind.String when field == "list" => (List(value.GetString()!) ?? Words.Same(value.GetString()!)).ToString(),
        JsonValueKind.String when IsHidden(value) => Words.L("（不显示）", "(not shown)"),
        JsonValueKind.String when value.TryGetGuid(out var id) => id == Guid.Empty ? TheHouse.ToString() : said.Names?.TryGetValue(id, out var called) == true ? called.ToString() : id.ToString(),
        // A day alone is no instant.
        JsonValueKind.String when value.GetString() is { Length: > 10 } && value.TryGetDateTimeOffset(out var at) => Show.Instant(at),
        // Scores have more digits than anybody reads.
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number.Scale > 6 => decimal.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
