using System.Net;
using Tongpin.Foundation;

namespace Tongpin.Tests.Web;

public sealed class NotFoundTests
{
    [Theory]
    [InlineData("text/html", null, "没有这个文件")]
    [InlineData("text/html", "en", "There is no such file")]
    [InlineData("*/*", null, "")]
    public async Task A_file_that_is_none_is_told_to_people(string accept, string? language, string told)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: language);
        office.DefaultRequestHeaders.Add("Accept", accept);

        var answer = await office.GetAsync("/export/fit-report-1900.docx", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(told, await House.Text(answer));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/programmes/999999")]
    [InlineData("/regulations/none")]
    [InlineData("/evidence/foundation_account/1")]
    [InlineData("/people/00000000-0000-0000-0000-000000000001")]
    public async Task A_page_of_no_record_says_so_in_words_with_a_way_back(string address)
    {
        await using var house = new House();

        var answer = await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await House.Text(answer);
        Assert.Contains("没有这个页面", page);
        Assert.Contains("回到首页", page);
    }
}
