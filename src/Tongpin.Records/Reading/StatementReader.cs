using System.Text.Json;
using System.Text.Unicode;
using Tongpin.Records.Store;

namespace Tongpin.Records.Reading;

/// <summary>Reads statements out of a request body in one pass, without building them as objects, and refuses what the standard does (xAPI 1.0.3 part 2, IEEE 9274.1.1 4.2).</summary>
/// <param name="body">UTF-8; the drafts keep slices of it.</param>
/// <param name="second">By version 2.0: agents and groups of the context are allowed.</param>
internal sealed partial class StatementReader(ReadOnlyMemory<byte> body, bool second, int mostDepth = StatementReader.Depth)
{
    /// <summary>Levels of nesting that a statement may have; the deepest that a vocabulary is known to need is 12.</summary>
    public const int Depth = 64;
    internal const string Voided = "http://adlnet.gov/expapi/verbs/voided";
    private const string SignatureUse = "http://adlnet.gov/expapi/attachments/signature";
    private const string NumberWords = "a number | 数字", ObjectWords = "an object | 对象", ArrayWords = "an array | 数组", StringWords = "a string | 字符串", BooleanWords = "true or false | 布尔值";
    private StatementDraft draft = new();

    /// <summary>One statement, or an array of them.</summary>
    public List<StatementDraft> ReadAll(out bool isArray)
    {
        var r = Open(body, mostDepth);
        try
        {
            r.Read();
            isArray = r.TokenType == JsonTokenType.StartArray;
            List<StatementDraft> drafts = [];
            if (isArray) while (r.Read() && r.TokenType != JsonTokenType.EndArray) drafts.Add(One(ref r));
            else drafts.Add(One(ref r));
            if (r.Read()) throw new Refusal(Rules.BadJson, "more after the end");
            return drafts;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Broken(e, mostDepth);
        }
    }

    /// <summary>A reader of checked UTF-8.</summary>
    public static Utf8JsonReader Open(ReadOnlyMemory<byte> body, int mostDepth = Depth)
    {
        if (!Utf8.IsValid(body.Span)) throw new Refusal(Rules.BadUtf8, $"{FirstBroken(body.Span)}");
        return new(body.Span, new JsonReaderOptions { MaxDepth = mostDepth });
    }

    // Half of a pair of surrogates in an escape is JSON, but no text.
    public static Refusal Broken(Exception e, int mostDepth = Depth) => e is JsonException { Message: var m } && m.Contains("depth", StringComparison.OrdinalIgnoreCase) ? new(Rules.TooDeep, $"{mostDepth}") : new(Rules.BadJson, e.Message);

    /// <summary>An actor as a parameter or document names it.</summary>
    public static AgentSeen ReadAgent(ReadOnlyMemory<byte> json, string at)
    {
        try
        {
            var reader = new StatementReader(json, true);
            var r = Open(json);
            r.Read();
            if (reader.Actor(ref r, at, Place.Related, Kinds.Either) is not { } agent) throw new Refusal(Rules.Identifier, at, 0);
            if (r.Read()) throw new Refusal(Rules.BadJson, "more after the end");
            return agent;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Broken(e);
        }
    }

    private static int FirstBroken(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (0, bytes.Length);
        while (low < high)
        {
            // The longest valid start, looked for at the borders of characters.
            System.Buffers.OperationStatus status = Utf8.ToUtf16(bytes[low..Math.Min(bytes.Length, low + 1024)], new char[1024], out var read, out _, replaceInvalidSequences: false, isFinalBlock: low + 1024 >= bytes.Length);
            low += read;
            if (status != System.Buffers.OperationStatus.Done && read < 1020) return low;
        }
        return low;
    }

    private StatementDraft One(ref Utf8JsonReader r)
    {
        draft = new() { Marks = second ? StatementMarks.IsSecond : StatementMarks.None };
        var start = (int)r.TokenStartIndex;
        Statement(ref r, "statement", sub: false);
        draft.Original = body[start..(int)r.BytesConsumed];
        return draft;
    }

