using Tongpin.Demand;
using Tongpin.Demand.Sample;

namespace Tongpin.Tests.Demand.Sample;

public sealed class SampleAdvertsTests
{
    [Fact]
    public void The_same_seed_gives_the_same_adverts()
    {
        var again = SampleAdverts.Generate(DemandSample.Patterns, DemandSample.Enterprises, new(2022, 1, 1), new(2026, 8, 31), 33618);

        Assert.Equal(SampleAdverts.All, again);
        Assert.InRange(SampleAdverts.All.Count, 2_700, 3_300);
    }

    [Fact]
    public void Every_advert_is_plausible() => Assert.All(SampleAdverts.All, a =>
    {
        Assert.InRange(a.PostedOn, new(2022, 1, 1), new(2026, 8, 31));
        Assert.InRange(a.SalaryFrom, 2_800, 9_500);
        Assert.InRange(a.SalaryTo, a.SalaryFrom + 500, 16_000);
        Assert.InRange(a.Headcount, 1, 12);
        Assert.NotEmpty(a.Tags);
    });

    [Fact]
    public void Adverts_follow_the_clusters_of_their_pattern() => Assert.All(
        SampleAdverts.All.GroupBy(a => (a.Programme, a.PostedOn.Year)), year =>
        {
            var patterns = DemandSample.Patterns.Where(p => p.Programme == year.Key.Programme).ToArray();
            var whole = patterns.Sum(p => p.Adverts * p.Clusters.Sum(c => c.Parts));
            foreach (var cluster in patterns.SelectMany(p => p.Clusters).Select(c => c.Cluster).Distinct())
            {
                var share = (double)patterns.Sum(p => p.Adverts * p.Clusters.Where(c => c.Cluster == cluster).Sum(c => c.Parts)) / whole;
                Assert.InRange((double)year.Count(a => a.Cluster == cluster) / year.Count(), share - 2.0 / year.Count(), share + 2.0 / year.Count());
            }
        });

    [Fact]
    public void Every_enterprise_says_that_it_is_a_sample_and_its_industry_leads_to_its_cluster()
    {
        var clusters = DemandSample.Clusters.Where(c => c.Taxonomy == "33618" && c.Confirmed).SelectMany(c => c.Industries, (c, i) => (c.Code, Industry: i)).OrderByDescending(c => c.Industry.Length).ToArray();

        Assert.InRange(DemandSample.Enterprises.Count, 60, 80);
        Assert.All(DemandSample.Enterprises, e =>
        {
            Assert.Contains("（示例）", e.Name, StringComparison.Ordinal);
            Assert.Equal(e.Cluster, clusters.FirstOrDefault(c => e.Industry.StartsWith(c.Industry, StringComparison.Ordinal)).Code);
            Assert.Matches("^500[12][0-9]{2}$", e.District);
        });
    }

    [Fact]
    public void There_are_enterprises_of_every_size() =>
        Assert.Equal(4, DemandSample.Enterprises.Select(e => SizeRule.Of(e.Industry, e.Staff, e.Revenue, e.Assets)).OfType<EnterpriseSize>().Distinct().Count());

    [Fact]
    public void The_taxonomies_have_their_three_three_six_eighteen_and_six_three()
    {
        Assert.Equal([3, 3, 6, 6, 12], DemandSample.Clusters.Where(c => c.Taxonomy == "33618").GroupBy(c => c.Tier).Select(g => g.Count()));
        Assert.Equal([6, 3], DemandSample.Clusters.Where(c => c.Taxonomy == "future-2024").GroupBy(c => c.Tier).Select(g => g.Count()));
        Assert.All(DemandSample.Clusters, c => Assert.True(c.ValidTo is null || c.ValidTo >= c.ValidFrom));
    }
}
