using System.Text;
using System.Text.Json;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Exchange;

/// <summary>A file of statements from this or another store: a statement a line (JSON Lines), an array, or answers of a store with their <c>statements</c>.</summary>
internal static class Dump
{
    /// <summary>The statements one after the other, each checked.</summary>
    /// <param name="file">Closed at the end.</param>
    /// <exception cref="RuleBroken">One of them is not valid; says which and why.</exception>
    public static async IAsyncEnumerable<StatementDraft> Read(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        await foreach (var json in Parts(file, ct)) yield return One(json, ++number);
    }

    private static StatementDraft One(byte[] json, int number)
    {
        try
        {
            var drafts = new StatementReader(json, second: true).ReadAll(out _);
            if (drafts is not [var draft]) throw new Refusal(Rules.WrongType, "statement", "an object | 对象");
            // Its authority is part of what it says; when it was stored there is not.
            if (draft.Marks.HasFlag(StatementMarks.HasOwnStamp)) draft.Marks |= StatementMarks.KeepsAuthority;
            return draft;
        }
        catch (Refusal refusal)
        {
            throw Rules.DumpLine.Broken(number, refusal.Words);
        }
    }

    private static async IAsyncEnumerable<byte[]> Parts(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        if (reader.Peek() == '[')
        {
            file.Position = 0;
            await foreach (var item in Items(file, ct)) yield return item;
            yield break;
        }
        for (var line = 1; await Line(reader, line, ct) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            foreach (var part in Of(Encoding.UTF8.GetBytes(text), line)) yield return part;
        }
    }

    private static async IAsyncEnumerable<byte[]> Items(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, cancellationToken: ct).GetAsyncEnumerator(ct);
        await using (items)
        {
            for (var number = 1; ; number++)
            {
                try
                {
                    if (!await items.MoveNextAsync()) yield break;
                }
                catch (JsonException e)
                {
                    throw Rules.DumpLine.Broken(number, e.Message);
                }
                yield return Encoding.UTF8.GetBytes(items.Current.GetRawText());
            }
        }
    }

    private static async Task<string?> Line(StreamReader reader, int line, CancellationToken ct)
    {
        try
        {
            return await reader.ReadLineAsync(ct);
        }
        catch (DecoderFallbackException e)
        {
            throw Rules.DumpLine.Broken(line, Rules.BadUtf8.Broken(e.Index).Words);
        }
    }

    // An answer of a store is taken for its statements.
    private static List<byte[]> Of(byte[] line, int number)
    {
        if (!line.AsSpan().StartsWith("{\"statements\""u8)) return [line];
        try
        {
            using var answer = JsonDocument.Parse(line);
            return [.. answer.RootElement.GetProperty("statements").EnumerateArray().Select(s => Encoding.UTF8.GetBytes(s.GetRawText()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Rules.DumpLine.Broken(number, e.Message);
        }
    }
}
