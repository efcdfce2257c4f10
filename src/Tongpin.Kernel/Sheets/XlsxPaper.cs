using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tongpin.Kernel.Sheets;

internal sealed record XlsxSheet(string Name, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    public bool IsForm { get; init; }
    public bool IsHidden { get; init; }
    /// <summary>Title and lines across the table; with them it is a paper to print, not a table to filter.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];
    public IReadOnlyList<string> Below { get; init; } = [];
    public bool IsPaper => Above.Count > 0;
}

/// <summary>
/// Writes SpreadsheetML (ISO/IEC 29500-1) straight into the archive. By hand, because drop-downs, text columns and
/// asynchronous writing are needed together; texts are inline strings, so that no table of strings grows in memory.
/// </summary>
internal static class XlsxPaper
{
    public const string Lists = "lists";

    private const int Chunk = 1 << 15, Sampled = 100, MaxRow = 1_048_576, MaxText = 32_767;
    private const int HeaderStyle = 7, RequiredStyle = 8, TitleStyle = 9; // kinds come first, in their own order from 1
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles = $"""
        {Head}<styleSheet {Main}>
        <numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE9B8"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="1" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center"/></xf></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <summary>Same content, same bytes: entries carry no time of writing.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By way of a scratch file: a refusal on the way leaves <paramref name="to"/> untouched, and the archive may write synchronously.</summary>
    public static async Task Write(Stream to, IReadOnlyList<XlsxSheet> sheets, CancellationToken ct)
    {
        await using var scratch = ScratchFile.New();
        using (var zip = new ZipArchive(scratch, ZipArchiveMode.Create, leaveOpen: true)) await Fill(zip, sheets, ct);
        scratch.Position = 0;
        await scratch.CopyToAsync(to, ct);
    }

    private static async Task Fill(ZipArchive zip, IReadOnlyList<XlsxSheet> sheets, CancellationToken ct)
    {
        var numbers = Enumerable.Range(1, sheets.Count).ToArray();

        await Part("[Content_Types].xml", $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>
            {string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"))}</Types>
            """);
        await Part("_rels/.rels", $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        await Part("xl/workbook.xml", $"""
            {Head}<workbook {Main} xmlns:r="{Relation}"><sheets>{string.Concat(numbers.Select(n =>
                $"<sheet name=\"{Escaped(SheetName(sheets[n - 1].Name))}\" sheetId=\"{n}\"{(sheets[n - 1].IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{n}\"/>"))}</sheets></workbook>
            """);
        await Part("xl/_rels/workbook.xml.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}
            <Relationship Id="rId{sheets.Count + 1}" Type="{Relation}/styles" Target="styles.xml"/></Relationships>
            """);
        await Part("xl/styles.xml", Styles);
        foreach (var n in numbers) await Entry($"xl/worksheets/sheet{n}.xml", writer => WriteSheet(writer, sheets[n - 1], ct));

        Task Part(string name, string content) => Entry(name, writer => writer.WriteAsync(content.AsMemory(), ct));

        async Task Entry(string name, Func<StreamWriter, Task> fill)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = NoTime;
            await using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), Chunk);
            await fill(writer);
        }
    }

    private static async Task WriteSheet(StreamWriter writer, XlsxSheet sheet, CancellationToken ct)
    {
        var (columns, xml, line) = (sheet.Columns, new StringBuilder(Chunk * 2), sheet.Above.Count + 1);
        var letters = columns.Select((_, i) => SheetText.Column(i)).ToArray();
        await using var rows = sheet.Rows.GetAsyncEnumerator(ct);
        var sample = new List<IReadOnlyList<object?>>();
        while (sample.Count < Sampled && await rows.MoveNextAsync()) sample.Add(rows.Current);

        xml.Append(CultureInfo.InvariantCulture, $"{Head}<worksheet {Main}>{(sheet.IsPaper ? "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" : "")}<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{line}\" topLeftCell=\"A{line + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < columns.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width ?? Width(columns[i], sample.Select(row => row[i]))}\" style=\"{Style(columns[i].Kind)}\" customWidth=\"1\"/>");
        xml.Append("</cols><sheetData>");
        foreach (var (i, text) in sheet.Above.Index()) Across(i + 1, text, i == 0 ? TitleStyle : Style(CellKind.Text));
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{line}\">");
        for (var i = 0; i < columns.Count; i++)
        {
            var marked = sheet.IsForm && columns[i].Required;
            Text(xml, letters[i], line, marked ? RequiredStyle : HeaderStyle, marked ? columns[i].Title + " *" : columns[i].Title);
        }
        xml.Append("</row>");

        foreach (var row in sample) Row(row);
        while (await rows.MoveNextAsync())
        {
            Row(rows.Current);
            if (xml.Length < Chunk) continue;
            await writer.WriteAsync(xml, ct);
            xml.Clear();
        }
        var last = line;
        foreach (var text in sheet.Below) Across(++line, text, Style(CellKind.Text));
        xml.Append("</sheetData>");
        if (sheet.IsPaper) Paper(xml, [.. Enumerable.Range(1, sheet.Above.Count), .. Enumerable.Range(last + 1, sheet.Below.Count)], letters[^1]);
        else if (columns.Count > 0) xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{letters[^1]}{line}\"/>");
        if (sheet.IsForm) Validations(xml, columns, letters);
        await writer.WriteAsync(xml.Append("</worksheet>"), ct);

        void Across(int at, string text, int style)
        {
            xml.Append("<row r=\"").Append(at).Append("\">");
            Text(xml, letters[0], at, style, text);
            xml.Append("</row>");
        }

        void Row(IReadOnlyList<object?> row)
        {
            if (++line > MaxRow) throw SheetRules.XlsxCannotHold.Broken(line);
            xml.Append("<row r=\"").Append(line).Append("\">");
            for (var i = 0; i < columns.Count; i++) Cell(xml, letters[i], line, columns[i].Kind, row[i]);
            xml.Append("</row>");
        }
    }

    // Lines that go across the table, and the page: A4 lying, as wide as the table.
    private static void Paper(StringBuilder xml, IReadOnlyList<int> across, string lastColumn)
    {
        if (lastColumn != "A") xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{across.Count}\">{string.Concat(across.Select(line => $"<mergeCell ref=\"A{line}:{lastColumn}{line}\"/>"))}</mergeCells>");
        xml.Append("<printOptions horizontalCentered=\"1\" gridLines=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
    }

    private static void Cell(StringBuilder xml, string letter, int line, CellKind kind, object? value)
    {
        if (kind != CellKind.Text && Numeric(value) is { } number)
            xml.Append("<c r=\"").Append(letter).Append(line).Append("\" s=\"").Append(Style(kind)).Append("\"><v>").Append(number).Append("</v></c>");
        else if (SheetText.Of(value) is { Length: > 0 } text)
            Text(xml, letter, line, Style(CellKind.Text), text.Length <= MaxText ? text : throw SheetRules.XlsxCannotHold.Broken(line));
    }

    /// <summary>The value as a number cell, unless that would lose digits or a date before March 1900.</summary>
    private static string? Numeric(object? value)
    {
        var serial = value switch
        {
            DateOnly d => d.ToDateTime(default).ToOADate(),
            DateTime t => t.ToOADate(),
            DateTimeOffset t => SheetText.At(t).ToOADate(),
            _ => double.NaN,
        };
        return value switch
        {
            DateOnly or DateTime or DateTimeOffset => serial >= 61 ? serial.ToString(CultureInfo.InvariantCulture) : null,
            double or float when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) => null,
            double d => d.ToString(CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong or float or decimal =>
                Math.Abs(Convert.ToDouble(value, CultureInfo.InvariantCulture)) < SheetText.Exact ? SheetText.Of(value) : null,
            _ => null,
        };
    }

    private static void Text(StringBuilder xml, string letter, int line, int style, string text)
    {
        xml.Append("<c r=\"").Append(letter).Append(line).Append("\" s=\"").Append(style).Append("\" t=\"inlineStr\"><is><t")
            .Append(text is [var first, ..] && (char.IsWhiteSpace(first) || char.IsWhiteSpace(text[^1])) ? " xml:space=\"preserve\">" : ">");
        Escape(xml, text);
        xml.Append("</t></is></c>");
    }

    private static void Validations(StringBuilder xml, IReadOnlyList<SheetColumn> columns, string[] letters)
    {
        var asked = Enumerable.Range(0, columns.Count).Where(i => columns[i].Allowed.Count > 0 || columns[i].Help.Length > 0 || columns[i].Example.Length > 0).ToList();
        if (asked.Count == 0) return;
        xml.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"{asked.Count}\">");
        foreach (var i in asked)
        {
            var column = columns[i];
            var prompt = column.Example.Length == 0 ? column.Help : $"{column.Help}\n{Words.L("例：", "Example: ")}{column.Example}".Trim();
            xml.Append(column.Allowed.Count > 0 ? "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\"" : "<dataValidation allowBlank=\"1\"");
            if (prompt.Length > 0) xml.Append(CultureInfo.InvariantCulture, $" showInputMessage=\"1\" promptTitle=\"{Escaped(Cut(column.Title, 32))}\" prompt=\"{Escaped(Cut(prompt, 255))}\"");
            xml.Append(CultureInfo.InvariantCulture, $" sqref=\"{letters[i]}2:{letters[i]}{MaxRow}\">");
            if (column.Allowed.Count > 0) xml.Append(CultureInfo.InvariantCulture, $"<formula1>{Lists}!${letters[i]}$2:${letters[i]}${column.Allowed.Count + 1}</formula1>");
            xml.Append("</dataValidation>");
        }
        xml.Append("</dataValidations>");
    }

    /// <summary>Wide enough for what is there, a Chinese character counting two, within 8 to 60.</summary>
    private static int Width(SheetColumn column, IEnumerable<object?> sample)
    {
        var least = column.Kind == CellKind.Instant ? 16 : column.Kind == CellKind.Date ? 10 : 6;
        return Math.Clamp(sample.Select(value => Across(SheetText.Of(value))).Append(Across(column.Title) + 3).Append(least).Max() + 2, 8, 60);

        static int Across(string text) => text.Split('\n').Max(part => part.Sum(c => c >= '\u2E80' ? 2 : 1));
    }

    private static int Style(CellKind kind) => (int)kind + 1;

    private static string SheetName(string name)
    {
        var allowed = Cut(string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)), 31).Trim(' ', '\'');
        return allowed.Length > 0 ? allowed : "Sheet1";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Escaped(string text)
    {
        var xml = new StringBuilder();
        Escape(xml, text);
        return xml.ToString();
    }

    /// <summary>XML text; what XML cannot carry becomes _xHHHH_ (ST_Xstring, 22.9.2.19), except NUL and half characters, which no file should.</summary>
    private static void Escape(StringBuilder xml, string text)
    {
        var rest = text.AsSpan();
        for (int i; (i = rest.IndexOfAny(Unsafe)) >= 0; rest = rest[(i + 1)..])
        {
            xml.Append(rest[..i]);
            switch (rest[i])
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '"': xml.Append("&quot;"); break;
                case '\n' or '\t': xml.Append("&#").Append((int)rest[i]).Append(';'); break;
                case '_' when rest.Length < i + 7 || rest[i + 1] is not ('x' or 'X') || rest[i + 6] != '_': xml.Append('_'); break;
                case '\0': break;
                case var c: xml.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_"); break;
            }
        }
        xml.Append(rest);
    }

    private static readonly System.Buffers.SearchValues<char> Unsafe = System.Buffers.SearchValues.Create(
        "&<>\"_\uFFFE\uFFFF" + string.Concat(Enumerable.Range(0, 32).Select(i => (char)i)));
}
