using System.Text;
using CsCheck;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using static Tongpin.Tests.Kernel.Sheets.SheetFiles;

namespace Tongpin.Tests.Kernel.Sheets;

public sealed class SheetReaderTests
{
    private const string Surnames = "编号,姓名\r\n018,㐂\r\n019,𠮷\r\n020,䶮\r\n";

    [Fact]
    public void Text_in_every_accepted_encoding_reads_the_same()
    {
        (byte[] File, string Format)[] files =
        [
            (Utf8(Surnames), "CSV, UTF-8"),
            ([.. Encoding.UTF8.Preamble, .. Utf8(Surnames)], "CSV, UTF-8"),
            (Gb18030.GetBytes(Surnames), "CSV, GB18030"),
            (Gb18030.GetBytes("\uFEFF" + Surnames), "CSV, GB18030"),
            (Encoding.Unicode.GetBytes("\uFEFF" + Surnames), "CSV, UTF-16"),
            (Encoding.BigEndianUnicode.GetBytes("\uFEFF" + Surnames), "CSV, UTF-16"),
            (Gzip(Gb18030.GetBytes(Surnames)), "CSV, GB18030"),
            (Utf8(Surnames.Replace(',', '\t')), "TSV, UTF-8"),
            (Utf8(Surnames.Replace(',', ';')), "CSV, UTF-8"),
            (Utf8(Surnames.Replace("\r\n", "\r")), "CSV, UTF-8"),
        ];
        Assert.All(files, file =>
        {
            var read = Read(file.File);
            Assert.Equal(file.Format, read.Format);
            Assert.Equal(["编号", "姓名"], read.Header);
            Assert.Equal([(2, "018", "㐂"), (3, "019", "𠮷"), (4, "020", "䶮")], read.Rows.Select(r => (r.Line, r[0], r[1])));
        });
    }

    [Fact]
    public void A_row_is_found_by_the_line_where_it_begins()
    {
        var rows = Read(Utf8("\n标题,备注\n\n甲,\"一行\r\n又一行\n\"\"引\"\"\" \n,\n乙, x ,,\n")).Rows;

        Assert.Equal([(4, "一行\r\n又一行\n\"引\""), (8, "x")], rows.Select(r => (r.Line, r[1])));
    }

