using SkiaSharp;
using Tongpin.Kernel;

namespace Tongpin.Training.Papers;

/// <summary>Draws a table with its title as PDF: A4 across, the heads again on each page, long texts in several lines.</summary>
internal sealed class TablePdf(SKTypeface face)
{
    private const float Width = 842, Height = 595, Edge = 40, Size = 9.5f, Line = 14, Pad = 4;
    private readonly PdfPen pen = new(face);

    /// <param name="columns">Title, share of the width (100 in all), whether it is a number.</param>
    /// <param name="mark">Words for sample data; empty for none.</param>
    public byte[] Draw(string title, string issuer, string summary, IReadOnlyList<(string Title, int Share, bool Number)> columns, IReadOnlyList<IReadOnlyList<string>> rows, DateOnly day, string mark)
    {
        using var file = new MemoryStream();
        var stamp = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        using (var document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = title, Author = issuer, Creator = "Tongpin", Creation = stamp, Modified = stamp }))
        {
            var (canvas, page) = (document.BeginPage(Width, Height), 1);
            Centre(title, 20, 62);
            Centre(issuer, 11, 82);
            if (mark.Length > 0) pen.Text(canvas, mark, 12, Edge, 62, SKColors.Firebrick);
            pen.Text(canvas, summary, 10.5f, Edge, 108, SKColors.Black);
            var y = Row([.. columns.Select(c => c.Title)], 118, head: true);
            foreach (var row in rows)
            {
                if (y + Tall(row) > Height - 50)
                {
                    EndPage();
                    canvas = document.BeginPage(Width, Height);
                    page++;
                    y = Row([.. columns.Select(c => c.Title)], Edge, head: true);
                }
                y = Row(row, y, head: false);
            }
            EndPage();
            document.Close();

            void EndPage()
            {
                Centre($"{page}", 9, Height - 24);
                pen.Text(canvas, Show.Day(day), 9, Width - Edge - pen.Measure(Show.Day(day), 9), Height - 24, SKColors.Gray);
                document.EndPage();
            }

            void Centre(string text, float size, float at) => pen.Text(canvas, text, size, (Width - pen.Measure(text, size)) / 2, at, SKColors.Black);

            float Row(IReadOnlyList<string> cells, float top, bool head)
            {
                var (tall, x) = (Tall(cells), Edge);
                using var frame = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f, Color = SKColors.Gray };
                using var shade = new SKPaint { Color = new(0xe8, 0xee, 0xf4) };
                for (var i = 0; i < columns.Count; i++)
                {
                    var wide = Wide(i);
                    if (head) canvas.DrawRect(x, top, wide, tall, shade);
                    canvas.DrawRect(x, top, wide, tall, frame);
                    foreach (var (n, text) in Lines(cells[i], wide - 2 * Pad).Index())
                        pen.Text(canvas, text, Size, columns[i].Number && !head ? x + wide - Pad - pen.Measure(text, Size) : x + Pad, top + Line * (n + 1) - 2, SKColors.Black);
                    x += wide;
                }
                return top + tall;
            }
        }
        return file.ToArray();

        float Wide(int column) => (Width - 2 * Edge) * columns[column].Share / columns.Sum(c => c.Share);
        float Tall(IReadOnlyList<string> cells) => cells.Select((text, i) => Lines(text, Wide(i) - 2 * Pad).Count).Max() * Line + Pad;
    }

    // Breaks where the width ends, between Latin words where there are some.
    private List<string> Lines(string text, float wide)
    {
        List<string> lines = [];
        for (var rest = text; ;)
        {
            var fits = rest.Length;
            while (fits > 1 && pen.Measure(rest[..fits], Size) > wide) fits--;
            if (fits > 1 && fits < rest.Length && char.IsHighSurrogate(rest[fits - 1])) fits--;
            if (fits < rest.Length && rest.LastIndexOf(' ', fits - 1) is > 0 and var space) fits = space + 1;
            lines.Add(rest[..fits].TrimEnd());
            if (fits == rest.Length) return lines;
            rest = rest[fits..];
        }
    }
}
