using static Tongpin.Kernel.Words;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>The pictures of a judgement as ECharts options.</summary>
internal static class CardCharts
{
    /// <summary>Programmes of each school by card, stacked.</summary>
    public static object BySchool(int year, IReadOnlyList<ProgrammeCard> cards)
    {
        var schools = cards.GroupBy(c => (c.SchoolId, Name: c.School.ToString())).OrderBy(g => g.Key.Name, StringComparer.Ordinal).ToList();
        return new
        {
            grid = new { left = 8, right = 20, top = 32, bottom = 8, containLabel = true },
            legend = new { top = 0, type = "scroll" },
            tooltip = new { trigger = "axis", axisPointer = new { type = "shadow" } },
            xAxis = new { type = "value", minInterval = 1 },
            yAxis = new { type = "category", inverse = true, data = schools.Select(s => s.Key.Name), axisLabel = new { width = 150, overflow = "truncate" } },
            series = Enum.GetValues<Card>().Select(card => new
            {
                name = CardWords.NameOf(card).ToString(),
                type = "bar",
                stack = "cards",
                barMaxWidth = 18,
                itemStyle = new { color = CardWords.ColourOf(card) },
                data = schools.Select(s => new { value = s.Count(c => c.Card == card), url = $"/programmes/cards?year={year}&school={s.Key.SchoolId?.Value}&card={card}" }),
            }),
        };
    }

    /// <summary>Scores in order, each bar in the colour of its card.</summary>
    public static object Scores(IReadOnlyList<ProgrammeCard> cards)
    {
        var ranked = cards.Where(c => c.Score is not null).OrderByDescending(c => c.Score).ToList();
        return new
        {
            grid = new { left = 8, right = 8, top = 12, bottom = 8, containLabel = true },
            tooltip = new { trigger = "item", formatter = "{b}: {c}" },
            xAxis = new { type = "category", data = ranked.Select(c => c.Words.ToString()), axisLabel = new { show = false }, axisTick = new { show = false } },
            yAxis = new { type = "value", max = 100 },
            series = new[] { new { type = "bar", data = ranked.Select(c => new { name = $"{c.Code} {c.Words}", value = Math.Round(c.Score!.Value, 1, MidpointRounding.AwayFromZero), url = c.Href, itemStyle = new { color = CardWords.ColourOf(c.Card) } }) } },
        };
    }

    /// <summary>Programmes by indicators, coloured by the place of the value on the scale of the score.</summary>
    public static object Heat(JudgedYear judged, IReadOnlyList<ProgrammeCard> cards)
    {
        var indicators = Indicator.All;
        var weights = indicators.Select(i => judged.Weights.FirstOrDefault(w => w.Indicator == i.Key) ?? new IndicatorWeight(i.Key, 0)).ToList();
        var values = cards.ToDictionary(c => c.Code, c => (IReadOnlyDictionary<string, decimal>)c.Values.ToDictionary(v => v.Key, v => v.Value.Value));
        var scaled = WeightedScore.Scaled(weights, values);
        return new
        {
            grid = new { left = 8, right = 8, top = 8, bottom = 46, containLabel = true },
            tooltip = new { formatter = "{b}" },
            xAxis = new { type = "category", position = "top", data = indicators.Select(i => i.Name.ToString()), axisLabel = new { interval = 0, rotate = 40, fontSize = 11 }, splitArea = new { show = true } },
            yAxis = new { type = "category", inverse = true, data = cards.Select(c => c.Words.ToString()), axisLabel = new { interval = 0, fontSize = 11, width = 150, overflow = "truncate" } },
            visualMap = new { min = 0, max = 1, orient = "horizontal", left = "center", bottom = 0, itemHeight = 120, text = new[] { L("好", "best"), L("差", "worst") }, inRange = new { color = new[] { "#d64545", "#f2e6c9", "#3fa66b" } } },
            series = new[]
            {
                new
                {
                    type = "heatmap",
                    itemStyle = new { borderWidth = 1, borderColor = "rgba(128,128,128,.15)" },
                    data = from c in cards.Index()
                           from i in indicators.Index()
                           where scaled[c.Item.Code].ContainsKey(i.Item.Key)
                           select new { value = new object[] { i.Index, c.Index, Math.Round(scaled[c.Item.Code][i.Item.Key], 3, MidpointRounding.AwayFromZero) }, name = $"{c.Item.Words} · {i.Item.Name} {i.Item.Show(values[c.Item.Code][i.Item.Key])}", url = $"/programmes/{c.Item.Code}/indicators/{judged.Year}/{i.Item.Key}" },
                },
            },
        };
    }
}
