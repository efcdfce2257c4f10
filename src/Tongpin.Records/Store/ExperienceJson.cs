using System.Buffers;
using System.Text.Json;
using System.Xml;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>What a module tells, as the JSON of a statement.</summary>
internal static class ExperienceJson
{
    public static byte[] Of(Base home, Guid id, Experience it, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(800);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = Kernel.Json.Plain.Encoder });
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WritePropertyName("actor");
        Ifi.Write(json, home.IfiOf(it.Who), null, isGroup: false);
        json.WriteStartObject("verb");
        json.WriteString("id", home.IriOf(it.Did));
        Texts(json, "display", it.Did.Name);
        json.WriteEndObject();
        json.WritePropertyName("object");
        Thing(home, json, it.With);
        if ((it.Scaled, it.Success, it.Completion, it.Duration) is not (null, null, null, null)) Result(json, it);
        if ((it.Registration, it.PartOf) is not (null, null))
        {
            json.WriteStartObject("context");
            if (it.Registration is { } registration) json.WriteString("registration", registration);
            if (it.PartOf is { } parent)
            {
                json.WriteStartObject("contextActivities");
                json.WriteStartArray("parent");
                Thing(home, json, parent);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        Timestamp(json, it.At ?? now);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>That a statement does not count any more.</summary>
    public static byte[] Voiding(Base home, Guid id, Guid target, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(400);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = Kernel.Json.Plain.Encoder });
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WritePropertyName("actor");
        Ifi.Write(json, home.Self, null, isGroup: false);
        json.WriteStartObject("verb");
        json.WriteString("id", StatementReader.Voided);
        json.WriteEndObject();
        json.WriteStartObject("object");
        json.WriteString("objectType", "StatementRef");
        json.WriteString("id", target);
        json.WriteEndObject();
        Timestamp(json, now);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Timestamp(Utf8JsonWriter json, DateTimeOffset at) =>
        json.WriteString("timestamp", at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture).Replace("-00:00", "+00:00", StringComparison.Ordinal));

    private static void Result(Utf8JsonWriter json, Experience it)
    {
        json.WriteStartObject("result");
        if (it.Scaled is { } scaled)
        {
            json.WriteStartObject("score");
            json.WriteNumber("scaled", scaled);
            json.WriteEndObject();
        }
        if (it.Success is { } success) json.WriteBoolean("success", success);
        if (it.Completion is { } completion) json.WriteBoolean("completion", completion);
        if (it.Duration is { } duration) json.WriteString("duration", XmlConvert.ToString(duration));
        json.WriteEndObject();
    }

    private static void Thing(Base home, Utf8JsonWriter json, RecordThing thing)
    {
        json.WriteStartObject();
        json.WriteString("objectType", "Activity");
        json.WriteString("id", home.IriOf(thing));
        json.WriteStartObject("definition");
        Texts(json, "name", thing.Name);
        json.WriteString("type", home.IriOf(thing.Kind));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string property, Words words)
    {
        json.WriteStartObject(property);
        json.WriteString("zh-CN", words.Zh);
        json.WriteString("en-US", words.En);
        json.WriteEndObject();
    }
}
