using System.Text.RegularExpressions;
using Tongpin.Foundation;

namespace Tongpin.Tests.Kernel.Pages;

public sealed class ShellTests
{
    [Theory]
    [InlineData("/programmes/evidence", "/programmes/evidence")]
    [InlineData("/programmes", "/programmes")]
    [InlineData("/people/new", "/people")]
    [InlineData("/", "/")]
    public async Task One_line_of_the_menu_says_where_the_reader_is(string path, string line)
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await office.GetStringAsync(path);

        Assert.Equal([line], Regex.Matches(page, "aria-current=\"page\" href=\"([^\"]+)\"").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task The_icons_of_the_menu_are_one_file_that_browsers_may_keep()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var uses = Regex.Matches(await office.GetStringAsync("/about"), "<use href=\"([^#\"]+)#(m\\d+)\"");
        using var file = await office.GetAsync(uses[0].Groups[1].Value);
        var icons = await file.Content.ReadAsStringAsync();

        Assert.Equal("image/svg+xml", file.Content.Headers.ContentType?.MediaType);
        Assert.True(file.Headers.CacheControl?.Public);
        Assert.All(uses, use => Assert.Contains($"id=\"{use.Groups[2].Value}\"", icons, StringComparison.Ordinal));
    }
}
