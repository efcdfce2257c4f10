using System.IO.Compression;
using System.Text;

namespace Tongpin.Foundation.Evidence;

/// <summary>What a file is by its content; a name proves nothing.</summary>
internal static class EvidenceKinds
{
    /// <returns>The media type, or null when the content is none of the allowed ones or does not fit the name.</returns>
    public static string? Of(Stream file, string name)
    {
        var buffer = new byte[4096];
        file.Position = 0;
        ReadOnlySpan<byte> head = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        file.Position = 0;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pdf" when head.StartsWith("%PDF-"u8) => "application/pdf",
            ".png" when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
            ".jpg" or ".jpeg" when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
            ".docx" when IsArchive(head) && Holds(file, "word/document.xml") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".xlsx" when IsArchive(head) && Holds(file, "xl/workbook.xml") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".csv" when IsText(head) => "text/csv",
            ".txt" when IsText(head) => "text/plain",
            _ => null,
        };
    }

    private static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]);

    // Only the directory of the archive is read; nothing is unpacked. A document with macros is not a .docx.
    private static bool Holds(Stream file, string part)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry(part) is not null && zip.GetEntry("[Content_Types].xml") is not null && !zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }

    // Text has no control characters but those of layout, and is no web page in disguise.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var b in head)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) return false;
        return !Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n').StartsWith('<');
    }
}
