using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Exchange;
using static Tongpin.Tests.Foundation.Exchange.Imports;

namespace Tongpin.Tests.Foundation.Exchange;

public sealed partial class ImportsApiTests
{
    [Fact]
    public async Task A_file_goes_in_and_out_again_over_http()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var import = await House.Json<ImportAnswer>(await browser.PostAsync("/api/imports/units", Upload(UnitHeader + "S1,甲,中心,\n")));
        Assert.Equal((ImportState.Checked, 1), (import.State, import.Added));

        import = await House.Json<ImportAnswer>(await browser.PostAsync($"/api/imports/{import.Id}/confirm", null));
        Assert.Equal(ImportState.Done, import.State);
        Assert.Equal(1, await house.In(db => db.Units.CountAsync()));

        import = await House.Json<ImportAnswer>(await browser.PostAsync($"/api/imports/{import.Id}/undo", null));
        Assert.Equal(ImportState.Undone, import.State);
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task Of_two_confirmations_at_once_one_wins()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var import = await house.Check("units", UnitHeader + string.Concat(Enumerable.Range(0, 2000).Select(i => $"S{i},甲,中心,\n")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => browser.PostAsync($"/api/imports/{import.Id}/confirm", null)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(2000, await house.In(db => db.Units.CountAsync()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Exported_units_and_people_come_back_unchanged(string format)
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        await house.Import("units", UnitHeader + "A,学校,学校,\nZ,甲 “乙”,二级学院,A\nB,\"x,y\",中心,Z\n");
        await house.Import("people", PeopleHeader + "007,王芳,教职工,B,a@b.cn,13800000000\n008,欧阳明月,学生,Z,,\n");
        foreach (var (kind, list) in new[] { ("units", "foundation.units"), ("people", "foundation.people") })
        {
            var import = await house.Check(kind, await browser.GetByteArrayAsync($"/export/{list}.{format}"), $"e.{format}");
            Assert.Null(import.Failure);
            Assert.Empty(import.ReportOf().Problems);
            Assert.Equal((0, 0, import.Lines), (import.Added, import.Changed, import.Unchanged));
        }
    }

    [Fact]
    public async Task People_without_the_permission_import_nothing()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.ProgrammeLead);
        using var answer = await browser.PostAsync("/api/imports/units", Upload(UnitHeader + "S1,甲,中心,\n"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        using var nobody = house.Anybody();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync("/api/imports/units", Upload("x"))).StatusCode);
    }

    [Fact]
    public async Task A_person_uploads_confirms_and_undoes_on_pages()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var token = Token().Match(await browser.GetStringAsync("/imports/new/units")).Groups[1].Value;
        using var form = Upload(UnitHeader + "S1,甲,中心,\n");
        form.Add(new StringContent(token), "__RequestVerificationToken");
        var page = (await browser.PostAsync("/imports/upload/units", form)).Headers.Location!.ToString();
        await house.RunJobs();
        Assert.Contains("确认导入 1 条", WebUtility.HtmlDecode(await browser.GetStringAsync(page)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await House.Form(browser, page, "confirm")).StatusCode);
        await house.RunJobs();
        Assert.Contains("已导入", WebUtility.HtmlDecode(await browser.GetStringAsync(page)), StringComparison.Ordinal);

        await House.Form(browser, $"{page}?undo=ask", "undo");
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task A_pasted_table_is_read_and_a_form_without_its_token_is_not()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var bare = new MultipartFormDataContent { { new StringContent("code\tname\tkind\nS1\t甲\t中心"), "paste" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/imports/upload/units", bare)).StatusCode);
        using var paste = new MultipartFormDataContent { { new StringContent("code\tname\tkind\nS1\t甲\t中心"), "paste" } };
        Assert.Equal(1, (await House.Json<ImportAnswer>(await browser.PostAsync("/api/imports/units", paste))).Added);
    }

    [Theory]
    [InlineData("/imports")]
    [InlineData("/imports/new")]
    [InlineData("/imports/new/people")]
    [InlineData("/imports/new/people/template.xlsx")]
    [InlineData("/imports/new/units/template.csv")]
    [InlineData("/jobs")]
    [InlineData("/history")]
    [InlineData("/regulations")]
    [InlineData("/search?q=x")]
    public async Task Every_door_opens(string url)
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task The_original_is_kept_byte_for_byte_and_the_problems_go_out_as_a_table()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        const string text = UnitHeader + "S1,甲,错,\n";
        var import = await house.Check("units", text);
        Assert.Equal(text, await browser.GetStringAsync($"/imports/{import.Id}/original"));
        using var reader = Tongpin.Kernel.Sheets.SheetReader.Open(new MemoryStream(await browser.GetByteArrayAsync($"/imports/{import.Id}/problems.xlsx")), "p.xlsx");
        Assert.Equal("错", Assert.Single(reader.Rows())[2]);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [Fact]
    public async Task A_confirmation_that_could_not_be_carried_out_says_why()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var units = await house.Import("units", UnitHeader + "S1,甲,中心,\n");
        var people = await House.Json<ImportAnswer>(await browser.PostAsync("/api/imports/people", Upload(PeopleHeader + "T1,王芳,教职工,S1,,\n")));
        await house.Undo(units.Id);

        using var answer = await browser.PostAsync($"/api/imports/{people.Id}/confirm", null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(0, await house.In(db => db.People.CountAsync(p => p.Number == "T1")));
    }

    [Theory]
    [InlineData("/imports/01a21c45-a928-77da-8fc6-e6e33df79eaf")]
    [InlineData("/jobs/01a21c45-a928-77da-8fc6-e6e33df79eaf")]
    public async Task What_is_not_there_has_a_page_that_says_so(string address)
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这个页面", await House.Text(answer), StringComparison.Ordinal);
    }
}
