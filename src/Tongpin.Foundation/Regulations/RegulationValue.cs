using System.Globalization;
using System.Text.Json;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>The value of a regulation keeps its type from version to version: a number, JSON of one shape, or a text.</summary>
internal static class RegulationValue
{
    /// <summary>The typed text in the form in which it is kept, when it is of the same type as <paramref name="shipped"/>.</summary>
    /// <param name="unit">Numbers whose unit is <c>0–1</c> or <c>share</c> stay between them.</param>
    /// <exception cref="RuleBroken">It is of another type or shape.</exception>
    public static string Like(string shipped, string unit, string typed)
    {
        typed = typed.Trim();
        if (typed.Length is 0 or > 20_000) throw Rules.NoText.Broken();
        var share = unit is "0–1" or "share";

        if (Number(shipped) is not null)
        {
            var number = Number(typed) ?? throw Rules.NoNumber.Broken(typed);
            if (share && number is < 0 or > 1) throw Rules.NoShare.Broken(typed);
            return number.ToString(CultureInfo.InvariantCulture);
        }
        if (Parse(shipped) is not { } form) return typed;

        if (Parse(typed) is not { } value) throw Rules.NoJson.Broken();
        Compare(form, value, "$", share);
        return JsonSerializer.Serialize(value, Json.Plain);
    }

    /// <summary>Holds the numbers of a table or list to their sum.</summary>
    public static void MustSumTo(decimal sum, string value)
    {
        if (Parts(value) is { } parts && parts.Sum(p => Number(p.Value) ?? 0) is var found && found != sum) throw Rules.WrongSum.Broken(sum, found);
    }

    /// <summary>Holds a value to what its regulation says beyond the shape: its sum, its own check, the profiles it names.</summary>
    public static void MustMean(RegulationSeed? seed, string value)
    {
        if (seed?.Sum is { } sum) MustSumTo(sum, value);
        seed?.Check?.Invoke(value);
        if (seed?.Profiles is not { } profiles) return;
        var years = new RegulationVersion(seed.Code, 0, value).Json<List<ProfileYear>>();
        if (years.FirstOrDefault(y => !profiles.ContainsKey(y.Profile)) is { } unknown) throw Rules.NoProfile.Broken(unknown.Profile, string.Join("、", profiles.Keys), string.Join(", ", profiles.Keys));
        if (years.GroupBy(y => y.From).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Rules.YearTwice.Broken(twice.Key);
    }

    /// <summary>The entries of a table (key and value), of a list (value alone) or of a list of pairs, in order; null for a number or a text.</summary>
    public static IReadOnlyList<(string? Key, string Value)>? Parts(string value) => value.Length == 0 ? null : Parse(value) switch
    {
        { ValueKind: JsonValueKind.Object } table => [.. table.EnumerateObject().Select(p => ((string?)p.Name, Shown(p.Value)))],
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 && list.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object && v.EnumerateObject().Count() == 2) =>
            [.. list.EnumerateArray().Select(v => v.EnumerateObject().ToArray()).Select(p => ((string?)p[0].Value.ToString(), Shown(p[1].Value)))],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(v => ((string?)null, Shown(v)))],
        _ => null,
    };

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Words.L("是", "yes"),
        JsonValueKind.False => Words.L("否", "no"),
        _ => value.ToString(),
    };

    /// <summary>In one line, without the marks of JSON.</summary>
    public static string Line(string value, IReadOnlyDictionary<string, Words>? words = null)
    {
        return Parts(value) is { } parts
            ? string.Join(parts.Any(p => IsParted(p.Value)) ? Words.L("；", "; ") : Words.L("、", ", "), parts.Where(p => IsRead(p.Key, parts)).Select(p => p.Key is { } key ? $"{Name(key)} {Deep(p.Value)}" : Deep(p.Value)))
            : words is not null ? Name(value) : value;

        string Name(string text) => words?.TryGetValue(text, out var known) == true ? known.ToString() : text;
        // What has a sentence of its own, such as a rule of the cards, is said by it.
        string Deep(string text) => !IsParted(text) || Name(text) != text ? Name(text) : Words.L($"（{Line(text, words)}）", $"({Line(text, words)})");
        // The key of a rule is for programs; of a text in both languages the reader's is enough.
        static bool IsRead(string? key, IReadOnlyList<(string? Key, string Value)> all) => key is null || key != "key" && (Words.InEnglish ? all.All(o => o.Key != key + "En") : !key.EndsWith("En", StringComparison.Ordinal) || all.All(o => o.Key + "En" != key));
    }

    /// <summary>For a line of a list: how many entries it has where they have parts of their own or are too many to read at a glance; else all of it.</summary>
    public static string Brief(string value, IReadOnlyDictionary<string, Words>? words) => Parts(value) is { } parts && (parts.Count > MostAtAGlance || parts.Any(p => IsParted(p.Value)))
        ? Words.L($"共 {parts.Count} 项", parts.Count == 1 ? "1 entry" : $"{parts.Count} entries")
        : Line(value, words);

    private const int MostAtAGlance = 8;

    private static bool IsParted(string text) => text.Length > 0 && Parse(text) is not null;

    /// <summary>Units as people read them.</summary>
    public static Words UnitOf(string unit) => unit switch
    {
        "codes" => ("代码", "codes"),
        "years" => ("年", "years"),
        "adverts" => ("条岗位", "adverts"),
        "programmes" => ("个专业", "programmes"),
        "share" => ("占比", "share"),
        "students" => ("名学生", "students"),
        "points" => ("个专业点", "points"),
        "files" => ("份文件", "files"),
        "forms" => ("种形式", "forms"),
        "votes" => ("票", "votes"),
        "month-day" => ("月-日", "month-day"),
        "roles" => ("种角色", "roles"),
        "days" => ("个工作日", "working days"),
        "months" => ("个月", "months"),
        "minutes" => ("分钟", "minutes"),
        "hours" => ("学时", "class hours"),
        "persons" => ("人", "persons"),
        "brands" => ("个品牌", "brands"),
        "words" => ("词", "words"),
        "code" => ("代码", "code"),
        "yuan/hour" => ("元/学时", "yuan a class hour"),
        "yuan/person/day" => ("元/人·天", "yuan a person and day"),
        _ => Words.Same(unit),
    };

    // No thousands: "1,5" would be read as 15.
    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A table or list; null for anything else.</summary>
    public static JsonElement? Parse(string text)
    {
        if (text[0] is not ('{' or '[')) return null;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text, Json.Plain);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Compare(JsonElement form, JsonElement value, string at, bool share)
    {
        if (KindOf(form) != KindOf(value)) throw Rules.OtherShape.Broken(at);
        switch (form.ValueKind)
        {
            case JsonValueKind.Array when form.GetArrayLength() > 0:
                if (value.GetArrayLength() == 0) throw Rules.OtherShape.Broken(at);
                foreach (var (i, item) in value.EnumerateArray().Index()) Compare(form[0], item, $"{at}[{i}]", share);
                break;
            case JsonValueKind.Object:
                // Twice the same key would let the second one in unseen.
                if (!form.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(value.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal))) throw Rules.OtherShape.Broken(at);
                foreach (var property in form.EnumerateObject()) Compare(property.Value, value.GetProperty(property.Name), $"{at}.{property.Name}", share);
                break;
            case JsonValueKind.Number when share && (!value.TryGetDecimal(out var number) || number is < 0 or > 1):
                throw Rules.NoShare.Broken($"{at} = {value}");
        }
    }

    private static JsonValueKind KindOf(JsonElement element) => element.ValueKind == JsonValueKind.False ? JsonValueKind.True : element.ValueKind;
}
