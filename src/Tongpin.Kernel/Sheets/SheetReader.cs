using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Tongpin.Kernel.Sheets;

/// <summary>What a table may cost. Limits hold while reading, before the excess has been kept anywhere.</summary>
/// <param name="MaxBytes">Size of the file as uploaded.</param>
/// <param name="MaxExpandedBytes">Bytes after unpacking, all parts together.</param>
/// <param name="MaxRows">Rows below the header.</param>
/// <param name="MaxCellLength">UTF-16 units; 32,767 is what a spreadsheet program can hold.</param>
/// <param name="MaxExpansion">Unpacked by packed size, judged from 10 MB unpacked; real tables stay below 60.</param>
public sealed record SheetLimits(
    long MaxBytes = 100_000_000, long MaxExpandedBytes = 300_000_000, int MaxRows = 500_000, int MaxColumns = 256, int MaxCellLength = 32_767, double MaxExpansion = 100)
{
    public static readonly SheetLimits Default = new();
}

/// <summary>One row. <paramref name="Line"/> is where a person finds it: row number of the sheet, or line of the text file, from 1.</summary>
/// <param name="Cells">As many as the header, trimmed; an empty cell is "".</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    public string this[int column] => Cells[column];

    /// <summary>A spreadsheet program has destroyed the value: a long code became 4.4E+17, or a formula ended in #REF!.</summary>
    public bool LooksDamaged(int column) => SheetText.Damaged().IsMatch(Cells[column]);
}

/// <summary>
/// A table somebody brought: XLSX (first visible sheet), or CSV/TSV in UTF-8, GB18030 or UTF-16; either may be gzipped.
/// The content decides what it is, the name is only quoted in refusals. Nothing is executed, resolved or evaluated.
/// </summary>
public sealed class SheetReader : IDisposable
{
    private readonly string fileName;
    private readonly SheetLimits limits;
    private readonly Stack<IDisposable> owned = [];
    private readonly Func<IEnumerable<SheetRow>> read;
    private readonly bool ragged;
    private readonly int headerLine;

    private SheetReader(Stream file, string fileName, SheetLimits limits)
    {
        if (!file.CanSeek) throw new ArgumentException("The file is read more than once: give a seekable stream.", nameof(file));
        (this.fileName, this.limits) = (Path.GetFileName(fileName), limits);
        try
        {
            var kind = SheetKinds.Of(Bounded(file), this.fileName);
            if (kind == FileKind.Gzip)
            {
                using var packed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
                var budget = new Budget(limits, file.Length, this.fileName);
                kind = SheetKinds.Of(file = Spool(new BoundedStream(packed, budget)), this.fileName);
            }
            if (kind == FileKind.Xlsx)
            {
                var book = Own(new XlsxBook(file, limits, this.fileName));
                (Format, read, ragged) = ($"XLSX, {book.SheetName}", book.Rows, true);
            }
            else if (kind == FileKind.Text)
            {
                var csv = new CsvText(file, limits);
                (Format, read) = (csv.Format, csv.Rows);
            }
            else throw SheetRules.Stranger(("多重压缩的文件", "an archive within an archive"), this.fileName);

            var first = Filled().FirstOrDefault() ?? throw SheetRules.Empty.Broken(this.fileName);
            (Header, headerLine) = (HeaderOf(first), first.Line);
        }
        catch (Exception x)
        {
            Dispose();
            if (IsDamage(x)) throw SheetRules.Damaged.Broken(this.fileName);
            throw;
        }
    }

    /// <summary>Reads the header and no more. The stream stays the caller's and must not be touched until the reader is disposed.</summary>
    /// <exception cref="RuleBroken">The file is not a table that can be read, see <see cref="SheetRules"/>.</exception>
    public static SheetReader Open(Stream file, string fileName, SheetLimits? limits = null) => new(file, fileName, limits ?? SheetLimits.Default);

    /// <summary>Names of the columns, unique without regard to case; the mark of a required column (" *") is taken off.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>How the file was read, for the preview: "CSV, GB18030" or "XLSX, Sheet1".</summary>
    public string Format { get; }

    /// <summary>The rows below the header, without blank ones. Every call reads anew from the first row, one call at a time.</summary>
    /// <exception cref="RuleBroken">Thrown on the way, at the first row that cannot be read.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        var count = 0;
        foreach (var row in Filled().Skip(1))
        {
            if (++count > limits.MaxRows) throw SheetRules.TooManyRows.Broken(limits.MaxRows);
            yield return Fit(row);
        }
    }

    public void Dispose()
    {
        while (owned.TryPop(out var thing)) thing.Dispose();
    }

    private IEnumerable<SheetRow> Filled()
    {
        using var rows = read().GetEnumerator();
        while (Next()) if (rows.Current.Cells.Any(c => c.Length > 0)) yield return rows.Current;

        bool Next()
        {
            try { return rows.MoveNext(); }
            catch (Exception x) when (IsDamage(x)) { throw SheetRules.Damaged.Broken(fileName); }
        }
    }

    private static bool IsDamage(Exception x) => x is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException;

    private static string[] HeaderOf(SheetRow row)
    {
        var last = row.Cells.Count;
        while (row.Cells[last - 1].Length == 0) last--;
        var names = row.Cells.Take(last).Select(name => name.TrimEnd('*', '＊').TrimEnd()).ToArray();
        if (names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw SheetRules.HeaderMissing.Broken(row.Line, SheetText.Short(string.Join(", ", names)));

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < last; i++)
        {
            if (names[i].Length == 0) throw SheetRules.HeaderEmpty.Broken(row.Line, SheetText.Column(i));
            if (!seen.TryAdd(names[i], i)) throw SheetRules.HeaderTwice.Broken(SheetText.Short(names[i]), SheetText.Column(seen[names[i]]), SheetText.Column(i));
        }
        return names;
    }

    /// <summary>A sheet leaves out empty cells, a text file never does: there a missing cell is half a row.</summary>
    private SheetRow Fit(SheetRow row)
    {
        var width = Header.Count;
        if (row.Cells.Count == width) return row;
        for (var i = width; i < row.Cells.Count; i++)
            if (row.Cells[i].Length > 0) throw SheetRules.RowLong.Broken(row.Line, SheetText.Column(i), SheetText.Short(row.Cells[i]), width);
        if (row.Cells.Count < width && !ragged)
            throw SheetRules.RowShort.Broken(row.Line, row.Cells.Count, width, SheetText.Short(row.Cells[^1]));
        return row with { Cells = [.. row.Cells.Take(width), .. Enumerable.Repeat("", Math.Max(0, width - row.Cells.Count))] };
    }

    private Stream Bounded(Stream file)
    {
        if (file.Length > limits.MaxBytes) throw SheetRules.TooLarge.Broken((file.Length + 999_999) / 1_000_000, limits.MaxBytes / 1_000_000);
        return file;
    }

    private FileStream Spool(Stream from)
    {
        var file = Own(ScratchFile.New());
        from.CopyTo(file, 1 << 16);
        return file;
    }

    private T Own<T>(T thing) where T : IDisposable
    {
        owned.Push(thing);
        return thing;
    }
}
