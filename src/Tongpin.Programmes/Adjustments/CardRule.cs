using System.Text.Json.Serialization;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>What a yearly judgement gives a programme: nothing, a warning (黄牌), a stop (红牌), or the proposal to cancel it (撤销).</summary>
public enum Card { None, Yellow, Red, Cancel }

/// <summary>How a rule looks at the years.</summary>
public enum RuleKind
{
    /// <summary>The indicator is below the limit.</summary>
    Below,
    /// <summary>The indicator is above the limit.</summary>
    Above,
    /// <summary>The programme is among the college's last by the indicator; the limit is the share of programmes, rounded down.</summary>
    Last,
    /// <summary>Nobody was enrolled.</summary>
    NoIntake,
    /// <summary>So many yellow cards within the years; the limit is their number.</summary>
    YellowCards,
}

/// <summary>One rule of the cards; a profile (福建 2023, the college's own) is a list of them, kept as a regulation.</summary>
/// <param name="Years">Years in a row that must be so, this one included; for yellow cards the years that are looked at.</param>
internal sealed record CardRule(string Key, Card Card, RuleKind Kind, string Indicator = "", decimal Limit = 0, int Years = 1)
{
    /// <summary>Where the rule comes from, for people.</summary>
    public string Source { get; init; } = "";
    public string SourceEn { get; init; } = "";

    [JsonIgnore]
    public Words From => new(Source, SourceEn);

    [JsonIgnore]
    public Indicator? Of => Adjustments.Indicator.Find(Indicator);

    /// <summary>What the rule says, for people.</summary>
    [JsonIgnore]
    public Words Words => Kind switch
    {
        RuleKind.Below => new($"{Of!.Name.Zh}低于 {Shown(Limit)}{ForZh}", $"{Of.Name.En} below {Shown(Limit)}{ForEn}"),
        RuleKind.Above => new($"{Of!.Name.Zh}高于 {Shown(Limit)}{ForZh}", $"{Of.Name.En} above {Shown(Limit)}{ForEn}"),
        RuleKind.Last => new($"{Of!.Name.Zh}居全校后 {Limit * 100:0.##}%{ForZh}", $"{Of.Name.En} among the college's last {Limit * 100:0.##}%{ForEn}"),
        RuleKind.NoIntake => new($"连续 {Years} 年未招生", $"No intake for {Years} years"),
        _ => new($"{Years} 年内 {Limit:0} 次黄牌", $"{Limit:0} yellow cards in {Years} years"),
    };

    /// <summary>A value of the rule as people read it.</summary>
    public Words Show(decimal? value) => value is not { } known ? Kernel.Words.Same("–") : Kind switch
    {
        RuleKind.YellowCards => known > 0 ? ("黄牌", "yellow card") : ("无黄牌", "no yellow card"),
        RuleKind.NoIntake => ($"招生 {known:0} 人", $"intake {known:0}"),
        _ => Kernel.Words.Same(Of!.Show(known)),
    };

    private string ForZh => Years > 1 ? $"，连续 {Years} 年" : "";
    private string ForEn => Years > 1 ? $", {Years} years running" : "";

    private string Shown(decimal value) => Of!.Unit == IndicatorUnit.Share ? $"{value * 100:0.##}%" : $"{value:0.##}";

    /// <summary>The college's own rules (校定规则): yellow on any one, red on two years or two yellow cards in three.</summary>
    public static IReadOnlyList<CardRule> Own { get; } =
    [
        new CardRule("placed-last", Card.Yellow, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m).Fujian23(),
        new CardRule("registered", Card.Yellow, RuleKind.Below, Adjustments.Indicator.Registered, 0.80m).ByCollege(),
        new CardRule("plan", Card.Yellow, RuleKind.Below, Adjustments.Indicator.Plan, 0.70m).ByCollege(),
        new CardRule("in-field", Card.Yellow, RuleKind.Below, Adjustments.Indicator.InField, 0.50m).ByCollege(),
        new CardRule("dual-qualified", Card.Yellow, RuleKind.Below, Adjustments.Indicator.DualQualified, 0.50m).ByCollege(),
        new CardRule("points", Card.Yellow, RuleKind.Above, Adjustments.Indicator.ProvincePoints, 20).Fujian23(),
        new CardRule("placed-last-twice", Card.Red, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m, 2).Fujian23(),
        new CardRule("placed-twice", Card.Red, RuleKind.Below, Adjustments.Indicator.Placed, 0.60m, 2).Elsewhere(),
        new CardRule("in-field-twice", Card.Red, RuleKind.Below, Adjustments.Indicator.InField, 0.50m, 2).Elsewhere(),
        new CardRule("two-yellow", Card.Red, RuleKind.YellowCards, Limit: 2, Years: 3).ByCollege(),
        new CardRule("no-intake", Card.Cancel, RuleKind.NoIntake, Years: 3).Shandong(),
    ];

    /// <summary>Fujian's notice of 2023: last tenth by placement, two years running, stops enrolment; saturated programmes are only watched.</summary>
    public static IReadOnlyList<CardRule> Fujian { get; } =
    [
        new CardRule("placed-last", Card.Yellow, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m).Fujian23(),
        new CardRule("points", Card.Yellow, RuleKind.Above, Adjustments.Indicator.ProvincePoints, 20).Fujian23(),
        new CardRule("placed-last-twice", Card.Red, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m, 2).Fujian23(),
        new CardRule("no-intake", Card.Cancel, RuleKind.NoIntake, Years: 3).Shandong(),
    ];

    // None of these papers was read itself: the pages name them as secondary sources, and the college may set others.
    private CardRule Fujian23() => this with { Source = "福建省教育厅 2023 年专业建设发展规划通知（二手资料）", SourceEn = "Fujian's notice of 2023 on programme planning, by secondary sources" };
    private CardRule Elsewhere() => this with { Source = "外省专业调整规定（二手资料）", SourceEn = "Another province's rule on adjustment, by secondary sources" };
    private CardRule Shandong() => this with { Source = "山东省 2017、2018 年专业设置通知（二手资料）", SourceEn = "Shandong's notices of 2017 and 2018, by secondary sources" };
    private CardRule ByCollege() => this with { Source = "校定规则", SourceEn = "Set by the college" };
}
