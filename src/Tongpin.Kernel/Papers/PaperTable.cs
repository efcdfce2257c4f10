using DocumentFormat.OpenXml.Wordprocessing;

namespace Tongpin.Kernel.Papers;

/// <summary>A column of a table on paper.</summary>
/// <param name="Width">Relative to the other columns; all together fill the width of the text.</param>
/// <param name="Side">Numbers stand on the right.</param>
public sealed record PaperColumn(string Title, int Width, ColumnSide Side = ColumnSide.Left);

public enum ColumnSide { Left, Centre, Right }

/// <summary>Lines of a table: three horizontal ones (三线表) or all of them.</summary>
public enum TableLines { Three, Grid }

internal static class PaperTable
{
    public static Table Of(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows, TableLines lines, PaperLook look)
    {
        var whole = columns.Sum(c => c.Width);
        var widths = columns.Select(c => $"{PaperLook.TextWidth * c.Width / whole}").ToArray();
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{PaperLook.TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(lines),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 50, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 50, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = w })));

        table.Append(Row(columns.Select((c, i) => Cell(i, "TableHead", c.Title, underlined: lines == TableLines.Three)), isHeader: true));
        foreach (var row in rows) table.Append(Row(columns.Select((c, i) => Cell(i, PaperLook.CellStyle(c.Side), row[i])), isHeader: false));
        KeepEndsTogether([.. table.Elements<TableRow>()]);
        return table;

        TableCell Cell(int column, string style, string text, bool underlined = false)
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = widths[column], Type = TableWidthUnitValues.Dxa });
            if (underlined) properties.Append(new TableCellBorders(Line<BottomBorder>(6)));
            properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            return new(properties, look.Paragraph(style, text));
        }
    }

    private static TableRow Row(IEnumerable<TableCell> cells, bool isHeader)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader) properties.Append(new TableHeader());
        return new([properties, .. cells]);
    }

    /// <summary>A page break leaves at least two rows below the header and carries at least two over.</summary>
    private static void KeepEndsTogether(TableRow[] rows)
    {
        for (var i = 0; i < rows.Length - 1; i++)
            if (i < 2 || i == rows.Length - 2)
                foreach (var paragraph in rows[i].Descendants<Paragraph>()) paragraph.ParagraphProperties!.KeepNext = new();
    }

    private static TableBorders Borders(TableLines lines) => lines == TableLines.Three
        ? new(Line<TopBorder>(12), Line<BottomBorder>(12))
        : new(Line<TopBorder>(4), Line<LeftBorder>(4), Line<BottomBorder>(4), Line<RightBorder>(4), Line<InsideHorizontalBorder>(4), Line<InsideVerticalBorder>(4));

    private static T Line<T>(uint eighths) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Space = 0, Color = "000000" };
}
