using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class RegulationTests
{
    private static RegulationSeed Seed(string code, string value, string unit = "share", RegulationLevel level = RegulationLevel.College) =>
        new(code, ("某规定", "Some rule"), value, unit, ("校", "College"), "", level, Severity.Warn, new(2020, 1, 1), Verified: false);

    private static House Open() => new(services: s => s.AddSingleton(Seed("t.share", "0.5")).AddSingleton(Seed("t.list", "[1,2]", "")).AddSingleton(Seed("t.law", "0.3", level: RegulationLevel.National)));

    private static Task<bool> Add(House house, string code, string value, DateOnly from, string why = "会议决定") => house.As<RegulationBook, bool>(Actor.House, async b =>
    {
        await b.Add(code, value, from, "", "", why, default);
        return true;
    });

    private static Task<RegulationVersion> InForce(House house, string code, DateOnly on) => house.As<IRegulations, RegulationVersion>(Actor.House, r => r.InForce(code, on, default));

    [Fact]
    public async Task The_day_decides_which_version_holds()
    {
        await using var house = Open();
        await InForce(house, "t.share", new(2026, 9, 1));
        await Add(house, "t.share", "0.6", new(2026, 9, 1));
        Assert.Equal((1, 0.5m), ((await InForce(house, "t.share", new(2026, 8, 31))).Version, (await InForce(house, "t.share", new(2026, 8, 31))).Number));
        Assert.Equal((2, 0.6m), ((await InForce(house, "t.share", new(2026, 9, 1))).Version, (await InForce(house, "t.share", new(2026, 9, 1))).Number));
    }

    [Theory]
    [InlineData("t.share", "1.5")]
    [InlineData("t.share", "-0.1")]
    [InlineData("t.share", "half")]
    [InlineData("t.list", "{}")]
    [InlineData("t.list", "[1,")]
    [InlineData("t.law", "0.4")]
    [InlineData("t.none", "1")]
    public async Task A_value_out_of_bounds_or_of_another_form_is_refused(string code, string value)
    {
        await using var house = Open();
        await Assert.ThrowsAsync<RuleBroken>(() => Add(house, code, value, new(2026, 9, 1)));
    }

    [Fact]
    public async Task A_change_needs_a_reason_and_comes_after_the_present_version()
    {
        await using var house = Open();
        await Assert.ThrowsAsync<RuleBroken>(() => Add(house, "t.share", "0.6", new(2026, 9, 1), " "));
        await Assert.ThrowsAsync<RuleBroken>(() => Add(house, "t.share", "0.6", new(2020, 1, 1)));
    }

    [Fact]
    public async Task Its_page_shows_all_versions_and_takes_a_new_one()
    {
        await using var house = Open();
        using var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        await House.Form(browser, "/regulations/t.share", "version", ("Form.Value", "0.7"), ("Form.From", "2026-10-01"), ("Form.Why", "会议决定"));
        var page = await House.Text(await browser.GetAsync("/regulations/t.share"));
        Assert.Contains("0.5", page, StringComparison.Ordinal);
        Assert.Contains("0.7", page, StringComparison.Ordinal);
        Assert.Contains("校定规则", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_is_a_bug()
    {
        await using var house = Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => InForce(house, "t.none", new(2026, 9, 1)));
    }
}
