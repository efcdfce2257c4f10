using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Access;

public sealed class GiveRoleTests
{
    [Fact]
    public async Task A_given_role_counts_from_the_next_request_on_and_a_taken_one_no_more()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);
        var person = await house.Somebody();
        var browser = await house.SignIn(person);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/people")).StatusCode);

        var given = await Give(admin, person, new { role = BuiltInRoles.Leadership });

        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync(given.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_himself_a_role()
    {
        await using var house = new House();
        var person = await house.Somebody(BuiltInRoles.Administrator);

        await IsRefused(Rules.OwnRole, await Give(await house.SignIn(person), person, new { role = BuiltInRoles.Leadership }));
    }

    [Fact]
    public async Task Nobody_gives_himself_a_role_by_a_key_of_his_own()
    {
        await using var house = new House();
        var person = await house.Somebody(BuiltInRoles.Administrator);
        var actor = await house.ActorOf(person);
        var key = await house.As<GiveApiKey, GiveApiKey.Given>(actor, k => k.Run(new() { Name = "助手", Permissions = [.. actor.Rights.Keys] }, default));
        var app = house.Anybody();
        app.DefaultRequestHeaders.Authorization = new("Bearer", key.Key);

        await IsRefused(Rules.OwnRole, await Give(app, person, new { role = BuiltInRoles.Leadership }));
    }

    [Fact]
    public async Task Nobody_gives_more_than_he_holds_nor_further()
    {
        await using var house = new House();
        var college = await house.GivenUnit("C00", kind: UnitKind.College);
        var school = await house.GivenUnit("S01", college);
        var section = await house.GivenUnit("S0101", school);
        var local = await house.SignIn(BuiltInRoles.Administrator, school.Id);
        var person = await house.Somebody(unit: section.Id);

        await IsRefused(Rules.BeyondOwn, await Give(local, person, new { role = BuiltInRoles.SchoolDean }));
        await IsRefused(Rules.BeyondOwn, await Give(local, person, new { role = BuiltInRoles.SchoolDean, unit = college.Id }));
        Assert.Equal(HttpStatusCode.Created, (await Give(local, person, new { role = BuiltInRoles.SchoolDean, unit = section.Id })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Give(local, await house.Somebody(), new { role = BuiltInRoles.SchoolDean, unit = section.Id })).StatusCode);
    }

    [Fact]
    public async Task The_same_role_twice_and_crossed_dates_are_refused()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);
        var person = await house.Somebody();

        await IsRefused(Rules.DatesCrossed, await Give(admin, person, new { role = BuiltInRoles.Leadership, from = "2026-09-02", until = "2026-09-01" }));
        await Give(admin, person, new { role = BuiltInRoles.Leadership, until = "2026-09-30" });
        await IsRefused(Rules.AlreadyGiven, await Give(admin, person, new { role = BuiltInRoles.Leadership, from = "2026-09-30" }));
        Assert.Equal(HttpStatusCode.Created, (await Give(admin, person, new { role = BuiltInRoles.Leadership, from = "2026-10-01" })).StatusCode);
    }

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, null, true)]
    [InlineData(-2, -1, false)]
    [InlineData(1, null, false)]
    public async Task A_role_counts_from_its_first_day_to_its_last(int from, int? until, bool counts)
    {
        await using var house = new House();
        var today = house.Clock.GetUtcNow().BeijingDay();
        var person = await house.Somebody();
        var role = await house.In(db => db.Roles.SingleAsync(r => r.Key == BuiltInRoles.Leadership));
        await house.Given(new Assignment { PersonId = person.Id, RoleId = role.Id, From = today.AddDays(from), Until = until is { } days ? today.AddDays(days) : null });

        Assert.Equal(counts, (await house.ActorOf(person)).May(Permissions.SeePeople));
    }

    [Fact]
    public async Task Built_in_roles_are_read_only_and_the_administrator_holds_every_permission()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);

        var answer = await admin.PutAsJsonAsync($"/api/foundation/roles/{BuiltInRoles.Leadership}", new { key = BuiltInRoles.Leadership, name = "x", permissions = Array.Empty<string>() });

        await IsRefused(Rules.BuiltInRole, answer);
        Assert.Equal(Tongpin.Web.Modules.All.Permissions.Select(p => p.Key).Order(), (await house.In(db => db.Roles.SingleAsync(r => r.Key == BuiltInRoles.Administrator))).Permissions.Order());
    }

    private static Task<HttpResponseMessage> Give(HttpClient admin, Person person, object form) => admin.PostAsJsonAsync($"/api/foundation/assignments?person={person.Id.Value}", form, Tongpin.Kernel.Json.Plain);

    private static async Task IsRefused(Rule rule, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(rule.Key, (await House.Json<JsonElement>(answer)).GetProperty("type").GetString());
    }
}
