using Tongpin.Demand.Reference;

namespace Tongpin.Tests.Demand.Reference;

public sealed class ClusterFinderTests
{
    private static readonly ClusterFinder Finder = new([("39", "C02"), ("3974", "C07"), ("36", "C01"), ("34", "C04"), ("35", "C04")], new Dictionary<string, List<string>> { ["机械/重工"] = ["34", "35"], ["汽车"] = ["36"], ["农业"] = ["01"] });

    [Theory]
    [InlineData("3974", "C07")]
    [InlineData("3970", "C02")]
    [InlineData("3612", "C01")]
    [InlineData("0111", "")]
    [InlineData("", "")]
    public void The_longest_code_decides(string industry, string cluster) => Assert.Equal(cluster, Finder.OfIndustry(industry));

    [Theory]
    [InlineData("汽车|机械/重工", "C04")]
    [InlineData("汽车", "C01")]
    [InlineData("农业|不认识的行业", "")]
    public void The_cluster_of_most_labels_wins(string labels, string cluster) => Assert.Equal(cluster, Finder.OfIndustries(Finder.IndustriesOf(labels)));
}