    private void Statement(ref Utf8JsonReader r, string at, bool sub)
    {
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        var seen = Fields.None;
        var (objectKind, needsActivity) = (ObjectKind.None, (string?)null);
        while (NextProperty(ref r))
        {
            var field =
                r.ValueTextEquals("actor"u8) ? Fields.Actor : r.ValueTextEquals("verb"u8) ? Fields.Verb : r.ValueTextEquals("object"u8) ? Fields.Object
                : r.ValueTextEquals("result"u8) ? Fields.Result : r.ValueTextEquals("context"u8) ? Fields.Context : r.ValueTextEquals("timestamp"u8) ? Fields.Timestamp
                : r.ValueTextEquals("attachments"u8) ? Fields.Attachments
                : sub && r.ValueTextEquals("objectType"u8) ? Fields.ObjectType
                : sub ? throw Unknown(ref r, at)
                : r.ValueTextEquals("id"u8) ? Fields.Id : r.ValueTextEquals("stored"u8) ? Fields.Stored : r.ValueTextEquals("authority"u8) ? Fields.Authority
                : r.ValueTextEquals("version"u8) ? Fields.Version : throw Unknown(ref r, at);
            if ((seen & field) != 0) throw new Refusal(Rules.Twice, at, r.GetString());
            seen |= field;
            r.Read();
            switch (field)
            {
                case Fields.Id:
                    draft.Id = Uuid(ref r, "id");
                    draft.Marks |= StatementMarks.HasId;
                    break;
                case Fields.Actor:
                    var actor = Actor(ref r, "actor", sub ? Place.Related : Place.Main, Kinds.Either);
                    if (!sub) (draft.Actor, draft.ActorIsGroup) = (actor?.Id ?? 0, actor?.IsGroup ?? true);
                    break;
                case Fields.Verb: Verb(ref r, sub); break;
                case Fields.Object: objectKind = Object(ref r, sub); break;
                case Fields.Result:
                    var (scaled, success) = Result(ref r);
                    if (!sub) (draft.Scaled, draft.Success) = (scaled, success);
                    break;
                case Fields.Context: needsActivity = Context(ref r, sub); break;
                case Fields.Timestamp:
                    var timestamp = Instant(ref r, "timestamp");
                    if (sub) break;
                    draft.Timestamp = timestamp;
                    draft.Marks |= StatementMarks.HasTimestamp;
                    break;
                case Fields.Attachments: Attachments(ref r, sub); break;
                case Fields.Stored:
                    Instant(ref r, "stored");
                    draft.Marks |= StatementMarks.HasOwnStamp;
                    break;
                case Fields.Authority:
                    Authority(ref r);
                    draft.Marks |= StatementMarks.HasOwnStamp;
                    break;
                case Fields.Version:
                    var version = Text(ref r, "version");
                    if (!Formats.IsStatementVersion(version) || (!second && version[0] == '2')) throw new Refusal(Rules.WrongValue, "version", version);
                    draft.Marks |= StatementMarks.HasVersion;
                    break;
                default: r.Skip(); break;
            }
        }
        if ((seen & Fields.Actor) == 0) throw new Refusal(Rules.Missing, at, "actor");
        if ((seen & Fields.Verb) == 0) throw new Refusal(Rules.Missing, at, "verb");
        if ((seen & Fields.Object) == 0) throw new Refusal(Rules.Missing, at, "object");
        if (needsActivity is not null && objectKind != ObjectKind.Activity) throw new Refusal(Rules.Combination, at, $"context.{needsActivity}", $"object.objectType {objectKind}");
        if (draft.IsVoiding && !sub && objectKind != ObjectKind.StatementRef) throw new Refusal(Rules.Combination, at, "verb voided", $"object.objectType {objectKind}");
    }

