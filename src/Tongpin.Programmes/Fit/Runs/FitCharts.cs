using Tongpin.Kernel;
using static Tongpin.Kernel.Words;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>The pictures of fit as ECharts options.</summary>
internal static class FitCharts
{
    /// <summary>Adverts flow from their cluster to the programme they were matched to and on to whether it is aligned; small programmes, and those beyond the reader's reach, are folded into one.</summary>
    /// <param name="seen">Codes of the programmes that the reader may see; null for all.</param>
    public static object Flow(FitYear fit, IReadOnlySet<string>? seen = null, int most = 18)
    {
        // Nodes are known by their names: two things of one name would be one node.
        var twice = fit.Clusters.Select(c => c.Words.ToString()).Concat(fit.Programmes.Select(p => p.Name.ToString())).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        string Node(Words name, string code) => twice.Contains(name.ToString()) ? L($"{name}（{code}）", $"{name} ({code})") : name.ToString();
        var names = fit.Clusters.ToDictionary(c => c.Code, c => Node(c.Words, c.Code));
        var outside = L("集群之外", "Outside all clusters");
        var others = L("其他专业", "Other programmes");
        var large = fit.Programmes.Where(p => seen?.Contains(p.Fit.Code) ?? true).OrderByDescending(p => p.Fit.Adverts).Take(most).Select(p => p.Fit.Code).ToHashSet();
        var flows = (from p in fit.Programmes
                     let adverts = p.Fit.Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.Adverts)
                     where adverts is not null
                     let name = large.Contains(p.Fit.Code) ? Node(p.Name, p.Fit.Code) : others
                     from part in adverts.Parts.Append(new("", adverts.Whole - adverts.Parts.Values.Sum()))
                     where part.Value > 0
                     select (Cluster: names.GetValueOrDefault(part.Key, outside), Programme: name, part.Value, p.Fit.Aligned)).ToList();
        var (aligned, apart) = (L("已对接专业的岗位", "Aligned"), L("未对接专业的岗位", "Not aligned"));
        var first = flows.GroupBy(f => (f.Cluster, f.Programme)).Select(g => new { source = g.Key.Cluster, target = g.Key.Programme, value = g.Sum(f => f.Value) });
        var second = flows.GroupBy(f => (f.Programme, f.Aligned)).Select(g => new { source = g.Key.Programme, target = g.Key.Aligned ? aligned : apart, value = g.Sum(f => f.Value) });
        var urls = fit.Clusters.ToDictionary(c => names[c.Code], c => $"/programmes/clusters/{c.Code}?year={fit.Run.Year}");
        foreach (var p in fit.Programmes.Where(p => large.Contains(p.Fit.Code))) urls[Node(p.Name, p.Fit.Code)] = $"/programmes/{p.Fit.Code}?year={fit.Run.Year}";
        urls[aligned] = $"/programmes?year={fit.Run.Year}&aligned=yes&enrolling=yes";
        urls[apart] = $"/programmes?year={fit.Run.Year}&aligned=no&enrolling=yes";
        var links = first.Concat(second).ToList();
        return new
        {
            tooltip = new { trigger = "item" },
            series = new[]
            {
                new
                {
                    type = "sankey", left = 4, right = 16, top = 8, bottom = 8, nodeGap = 10, nodeWidth = 12, layoutIterations = 32, emphasis = new { focus = "adjacency" },
                    lineStyle = new { color = "gradient", opacity = 0.35 }, label = new { fontSize = 11, width = 150, overflow = "truncate" },
                    // Thin nodes stand closer than lines of text; the names left out are in the tooltip and in the table.
                    labelLayout = new { hideOverlap = true },
                    // The last column is named on its inner side: outside, long names would be cut.
                    levels = new[] { new { depth = 2, label = new { position = "left" } } },
                    data = links.SelectMany(l => new[] { l.source, l.target }).Distinct().Select(n => new { name = n, url = urls.GetValueOrDefault(n) }), links,
                },
            },
        };
    }

    /// <summary>Supply and demand shares of each target cluster side by side.</summary>
    public static object Gap(FitYear fit) => new
    {
        grid = new { left = 8, right = 24, top = 28, bottom = 8, containLabel = true },
        legend = new { top = 0, data = new[] { L("供给占比", "Supply"), L("需求占比", "Demand") } },
        tooltip = new { trigger = "axis", axisPointer = new { type = "shadow" } },
        xAxis = new { type = "value", axisLabel = new { formatter = "{value}%" } },
        yAxis = new { type = "category", inverse = true, data = fit.Clusters.Select(c => c.Words.ToString()), axisLabel = new { width = 130, overflow = "truncate" } },
        series = new[]
        {
            new { name = L("供给占比", "Supply"), type = "bar", barMaxWidth = 9, data = fit.Clusters.Select(c => new { value = Percent(c.Supply), url = $"/programmes/clusters/{c.Code}?year={fit.Run.Year}" }) },
            new { name = L("需求占比", "Demand"), type = "bar", barMaxWidth = 9, data = fit.Clusters.Select(c => new { value = Percent(c.Demand), url = $"/demand/adverts?matched=yes&cluster={c.Code}&from={fit.Run.FirstAdvertYear}&to={fit.Run.Year}" }) },
        },
    };

    /// <summary>Both readings of fit and the total alignment over the years.</summary>
    public static object Trend(IReadOnlyList<FitRun> years) => new
    {
        grid = new { left = 8, right = 24, top = 32, bottom = 8, containLabel = true },
        // One line of names beside the narrow plot.
        legend = new { top = 0, itemWidth = 14, itemGap = 8, textStyle = new { fontSize = 11 } },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "category", data = years.Select(r => $"{r.Year}") },
        yAxis = new { type = "value", scale = true, axisLabel = new { formatter = "{value}%" } },
        series = new[]
        {
            new { name = FitText.ByProgrammes.ToString(), type = "line", data = years.Select(r => (object)new { value = Percent(r.ByProgrammes), url = $"/?year={r.Year}" }) },
            new { name = FitText.ByStudents.ToString(), type = "line", data = years.Select(r => (object)new { value = Percent(r.ByStudents), url = $"/?year={r.Year}" }) },
            new { name = FitText.TotalAlignment.ToString(), type = "line", data = years.Select(r => (object)new { value = Percent(r.TotalAlignment), url = $"/?year={r.Year}" }) },
        },
    };

    private static decimal? Percent(decimal? share) => share is { } s ? Math.Round(s * 100, 1, MidpointRounding.AwayFromZero) : null;
}
