using System.Text.Json;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Tests.Programmes.Fit.Runs;

public sealed class FitChartsTests
{
    [Fact]
    public void Clusters_and_programmes_of_one_name_are_nodes_of_their_own()
    {
        var run = FitReportTests.Run(2026);
        var fit = new FitYear(run, [Cluster("C03", "先进材料"), Cluster("C31", "先进材料"), Cluster("C04", "智能装备")], [Programme("460103", "数控技术", "C03"), Programme("260103", "数控技术", "C31"), Programme("460104", "智能装备", "C04")], [run]);

        var series = JsonSerializer.SerializeToElement(FitCharts.Flow(fit), Json.Plain).GetProperty("series")[0];
        var nodes = series.GetProperty("data").EnumerateArray().ToDictionary(n => n.GetProperty("name").GetString()!, n => n.GetProperty("url").GetString());

        Assert.Equal("/programmes/clusters/C31?year=2026", nodes["先进材料（C31）"]);
        Assert.Equal("/programmes/260103?year=2026", nodes["数控技术（260103）"]);
        Assert.Equal(("/programmes/clusters/C04?year=2026", "/programmes/460104?year=2026"), (nodes["智能装备（C04）"], nodes["智能装备（460104）"]));
        Assert.Equal(6, series.GetProperty("links").GetArrayLength());
    }

    [Fact]
    public void Programmes_beyond_the_readers_reach_are_not_named()
    {
        var run = FitReportTests.Run(2026);
        var fit = new FitYear(run, [Cluster("C04", "智能装备")], [Programme("460103", "数控技术", "C04"), Programme("460104", "机械制造", "C04")], [run]);

        var series = JsonSerializer.SerializeToElement(FitCharts.Flow(fit, new HashSet<string> { "460104" }), Json.Plain).GetProperty("series")[0];

        Assert.Equal(["其他专业", "已对接专业的岗位", "智能装备", "机械制造"], series.GetProperty("data").EnumerateArray().Select(n => n.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    private static FitCluster Cluster(string code, string name) => new() { Year = 2026, Code = code, Name = name, NameEn = name, Supply = 0.3m, Demand = 0.3m, Students = 100, Adverts = 10, Programmes = 1 };

    private static FitOf Programme(string code, string name, string cluster) => new(
        new()
        {
            Year = 2026,
            ProgrammeId = IdExtensions.New<ProgrammeId>(),
            Code = code,
            Students = 100,
            OnTargets = 1,
            Aligned = true,
            Adverts = 10,
            FirstCluster = cluster,
            FirstWeight = 1,
            Weights = new() { [cluster] = 1 },
            Evidence = [new(EvidenceKind.Adverts, 10, new() { [cluster] = 10 })],
        }, Words.Same(name), Words.Same("群"));
}