    private void Verb(ref Utf8JsonReader r, bool sub)
    {
        Must(ref r, JsonTokenType.StartObject, "verb", ObjectWords);
        var (id, display) = ((string?)null, false);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("id"u8)) id = Iri(ref r, "verb.id", ref id);
            else if (r.ValueTextEquals("display"u8)) LanguageMap(ref r, "verb.display", ref display);
            else throw Unknown(ref r, "verb");
        }
        if (id is null) throw new Refusal(Rules.Missing, "verb", "id");
        if (sub) return;
        draft.Verb = id;
        draft.Terms.Add(Term.Verb(Term.Of(id)));
        if (id == Voided) draft.Marks |= StatementMarks.IsVoiding;
    }

    private ObjectKind Object(ref Utf8JsonReader r, bool sub)
    {
        Must(ref r, JsonTokenType.StartObject, "object", ObjectWords);
        var kind = KindOf(r);
        switch (kind)
        {
            case ObjectKind.Activity:
                var activity = Activity(ref r, "object", sub ? Place.Related : Place.Main);
                if (!sub) (draft.Object, draft.ObjectIsActivity) = (activity, true);
                break;
            case ObjectKind.Agent or ObjectKind.Group:
                var agent = Actor(ref r, "object", sub ? Place.Related : Place.Main, Kinds.Either);
                if (!sub) draft.Object = agent?.Id ?? 0;
                break;
            case ObjectKind.StatementRef:
                var target = Reference(ref r, "object");
                if (!sub) draft.Target = target;
                break;
            case ObjectKind.SubStatement:
                if (sub) throw new Refusal(Rules.Combination, "object", "SubStatement", "SubStatement");
                Statement(ref r, "object", sub: true);
                break;
            default: throw new InvalidOperationException();
        }
        return kind;
    }

    // The kind may be told behind what depends on it, so a copy of the reader looks ahead.
    private static ObjectKind KindOf(Utf8JsonReader ahead)
    {
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (!ahead.ValueTextEquals("objectType"u8))
            {
                ahead.Skip();
                continue;
            }
            ahead.Read();
            Must(ref ahead, JsonTokenType.String, "object.objectType", StringWords);
            return ahead.ValueTextEquals("Activity"u8) ? ObjectKind.Activity : ahead.ValueTextEquals("Agent"u8) ? ObjectKind.Agent : ahead.ValueTextEquals("Group"u8) ? ObjectKind.Group
                : ahead.ValueTextEquals("StatementRef"u8) ? ObjectKind.StatementRef : ahead.ValueTextEquals("SubStatement"u8) ? ObjectKind.SubStatement
                : throw new Refusal(Rules.WrongValue, "object.objectType", ahead.GetString());
        }
        return ObjectKind.Activity;
    }

    private static Guid Reference(ref Utf8JsonReader r, string at)
    {
        Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
        var (id, kind) = ((Guid?)null, false);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("id"u8))
            {
                r.Read();
                id = Uuid(ref r, $"{at}.id");
            }
            else if (r.ValueTextEquals("objectType"u8)) kind = Text(ref r, $"{at}.objectType", read: true) == "StatementRef" ? true : throw new Refusal(Rules.WrongValue, $"{at}.objectType", r.GetString());
            else throw Unknown(ref r, at);
        }
        if (!kind) throw new Refusal(Rules.Missing, at, "objectType");
        return id ?? throw new Refusal(Rules.Missing, at, "id");
    }

    private static (double? Scaled, bool? Success) Result(ref Utf8JsonReader r)
    {
        Must(ref r, JsonTokenType.StartObject, "result", ObjectWords);
        var (seen, scaled, success) = (0, (double?)null, (bool?)null);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("score"u8)) scaled = Score(ref r, ref seen);
            else if (r.ValueTextEquals("success"u8) && Once(ref seen, 1, "result", "success")) success = Boolean(ref r, "result.success");
            else if (r.ValueTextEquals("completion"u8) && Once(ref seen, 2, "result", "completion")) Boolean(ref r, "result.completion");
            else if (r.ValueTextEquals("response"u8) && Once(ref seen, 4, "result", "response")) Text(ref r, "result.response", read: true);
            else if (r.ValueTextEquals("duration"u8) && Once(ref seen, 8, "result", "duration"))
            {
                if (Text(ref r, "result.duration", read: true) is var duration && !Formats.IsDuration(duration)) throw new Refusal(Rules.WrongValue, "result.duration", duration);
            }
            else if (r.ValueTextEquals("extensions"u8) && Once(ref seen, 16, "result", "extensions")) Extensions(ref r, "result.extensions");
            else throw Unknown(ref r, "result");
        }
        return (scaled, success);
    }

    private static double? Score(ref Utf8JsonReader r, ref int already)
    {
        Once(ref already, 32, "result", "score");
        r.Read();
        Must(ref r, JsonTokenType.StartObject, "result.score", ObjectWords);
        double? scaled = null, raw = null, min = null, max = null;
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("scaled"u8)) Number(ref r, "result.score.scaled", ref scaled);
            else if (r.ValueTextEquals("raw"u8)) Number(ref r, "result.score.raw", ref raw);
            else if (r.ValueTextEquals("min"u8)) Number(ref r, "result.score.min", ref min);
            else if (r.ValueTextEquals("max"u8)) Number(ref r, "result.score.max", ref max);
            else throw Unknown(ref r, "result.score");
        }
        if (scaled is < -1 or > 1) throw new Refusal(Rules.WrongValue, "result.score.scaled", scaled);
        if (min >= max) throw new Refusal(Rules.WrongValue, "result.score.min", min);
        if (raw < min || raw > max) throw new Refusal(Rules.WrongValue, "result.score.raw", raw);
        return scaled;
    }

    /// <returns>A property that only goes with an activity as the object.</returns>
    private string? Context(ref Utf8JsonReader r, bool sub)
    {
        Must(ref r, JsonTokenType.StartObject, "context", ObjectWords);
        var (seen, needsActivity) = (0, (string?)null);
        while (NextProperty(ref r))
        {
            if (r.ValueTextEquals("registration"u8) && Once(ref seen, 1, "context", "registration"))
            {
                r.Read();
                var registration = Uuid(ref r, "context.registration");
                if (sub) continue;
                draft.Registration = registration;
                draft.Terms.Add(Term.Registration(registration));
            }
            else if (r.ValueTextEquals("instructor"u8) && Once(ref seen, 2, "context", "instructor")) Actor(ref r, "context.instructor", Place.Related, Kinds.Either, read: true);
            else if (r.ValueTextEquals("team"u8) && Once(ref seen, 4, "context", "team")) Actor(ref r, "context.team", Place.Related, Kinds.Group, read: true);
            else if (r.ValueTextEquals("contextActivities"u8) && Once(ref seen, 8, "context", "contextActivities")) ContextActivities(ref r);
            else if (r.ValueTextEquals("revision"u8) && Once(ref seen, 16, "context", "revision")) needsActivity = Text(ref r, "context.revision", read: true) is null ? null : "revision";
            else if (r.ValueTextEquals("platform"u8) && Once(ref seen, 32, "context", "platform")) needsActivity = Text(ref r, "context.platform", read: true) is null ? null : "platform";
            else if (r.ValueTextEquals("language"u8) && Once(ref seen, 64, "context", "language"))
            {
                if (Text(ref r, "context.language", read: true) is var language && !Formats.IsLanguage(language)) throw new Refusal(Rules.WrongValue, "context.language", language);
            }
            else if (r.ValueTextEquals("statement"u8) && Once(ref seen, 128, "context", "statement"))
            {
                r.Read();
                Reference(ref r, "context.statement");
            }
            else if (r.ValueTextEquals("extensions"u8) && Once(ref seen, 256, "context", "extensions")) Extensions(ref r, "context.extensions");
            else if (second && r.ValueTextEquals("contextAgents"u8) && Once(ref seen, 512, "context", "contextAgents")) ContextActors(ref r, "contextAgent", "agent", Kinds.Agent);
            else if (second && r.ValueTextEquals("contextGroups"u8) && Once(ref seen, 1024, "context", "contextGroups")) ContextActors(ref r, "contextGroup", "group", Kinds.Group);
            else throw Unknown(ref r, "context");
        }
        return needsActivity;
    }

    private void ContextActivities(ref Utf8JsonReader r)
    {
        r.Read();
        Must(ref r, JsonTokenType.StartObject, "context.contextActivities", ObjectWords);
        var seen = 0;
        while (NextProperty(ref r))
        {
            var (bit, at) = r.ValueTextEquals("parent"u8) ? (1, "context.contextActivities.parent") : r.ValueTextEquals("grouping"u8) ? (2, "context.contextActivities.grouping")
                : r.ValueTextEquals("category"u8) ? (4, "context.contextActivities.category") : r.ValueTextEquals("other"u8) ? (8, "context.contextActivities.other") : throw Unknown(ref r, "context.contextActivities");
            Once(ref seen, bit, "context.contextActivities", at);
            r.Read();
            if (r.TokenType != JsonTokenType.StartArray)
            {
                Activity(ref r, at, Place.Related);
                draft.Marks |= StatementMarks.HasLoneActivity;
            }
            else while (r.Read() && r.TokenType != JsonTokenType.EndArray) Activity(ref r, at, Place.Related);
        }
    }

    // IEEE 9274.1.1, 4.2.2.5: who else took part, and as what.
    private void ContextActors(ref Utf8JsonReader r, string kind, string property, Kinds kinds)
    {
        var at = $"context.{kind}s";
        r.Read();
        Must(ref r, JsonTokenType.StartArray, at, ArrayWords);
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
            var (named, typed) = (false, false);
            while (NextProperty(ref r))
            {
                if (r.ValueTextEquals("objectType"u8)) typed = Text(ref r, $"{at}.objectType", read: true) == kind ? true : throw new Refusal(Rules.WrongValue, $"{at}.objectType", r.GetString());
                else if (r.ValueTextEquals(property))
                {
                    Actor(ref r, $"{at}.{property}", Place.Related, kinds, read: true);
                    named = true;
                }
                else if (r.ValueTextEquals("relevantTypes"u8))
                {
                    r.Read();
                    Must(ref r, JsonTokenType.StartArray, $"{at}.relevantTypes", ArrayWords);
                    var types = 0;
                    for (string? iri = null; r.Read() && r.TokenType != JsonTokenType.EndArray; types++, iri = null) Iri(ref r, $"{at}.relevantTypes", ref iri, read: false);
                    if (types == 0) throw new Refusal(Rules.WrongValue, $"{at}.relevantTypes", "[]");
                }
                else throw Unknown(ref r, at);
            }
            if (!typed) throw new Refusal(Rules.Missing, at, "objectType");
            if (!named) throw new Refusal(Rules.Missing, at, property);
        }
    }

    private void Attachments(ref Utf8JsonReader r, bool sub)
    {
        const string at = "attachments";
        Must(ref r, JsonTokenType.StartArray, at, ArrayWords);
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            Must(ref r, JsonTokenType.StartObject, at, ObjectWords);
            string? usage = null, type = null, sha2 = null, file = null;
            var (display, description, length) = (false, false, -1L);
            while (NextProperty(ref r))
            {
                if (r.ValueTextEquals("usageType"u8)) usage = Iri(ref r, "attachments.usageType", ref usage);
                else if (r.ValueTextEquals("display"u8)) LanguageMap(ref r, "attachments.display", ref display);
                else if (r.ValueTextEquals("description"u8)) LanguageMap(ref r, "attachments.description", ref description);
                else if (r.ValueTextEquals("contentType"u8)) type = Text(ref r, "attachments.contentType", read: true);
                else if (r.ValueTextEquals("length"u8)) length = r.Read() && r.TokenType == JsonTokenType.Number && r.TryGetInt64(out var n) && n >= 0 ? n : throw new Refusal(Rules.WrongType, "attachments.length", "an integer | 整数");
                else if (r.ValueTextEquals("sha2"u8)) sha2 = Text(ref r, "attachments.sha2", read: true) is var hash && Formats.IsSha2(hash) ? hash.ToLowerInvariant() : throw new Refusal(Rules.WrongValue, "attachments.sha2", hash);
                else if (r.ValueTextEquals("fileUrl"u8)) file = Iri(ref r, "attachments.fileUrl", ref file);
                else throw Unknown(ref r, at);
            }
            if (usage is null) throw new Refusal(Rules.Missing, at, "usageType");
            if (!display) throw new Refusal(Rules.Missing, at, "display");
            if (type is null) throw new Refusal(Rules.Missing, at, "contentType");
            if (length < 0) throw new Refusal(Rules.Missing, at, "length");
            if (sha2 is null) throw new Refusal(Rules.Missing, at, "sha2");
            draft.Attachments.Add(new(sha2, length, type, usage == SignatureUse && !sub, file is not null));
            draft.Marks |= StatementMarks.HasAttachments;
        }
    }

    // An authority is an agent, or a group of exactly two: an application and a person (xAPI 1.0.3 part 2, 2.4.9). This store names the authority itself.
    private void Authority(ref Utf8JsonReader r)
    {
        var copy = r;
        var kind = KindOf(copy);
        if (kind != ObjectKind.Group)
        {
            Actor(ref r, "authority", Place.Unlisted, Kinds.Agent);
            return;
        }
        var members = Members(copy);
        if (Actor(ref r, "authority", Place.Unlisted, Kinds.Group) is not null) throw new Refusal(Rules.WrongValue, "authority", "an identified group");
        if (members != 2) throw new Refusal(Rules.WrongValue, "authority.member", members);
    }
}
