using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using static Tongpin.Tests.Kernel.Sheets.SheetFiles;

namespace Tongpin.Tests.Kernel.Sheets;

public sealed class SheetWriterTests
{
    private static readonly SheetColumn[] Columns =
    [
        new("学号") { Required = true, Help = "18 位", Example = "440101199003072316" }, new("人数", CellKind.Integer), new("权重", CellKind.Decimal),
        new("就业率", CellKind.Percent), new("入学", CellKind.Date), new("登记", CellKind.Instant), new("层次") { Allowed = ["高职专科", "职业本科", "a,\"b\" <&"], Required = true },
    ];

    private static readonly object?[][] Rows =
    [
        ["440101199003072316", 42_000, 0.375m, 0.905, new DateOnly(2026, 9, 1), new DateTimeOffset(2026, 8, 31, 23, 5, 0, TimeSpan.Zero), "高职专科"],
        ["=1+1", 440101199003072316, -12345678901.25m, 1e-7, new DateOnly(1850, 2, 3), new DateTime(2026, 1, 2, 3, 4, 5), "<script>\u0001 _x0041_\r\n"],
        [null, null, double.NaN, 1, null, null, ""],
        [7, "many", 0.1 + 0.2, 0m, new DateOnly(9999, 12, 31), new DateTime(2026, 1, 2), "\uFFFF\t|"],
    ];

    private static readonly string[][] Expected =
    [
        ["440101199003072316", "42000", "0.375", "0.905", "2026-09-01", "2026-09-01 07:05", "高职专科"],
        ["=1+1", "440101199003072316", "-12345678901.25", "0.0000001", "1850-02-03", "2026-01-02 03:04:05", "<script>\u0001 _x0041_"],
        ["", "", "", "1", "", "", ""],
        ["7", "many", "0.3", "0", "9999-12-31", "2026-01-02", "\uFFFF\t|"],
    ];

