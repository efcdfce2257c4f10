using System.Net;
using Tongpin.Foundation;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Accounts;

public sealed class ActivateTests
{
    [Fact]
    public async Task A_code_sets_the_password_once_and_signs_in()
    {
        await using var house = new House();
        var code = await Invited(house, "2024010001");
        var browser = house.Anybody();

        var first = await Use(browser, "2024010001", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "mountain city 33618");
        var again = await Use(house.Anybody(), "2024010001", code, "another good phrase");

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Contains(Rules.WrongCode.Key, await House.Text(again));
    }

    [Fact]
    public async Task A_code_is_dead_after_seven_days()
    {
        await using var house = new House();
        var code = await Invited(house, "2024010001");
        house.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Contains(Rules.WrongCode.Key, await House.Text(await Use(house.Anybody(), "2024010001", code, "mountain city 33618")));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("1234567890")]
    [InlineData("QWERTYUIOP")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("2024010001")]
    public async Task A_weak_password_is_refused_and_the_code_stays_good(string password)
    {
        await using var house = new House();
        var code = await Invited(house, "2024010001");

        Assert.Contains(Rules.WeakPassword.Key, await House.Text(await Use(house.Anybody(), "2024010001", code, password)));
        Assert.Equal(HttpStatusCode.Found, (await Use(house.Anybody(), "2024010001", code, "mountain city 33618")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_of_a_school_cannot_open_an_account_that_may_do_more()
    {
        await using var house = new House();
        var school = await house.GivenUnit("S01");
        var local = await house.ActorOf(await house.Somebody(BuiltInRoles.Administrator, school.Id));
        var dean = await house.Somebody(BuiltInRoles.SchoolDean, school.Id);
        var boss = await house.Given(new Person { Number = "1", Name = "校长", Kind = PersonKind.Staff, UnitId = school.Id });
        await house.As<Tongpin.Foundation.Access.GiveRole, Tongpin.Foundation.Access.AssignmentId?>(Actor.House, g => g.Run(boss.Id, new() { Role = BuiltInRoles.Leadership }, default));

        Assert.NotNull(await house.As<Invite, Invitation?>(local, i => i.Run(dean.Id, default)));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.As<Invite, Invitation?>(local, i => i.Run(boss.Id, default)));
        Assert.Equal(Rules.BeyondOwn.Key, refused.Rule.Key);
    }

    private static async Task<string> Invited(House house, string number)
    {
        var person = await house.Given(new Person { Number = number, Name = "李同学", Kind = PersonKind.Student });
        return (await house.As<Invite, Invitation?>(Actor.House, i => i.Run(person.Id, default)))!.Code;
    }

    private static Task<HttpResponseMessage> Use(HttpClient browser, string number, string code, string password) =>
        House.Form(browser, "/activate", "activate", ("Form.Number", number), ("Form.Code", code), ("Form.Password", password));
}
