using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tongpin.Foundation;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;
using Tongpin.Records.Keys;

namespace Tongpin.Tests.Foundation.Accounts;

public sealed class ApiKeyTests
{
    private const string People = "/api/foundation/people";

    [Fact]
    public async Task A_key_opens_what_it_was_given_for_and_nothing_else()
    {
        await using var house = new House();
        var app = With(house, (await Given(house, Permissions.SeePeople)).Key);

        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(People)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.GetAsync("/api/foundation/roles")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await app.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task Keys_that_are_none_are_not_kept_in_memory()
    {
        await using var house = new House();
        const string made = "tp_0123456789abcdef";
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(house, made).GetAsync(People)).StatusCode);

        await house.Given(new ApiKey { Name = "题库", Hash = ApiKeyDoor.HashOf(made), Permissions = [Permissions.SeePeople], CreatedBy = Guid.Empty, CreatedAt = house.Clock.GetUtcNow() });

        Assert.Equal(HttpStatusCode.OK, (await With(house, made).GetAsync(People)).StatusCode);
    }

    [Fact]
    public async Task An_expired_key_is_refused_from_the_minute_it_expires()
    {
        await using var house = new House();
        var app = With(house, (await Given(house, Permissions.SeePeople, days: 1)).Key);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(People)).StatusCode);

        house.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync(People)).StatusCode);
    }

    [Theory]
    [InlineData(-5), InlineData(0), InlineData(3661)]
    public async Task A_key_for_no_days_or_for_ever_and_a_day_is_not_given(int days)
    {
        await using var house = new House();

        Assert.Equal("foundation.key.days", (await Assert.ThrowsAsync<RuleBroken>(() => Given(house, Permissions.SeePeople, days))).Rule.Key);
        Assert.Equal("records.key.days", (await Assert.ThrowsAsync<RuleBroken>(() => house.As<GiveRecordKey, GiveRecordKey.Given>(Actor.House, g => g.Run(new() { Name = "card", Scopes = ["all"], Days = days }, default)))).Rule.Key);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        await using var house = new House();
        var given = await Given(house, Permissions.SeePeople);
        var app = With(house, given.Key);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(People)).StatusCode);

        await (await house.SignIn(BuiltInRoles.Administrator)).DeleteAsync($"/api/foundation/api-keys/{given.Id}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync(People)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(house, "tp_0000").GetAsync(People)).StatusCode);
    }

    [Fact]
    public async Task A_key_cannot_carry_more_than_its_giver_holds()
    {
        await using var house = new House();
        var school = await house.GivenUnit("S01");
        var local = await house.SignIn(BuiltInRoles.Administrator, school.Id);

        var answer = await local.PostAsJsonAsync("/api/foundation/api-keys", new { name = "card", permissions = new[] { Permissions.SeePeople } });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(Rules.BeyondOwn.Key, (await House.Json<JsonElement>(answer)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_key_is_shown_once_and_a_form_without_permissions_is_a_bad_request()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);

        var made = await House.Form(admin, "/api-keys", "give", ("Form.Name", "card"), ("Form.Permissions", Permissions.SeePeople));

        // A whole key: the token of a form may hold its first three letters by chance.
        Assert.Matches("tp_[0-9a-f]{48}", await House.Text(made));
        Assert.DoesNotMatch("tp_[0-9a-f]{8}", await admin.GetStringAsync("/api-keys"));
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync("/api/foundation/api-keys", new { name = "card", permissions = Array.Empty<string>() })).StatusCode);
    }

    private static Task<GiveApiKey.Given> Given(House house, string permission, int? days = null) =>
        house.As<GiveApiKey, GiveApiKey.Given>(Actor.House, g => g.Run(new() { Name = "card", Permissions = [permission], Days = days }, default));

    private static HttpClient With(House house, string key)
    {
        var app = house.Anybody();
        app.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return app;
    }
}
