using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Tongpin.Kernel;

/// <summary>How the house writes JSON: camel case, enums by name, ids as text, Chinese as itself.</summary>
public static class Json
{
    public static JsonSerializerOptions Plain { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new IdJson());
        options.Converters.Add(new WordsJson());
        return options;
    }

    // The reader's language was settled at the door.
    private sealed class WordsJson : JsonConverter<Words>
    {
        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Words.Same(reader.GetString() ?? "");
        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
