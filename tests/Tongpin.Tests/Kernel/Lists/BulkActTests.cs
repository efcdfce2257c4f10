using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;

namespace Tongpin.Tests.Kernel.Lists;

public sealed class BulkActTests
{
    [Fact]
    public async Task Chosen_matches_are_confirmed_and_the_others_left()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var adverts = await Given(house, 3);

        using var done = await House.Form(office, "/demand/adverts?panel=select", "", "/lists/demand.adverts/confirm", ("address", "/demand/adverts"), ("id", $"{adverts[0].Id.Value}"), ("id", $"{adverts[2].Id.Value}"), ("id", "not-an-id"));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal([MatchState.Confirmed, MatchState.Matcher, MatchState.Confirmed], await States(house));
    }

    [Fact]
    public async Task All_that_the_address_filters_are_touched_on_every_page_of_the_list()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await Given(house, 30);

        using var done = await House.Form(office, "/demand/adverts?panel=select", "", "/lists/demand.adverts/confirm", ("address", "/demand/adverts?q=岗位1"), ("all", "yes"));

        Assert.Equal(11, (await States(house)).Count(s => s == MatchState.Confirmed));
    }

    [Fact]
    public async Task Nothing_chosen_is_refused_and_nobody_without_the_right_gets_through()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var leader = await house.SignIn(BuiltInRoles.Leadership);
        var adverts = await Given(house, 1);

        using var nothing = await House.Form(office, "/demand/adverts?panel=select", "", "/lists/demand.adverts/confirm", ("address", "/demand/adverts"));
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        Assert.DoesNotContain("id=\"acts\"", await leader.GetStringAsync("/demand/adverts?panel=select"), StringComparison.Ordinal);
        using var refused = await House.Form(leader, "/demand/adverts?panel=view", "", "/lists/demand.adverts/confirm", ("address", "/demand/adverts"), ("id", $"{adverts[0].Id.Value}"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal([MatchState.Matcher], await States(house));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var adverts = await Given(house, 1);

        using var answer = await office.PostAsync("/lists/demand.adverts/confirm", new FormUrlEncodedContent([new("address", "/demand/adverts"), new("id", $"{adverts[0].Id.Value}")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([MatchState.Matcher], await States(house));
    }

    private static async Task<List<Advert>> Given(House house, int count) => await house.In(async db =>
    {
        var adverts = Enumerable.Range(0, count).Select(i => new Advert { Code = $"A{i:00}", Title = $"岗位{i}", PostedOn = new(2026, 1, 1), Year = 2026 }).ToList();
        foreach (var advert in adverts) advert.Take("460103", 0.5, "", 0, "数控");
        db.AddRange(adverts);
        await db.SaveChangesAsync();
        return adverts;
    });

    private static Task<List<MatchState>> States(House house) => house.In(db => db.Set<Advert>().OrderBy(a => a.Code).Select(a => a.State).ToListAsync());
}
