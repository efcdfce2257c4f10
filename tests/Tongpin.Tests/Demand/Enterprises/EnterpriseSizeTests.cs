using Tongpin.Demand;

namespace Tongpin.Tests.Demand.Enterprises;

public sealed class EnterpriseSizeTests
{
    /// <summary>Per industry: its code, and the lower bounds of small, medium, large by staff, revenue, assets (null: not asked).</summary>
    public static TheoryData<string, int[]?, int[]?, int[]?> Bounds => new()
    {
        { "0111", null, [50, 500, 20_000], null },
        { "A", null, [50, 500, 20_000], null },
        { "0610", [20, 300, 1_000], [300, 2_000, 40_000], null },
        { "3612", [20, 300, 1_000], [300, 2_000, 40_000], null },
        { "4620", [20, 300, 1_000], [300, 2_000, 40_000], null },
        { "4710", null, [300, 6_000, 80_000], [300, 5_000, 80_000] },
        { "50", null, [300, 6_000, 80_000], [300, 5_000, 80_000] },
        { "5147", [5, 20, 200], [1_000, 5_000, 40_000], null },
        { "5211", [10, 50, 300], [100, 500, 20_000], null },
        { "5430", [20, 300, 1_000], [200, 3_000, 30_000], null },
        { "5910", [20, 300, 1_000], [200, 3_000, 30_000], null },
        { "5930", [20, 100, 200], [100, 1_000, 30_000], null },
        { "6010", [20, 300, 1_000], [100, 2_000, 30_000], null },
        { "6110", [10, 100, 300], [100, 2_000, 10_000], null },
        { "6210", [10, 100, 300], [100, 2_000, 10_000], null },
        { "6311", [10, 100, 2_000], [100, 1_000, 100_000], null },
        { "6420", [10, 100, 2_000], [100, 1_000, 100_000], null },
        { "6513", [10, 100, 300], [50, 1_000, 10_000], null },
        { "7010", null, [100, 1_000, 200_000], [2_000, 5_000, 10_000] },
        { "7020", [100, 300, 1_000], [500, 1_000, 5_000], null },
        { "7030", [10, 100, 300], null, null },
        { "7211", [10, 100, 300], null, [100, 8_000, 120_000] },
        { "7452", [10, 100, 300], null, null },
        { "8512", [10, 100, 300], null, null },
        { "9011", [10, 100, 300], null, null },
    };

    [Theory, MemberData(nameof(Bounds))]
    public void Every_lower_bound_is_inclusive_and_every_indicator_must_reach_it(string code, int[]? staff, int[]? revenue, int[]? assets)
    {
        for (var level = 0; level < 3; level++)
        {
            var (above, below) = ((EnterpriseSize)(level + 1), (EnterpriseSize)level);
            Assert.Equal(above, SizeRule.Of(code, staff?[level], revenue?[level], assets?[level]));
            if (staff is not null) Assert.Equal(below, SizeRule.Of(code, staff[level] - 1, revenue?[level], assets?[level]));
            if (revenue is not null) Assert.Equal(below, SizeRule.Of(code, staff?[level], revenue[level] - 0.01m, assets?[level]));
            if (assets is not null) Assert.Equal(below, SizeRule.Of(code, staff?[level], revenue?[level], assets[level] - 0.01m));
        }
    }

    [Fact]
    public void The_weakest_indicator_decides() => Assert.Equal(EnterpriseSize.Micro, SizeRule.Of("3612", 5_000, 299, null));

    [Theory]
    [InlineData("5310")]
    [InlineData("6620")]
    [InlineData("7040")]
    [InlineData("8331")]
    [InlineData("8411")]
    [InlineData("9221")]
    [InlineData("59")]
    [InlineData("70")]
    [InlineData("F")]
    [InlineData("00")]
    [InlineData("")]
    [InlineData("x")]
    public void An_industry_outside_the_measure_or_a_code_too_short_has_no_size(string code) =>
        Assert.Null(SizeRule.Of(code, 10_000, 1_000_000, 1_000_000));

    [Theory]
    [InlineData("3612", null, 50_000.0, null)]
    [InlineData("3612", 2_000, null, null)]
    [InlineData("4710", 2_000, 90_000.0, null)]
    public void A_missing_indicator_leaves_the_size_open(string code, int? staff, double? revenue, double? assets) =>
        Assert.Null(SizeRule.Of(code, staff, (decimal?)revenue, (decimal?)assets));
}
