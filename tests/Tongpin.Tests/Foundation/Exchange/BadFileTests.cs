using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Exchange;
using Tongpin.Kernel.Sheets;
using static Tongpin.Tests.Foundation.Exchange.Imports;

namespace Tongpin.Tests.Foundation.Exchange;

/// <summary>What people upload by mistake, or to do harm.</summary>
public sealed class BadFileTests
{
    [Fact]
    public async Task A_picture_is_no_table()
    {
        await using var house = new House();
        await Refused(house, [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[100]], "图片");
    }

    [Fact]
    public async Task Half_a_row_is_refused_with_its_line()
    {
        await using var house = new House();
        await Refused(house, Encoding.UTF8.GetBytes(UnitHeader + "S1,甲,中心,\nS2,乙"), "第 3 行");
    }

    [Fact]
    public async Task Broken_encoding_is_refused_with_its_line()
    {
        await using var house = new House();
        await Refused(house, [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(UnitHeader), .. "S1,"u8, 0xFF, 0xFE, .. ",x,\n"u8], "第 2 行");
    }

    [Fact]
    public async Task A_file_in_gb18030_is_read()
    {
        await using var house = new House();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var import = await house.Check("units", Encoding.GetEncoding("GB18030").GetBytes(UnitHeader + "S1,财经学院,二级学院,\n"));
        Assert.Equal(1, import.Added);
        Assert.Contains("GB18030", import.ReportOf().Format, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_lines_than_allowed_are_refused()
    {
        await using var house = new House();
        var text = new StringBuilder("code,name,kind\n");
        for (var i = 0; i <= SheetLimits.Default.MaxRows; i++) text.Append("a,b,c\n");
        await Refused(house, Encoding.UTF8.GetBytes(text.ToString()), "500000");
    }

    [Fact]
    public async Task A_zip_bomb_is_stopped()
    {
        await using var house = new House();
        using var bomb = new MemoryStream();
        using (var packed = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(UnitHeader));
            var line = new byte[1 << 20];
            Array.Fill(line, (byte)'a');
            for (var i = 0; i < 60; i++) packed.Write(line);
        }
        await Refused(house, bomb.ToArray(), "展开");
    }

    [Theory]
    [InlineData("4.4E+17")]
    [InlineData("#REF!")]
    public async Task A_value_that_a_spreadsheet_program_destroyed_is_a_problem(string value)
    {
        await using var house = new House();
        var import = await house.Check("units", UnitHeader + $"{value},甲,中心,\n");
        Assert.Equal("单位代码", Assert.Single(import.ReportOf().Problems).Column);
    }

    [Fact]
    public async Task Text_longer_than_the_column_is_a_problem_and_no_crash()
    {
        await using var house = new House();
        var import = await house.Check("units", UnitHeader + $"S1,{new string('长', 121)},中心,\n");
        Assert.Equal("单位名称", Assert.Single(import.ReportOf().Problems).Column);
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_as_text()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        const string script = "<script>alert(1)</script>";
        var import = await house.Check("units", UnitHeader + $"S1,{script},中心,\nS2,乙,{script},\n", $"{script}.csv".Replace('/', '_'));
        var page = await browser.GetStringAsync($"/imports/{import.Id}");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_leaves_as_text_and_comes_back_as_it_was()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        await house.Given(new Unit { Code = "S1", Name = "=HYPERLINK(\"http://x\",\"y\")", Kind = UnitKind.Centre });
        var csv = await browser.GetByteArrayAsync("/export/foundation.units.csv");
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        var import = await house.Check("units", csv);
        Assert.Equal((0, 0, 1), (import.Added, import.Changed, import.Unchanged));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_hundred_megabytes_are_refused_long_before_they_have_arrived(bool announced)
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var flood = new Flood(500_000_000, announced);
        using var answer = await browser.PostAsync("/api/imports/units", flood);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("64 MB", await House.Text(answer), StringComparison.Ordinal);
        Assert.InRange(flood.Sent, 0, announced ? 2_000_000 : 80_000_000);
        Assert.Equal(0, await house.In(db => db.Imports.CountAsync()));
    }

    private static async Task Refused(House house, byte[] file, string because)
    {
        var import = await house.Check("units", file);
        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains(because, import.Failure!.Value.Zh, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Tongpin.Kernel.RuleBroken>(() => house.Confirm(import.Id));
    }

    /// <summary>A form whose file never seems to end.</summary>
    private sealed class Flood : HttpContent
    {
        private static readonly byte[] Head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"u8.ToArray();
        private readonly long length;
        private readonly bool announced;

        public Flood(long length, bool announced)
        {
            (this.length, this.announced) = (length, announced);
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        }

        public long Sent { get; private set; }

        protected override bool TryComputeLength(out long length)
        {
            length = this.length;
            return announced;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'a');
            await stream.WriteAsync(Head);
            for (Sent = Head.Length; Sent < length; Sent += block.Length) await stream.WriteAsync(block);
        }
    }
}
