using Tongpin.Demand;
using Tongpin.Demand.Reference;
using Tongpin.Kernel;

namespace Tongpin.Tests.Demand;

public sealed class DemandBookTests
{
    [Fact]
    public async Task A_cluster_counts_from_its_first_day_on_and_a_year_before_the_taxonomy_is_read_by_what_it_began_with()
    {
        await using var house = new House();
        await house.Given(new Cluster { Code = "C99", Name = "低空经济", Taxonomy = "33618", ValidFrom = new(2027, 1, 1) });

        Assert.DoesNotContain("C99", await Codes(new(2026, 12, 31)));
        Assert.Contains("C99", await Codes(new(2027, 1, 1)));
        Assert.Contains("C01", await Codes(new(2022, 12, 31)));

        async Task<IEnumerable<string>> Codes(DateOnly on) => (await house.As<IDemand, IReadOnlyList<ClusterFacts>>(Actor.House, d => d.Clusters(on, TestContext.Current.CancellationToken))).Select(c => c.Code);
    }
}
