using System.Net;
using System.Text.Json;
using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.Access;

public sealed class ActorDoorTests
{
    [Fact]
    public async Task Programs_learn_in_problem_details_what_is_missing_and_people_on_a_page()
    {
        await using var house = new House();
        var (anybody, lead) = (house.Anybody(), await house.SignIn(BuiltInRoles.ProgrammeLead));

        var unknown = await anybody.GetAsync("/api/foundation/people");
        var refused = await lead.GetAsync("/api/foundation/roles");
        var sent = await anybody.GetAsync("/people?q=a");
        var denied = await lead.GetAsync("/roles");

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.Forbidden, Permissions.Administer), (refused.StatusCode, (await House.Json<JsonElement>(refused)).GetProperty("permission").GetString()));
        Assert.Equal("/sign-in?r=%2Fpeople%3Fq%3Da", sent.Headers.Location!.OriginalString);
        var page = await lead.GetAsync(denied.Headers.Location);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("系统管理", await House.Text(page));
    }

    [Fact]
    public async Task Every_person_reads_in_the_own_language()
    {
        await using var house = new House();
        var english = await house.SignIn(BuiltInRoles.Administrator, language: "en");
        var chinese = await house.SignIn(BuiltInRoles.Administrator, language: "zh-CN");
        chinese.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        Assert.Contains("<h1 class=\"h3 mb-0\">People", await english.GetStringAsync("/people"), StringComparison.Ordinal);
        Assert.Contains("<h1 class=\"h3 mb-0\">人员", await chinese.GetStringAsync("/people"), StringComparison.Ordinal);

        await chinese.GetAsync("/preferences?language=en&r=/people");
        Assert.Contains("<h1 class=\"h3 mb-0\">People", await chinese.GetStringAsync("/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knowing_the_actor_costs_no_query_once_it_is_remembered()
    {
        await using var house = new House();
        var browser = await house.SignIn(BuiltInRoles.Administrator);
        await browser.GetAsync("/denied");

        house.Queries.Forget();
        var answer = await browser.GetAsync("/denied");

        Assert.Contains("tp-person", await House.Text(answer));
        Assert.Empty(house.Queries.Sent);
    }
}
