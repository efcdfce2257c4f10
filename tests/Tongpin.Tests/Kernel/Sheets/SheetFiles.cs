using System.IO.Compression;
using System.Text;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Tests.Kernel.Sheets;

/// <summary>Files as people upload them, built in memory.</summary>
internal static class SheetFiles
{
    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] content)
    {
        var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal)) gzip.Write(content);
        return to.ToArray();
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return to.ToArray();
    }

    /// <summary>A workbook with the given rows as XML below sheetData.</summary>
    public static byte[] Xlsx(string rows, string strings = "", string workbookPr = "", string before = "") => Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", """<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns:r="r">{workbookPr}<sheets><sheet name="藏" state="hidden" sheetId="1" r:id="s0"/><sheet name="名单" sheetId="2" r:id="s1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """
            <Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/one.xml"/>
            <Relationship Id="t" Type="x/styles" Target="styles.xml"/><Relationship Id="u" Type="x/sharedStrings" Target="../xl/strings.xml"/></Relationships>
            """),
        ("xl/styles.xml", """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="[Red]&quot;days&quot; 0.0"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
            """),
        ("xl/strings.xml", $"<sst>{strings}</sst>"),
        ("xl/worksheets/one.xml", $"{before}<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"));

    public static string Row(params string[] cells) => $"<row>{string.Concat(cells.Select(c => $"<c t=\"str\"><v>{c}</v></c>"))}</row>";

    public static (string Format, IReadOnlyList<string> Header, List<SheetRow> Rows) Read(byte[] file, SheetLimits? limits = null, string name = "名单.xlsx")
    {
        using var reader = SheetReader.Open(new MemoryStream(file), name, limits);
        return (reader.Format, reader.Header, [.. reader.Rows()]);
    }

    public static RuleBroken Refused(byte[] file, SheetLimits? limits = null, string name = "名单.xlsx") => Assert.Throws<RuleBroken>(() => Read(file, limits, name));

    public static async Task<byte[]> Written(Func<Stream, Task> write)
    {
        var to = new MemoryStream();
        await write(new AsyncOnly(to));
        return to.ToArray();
    }

    /// <summary>What a web response is: no synchronous writing, no way back.</summary>
    private sealed class AsyncOnly(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous write.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
