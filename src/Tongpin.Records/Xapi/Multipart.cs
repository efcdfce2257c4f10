using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Xapi;

/// <summary>A request of statements and the files that belong to them (xAPI 1.0.3 part 3, 1.5.2); the files lie on the disk until they are kept or given up.</summary>
internal sealed class Multipart : IDisposable
{
    private readonly List<AttachmentShelf.Part> files = [];

    public required ReadOnlyMemory<byte> Statements { get; init; }
    public IReadOnlyList<AttachmentShelf.Part> Files => files;

    public static async Task<Multipart> Read(HttpRequest request, AttachmentShelf shelf, Base home, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary) throw new Refusal(Rules.Part, "boundary");
        var reader = new MultipartReader(boundary.ToString(), request.Body) { BodyLengthLimit = home.MostBytes };
        Multipart? read = null;
        try
        {
            var first = await reader.ReadNextSectionAsync(ct) ?? throw new Refusal(Rules.Part, "no part");
            if (first.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true) throw new Refusal(Rules.ContentType, "application/json", first.ContentType);
            read = new() { Statements = await Call.Read(first.Body, null, home.MostStatementBytes, ct) };
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                var headers = section.Headers ?? [];
                if (!headers.TryGetValue("X-Experience-API-Hash", out var announced) || announced is not [{ } sha2] || !Formats.IsSha2(sha2)) throw new Refusal(Rules.Part, "X-Experience-API-Hash");
                if (!headers.TryGetValue("Content-Transfer-Encoding", out var encoding) || encoding is not ["binary"]) throw new Refusal(Rules.Part, "Content-Transfer-Encoding: binary");
                if (string.IsNullOrEmpty(section.ContentType)) throw new Refusal(Rules.Part, "Content-Type");
                if (sha2.Length == 56) throw new Refusal(Rules.Part, "SHA-224");
                var file = await shelf.Take(section.Body, sha2.Length, ct);
                read.files.Add(file);
                if (!file.Sha2.Equals(sha2, StringComparison.OrdinalIgnoreCase)) throw new Refusal(Rules.Part, $"X-Experience-API-Hash {sha2}");
            }
            return read;
        }
        // What is not closed by its boundary, or has no parts at all.
        catch (Exception e) when (e is IOException or InvalidDataException && !ct.IsCancellationRequested && e is not BadHttpRequestException)
        {
            read?.Dispose();
            throw new Refusal(Rules.Part, e.Message);
        }
        catch
        {
            read?.Dispose();
            throw;
        }
    }

    /// <summary>Every part belongs to an attachment, and every attachment has its part or its address.</summary>
    public void Check(IReadOnlyList<StatementDraft> drafts)
    {
        var here = files.Select(f => f.Sha2).ToHashSet();
        foreach (var attachment in drafts.SelectMany(d => d.Attachments))
            if (!here.Contains(attachment.Sha2) && !attachment.IsRemote) throw new Refusal(Rules.Part, $"sha2 {attachment.Sha2}");
        var named = drafts.SelectMany(d => d.Attachments).Select(a => a.Sha2).ToHashSet();
        if (here.FirstOrDefault(sha2 => !named.Contains(sha2)) is { } surplus) throw new Refusal(Rules.Part, surplus);
    }

    public byte[]? Content(string sha2) => files.Find(f => f.Sha2 == sha2)?.Read();

    public void Dispose()
    {
        foreach (var file in files) file.Dispose();
    }
}
