using System.Text.Json;

namespace Tongpin.Dynamics.Scenarios;

/// <summary>Reads a scenario and refuses by name whatever it does not know.</summary>
internal static class ScenarioJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static Scenario Read(string json, Line line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException damaged)
        {
            throw new Refusal(($"场景不是有效的 JSON：{damaged.Message}", $"The scenario is not valid JSON: {damaged.Message}"));
        }
        using (document)
        {
            var scenario = new Scenario();
            foreach (var (key, value) in Members("", document.RootElement))
            {
                scenario = key switch
                {
                    "$schema" => scenario,
                    "seed" => scenario with { Seed = value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var seed) ? seed : throw Wrong("seed", "非负整数", "a whole number, not negative") },
                    "initial" => scenario with { Initial = Numbers(key, value) },
                    "parameters" => scenario with { Parameters = Numbers(key, value) },
                    "recipe" => scenario with { Recipe = Numbers(key, value) },
                    "setpoints" => scenario with { Setpoints = Numbers(key, value) },
                    "commands" => scenario with { Commands = Items(key, value, Command) },
                    "faults" => scenario with { Faults = Items(key, value, Fault) },
                    "overrides" => scenario with { Overrides = Items(key, value, Override) },
                    "disturbances" => Disturbed(scenario, value),
                    "variant" => scenario with { Variant = Items(key, value, Text) },
                    _ => throw NoSuchKey(key),
                };
            }
            scenario.Check(line);
            return scenario;
        }
    }

    private static PlannedCommand Command(string at, JsonElement item)
    {
        var (time, handle, value, until) = ((double?)null, (string?)null, (double?)null, (double?)null);
        foreach (var (key, field) in Members(at, item))
        {
            var name = $"{at}.{key}";
            switch (key)
            {
                case "at": time = Number(name, field); break;
                case "handle": handle = Text(name, field); break;
                case "value": value = Number(name, field); break;
                case "until": until = Number(name, field); break;
                default: throw NoSuchKey(name);
            }
        }
        return new(time ?? throw Missing(at, "at"), handle ?? throw Missing(at, "handle"), value ?? throw Missing(at, "value"), until);
    }

    private static PlannedFault Fault(string at, JsonElement item)
    {
        var (faultName, from, to, size) = ((string?)null, (double?)null, (double?)null, (double?)null);
        foreach (var (key, field) in Members(at, item))
        {
            var name = $"{at}.{key}";
            switch (key)
            {
                case "name": faultName = Text(name, field); break;
                case "from": from = Number(name, field); break;
                case "to": to = Number(name, field); break;
                case "value": size = Number(name, field); break;
                default: throw NoSuchKey(name);
            }
        }
        return new(faultName ?? throw Missing(at, "name"), from, to, size);
    }

    private static Override Override(string at, JsonElement item)
    {
        var (input, value, from, to) = ((string?)null, (double?)null, (double?)null, (double?)null);
        (double Start, double Slope, double Min, double Max)? ramp = null;
        foreach (var (key, field) in Members(at, item))
        {
            var name = $"{at}.{key}";
            switch (key)
            {
                case "input": input = Text(name, field); break;
                case "value": value = Number(name, field); break;
                case "from": from = Number(name, field); break;
                case "to": to = Number(name, field); break;
                case "ramp": ramp = Ramp(name, field); break;
                default: throw NoSuchKey(name);
            }
        }
        if (input is null) throw Missing(at, "input");
        if (value is null == ramp is null) throw new Refusal(($"{at}：须给出 value 或 ramp 之一", $"{at}: give either value or ramp"));
        return ramp is { } r ? new(input, r.Start, from, to, r.Slope, r.Min, r.Max) : new(input, value!.Value, from, to);
    }

    private static (double, double, double, double) Ramp(string at, JsonElement item)
    {
        var (start, slope, min, max) = ((double?)null, (double?)null, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var (key, field) in Members(at, item))
        {
            var number = Number($"{at}.{key}", field);
            switch (key)
            {
                case "start": start = number; break;
                case "slope": slope = number; break;
                case "min": min = number; break;
                case "max": max = number; break;
                default: throw NoSuchKey($"{at}.{key}");
            }
        }
        return (start ?? throw Missing(at, "start"), slope ?? throw Missing(at, "slope"), min, max);
    }

    private static Scenario Disturbed(Scenario scenario, JsonElement value)
    {
        foreach (var (key, field) in Members("disturbances", value))
        {
            scenario = key switch
            {
                "kind" => scenario with { Disturbance = Text("disturbances.kind", field) },
                "factor" => scenario with { DisturbanceFactor = Number("disturbances.factor", field) },
                _ => throw NoSuchKey($"disturbances.{key}"),
            };
        }
        return scenario;
    }

    private static Dictionary<string, double> Numbers(string at, JsonElement value) => Members(at, value).ToDictionary(m => m.Key, m => Number($"{at}.{m.Key}", m.Value));

    private static IReadOnlyList<T> Items<T>(string at, JsonElement value, Func<string, JsonElement, T> read) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select((item, i) => read($"{at}[{i}]", item))] : throw Wrong(at, "列表", "a list");

    private static IEnumerable<(string Key, JsonElement Value)> Members(string at, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(p => (p.Name, p.Value)) : throw Wrong(at.Length > 0 ? at : "scenario", "对象", "an object");

    /// <summary>A number stands alone, in the unit of its quantity; "298 K" is refused.</summary>
    private static double Number(string at, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(at, "有限的数，不带单位", "a finite number without a unit");

    private static string Text(string at, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(at, "文本", "text");

    private static Refusal Wrong(string at, string zh, string en) => new(($"{at}：须为{zh}", $"{at}: must be {en}"));

    private static Refusal Missing(string at, string key) => new(($"{at}：缺少 {key}", $"{at}: {key} is missing"));

    private static Refusal NoSuchKey(string key) => new(($"场景中没有“{key}”这一项", $"A scenario has no key \"{key}\""));
}
