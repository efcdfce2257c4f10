using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tongpin.Kernel.Papers;

/// <summary>
/// A document in the layout of an official document (公文, GB/T 9704-2012), written as DOCX: A4, 22 lines of 28 characters,
/// numbered headings, tables, charts and the closing signature. In English the same layout with Latin letters and numbers.
/// Captions and headings are numbered as they are added; any text is accepted, what XML cannot carry is left out.
/// </summary>
public sealed class OfficialPaper
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly string title, author;
    private readonly bool sample;
    private readonly PaperLook look = PaperLook.Current;
    private readonly Body body = new();
    private readonly List<PaperChart> charts = [];
    private readonly int[] headings = new int[3];
    private int tables;

    /// <param name="author">The issuing body, shown below the title.</param>
    /// <param name="sample">Marks the paper as sample data (示例数据), in red below the title and at the head of every page.</param>
    public OfficialPaper(string title, string author, bool sample)
    {
        (this.title, this.author, this.sample) = (title, author, sample);
        Add("Title", title);
        if (author.Length > 0) Add("Subtitle", author);
        if (sample) Add("SampleMark", PaperLook.SampleMark);
        Blank();
    }

    /// <summary>A heading with its number: 一、 （一） 1. or 1. 1.1 1.1.1.</summary>
    /// <param name="level">1 to 3.</param>
    public void Heading(string text, int level = 1)
    {
        headings[level - 1]++;
        headings.AsSpan(level).Clear();
        Add($"Heading{level}", look.Number(headings.AsSpan(0, level)) + text);
    }

    /// <summary>A paragraph of the body.</summary>
    public void Text(string text) => Add("Normal", text);

    /// <summary>A remark below a table or chart, in small letters.</summary>
    public void Note(string text) => Add("Note", text);

    /// <summary>A table with its number and caption above it; the header is repeated on every page.</summary>
    public void Table(string caption, IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows, TableLines lines = TableLines.Three)
    {
        Add("Caption", look.TableNumber(++tables) + caption).ParagraphProperties!.KeepNext = new();
        body.Append(PaperTable.Of(columns, rows, lines, look));
        Add("AfterTable", "");
    }

    /// <summary>Bars side by side for each category, lying, the first category on top; number and caption below.</summary>
    public void BarChart(string caption, IReadOnlyList<string> categories, params IReadOnlyList<PaperSeries> series) =>
        Chart(caption, new(Bars: true, categories, series, look));

    /// <summary>A line over the categories for each series; number and caption below.</summary>
    public void LineChart(string caption, IReadOnlyList<string> categories, params IReadOnlyList<PaperSeries> series) =>
        Chart(caption, new(Bars: false, categories, series, look));

    /// <summary>The list of attachments (附件说明), one blank line below the body (7.3.4).</summary>
    public void Attachments(params IReadOnlyList<string> names)
    {
        if (names.Count == 0) return;
        Blank();
        for (var i = 0; i < names.Count; i++)
        {
            var line = Add("Normal", (i == 0 ? look.AttachmentMark : "") + (names.Count == 1 ? "" : $"{i + 1}.") + names[i]);
            if (i > 0) line.ParagraphProperties!.Indentation = look.FirstLine(5);
        }
    }

    /// <summary>Issuing body and date (落款) without seal: two characters from the right edge, the date beginning two characters after the name (7.3.5.2).</summary>
    public void Signature(string name, DateOnly date)
    {
        var day = look.Date(date);
        var (nameRight, dateRight) = PaperLook.SignatureIndents(PaperLook.Width(name), PaperLook.Width(day));
        Blank().ParagraphProperties!.KeepNext = new();
        var signed = Add("Signature", name).ParagraphProperties!;
        signed.KeepNext = new();
        signed.Indentation = look.Right(nameRight);
        Add("Signature", day).ParagraphProperties!.Indentation = look.Right(dateRight);
    }

    /// <summary>Writes the document. The builder may go on afterwards and write again.</summary>
    public async Task Write(Stream to, CancellationToken ct)
    {
        using var scratch = new MemoryStream();
        using (var package = WordprocessingDocument.Create(scratch, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            look.Furnish(main, sample);
            for (var i = 0; i < charts.Count; i++) await charts[i].AddTo(main.AddNewPart<ChartPart>(ChartId(i + 1)), ct);
            main.Document = new Document((Body)body.CloneNode(true));
            main.Document.Body!.Append(PaperLook.Section());
            (package.PackageProperties.Title, package.PackageProperties.Creator) = (PaperText.Clean(title), PaperText.Clean(author));
        }
        scratch.Position = 0;
        await scratch.CopyToAsync(to, ct);
    }

    private void Chart(string caption, PaperChart chart)
    {
        charts.Add(chart);
        var frame = Add("Picture", "");
        frame.ParagraphProperties!.KeepNext = new();
        frame.Append(new Run(chart.Frame(ChartId(charts.Count), charts.Count, caption)));
        Add("Caption", look.FigureNumber(charts.Count) + caption);
    }

    private static string ChartId(int number) => $"chart{number}";

    private Paragraph Blank() => Add("Normal", "");

    private Paragraph Add(string style, string text)
    {
        var paragraph = look.Paragraph(style, text);
        body.Append(paragraph);
        return paragraph;
    }
}