    [Theory]
    [InlineData("sheets.row.short", "a,b,c\n1,2,3\n4,5", "3", "“5”")]
    [InlineData("sheets.row.long", "a,b\n1,2,旧", "2", "“旧”", "C")]
    [InlineData("sheets.text.open-quote", "a,b\n1,\"2\n3,4\n", "2", "B")]
    [InlineData("sheets.text.stray-quote", "a,b\n1,\"他说\"好\"\n", "2", "B")]
    [InlineData("sheets.text.nul", "a,b\n1,\02\n", "2")]
    [InlineData("sheets.header.name-twice", "a,b, A \n1,2,3", "A", "C")]
    [InlineData("sheets.header.empty-name", "a,,b\n1,2,3", "B")]
    [InlineData("sheets.header.missing", "510203,1,2.5\n510204,3,4", "510203, 1, 2.5")]
    [InlineData("sheets.file.empty", "", "名单.csv")]
    [InlineData("sheets.file.empty", " \r\n\r\n", "名单.csv")]
    [InlineData("sheets.file.empty", ",,\r\n,,", "名单.csv")]
    [InlineData("sheets.file.not-a-table", "\uFEFF\r\n<html><table>", "网页")]
    [InlineData("sheets.file.not-a-table", "<?xml version=\"1.0\"?><Workbook>", "名单.csv")]
    [InlineData("sheets.file.not-a-table", "%PDF-1.7", "PDF")]
    public void Broken_text_is_refused_by_place(string rule, string text, params string[] named)
    {
        var refusal = Refused(Utf8(text), name: "名单.csv");

        Assert.Equal(rule, refusal.Rule.Key);
        Assert.All(named, n => Assert.Contains(n, refusal.Words.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_refusal_is_filled_in_both_languages()
    {
        var refusal = Refused([.. "%PDF"u8]);

        Assert.Contains("a PDF document", refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains("PDF 文档", refusal.Words.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_named_for_what_they_are()
    {
        (byte[] File, string What)[] files =
        [
            ([0x89, .. "PNG\r\n"u8], "图片"),
            ([0x7F, .. "ELF"u8], "程序"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000]], ".xls"),
            (Zip(("[Content_Types].xml", ""), ("word/document.xml", "")), "Word"),
            (Zip(("名单.csv", "a,b")), "解压"),
            (Gzip(Gzip(Utf8(Surnames))), "多重"),
        ];
        Assert.All(files, file =>
        {
            var refusal = Refused(file.File);
            Assert.Equal(SheetRules.NotATable, refusal.Rule);
            Assert.Contains(file.What, refusal.Words.Zh, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_workbook_with_a_password_is_told_from_an_old_one() =>
        Assert.Equal(SheetRules.Encrypted, Refused([0xD0, 0xCF, 0x11, 0xE0, .. new byte[65_520], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]]).Rule);

    [Theory]
    [InlineData(10)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Utf8_cut_in_the_middle_names_line_and_byte(int length)
    {
        var text = Utf8("姓名\n" + string.Concat(Enumerable.Repeat("王一\n", length / 7)))[..^1];

        var refusal = Refused(text[..^1]);

        Assert.Equal(SheetRules.BrokenText, refusal.Rule);
        Assert.Contains($"第 {length / 7 + 1} 行（文件第 {text.Length - 2} 个字节）不是有效的 UTF-8", refusal.Words.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public void A_flaw_inside_utf8_names_line_and_byte(int before)
    {
        byte[] start = Utf8("姓名\n" + string.Concat(Enumerable.Repeat("王一\n", before)));

        var refusal = Refused([.. start, 0xFF, .. Utf8("李二\n")]);

        Assert.Contains($"第 {before + 2} 行（文件第 {start.Length + 1} 个字节）不是有效的 UTF-8", refusal.Words.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_no_encoding_are_refused() =>
        Assert.Contains("GB18030", Refused([.. "a,b\n1,"u8, 0xC4, 0xE3, 0xBA, 0xC3, 0xFF, 0xFF, (byte)'\n']).Words.En, StringComparison.Ordinal);

    [Fact]
    public void Utf16_without_its_mark_is_refused_with_a_hint() =>
        Assert.Equal(SheetRules.Nul, Refused(Encoding.Unicode.GetBytes("a,b\n1,2\n")).Rule);

    [Fact]
    public void Limits_are_kept()
    {
        var limits = new SheetLimits(MaxBytes: 2_000_000, MaxRows: 2, MaxColumns: 3, MaxCellLength: 10);
        (byte[] File, Rule Rule)[] files =
        [
            (new byte[2_000_001], SheetRules.TooLarge),
            (Utf8("a\n1\n2\n3\n"), SheetRules.TooManyRows),
            (Utf8("a,b,c,d\n"), SheetRules.TooManyColumns),
            (Utf8("a\n12345678901\n"), SheetRules.CellTooLong),
            (Utf8("a\n\"1\n2\n3\n4\n5\n6\n7\n8\n"), SheetRules.OpenQuote),
            (Xlsx(Row("a") + Row("1") + Row("2") + Row("3")), SheetRules.TooManyRows),
            (Xlsx(Row("a", "b", "c", "d")), SheetRules.TooManyColumns),
            (Xlsx(Row("a") + Row("12345678901")), SheetRules.CellTooLong),
            (Xlsx("<row><c t=\"s\"><v>0</v></c></row>", "<si><r><t>123456</t></r><r><t>789012</t></r></si>"), SheetRules.CellTooLong),
        ];
        Assert.All(files, file => Assert.Equal(file.Rule, Refused(file.File, limits).Rule));
        Assert.Equal(2, Read(Utf8("a\n1\n2\n"), limits).Rows.Count);
        Assert.Equal("c", Read(Xlsx("<row><c t=\"str\"><v>c</v></c><c r=\"XFD1\" s=\"1\"/></row>"), limits).Header[0]);
    }

    [Fact]
    public void A_gzip_bomb_is_stopped_on_the_way() =>
        Assert.Equal(SheetRules.Bomb, Refused(Gzip(Utf8("a,b\n" + new string('x', 30_000_000)))).Rule);

    [Fact]
    public void A_workbook_bomb_is_stopped_by_ratio_and_by_size()
    {
        var bomb = Xlsx(Row("a") + string.Concat(Enumerable.Repeat("<row/>", 5_000_000)));

        Assert.Equal(SheetRules.Bomb, Refused(bomb).Rule);
        Assert.Equal(SheetRules.Bomb, Refused(bomb, new SheetLimits(MaxExpandedBytes: 20_000_000, MaxExpansion: 10_000)).Rule);
        Assert.Empty(Read(bomb, new SheetLimits(MaxExpansion: 10_000)).Rows);
    }

    /// <summary>The archive claims 1,000 bytes for the sheet; believing it must not let more through.</summary>
    [Fact]
    public void A_bomb_that_lies_about_its_size_is_refused()
    {
        var bomb = Xlsx(Row("a") + string.Concat(Enumerable.Repeat("<row/>", 5_000_000)));
        var central = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(central + 24), 1_000);

        Assert.True(Refused(bomb).Rule is var rule && (rule == SheetRules.Bomb || rule == SheetRules.Damaged));
    }

    [Fact]
    public void Hostile_xml_is_damage()
    {
        Assert.All(new[]
        {
            Xlsx(Row("&b;"), before: "<!DOCTYPE worksheet [<!ENTITY a \"xx\"><!ENTITY b \"&a;&a;\">]>"),
            Xlsx(Row("a") + string.Concat(Enumerable.Repeat("<a>", 100))),
            Xlsx($"<row a=\"{new string('x', 3_000_000)}\"/>"),
            Xlsx("<row r=\"2\"><c t=\"str\"><v>x</v></c></row><row r=\"2\"/>"),
            Xlsx("<row><c t=\"s\"><v>7</v></c></row>"),
            Xlsx("<row><c r=\"7\"><v>7</v></c></row>"),
            Zip(("[Content_Types].xml", "")),
            Xlsx(Row("a"))[..^30],
        }, file => Assert.Equal(SheetRules.Damaged, Refused(file).Rule));
    }

    [Fact]
    public void Cells_of_a_workbook_read_as_a_person_sees_them()
    {
        var (format, header, rows) = Read(Xlsx(
            Row("编号", "日期", "年月", "天数", "备注") +
            "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>0</v></c><c r=\"B5\" s=\"1\"><v>45292</v></c><c r=\"C5\" s=\"2\"><v>45292.5</v></c><c r=\"D5\" s=\"3\"><v>0.30000000000000004</v></c></row>" +
            "<row r=\"9\"><c r=\"E9\" t=\"inlineStr\"><is><t>_x005F_x0041_</t></is></c><c r=\"A9\"><v>4.40101199003072E+17</v></c><c r=\"B9\" t=\"d\"><v>2024-02-03T00:00:00</v></c><c r=\"C9\" s=\"1\"><v>1</v></c><c r=\"D9\"><v>1.20000000000000e2</v></c></row>" +
            "<row r=\"1048576\"><c><f>1/0</f><v/></c><c t=\"e\"><v>#REF!</v></c><c t=\"b\"><v>1</v></c><c t=\"str\"><f>1+1</f><v>2</v></c><c s=\"1\"><v>0.5</v></c></row>",
            "<si><r><t>01</t></r><rPh><t>ling</t></rPh><r><t>8</t></r></si>"));

        Assert.Equal("XLSX, 名单", format);
        Assert.Equal(["编号", "日期", "年月", "天数", "备注"], header);
        Assert.Equal([5, 9, 1_048_576], rows.Select(r => r.Line));
        Assert.Equal(["018", "2024-01-01", "2024-01-01 12:00", "0.3", ""], rows[0].Cells);
        Assert.Equal(["4.40101199003072E+17", "2024-02-03", "1900-01-01", "120", "_x0041_"], rows[1].Cells);
        Assert.Equal(["", "#REF!", "TRUE", "2", "12:00:00"], rows[2].Cells);
        Assert.True(rows[1].LooksDamaged(0) && rows[2].LooksDamaged(1));
        Assert.False(rows[0].LooksDamaged(0) || rows[1].LooksDamaged(3));
    }

    [Fact]
    public void Workbooks_that_count_from_1904_keep_their_days() =>
        Assert.Equal("2024-01-01", Read(Xlsx(Row("日期") + "<row><c s=\"1\"><v>43830</v></c></row>", workbookPr: "<workbookPr date1904=\"1\"/>")).Rows[0][0]);

    [Theory]
    [InlineData("4.4E+17", true)]
    [InlineData("4.40101E17", true)]
    [InlineData("#N/A", true)]
    [InlineData("####", true)]
    [InlineData("440101199003072316", false)]
    [InlineData("E17", false)]
    [InlineData("44E", false)]
    [InlineData("", false)]
    public void A_code_rewritten_by_a_spreadsheet_is_seen(string cell, bool damaged) =>
        Assert.Equal(damaged, new SheetRow(1, [cell]).LooksDamaged(0));

    [Fact]
    public void Rows_can_be_read_again()
    {
        foreach (var file in new[] { Utf8(Surnames), Gzip(Utf8(Surnames)), Xlsx(Row("a") + Row("1") + Row("2")) })
        {
            using var reader = SheetReader.Open(new MemoryStream(file), "x");
            Assert.Equal(reader.Rows().Select(r => r[0]), reader.Rows().Select(r => r[0]));
            Assert.NotEmpty(reader.Rows());
        }
    }

    /// <summary>Whatever happened to a file on its way, the answer is rows or a refusal, never a fault.</summary>
    [Fact]
    public void Damaged_bytes_end_in_rows_or_a_refusal()
    {
        byte[][] files = [Utf8(Surnames), Gb18030.GetBytes(Surnames), Gzip(Utf8(Surnames)), Xlsx(Row("a", "b") + Row("1", "2"), "<si><t>x</t></si>"),
            .. new[] { "<si/>", "<sheetData" }.Select(x => Xlsx(Row("a") + x))];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 6], Gen.Double.Unit).Sample((which, flips, cut) =>
        {
            var file = files[which].ToArray();
            foreach (var (at, value) in flips) file[at % file.Length] = value;
            if (cut < 0.3) file = file[..(int)(file.Length * cut * 3)];
            try { Read(file); }
            catch (RuleBroken refusal) { Assert.StartsWith("sheets.", refusal.Rule.Key, StringComparison.Ordinal); }
        }, iter: 3_000);
    }

    [Fact]
    public void Real_files_read_to_the_end()
    {
        var data = Environment.GetEnvironmentVariable("TONGPIN_SHARED") ?? Shared();
        Assert.SkipUnless(data is not null && Directory.Exists(Path.Combine(data, "data")), "The folder of real data is not beside the repository.");

        var counts = Directory.EnumerateFiles(Path.Combine(data, "data"), "*.csv*").ToDictionary(f => Path.GetFileName(f), f =>
        {
            using var file = File.OpenRead(f);
            using var reader = SheetReader.Open(file, f);
            return reader.Rows().Count();
        });

        Assert.Equal(11_887, counts["job_ads_cn.csv.gz"]);
        Assert.Equal(9_126, counts["programme_register_2025_finance_commerce.csv"]);
        Assert.Equal(39_784, counts["onet27_alternate_titles.csv.gz"]);
    }

    private static string? Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("Tongpin.slnx").Any()) folder = folder.Parent;
        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}
