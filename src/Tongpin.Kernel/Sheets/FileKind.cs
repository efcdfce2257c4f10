using System.IO.Compression;
using System.Text;

namespace Tongpin.Kernel.Sheets;

internal enum FileKind { Text, Xlsx, Gzip }

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class SheetKinds
{
    private static readonly Words OldExcel = ("旧版 Excel（.xls）文件", "an old Excel (.xls) file");

    private static readonly (byte[] Start, Words What)[] Strangers =
    [
        ([.. "%PDF"u8], ("PDF 文档", "a PDF document")),
        ([0x89, .. "PNG"u8], ("图片", "an image")),
        ([0xFF, 0xD8, 0xFF], ("图片", "an image")),
        ([.. "GIF8"u8], ("图片", "an image")),
        ([.. "MZ"u8, 0x90, 0], ("程序", "a program")),
        ([0x7F, .. "ELF"u8], ("程序", "a program")),
        ([.. "Rar!"u8], ("压缩包", "an archive")),
        ([.. "7z"u8, 0xBC, 0xAF], ("压缩包", "an archive")),
        ([.. "{\\rtf"u8], ("RTF 文档", "an RTF document")),
    ];

    private static readonly (string Part, Words What)[] Packages =
    [
        ("xl/workbook.bin", ("二进制 Excel（.xlsb）文件", "a binary Excel (.xlsb) file")),
        ("word/document.xml", ("Word 文档", "a Word document")),
        ("ppt/presentation.xml", ("PowerPoint 演示文稿", "a PowerPoint presentation")),
        ("content.xml", ("OpenDocument 文件", "an OpenDocument file")),
    ];

    public static FileKind Of(Stream file, string fileName)
    {
        var buffer = new byte[512];
        file.Position = 0;
        ReadOnlySpan<byte> head = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        file.Position = 0;

        foreach (var (start, what) in Strangers)
            if (head.StartsWith(start)) throw SheetRules.Stranger(what, fileName);
        return head switch
        {
            [0x1F, 0x8B, ..] => FileKind.Gzip,
            [(byte)'P', (byte)'K', 3 or 5, ..] => Package(file, fileName),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw OldContainer(file, fileName),
            _ => Text(head, fileName),
        };
    }

    private static FileKind Package(Stream file, string fileName)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var (part, what) in Packages)
            if (zip.GetEntry(part) is not null) throw SheetRules.Stranger(what, fileName);
        return zip.GetEntry("[Content_Types].xml") is not null ? FileKind.Xlsx
            : throw SheetRules.Stranger(("压缩包（请先解压）", "an archive (unpack it first)"), fileName);
    }

    /// <summary>An encrypted .xlsx is wrapped into the container of old Office files, in a stream of this name.</summary>
    private static RuleBroken OldContainer(Stream file, string fileName)
    {
        var (name, buffer, kept) = (Encoding.Unicode.GetBytes("EncryptedPackage"), new byte[1 << 16], 0);
        for (int n; (n = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + n);
            if (seen.IndexOf(name) >= 0) return SheetRules.Encrypted.Broken(fileName);
            kept = Math.Min(seen.Length, name.Length);
            seen[^kept..].CopyTo(buffer);
        }
        return SheetRules.Stranger(OldExcel, fileName);
    }

    private static FileKind Text(ReadOnlySpan<byte> head, string fileName)
    {
        var text = head.TrimStart("\uFEFF \t\r\n"u8);
        if (text.IsEmpty) throw SheetRules.Empty.Broken(fileName);
        return text[0] == '<' ? throw SheetRules.Stranger(("网页或 XML 文件", "a web page or XML file"), fileName) : FileKind.Text;
    }
}

/// <summary>A file of the system's temporary folder that is gone when closed.</summary>
internal static class ScratchFile
{
    public static FileStream New() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}

/// <summary>How much one upload may unpack, all its parts together.</summary>
internal sealed class Budget(SheetLimits limits, long packedBytes, string fileName)
{
    private const long Grace = 10_000_000;
    private long spent;

    public void Spend(long bytes)
    {
        spent += bytes;
        if (spent > limits.MaxExpandedBytes || (spent > Grace && spent > packedBytes * limits.MaxExpansion))
            throw SheetRules.Bomb.Broken(fileName, limits.MaxExpandedBytes / 1_000_000, limits.MaxExpansion);
    }
}

/// <summary>Counts what really comes out of a packed stream; what an archive declares about itself is not evidence.</summary>
/// <param name="longestTag">For XML: bytes without a new tag. Bounds attributes and texts, which the parser would hold as a whole.</param>
internal sealed class BoundedStream(Stream packed, Budget budget, int longestTag = int.MaxValue) : Stream
{
    private int run;

    public override int Read(Span<byte> buffer)
    {
        var n = packed.Read(buffer);
        budget.Spend(n);
        if (longestTag < int.MaxValue)
        {
            var last = buffer[..n].LastIndexOf((byte)'<');
            run = last < 0 ? run + n : n - last;
            if (run > longestTag) throw new InvalidDataException();
        }
        return n;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) packed.Dispose();
        base.Dispose(disposing);
    }
}
