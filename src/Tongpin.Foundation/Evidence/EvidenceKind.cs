using System.IO.Compression;

namespace Tongpin.Foundation.Evidence;

/// <summary>What a file is by its content, and whether its name says the same.</summary>
internal static class EvidenceKind
{
    public const int LongestName = 120;
    public const string Accept = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.csv,.txt";

    /// <summary>The name without folders and control characters, its end kept when it is too long.</summary>
    public static string CleanName(string fileName)
    {
        var name = new string([.. fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c))]).Trim(' ', '.');
        return name.Length <= LongestName ? name : name[..(LongestName - 12)] + name[^12..];
    }

    /// <returns>The media type.</returns>
    /// <exception cref="Kernel.RuleBroken">The content is not what the name says, or none of the allowed kinds.</exception>
    public static string TypeOf(Stream content, string name)
    {
        var type = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pdf" when StartsWith(content, "%PDF-"u8) => "application/pdf",
            ".png" when StartsWith(content, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
            ".jpg" or ".jpeg" when StartsWith(content, [0xFF, 0xD8, 0xFF]) => "image/jpeg",
            ".docx" when Holds(content, "word/document.xml", "word/vbaProject.bin") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".xlsx" when Holds(content, "xl/workbook.xml", "xl/vbaProject.bin") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".csv" when IsText(content) => "text/csv",
            ".txt" when IsText(content) => "text/plain",
            _ => throw Rules.EvidenceKind.Broken(name),
        };
        content.Position = 0;
        return type;
    }

    private static bool StartsWith(Stream content, ReadOnlySpan<byte> magic)
    {
        Span<byte> head = stackalloc byte[16];
        content.Position = 0;
        return content.ReadAtLeast(head, magic.Length, throwOnEndOfStream: false) >= magic.Length && head.StartsWith(magic);
    }

    // Only the list of parts is read, so nothing is unpacked.
    private static bool Holds(Stream content, string part, string macros)
    {
        if (!StartsWith(content, "PK\u0003\u0004"u8)) return false;
        content.Position = 0;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is not null && zip.GetEntry(part) is not null && zip.GetEntry(macros) is null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // Chinese tables also come as GB 18030, so any bytes but control characters will do.
    private static bool IsText(Stream content)
    {
        content.Position = 0;
        var buffer = new byte[1 << 16];
        for (int n; (n = content.Read(buffer)) > 0;)
            if (buffer.AsSpan(0, n).ContainsAnyInRange((byte)0, (byte)8) || buffer.AsSpan(0, n).ContainsAnyInRange((byte)14, (byte)31)) return false;
        return !StartsWith(content, "%PDF-"u8);
    }
}
