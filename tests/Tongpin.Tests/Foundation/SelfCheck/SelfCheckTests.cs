using System.Net;
using Tongpin.Foundation;
using Tongpin.Foundation.SelfCheck;

namespace Tongpin.Tests.Foundation.SelfCheck;

public sealed class SelfCheckTests
{
    [Fact]
    public async Task Everything_is_looked_at_and_nothing_fails_in_a_new_house()
    {
        await using var house = new House();
        using var browser = await house.SignIn(BuiltInRoles.Administrator);
        var lines = await House.Json<List<CheckLine>>(await browser.GetAsync("/api/foundation/self-check"));
        Assert.Equal(["database", "migrations", "disk", "folder", "clock", "jobs", "outbox", "fonts", "audit", "sample"], lines.Select(l => l.Key));
        Assert.DoesNotContain(lines, l => l.Level == CheckLevel.Fail);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/self-check")).StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Machines_ask_without_signing_in(string url)
    {
        await using var house = new House();
        using var anybody = house.Anybody();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(url)).StatusCode);
    }
}
