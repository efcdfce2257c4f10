using System.Globalization;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tongpin.Kernel.Papers;

namespace Tongpin.Tests.Kernel.Papers;

public sealed class OfficialPaperTests
{
    private static readonly PaperColumn[] Columns = [new("专业", 3), new("人数", 1, ColumnSide.Right)];

    public static TheoryData<string> Languages => ["zh-CN", "en"];

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_part_of_a_paper_follows_the_standard(string language)
    {
        foreach (var paper in new[] { Whole, () => new OfficialPaper("空", "", sample: false) })
        {
            using var document = await PaperFiles.Written(language, paper);
            Assert.Empty(document.Faults());
        }
    }

    [Fact]
    public async Task The_page_has_the_margins_lines_and_characters_of_the_standard()
    {
        using var document = await PaperFiles.Written("zh-CN", Whole);
        var section = document.MainDocumentPart!.Document!.Body!.GetFirstChild<SectionProperties>()!;
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!;
        var line = int.Parse(styles.Elements<DocumentFormat.OpenXml.Wordprocessing.Style>().First().StyleParagraphProperties!.SpacingBetweenLines!.Line!, CultureInfo.InvariantCulture);
        var character = 16 * 20 + styles.Descendants<RunPropertiesBaseStyle>().Single().Spacing!.Val!;

        Assert.Equal([210, 297], new[] { Millimetres(size.Width!), Millimetres(size.Height!) });
        Assert.Equal([37, 35, 28, 26], new[] { Millimetres(margin.Top!.Value), Millimetres(margin.Bottom!.Value), Millimetres(margin.Left!), Millimetres(margin.Right!) });
        Assert.Equal(22, (int)((size.Height! - margin.Top.Value - margin.Bottom.Value) / line));
        Assert.Equal(28, (int)((size.Width! - margin.Left! - margin.Right!) / character));
    }

    [Theory]
    [InlineData("zh-CN", "一、甲|（一）乙|1. 丙|2. 丁|（二）戊|1. 己|二、庚|（一）辛")]
    [InlineData("en", "1. 甲|1.1 乙|1.1.1 丙|1.1.2 丁|1.2 戊|1.2.1 己|2. 庚|2.1 辛")]
    public async Task Headings_count_below_their_own(string language, string expected)
    {
        using var document = await PaperFiles.Written(language, () =>
        {
            var paper = new OfficialPaper("题", "", sample: false);
            foreach (var (text, level) in new[] { ("甲", 1), ("乙", 2), ("丙", 3), ("丁", 3), ("戊", 2), ("己", 3), ("庚", 1), ("辛", 2) }) paper.Heading(text, level);
            return paper;
        });

        Assert.Equal(expected.Split('|'), document.Lines("Heading"));
    }

    [Theory]
    [InlineData(1, "一"), InlineData(9, "九"), InlineData(10, "十"), InlineData(11, "十一"), InlineData(20, "二十"), InlineData(21, "二十一"), InlineData(99, "九十九")]
    public void Numerals_are_read_as_one_says_them(int number, string expected) => Assert.Equal(expected, PaperLook.Numeral(number));

    [Theory] // widths in characters of the name and the date; both stand at least two from the edge, the date begins two after the name
    [InlineData(14, 6, 2, 8), InlineData(8, 6, 2, 2), InlineData(4, 6.5, 6.5, 2)]
    public void The_date_begins_two_characters_after_the_name(decimal name, decimal date, decimal nameIndent, decimal dateIndent)
    {
        Assert.Equal((nameIndent, dateIndent), PaperLook.SignatureIndents(name, date));
        Assert.Equal(2, nameIndent + name - (dateIndent + date));
    }