    /// <summary>Letters that break careless writers, mixed with random ones.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.OneOf("㐂", "𠮷", "䶮", "\"", "\n", "\r\n", "\r", "=", "'", "+", "-", "@", "\t", "＝", ",", ";", "0", "1", " ", "_x0041_", "_x005F_", "_", "&amp;", "<", "]]>", "\u0001", "\uFFFE", "\u0085", "中", "#REF!")
            .Array[0, 8].Select(parts => string.Concat(parts)),
        Gen.OneOf("018", "440101199003072316", "-5", "-5.50", "1E5", "'=x", "''-x", "=HYPERLINK(\"http://x\")", "TRUE", "2026-09-01"))
        .Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal));

    [Fact]
    public async Task Typed_cells_come_back_as_their_values()
    {
        foreach (var file in new[] { await Xlsx(Columns, Rows), await Csv(Columns, Rows) })
        {
            var read = Read(file);
            Assert.Equal(Columns.Select(c => c.Title), read.Header);
            Assert.Equal(Expected, read.Rows.Select(r => r.Cells));
        }
    }

    [Fact]
    public Task Any_text_comes_back_from_a_workbook() => ComesBack(Xlsx);

    [Fact]
    public Task Any_text_comes_back_from_csv() => ComesBack(Csv);

    private static async Task ComesBack(Func<SheetColumn[], object?[][], Task<byte[]>> write) =>
        await Gen.Select(Texts, Texts).Array[0, 20].SampleAsync(async pairs =>
        {
            object?[][] rows = [.. pairs.Select((pair, i) => new object?[] { $"k{i}", pair.Item1, pair.Item2 })];
            var read = Read(await write([new("键"), new("甲"), new("乙")], rows)).Rows.Select(r => r.Cells).ToList();
            return read.Count == rows.Length && rows.Zip(read).All(pair => pair.First.Select(v => ((string)v!).Trim()).SequenceEqual(pair.Second));
        }, iter: 1_000, print: pairs => System.Text.Json.JsonSerializer.Serialize(pairs.Select(p => new[] { p.Item1, p.Item2 })));

    [Fact]
    public async Task Long_tables_come_back_whole_and_in_order()
    {
        object?[][] rows = [.. Enumerable.Range(0, 5_000).Select(i => new object?[] { $"学生{i}", i })];
        foreach (var file in new[] { await Xlsx([new("姓名"), new("序", CellKind.Integer)], rows), await Csv([new("姓名"), new("序", CellKind.Integer)], rows) })
            Assert.Equal(rows.Select((r, i) => $"{i + 2} {r[0]} {r[1]}"), Read(file).Rows.Select(r => $"{r.Line} {r[0]} {r[1]}"));
    }

    [Fact]
    public async Task No_cell_of_csv_begins_like_a_formula()
    {
        var text = Encoding.UTF8.GetString(await Csv([new("名")], [["=1+1"], ["+86 138"], ["-5.5"], ["-cmd"], ["@x"], [" =1"], ["'=1"], ["'tis"], ["＝1"], [-5], [Words.Same("=w")]]));

        Assert.Equal(["\uFEFF名", "'=1+1", "\"'+86 138\"", "-5.5", "'-cmd", "'@x", "\"' =1\"", "''=1", "'tis", "'＝1", "-5", "'=w", ""], text.Split("\r\n"));
    }

    [Fact]
    public async Task Workbooks_and_templates_follow_the_standard()
    {
        foreach (var file in new[] { await Xlsx(Columns, Rows), await Xlsx(Columns, []), await Template() })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
        }
    }

    [Fact]
    public async Task A_workbook_has_text_cells_and_a_frozen_header_with_filters()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Xlsx(Columns, Rows)), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;

        Assert.Equal("A1:G5", sheet.GetFirstChild<AutoFilter>()!.Reference);
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal(20, sheet.Descendants<Column>().First().Width!.Value);
        Assert.Equal(CellValues.InlineString, sheet.Descendants<Cell>().Single(c => c.CellReference == "A2").DataType!.Value);
        Assert.Empty(sheet.Descendants<CellFormula>());
    }

    [Fact]
    public async Task A_template_reads_back_as_its_columns_and_no_rows()
    {
        var (_, header, rows) = Read(await Template());

        Assert.Equal(Columns.Select(c => c.Title), header);
        Assert.Empty(rows);
    }

    [Fact]
    public async Task A_template_offers_the_allowed_values()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Template()), isEditable: false);
        var list = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>()).Single(v => v.Type?.Value == DataValidationValues.List);

        Assert.Equal("G2:G1048576", list.SequenceOfReferences!.InnerText);
        Assert.Equal("lists!$G$2:$G$4", list.Formula1!.Text);
        Assert.Contains(document.WorkbookPart.Workbook.Descendants<Sheet>(), s => s.Name == "lists" && s.State?.Value == SheetStateValues.Hidden);
    }

    [Fact]
    public async Task The_same_table_gives_the_same_bytes() => Assert.Equal(await Xlsx(Columns, Rows), await Xlsx(Columns, Rows));

    [Fact]
    public async Task What_a_sheet_cannot_hold_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Xlsx([new("文")], [["短"], [new string('长', 32_768)]]));

        Assert.Equal(SheetRules.XlsxCannotHold, refusal.Rule);
        Assert.Contains("第 3 行", refusal.Words.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_name_makes_a_sheet_name()
    {
        foreach (var name in new[] { "", "'a/b'[1]:*?\\", new string('表', 30) + "𠮷", "<&\">" })
        {
            var file = await Written(to => SheetWriter.WriteXlsx(to, name, Columns, Rows, TestContext.Current.CancellationToken));
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            Assert.InRange(document.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value!.Length, 1, 31);
            Assert.Empty(new OpenXmlValidator().Validate(document));
        }
    }

    private static Task<byte[]> Xlsx(SheetColumn[] columns, object?[][] rows) => Written(to => SheetWriter.WriteXlsx(to, "名单", columns, rows, TestContext.Current.CancellationToken));
    private static Task<byte[]> Csv(SheetColumn[] columns, object?[][] rows) => Written(to => SheetWriter.WriteCsv(to, columns, rows, TestContext.Current.CancellationToken));
    private static Task<byte[]> Template() => Written(to => SheetWriter.WriteTemplate(to, "名单", Columns, TestContext.Current.CancellationToken));
}
