using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel.Lists;

public sealed class SavedViewsTests
{
    [Fact]
    public async Task A_view_is_kept_under_its_name_shown_to_its_owner_alone_and_dropped()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var other = await house.SignIn(BuiltInRoles.AcademicOffice);
        const string Address = "/people?columns=number%2Cname&kind=Student&sort=-name";

        using var saved = await House.Form(office, "/people?panel=view", "", "/views", ("list", "foundation.people"), ("name", "学生 <b>"), ("address", Address));
        Assert.Equal((HttpStatusCode.Redirect, Address), (saved.StatusCode, saved.Headers.Location?.OriginalString));
        Assert.Contains(">学生 &lt;b&gt;</a>", await office.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.DoesNotContain("学生 &lt;b&gt;", await other.GetStringAsync("/people"), StringComparison.Ordinal);

        var id = (await house.In(db => db.Set<SavedView>().SingleAsync())).Id;
        using var notMine = await House.Form(other, "/people?panel=view", "", $"/views/{id}/drop", ("address", "/people"));
        Assert.Equal(1, await house.In(db => db.Set<SavedView>().CountAsync()));
        using var dropped = await House.Form(office, "/people?panel=view", "", $"/views/{id}/drop", ("address", "/people"));
        Assert.Equal(0, await house.In(db => db.Set<SavedView>().CountAsync()));
    }

    [Theory]
    [InlineData("", "/people")]
    [InlineData("a name that is far too long for anybody to read on a pill", "/people")]
    [InlineData("x", "//elsewhere.example")]
    [InlineData("x", "/\\elsewhere.example")]
    [InlineData("x", "https://elsewhere.example")]
    public async Task A_view_without_a_name_or_that_leads_elsewhere_is_refused(string name, string address)
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        using var answer = await House.Form(office, "/people?panel=view", "", "/views", ("list", "foundation.people"), ("name", name), ("address", address));

        Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.Equal(0, await house.In(db => db.Set<SavedView>().CountAsync()));
    }

    [Fact]
    public async Task Chosen_columns_are_those_of_the_page_and_of_the_file()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await office.GetStringAsync("/people?columns=number&columns=name");
        var file = await office.GetStringAsync("/export/foundation.people.csv?columns=number,name");

        Assert.Contains("data-l=\"姓名\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-l=\"单位\"", page, StringComparison.Ordinal);
        Assert.Equal("编号,姓名", file.Split('\n')[0].Trim().TrimStart('\uFEFF'));
    }
}
