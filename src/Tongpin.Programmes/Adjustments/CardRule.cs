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
    [JsonIgnore]
    public Indicator? Of => Adjustments.Indicator.Find(Indicator);

    /// <summary>What the rule says, for people.</summary>
    [JsonIgnore]
    public Words Words => Kind switch
    {
        RuleKind.Below => new($"{Of!.Name.Zh}低于 {Shown(Limit)}{ForZh}", $"{Of.Name.En} below {Shown(Limit)}{ForEn}"),
        RuleKind.Above => new($"{Of!.Name.Zh}高于 {Shown(Limit)}{ForZh}", $"{Of.Name.En} above {Shown(Limit)}{ForEn}"),
        RuleKind.Last => new($"{Of!.Name.Zh}居全校后 {Limit:P0}{ForZh}", $"{Of.Name.En} among the college's last {Limit:P0}{ForEn}"),
        RuleKind.NoIntake => new($"连续 {Years} 年未招生", $"No intake for {Years} years"),
        _ => new($"{Years} 年内 {Limit:0} 次黄牌", $"{Limit:0} yellow cards in {Years} years"),
    };

    private string ForZh => Years > 1 ? $"，连续 {Years} 年" : "";
    private string ForEn => Years > 1 ? $", {Years} years running" : "";

    private string Shown(decimal value) => Of!.Unit == IndicatorUnit.Share ? $"{value:P0}" : $"{value:0.##}";

    /// <summary>The college's own rules (校定规则): yellow on any one, red on two years or two yellow cards in three.</summary>
    public static IReadOnlyList<CardRule> Own { get; } =
    [
        new("placed-last", Card.Yellow, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m),
        new("registered", Card.Yellow, RuleKind.Below, Adjustments.Indicator.Registered, 0.80m),
        new("plan", Card.Yellow, RuleKind.Below, Adjustments.Indicator.Plan, 0.70m),
        new("in-field", Card.Yellow, RuleKind.Below, Adjustments.Indicator.InField, 0.50m),
        new("dual-qualified", Card.Yellow, RuleKind.Below, Adjustments.Indicator.DualQualified, 0.50m),
        new("points", Card.Yellow, RuleKind.Above, Adjustments.Indicator.ProvincePoints, 20),
        new("placed-last-twice", Card.Red, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m, 2),
        new("placed-twice", Card.Red, RuleKind.Below, Adjustments.Indicator.Placed, 0.60m, 2),
        new("in-field-twice", Card.Red, RuleKind.Below, Adjustments.Indicator.InField, 0.50m, 2),
        new("two-yellow", Card.Red, RuleKind.YellowCards, Limit: 2, Years: 3),
        new("no-intake", Card.Cancel, RuleKind.NoIntake, Years: 3),
    ];

    /// <summary>Fujian's notice of 2023: last tenth by placement, two years running, stops enrolment; saturated programmes are only watched.</summary>
    public static IReadOnlyList<CardRule> Fujian { get; } =
    [
        new("placed-last", Card.Yellow, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m),
        new("points", Card.Yellow, RuleKind.Above, Adjustments.Indicator.ProvincePoints, 20),
        new("placed-last-twice", Card.Red, RuleKind.Last, Adjustments.Indicator.Placed, 0.10m, 2),
        new("no-intake", Card.Cancel, RuleKind.NoIntake, Years: 3),
    ];
}
