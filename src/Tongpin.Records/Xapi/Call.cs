using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Xapi;

/// <summary>One request to the store, whichever way it was written: its method, parameters, headers and body.</summary>
/// <param name="Second">By version 2.0 of xAPI; else by 1.0.</param>
internal sealed record Call(HttpContext Http, string Method, bool Second, Caller Caller, IReadOnlyDictionary<string, string> Parameters, ReadOnlyMemory<byte>? FormBody = null, string? FormType = null)
{
    public CancellationToken Aborted => Http.RequestAborted;
    public bool IsRead => Method is "GET" or "HEAD";
    public string ContentType => FormType ?? Http.Request.ContentType ?? "";
    public string? IfMatch { get; init; } = Http.Request.Headers.IfMatch;
    public string? IfNoneMatch { get; init; } = Http.Request.Headers.IfNoneMatch;

    /// <summary>The resource's parameters; another one, or one written in other letters, is refused (xAPI 1.0.3 part 3, 1.1 and 2.1.3).</summary>
    public void Only(params ReadOnlySpan<string> allowed)
    {
        foreach (var name in Parameters.Keys) if (!allowed.Contains(name)) throw new Refusal(Rules.Parameter, name, "unknown");
    }

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public string Need(string name) => this[name] is { Length: > 0 } value ? value : throw new Refusal(Rules.NeedParameter, name);

    public Guid? Uuid(string name) => this[name] is not { } text ? null : Formats.IsUuid(text, out var id) ? id : throw new Refusal(Rules.Parameter, name, text);

    public string? Iri(string name) => this[name] is not { } text ? null : Formats.IsIri(text) ? text : throw new Refusal(Rules.Parameter, name, text);

    public bool Flag(string name) => this[name] switch { null or "false" => false, "true" => true, var text => throw new Refusal(Rules.Parameter, name, text) };

    public DateTimeOffset? Instant(string name) => this[name] is not { } text ? null : Formats.IsInstant(text, out var at) ? at : throw new Refusal(Rules.Parameter, name, text);

    public AgentSeen? Agent(string name) => this[name] is not { } text ? null : StatementReader.ReadAgent(Encoding.UTF8.GetBytes(text), name);

    /// <summary>The body, up to a limit.</summary>
    public async Task<ReadOnlyMemory<byte>> Body(long most) => FormBody ?? await Read(Http.Request.Body, Http.Request.ContentLength, most, Aborted);

    public static async Task<ReadOnlyMemory<byte>> Read(Stream body, long? length, long most, CancellationToken ct)
    {
        if (length > most) throw new Refusal(Rules.TooLarge, most) { Status = StatusCodes.Status413PayloadTooLarge };
        var bytes = GC.AllocateUninitializedArray<byte>((int)(length ?? 8192));
        var filled = 0;
        while (true)
        {
            if (filled == bytes.Length)
            {
                if (filled == length) break;
                Array.Resize(ref bytes, (int)Math.Min(most + 1, Math.Max(8192, bytes.Length * 2L)));
            }
            var n = await body.ReadAsync(bytes.AsMemory(filled), ct);
            if (n == 0) break;
            if ((filled += n) > most) throw new Refusal(Rules.TooLarge, most) { Status = StatusCodes.Status413PayloadTooLarge };
        }
        return bytes.AsMemory(0, filled);
    }

    /// <summary>The parameters of the address; one that comes twice is refused.</summary>
    public static Dictionary<string, string> ParametersOf(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (var (name, values) in query) parameters.Add(name, values is [{ } value] ? value : throw new Refusal(Rules.Parameter, name, "more than one"));
        return parameters;
    }

    public static void Json(HttpResponse response, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = Kernel.Json.Plain.Encoder })) write(json);
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
    }
}
