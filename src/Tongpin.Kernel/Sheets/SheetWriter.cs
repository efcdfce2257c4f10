using System.Text;

namespace Tongpin.Kernel.Sheets;

/// <summary>A column as it is exported, and as a template asks for it.</summary>
/// <param name="Title">Header text; import finds the column by it.</param>
/// <param name="Width">In characters of a Latin letter; without it the first rows decide.</param>
public sealed record SheetColumn(string Title, CellKind Kind = CellKind.Text, int? Width = null)
{
    public bool Required { get; init; }

    /// <summary>Shown in a template when a cell of the column is chosen, and on its guide sheet.</summary>
    public string Help { get; init; } = "";

    public string Example { get; init; } = "";

    /// <summary>The only values that a template accepts, as a drop-down; empty for free input.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}

/// <summary>
/// Tables for people's spreadsheet programs. Rows are written as they come and never kept.
/// Codes are text and stay text; a text can never become a formula.
/// </summary>
public static class SheetWriter
{
    private const int Chunk = 1 << 15;

    /// <summary>Typed cells below a frozen bold header with filters.</summary>
    /// <exception cref="RuleBroken"><see cref="SheetRules.XlsxCannotHold"/></exception>
    public static Task WriteXlsx(Stream to, string sheetName, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct) =>
        XlsxPaper.Write(to, [new XlsxSheet(sheetName, columns, rows)], ct);

    public static Task WriteXlsx(Stream to, string sheetName, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct) =>
        WriteXlsx(to, sheetName, columns, rows.ToAsyncEnumerable(), ct);

    /// <summary>A sheet as it is filed on paper: a title and lines across the table above it, lines to sign below; it prints on A4 with grid lines, as wide as the page.</summary>
    /// <param name="above">The title, then what the sheet is about.</param>
    /// <exception cref="RuleBroken"><see cref="SheetRules.XlsxCannotHold"/></exception>
    public static Task WriteForm(Stream to, string sheetName, IReadOnlyList<string> above, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, IReadOnlyList<string> below, CancellationToken ct) =>
        XlsxPaper.Write(to, [new XlsxSheet(sheetName, columns, rows.ToAsyncEnumerable()) { Above = above, Below = below }], ct);

    /// <summary>UTF-8 with mark, RFC 4180. Texts that a spreadsheet program would run get one apostrophe in front, which <see cref="SheetReader"/> takes off.</summary>
    public static async Task WriteCsv(Stream to, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        var text = new StringBuilder();
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Chunk, leaveOpen: true);
        Append([.. columns.Select(c => c.Title)]);
        await foreach (var row in rows.WithCancellation(ct))
        {
            Append(row);
            if (text.Length >= Chunk) await Flush();
        }
        await Flush();

        void Append(IReadOnlyList<object?> row)
        {
            for (var i = 0; i < row.Count; i++)
            {
                var value = SheetText.Guarded(SheetText.Of(row[i]).Replace("\0", "", StringComparison.Ordinal));
                if (i > 0) text.Append(',');
                if (value.AsSpan().IndexOfAny(Special) < 0) text.Append(value);
                else text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            text.Append("\r\n");
        }

        async Task Flush()
        {
            await writer.WriteAsync(text, ct);
            text.Clear();
        }
    }

    public static Task WriteCsv(Stream to, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct) =>
        WriteCsv(to, columns, rows.ToAsyncEnumerable(), ct);

    /// <summary>An empty sheet to fill in: required columns marked " *" and coloured, help beside the cell, drop-downs, and a guide on the second sheet.</summary>
    public static Task WriteTemplate(Stream to, string sheetName, IReadOnlyList<SheetColumn> columns, CancellationToken ct)
    {
        SheetColumn[] guide = [new(Words.L("列名", "Column")), new(Words.L("必填", "Required")), new(Words.L("说明", "Help")), new(Words.L("示例", "Example")), new(Words.L("可选值", "Allowed values"))];
        var lines = columns.Select(c => new object?[] { c.Title, c.Required ? Words.L("是", "yes") : "", c.Help, c.Example, SheetText.Short(string.Join(Words.L("、", ", "), c.Allowed)) });
        var lists = Enumerable.Range(0, columns.Max(c => c.Allowed.Count)).Select(i => columns.Select(c => i < c.Allowed.Count ? c.Allowed[i] : null).ToArray<object?>());
        return XlsxPaper.Write(to, [
            new XlsxSheet(sheetName, columns, AsyncEnumerable.Empty<IReadOnlyList<object?>>()) { IsForm = true },
            new XlsxSheet(Words.L("填写说明", "Guide"), guide, lines.ToAsyncEnumerable<IReadOnlyList<object?>>()),
            new XlsxSheet(XlsxPaper.Lists, columns, lists.ToAsyncEnumerable<IReadOnlyList<object?>>()) { IsHidden = true },
        ], ct);
    }

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n;\t ");
}
