using System.Text;

namespace Tongpin.Kernel.Sheets;

/// <summary>
/// CSV by RFC 4180, separated by comma, tab or semicolon. Written here because refusals need the line in the file
/// and limits must hold inside an open quote.
/// </summary>
internal sealed class CsvText
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Encoding Utf8 = new UTF8Encoding(true, true), Utf16 = new UnicodeEncoding(false, true, true), Utf16Big = new UnicodeEncoding(true, true, true);

    private readonly Stream file;
    private readonly SheetLimits limits;
    private readonly Encoding encoding;
    private readonly char separator;

    public CsvText(Stream file, SheetLimits limits)
    {
        (this.file, this.limits) = (file, limits);
        (encoding, var name) = FindEncoding();
        separator = FindSeparator();
        Format = $"{(separator == '\t' ? "TSV" : "CSV")}, {name}";
    }

    public string Format { get; }

    public IEnumerable<SheetRow> Rows()
    {
        using var text = Text();
        if (text.Peek() == '\uFEFF') text.Read(); // GB18030 can carry the mark as well
        var cursor = new Cursor(text, separator, limits);
        while (cursor.Row() is { } row) yield return row;
    }

    private StreamReader Text()
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
    }

    private (Encoding, string) FindEncoding()
    {
        Span<byte> head = stackalloc byte[3];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, 3, throwOnEndOfStream: false)];
        var (marked, name) = head switch
        {
            [0xFF, 0xFE, ..] => (Utf16, "UTF-16"),
            [0xFE, 0xFF, ..] => (Utf16Big, "UTF-16"),
            _ => (Utf8, "UTF-8"),
        };
        if (FirstFlaw(marked) is not { } flaw) return (marked, name);
        if (marked != Utf8 || head is [0xEF, 0xBB, 0xBF] || MostlyUtf8()) throw SheetRules.BrokenText.Broken(name, flaw.Line, flaw.Byte);
        if (FirstFlaw(Gb18030) is { } other) throw SheetRules.BrokenText.Broken("GB18030", other.Line, other.Byte);
        return (Gb18030, "GB18030");
    }

    /// <summary>Line and byte, both from 1, of the first bytes that <paramref name="strict"/> cannot read.</summary>
    private (long Line, long Byte)? FirstFlaw(Encoding strict)
    {
        var (bytes, chars, decoder) = (new byte[1 << 16], new char[strict.GetMaxCharCount(1 << 16)], strict.GetDecoder());
        var (at, line, n) = (0L, 1L, 1);
        for (file.Position = 0; n > 0; at += n)
        {
            n = file.Read(bytes);
            try
            {
                decoder.GetChars(bytes.AsSpan(0, n), chars, flush: n == 0);
                line += bytes.AsSpan(0, n).Count((byte)'\n');
            }
            catch (DecoderFallbackException x)
            {
                var index = n == 0 ? -x.BytesUnknown!.Length : x.Index;
                return (line + bytes.AsSpan(0, Math.Clamp(index, 0, n)).Count((byte)'\n'), at + index + 1);
            }
        }
        return null;
    }

    /// <summary>
    /// Bytes of UTF-8 often happen to be valid GB18030 as well, so damaged UTF-8 must not be taken for it.
    /// Chinese in GB18030 read as UTF-8 is mostly flaws; UTF-8 with a flaw is mostly letters.
    /// </summary>
    private bool MostlyUtf8()
    {
        file.Position = 0;
        using var text = new StreamReader(file, new UTF8Encoding(), false, 1 << 16, leaveOpen: true);
        var (chars, letters, flaws) = (new char[1 << 16], 0L, 0L);
        for (int n; (n = text.Read(chars)) > 0;)
            foreach (var c in chars.AsSpan(0, n))
                if (c == '\uFFFD') flaws++;
                else if (c > '\x7F') letters++;
        return letters > flaws;
    }

    private char FindSeparator()
    {
        using var text = Text();
        var (commas, tabs, semicolons, seen, quoted) = (0, 0, 0, 0, false);
        for (int c; (c = text.Read()) >= 0 && seen < 1_000_000 && !(seen > 0 && !quoted && c is '\r' or '\n');)
        {
            if (!char.IsWhiteSpace((char)c) || seen > 0) seen++;
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == ',') commas++;
            else if (c == '\t') tabs++;
            else if (c == ';') semicolons++;
        }
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private sealed class Cursor(StreamReader text, char separator, SheetLimits limits)
    {
        private readonly StringBuilder cell = new();
        private int next = text.Read(), line = 1, width;

        private bool AtCellEnd => next == separator || next is '\r' or '\n' or -1;

        public SheetRow? Row()
        {
            if (next < 0) return null;
            var (start, cells) = (line, new List<string>(width));
            while (true)
            {
                if (cells.Count == limits.MaxColumns) throw SheetRules.TooManyColumns.Broken(start, limits.MaxColumns);
                cells.Add(Cell(cells.Count));
                if (next != separator) break;
                Step();
            }
            if (next == '\r') Step();
            if (next == '\n') Step();
            width = cells.Count;
            return new SheetRow(start, cells);
        }

        private string Cell(int column)
        {
            cell.Clear();
            if (next == '"') Quoted(column);
            else while (!AtCellEnd) Take(column, line);
            return SheetText.Unguarded(cell.ToString()).Trim();
        }

        private void Quoted(int column)
        {
            var start = line;
            for (Step(); next >= 0; Take(column, start))
            {
                if (next != '"') continue;
                Step();
                if (next == '"') continue;
                while (next == ' ') Step();
                if (!AtCellEnd) throw SheetRules.StrayQuote.Broken(line, SheetText.Column(column));
                return;
            }
            throw SheetRules.OpenQuote.Broken(start, SheetText.Column(column));
        }

        private void Take(int column, int start)
        {
            if (cell.Length == limits.MaxCellLength)
                throw start < line ? SheetRules.OpenQuote.Broken(start, SheetText.Column(column))
                    : SheetRules.CellTooLong.Broken(line, SheetText.Column(column), limits.MaxCellLength, SheetText.Short(cell.ToString(0, Math.Min(cell.Length, 41))));
            if (next == 0) throw SheetRules.Nul.Broken(line);
            cell.Append((char)next);
            Step();
        }

        private void Step()
        {
            if (next == '\n' || (next == '\r' && text.Peek() != '\n')) line++;
            next = text.Read();
        }
    }
}
