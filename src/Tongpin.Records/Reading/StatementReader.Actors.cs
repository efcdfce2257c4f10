using System.Text.Json;
using Tongpin.Records.Store;

namespace Tongpin.Records.Reading;

/// <summary>Actors, activities and the small things that all objects are made of.</summary>
internal sealed partial class StatementReader
{
    [Flags]
    private enum Fields
    {
        None = 0, Id = 1, Actor = 2, Verb = 4, Object = 8, Result = 16, Context = 32, Timestamp = 64, Stored = 128, Authority = 256, Version = 512, Attachments = 1024, ObjectType = 2048,
    }

    private enum ObjectKind { None, Activity, Agent, Group, StatementRef, SubStatement }

    [Flags]
    private enum Kinds { Agent = 1, Group = 2, Either = 3 }

    /// <summary>Where something is named: as actor or object itself, somewhere else in the statement, or where no query looks.</summary>
    private enum Place { Main, Related, Unlisted }

    /// <returns>The agent or identified group; null for an anonymous group.</returns>
    private AgentSeen? Actor(ref Utf8JsonReader r, string at, Place place, Kinds kinds, bool read = false)
    {
        if (read) r.Read();
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        string? ifi = null, name = null, objectType = null;
        var (identifiers, members) = (0, -1);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("mbox"u8)) ifi = Identifier(ref r, at, "mbox", ref identifiers, static t => Formats.IsMailbox(t));
            else if (r.ValueTextEquals("mbox_sha1sum"u8)) ifi = Identifier(ref r, at, "mbox_sha1sum", ref identifiers, static t => Formats.IsSha1(t));
            else if (r.ValueTextEquals("openid"u8)) ifi = Identifier(ref r, at, "openid", ref identifiers, static t => Formats.IsIri(t));
            else if (r.ValueTextEquals("account"u8))
            {
                identifiers++;
                ifi = Account(ref r, at);
            }
            else if (r.ValueTextEquals("name"u8)) name = name is null ? Text(ref r, $"{at}.name", read: true) : throw new Refusal(Rules.Twice, at, "name");
            else if (r.ValueTextEquals("objectType"u8)) objectType = objectType is null ? Text(ref r, $"{at}.objectType", read: true) : throw new Refusal(Rules.Twice, at, "objectType");
            else if (r.ValueTextEquals("member"u8))
            {
                if (members >= 0) throw new Refusal(Rules.Twice, at, "member");
                r.Read();
                Must(ref r, JsonTokenType.StartArray, $"{at}.member", ArrayWords);
                for (members = 0; r.Read() && r.TokenType != JsonTokenType.EndArray; members++) Actor(ref r, $"{at}.member", place == Place.Main ? Place.Related : place, Kinds.Agent);
            }
            else throw Unknown(ref r, at);
        }

        var isGroup = objectType == "Group";
        if (objectType is not (null or "Agent" or "Group")) throw new Refusal(Rules.WrongValue, $"{at}.objectType", objectType);
        if (!kinds.HasFlag(isGroup ? Kinds.Group : Kinds.Agent)) throw new Refusal(Rules.WrongValue, $"{at}.objectType", objectType ?? "Agent");
        if (!isGroup && members >= 0) throw new Refusal(Rules.Unknown, at, "member");
        if (isGroup && identifiers == 0)
        {
            // An anonymous group is nothing but its members.
            if (members < 0) throw new Refusal(Rules.Missing, at, "member");
            return null;
        }
        if (identifiers != 1) throw new Refusal(Rules.Identifier, at, identifiers);

        var seen = new AgentSeen(Term.Of(ifi), ifi!, name, isGroup);
        if (place == Place.Unlisted) return seen;
        draft.Agents.Add(seen);
        draft.Terms.Add(place == Place.Main ? Term.Agent(seen.Id) : Term.RelatedAgent(seen.Id));
        return seen;
    }

    private static string Identifier(ref Utf8JsonReader r, string at, string kind, ref int identifiers, Predicate<string> isValid)
    {
        identifiers++;
        var text = Text(ref r, $"{at}.{kind}", read: true);
        return isValid(text) ? $"{kind}:{text}" : throw new Refusal(Rules.WrongValue, $"{at}.{kind}", text);
    }

    private static string Account(ref Utf8JsonReader r, string at)
    {
        r.Read();
        Must(ref r, JsonTokenType.StartObject, $"{at}.account", ObjectWords);
        string? home = null, name = null;
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("homePage"u8)) home = Iri(ref r, $"{at}.account.homePage", ref home);
            else if (r.ValueTextEquals("name"u8)) name = Text(ref r, $"{at}.account.name", read: true) is var text && !text.Contains('\0', StringComparison.Ordinal) ? text : throw new Refusal(Rules.WrongValue, $"{at}.account.name", "U+0000");
            else throw Unknown(ref r, $"{at}.account");
        }
        if (home is null) throw new Refusal(Rules.Missing, $"{at}.account", "homePage");
        if (name is null) throw new Refusal(Rules.Missing, $"{at}.account", "name");
        return Ifi.Account(home, name);
    }

    private static int Members(Utf8JsonReader ahead)
    {
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (!ahead.ValueTextEquals("member"u8))
            {
                ahead.Skip();
                continue;
            }
            ahead.Read();
            if (ahead.TokenType != JsonTokenType.StartArray) return 0;
            var count = 0;
            for (; ahead.Read() && ahead.TokenType != JsonTokenType.EndArray; count++) ahead.Skip();
            return count;
        }
        return 0;
    }

    private long Activity(ref Utf8JsonReader r, string at, Place place)
    {
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        var (id, typed, definition) = ((string?)null, false, ReadOnlyMemory<byte>.Empty);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("id"u8)) id = Iri(ref r, $"{at}.id", ref id);
            else if (r.ValueTextEquals("objectType"u8)) typed = Text(ref r, $"{at}.objectType", read: true) == "Activity" && !typed ? true : throw new Refusal(Rules.WrongValue, $"{at}.objectType", r.GetString());
            else if (r.ValueTextEquals("definition"u8))
            {
                r.Read();
                var start = (int)r.TokenStartIndex;
                Definition(ref r, $"{at}.definition");
                definition = body[start..(int)r.BytesConsumed];
            }
            else throw Unknown(ref r, at);
        }
        if (id is null) throw new Refusal(Rules.Missing, at, "id");
        var activity = Term.Of(id);
        draft.Activities.Add(new(activity, id, definition));
        draft.Terms.Add(place == Place.Main ? Term.Activity(activity) : Term.RelatedActivity(activity));
        return activity;
    }

    private static void Definition(ref Utf8JsonReader r, string at)
    {
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        var (seen, needsInteraction, named, described) = (0, (string?)null, false, false);
        string? type = null, more = null;
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("name"u8)) LanguageMap(ref r, $"{at}.name", ref named);
            else if (r.ValueTextEquals("description"u8)) LanguageMap(ref r, $"{at}.description", ref described);
            else if (r.ValueTextEquals("type"u8)) type = Iri(ref r, $"{at}.type", ref type);
            else if (r.ValueTextEquals("moreInfo"u8)) more = Iri(ref r, $"{at}.moreInfo", ref more);
            else if (r.ValueTextEquals("extensions"u8) && Once(ref seen, 1, at, "extensions")) Extensions(ref r, $"{at}.extensions");
            else if (r.ValueTextEquals("interactionType"u8) && Once(ref seen, 2, at, "interactionType"))
            {
                if (Text(ref r, $"{at}.interactionType", read: true) is not ("true-false" or "choice" or "fill-in" or "long-fill-in" or "matching" or "performance" or "sequencing" or "likert" or "numeric" or "other"))
                    throw new Refusal(Rules.WrongValue, $"{at}.interactionType", r.GetString());
            }
            else if (r.ValueTextEquals("correctResponsesPattern"u8) && Once(ref seen, 4, at, needsInteraction = "correctResponsesPattern"))
            {
                r.Read();
                Must(ref r, JsonTokenType.StartArray, $"{at}.correctResponsesPattern", ArrayWords);
                while (r.Read() && r.TokenType != JsonTokenType.EndArray) Text(ref r, $"{at}.correctResponsesPattern");
            }
            else if (r.ValueTextEquals("choices"u8) && Once(ref seen, 8, at, needsInteraction = "choices")) Components(ref r, $"{at}.choices");
            else if (r.ValueTextEquals("scale"u8) && Once(ref seen, 16, at, needsInteraction = "scale")) Components(ref r, $"{at}.scale");
            else if (r.ValueTextEquals("source"u8) && Once(ref seen, 32, at, needsInteraction = "source")) Components(ref r, $"{at}.source");
            else if (r.ValueTextEquals("target"u8) && Once(ref seen, 64, at, needsInteraction = "target")) Components(ref r, $"{at}.target");
            else if (r.ValueTextEquals("steps"u8) && Once(ref seen, 128, at, needsInteraction = "steps")) Components(ref r, $"{at}.steps");
            else throw Unknown(ref r, at);
        }
        if (needsInteraction is not null && (seen & 2) == 0) throw new Refusal(Rules.Missing, at, "interactionType");
    }

    private static void Components(ref Utf8JsonReader r, string at)
    {
        r.Read();
        Must(ref r, JsonTokenType.StartArray, at, ArrayWords);
        HashSet<string> ids = [];
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
            var (id, described) = ((string?)null, false);
            while (NextProperty(ref r))
            {
                if (r.ValueTextEquals("id"u8)) id = Text(ref r, $"{at}.id", read: true);
                else if (r.ValueTextEquals("description"u8)) LanguageMap(ref r, $"{at}.description", ref described);
                else throw Unknown(ref r, at);
            }
            if (id is null) throw new Refusal(Rules.Missing, at, "id");
            if (!ids.Add(id)) throw new Refusal(Rules.Twice, at, id);
        }
    }

    private static void LanguageMap(ref Utf8JsonReader r, string at, ref bool already)
    {
        if (already) throw new Refusal(Rules.Twice, at, at[(at.LastIndexOf('.') + 1)..]);
        already = true;
        r.Read();
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        while (NextProperty(ref r))
        {
            if (r.GetString() is var language && !Formats.IsLanguage(language!)) throw new Refusal(Rules.WrongValue, at, language);
            Text(ref r, at, read: true);
        }
    }

    private static void Extensions(ref Utf8JsonReader r, string at)
    {
        r.Read();
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        while (NextProperty(ref r))
        {
            if (r.GetString() is var key && !Formats.IsIri(key)) throw new Refusal(Rules.WrongValue, at, key);
            r.Read();
            Anything(ref r);
        }
    }

    // Any JSON; escapes are looked at, since half of a pair of surrogates is no text and could never be written out again.
    private static void Anything(ref Utf8JsonReader r)
    {
        var depth = r.CurrentDepth;
        do
        {
            if (r.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && r.ValueIsEscaped) _ = r.GetString();
            if (r.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray) && r.CurrentDepth == depth && r.TokenType != JsonTokenType.PropertyName) return;
        }
        while (r.Read());
    }

    private static bool NextProperty(ref Utf8JsonReader r) => r.Read() && r.TokenType == JsonTokenType.PropertyName;

    private static bool Once(ref int seen, int bit, string at, string name)
    {
        if ((seen & bit) != 0) throw new Refusal(Rules.Twice, at, name);
        seen |= bit;
        return true;
    }

    private static void Must(ref Utf8JsonReader r, JsonTokenType type, string at, string words)
    {
        if (r.TokenType != type) throw new Refusal(Rules.WrongType, at, words);
    }

    private static string Text(ref Utf8JsonReader r, string at, bool read = false)
    {
        if (read) r.Read();
        Must(ref r, JsonTokenType.String, at, StringWords);
        return r.GetString()!;
    }

    private static string Iri(ref Utf8JsonReader r, string at, ref string? already, bool read = true)
    {
        if (already is not null) throw new Refusal(Rules.Twice, at, at[(at.LastIndexOf('.') + 1)..]);
        var text = Text(ref r, at, read);
        return Formats.IsIri(text) ? already = text : throw new Refusal(Rules.WrongValue, at, text);
    }

    private static Guid Uuid(ref Utf8JsonReader r, string at) => Text(ref r, at) is var text && Formats.IsUuid(text, out var id) ? id : throw new Refusal(Rules.WrongValue, at, text);

    private static DateTimeOffset Instant(ref Utf8JsonReader r, string at) => Text(ref r, at) is var text && Formats.IsInstant(text, out var instant) ? instant : throw new Refusal(Rules.WrongValue, at, text);

    private static bool Boolean(ref Utf8JsonReader r, string at)
    {
        r.Read();
        if (r.TokenType is not (JsonTokenType.True or JsonTokenType.False)) throw new Refusal(Rules.WrongType, at, BooleanWords);
        return r.TokenType == JsonTokenType.True;
    }

    private static void Number(ref Utf8JsonReader r, string at, ref double? value)
    {
        if (value is not null) throw new Refusal(Rules.Twice, "result.score", at);
        r.Read();
        Must(ref r, JsonTokenType.Number, at, NumberWords);
        value = r.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new Refusal(Rules.WrongValue, at, "beyond range");
    }

    private static Refusal Unknown(ref Utf8JsonReader r, string at) => new(Rules.Unknown, at, r.GetString());
}
