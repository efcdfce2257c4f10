using System.Buffers;
using System.Text.Json;
using System.Xml;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Store;

/// <summary>The porch's own writer: a statement as rows of the save that is being prepared. It is read and checked like one that came from outside.</summary>
internal sealed class WriteRecords(TongpinDb db, StatementStore store, NameBook names, Sequence sequence, Base home, TimeProvider clock) : IRecords
{
    public async Task<Guid> Write(Experience experience, CancellationToken ct)
    {
        // decide
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var draft = new StatementReader(Json(id, experience), second: true).ReadAll(out _)[0];
        var row = StatementWriter.RowOf(draft, RecordKey.House, sequence.Next());

        // save
        await store.WriteBeside(db, await names.New([draft], ct) with { Active = [new() { Day = row.Day, Agent = row.Actor }] }, ct);
        names.Learn([draft]);
        db.Add(row);
        db.Add(new KnownId { Id = id, Seq = row.Seq });
        foreach (var term in draft.Terms.Distinct()) db.Add(new Mark { Term = term, Seq = row.Seq });
        db.Add(new Tally { Day = row.Day, KeyId = RecordKey.House, Count = 1 });
        return id;
    }

    private byte[] Json(Guid id, Experience it)
    {
        var buffer = new ArrayBufferWriter<byte>(800);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = Kernel.Json.Plain.Encoder });
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WritePropertyName("actor");
        Ifi.Write(json, home.IfiOf(it.Who.Value), null, isGroup: false);
        json.WriteStartObject("verb");
        json.WriteString("id", home.IriOf(it.Did));
        Texts(json, "display", it.Did.Name);
        json.WriteEndObject();
        json.WritePropertyName("object");
        Thing(json, it.With);
        if ((it.Scaled, it.Success, it.Completion, it.Duration) is not (null, null, null, null)) Result(json, it);
        if ((it.Registration, it.PartOf) is not (null, null))
        {
            json.WriteStartObject("context");
            if (it.Registration is { } registration) json.WriteString("registration", registration);
            if (it.PartOf is { } parent)
            {
                json.WriteStartObject("contextActivities");
                json.WriteStartArray("parent");
                Thing(json, parent);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteString("timestamp", (it.At ?? clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture).Replace("-00:00", "+00:00", StringComparison.Ordinal));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

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

    private void Thing(Utf8JsonWriter json, RecordThing thing)
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
