using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>Remembers which agents, verbs and activities are in the database, and who was active on which day, so that most commits write none of them.</summary>
internal sealed class NameBook(StatementStore store, Base home)
{
    // Beyond so many the book is begun anew: a row too many is written, nothing else.
    private const int Most = 200_000;
    private readonly ConcurrentDictionary<long, string> agents = [];
    private readonly ConcurrentDictionary<long, bool> verbs = [];
    private readonly ConcurrentDictionary<long, int> activities = [];
    private readonly ConcurrentDictionary<(DateOnly Day, long Agent), bool> active = [];

    /// <summary>What of these drafts is not in the database as far as the book knows; each once, in the order of their numbers.</summary>
    public async Task<NewNames> New(IEnumerable<StatementDraft> drafts, CancellationToken ct)
    {
        Dictionary<long, AgentSeen> people = [];
        Dictionary<long, string> doings = [];
        SortedDictionary<long, (string Iri, List<ReadOnlyMemory<byte>> Told)> things = [];
        foreach (var draft in drafts)
        {
            foreach (var agent in draft.Agents)
                if (!agents.TryGetValue(agent.Id, out var name) || (agent.Name is { Length: > 0 } && agent.Name != name)) people[agent.Id] = agent;
            var verb = Term.Of(draft.Verb);
            if (!verbs.ContainsKey(verb)) doings[verb] = draft.Verb;
            foreach (var activity in draft.Activities)
            {
                if (activities.TryGetValue(activity.Id, out var told) && (activity.Definition.Length == 0 || told == Fingerprint(activity.Definition))) continue;
                if (!things.TryGetValue(activity.Id, out var thing)) things.Add(activity.Id, thing = (activity.Iri, []));
                if (activity.Definition.Length > 0) thing.Told.Add(activity.Definition);
            }
        }
        return new(
            [.. people.Values.OrderBy(a => a.Id).Select(a => new KnownAgent { Id = a.Id, Ifi = a.Ifi, Name = Clean(a.Name), IsGroup = a.IsGroup, PersonId = home.PersonOf(a.Ifi) })],
            [.. doings.OrderBy(v => v.Key).Select(v => new KnownVerb { Id = v.Key, Iri = v.Value })],
            things.Count == 0 ? [] : await Merged(things, ct));
    }

    /// <summary>Notes that these are in the database now.</summary>
    public void Learn(IEnumerable<StatementDraft> drafts)
    {
        if (agents.Count > Most) agents.Clear();
        if (activities.Count > Most) activities.Clear();
        if (verbs.Count > Most) verbs.Clear();
        foreach (var draft in drafts)
        {
            verbs[Term.Of(draft.Verb)] = true;
            foreach (var agent in draft.Agents)
                if (agent.Name is { Length: > 0 } name) agents[agent.Id] = name;
                else agents.TryAdd(agent.Id, "");
            foreach (var activity in draft.Activities)
                if (activity.Definition.Length > 0) activities[activity.Id] = Fingerprint(activity.Definition);
                else activities.TryAdd(activity.Id, 0);
        }
    }

    /// <summary>Takes those out that are known to have been active.</summary>
    public void LeaveOut(HashSet<(DateOnly Day, long Agent)> days) => days.RemoveWhere(active.ContainsKey);

    /// <inheritdoc cref="Learn(IEnumerable{StatementDraft})" />
    public void Learn(IEnumerable<(DateOnly Day, long Agent)> days)
    {
        if (active.Count > Most) active.Clear();
        foreach (var day in days) active[day] = true;
    }

    /// <summary>Forgets an agent, whose row was replaced.</summary>
    public void Forget(long agent)
    {
        agents.TryRemove(agent, out _);
        foreach (var day in active.Keys.Where(d => d.Agent == agent)) active.TryRemove(day, out _);
    }

    // The canonical definition of an activity is all that was told of it, the latest word first; names in other languages stay.
    private async Task<List<KnownActivity>> Merged(SortedDictionary<long, (string Iri, List<ReadOnlyMemory<byte>> Told)> seen, CancellationToken ct)
    {
        Dictionary<long, string> before = [];
        if (seen.Values.Any(a => a.Told.Count > 0))
        {
            await using var connection = await store.Open(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT id, definition FROM records_activity WHERE id {store.Among(command, "ids", seen.Keys)}";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) before[reader.GetInt64(0)] = reader.GetString(1);
        }
        List<KnownActivity> merged = [];
        foreach (var (id, (iri, told)) in seen)
        {
            var definition = before.GetValueOrDefault(id) is { Length: > 0 } text ? JsonNode.Parse(text)!.AsObject() : null;
            foreach (var part in told) definition = Merge(definition, part);
            merged.Add(new() { Id = id, Iri = iri, Type = Clean((string?)definition?["type"]), Name = Clean(NameOf(definition)), Definition = definition?.ToJsonString(Kernel.Json.Plain) ?? "" });
        }
        return merged;
    }

    private static JsonObject Merge(JsonObject? before, ReadOnlyMemory<byte> told)
    {
        var merged = before ?? [];
        // Twice the same property passes the reader inside extensions only; the last one counts.
        using var document = JsonDocument.Parse(told);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name is "name" or "description" or "extensions" && merged[property.Name] is JsonObject known)
            {
                foreach (var entry in property.Value.EnumerateObject()) known[entry.Name] = Node(entry.Value);
            }
            else merged[property.Name] = Node(property.Value);
        }
        return merged;
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Node)]),
        _ => JsonValue.Create(value.Clone()),
    };

    private static JsonObject Object(JsonElement value)
    {
        JsonObject made = [];
        foreach (var property in value.EnumerateObject()) made[property.Name] = Node(property.Value);
        return made;
    }

    /// <summary>What people read: Chinese first, then English, then any.</summary>
    internal static string NameOf(JsonObject? definition) => definition?["name"] is JsonObject { Count: > 0 } names
        ? (string?)(names["zh-CN"] ?? names["zh"] ?? names["en-US"] ?? names["en"] ?? names.First().Value) ?? ""
        : "";

    // PostgreSQL keeps no U+0000 in texts.
    private static string Clean(string? text) => text is null ? "" : text.Replace("\0", "", StringComparison.Ordinal);

    private static int Fingerprint(ReadOnlyMemory<byte> definition)
    {
        var hash = new HashCode();
        hash.AddBytes(definition.Span);
        return hash.ToHashCode();
    }
}