    [Fact]
    public async Task Captions_are_numbered_and_headers_of_tables_are_repeated()
    {
        using var document = await PaperFiles.Written("zh-CN", Whole);
        var tables = document.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();

        Assert.Equal(["表1　人数", "图1　柱", "表2　网格", "图2　线"], document.Lines("Caption"));
        Assert.All(tables, table => Assert.Equal([true, false], table.Elements<TableRow>().Select(row => row.Descendants<TableHeader>().Any())));
        Assert.Equal(["42"], document.Lines("TableRight").Distinct());
        Assert.All(tables, table => Assert.Equal(8844, table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Charts_hold_their_numbers_and_leave_gaps()
    {
        using var document = await PaperFiles.Written("zh-CN", Whole);
        var charts = document.MainDocumentPart!.ChartParts.OrderBy(c => document.MainDocumentPart.GetIdOfPart(c), StringComparer.Ordinal).ToList();

        Assert.Equal(["0.5", "0.25", "0.125"], charts[0].ChartSpace.Descendants<NumericPoint>().Select(p => p.NumericValue!.Text));
        Assert.Equal([0u, 1u, 1u], charts[0].ChartSpace.Descendants<NumericPoint>().Select(p => p.Index!.Value));
        Assert.Single(charts[1].ChartSpace.Descendants<LineChart>());
        Assert.All(charts, chart =>
        {
            using var book = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
            Assert.Contains("0.25", book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Sample_data_are_marked_below_the_title_and_on_every_page()
    {
        using var marked = await PaperFiles.Written("zh-CN", Whole);
        using var real = await PaperFiles.Written("zh-CN", () => new OfficialPaper("题", "甲学院", sample: false));

        Assert.Equal(["示例数据"], marked.Lines("SampleMark"));
        Assert.Equal("示例数据", marked.MainDocumentPart!.HeaderParts.Single().Header!.InnerText);
        Assert.DoesNotContain("示例数据", real.Text() + real.MainDocumentPart!.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public Task Any_text_makes_a_paper_that_opens() =>
        Gen.OneOf(Gen.String, Gen.OneOf("<", "&", "\"", "]]>", "\0", "\u0001", "\uFFFE", "\uD800", "𠮷", "\r\n", "\t", "中").Array[0, 8].Select(parts => string.Concat(parts))).SampleAsync(async text =>
        {
            using var document = await PaperFiles.Written("zh-CN", () =>
            {
                var paper = new OfficialPaper(text, text, sample: false);
                paper.Heading(text);
                paper.Table(text, [new(text, 1)], [[text]]);
                paper.BarChart(text, [text], new PaperSeries(text, [0.1m]));
                paper.Attachments([text, text]);
                paper.Signature(text, new(2026, 1, 1));
                return paper;
            });
            Assert.Empty(document.Faults());
            Assert.Equal("一、" + PaperText.Clean(text), document.Lines("Heading").Single());
        }, iter: 60, threads: 1, print: text => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)));

    [Fact]
    public async Task A_paper_can_go_on_after_it_was_written()
    {
        var paper = new OfficialPaper("题", "", sample: false);
        await paper.Write(Stream.Null, TestContext.Current.CancellationToken);
        paper.Text("续");
        using var document = await PaperFiles.Written("zh-CN", () => paper);

        Assert.EndsWith("续", document.Text(), StringComparison.Ordinal);
    }

    private static OfficialPaper Whole()
    {
        var paper = new OfficialPaper("关于设置专业的论证报告", "示范学院", sample: true);
        paper.Heading("情况");
        paper.Heading("依据", 2);
        paper.Heading("岗位", 3);
        paper.Text("正文。");
        paper.Table("人数", Columns, [["“轨道”", "42"]]);
        paper.Note("注");
        paper.BarChart("柱", ["甲", "乙"], new("供", [0.5m, 0.25m]), new("求", [null, 0.125m]));
        paper.Table("网格", Columns, [["甲", "42"]], TableLines.Grid);
        paper.LineChart("线", ["2025", "2026"], new PaperSeries("契合度", [0.25m, null]));
        paper.Attachments("一份", "又一份");
        paper.Signature("示范学院", new(2026, 10, 12));
        return paper;
    }

    private static int Millimetres(long twips) => (int)Math.Round(twips * 25.4 / 1440);
}
