using System.Text.Json;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>What the college may set for the cards and what follows from them.</summary>
internal static class CardRegulations
{
    public const string Choice = "programmes.cards.profile";
    public const string OwnRules = "programmes.cards.own";
    public const string FujianRules = "programmes.cards.fujian";
    public const string Weights = "programmes.cards.weights";
    public const string Scales = "programmes.cards.scales";
    public const string AppealDays = "programmes.cards.appeal-days";
    public const string RectifyMonths = "programmes.cards.rectify-months";
    public const string NoticeDays = "programmes.exits.notice-days";
    public const string Reckoned = "programmes.exits.years";

    public static IReadOnlyDictionary<string, Words> Profiles { get; } = new Dictionary<string, Words>
    {
        ["own"] = ("本校方案", "The college's own"),
        ["fujian"] = ("福建 2023 式", "As Fujian 2023"),
    };

    private static readonly DateOnly Start = new(2022, 1, 1);
    private static readonly Words ByCollege = ("校定规则", "Set by the college");

    private static readonly IReadOnlyDictionary<string, Words> Indicators = Indicator.All.ToDictionary(i => i.Key, i => i.Name);

    private static readonly IReadOnlyDictionary<string, Words> RuleKeys = new Dictionary<string, Words>
    {
        ["key"] = ("代码", "Key"),
        ["card"] = ("牌", "Card"),
        ["kind"] = ("条件", "When"),
        ["indicator"] = ("指标", "Indicator"),
        ["limit"] = ("界限", "Limit"),
        ["years"] = ("连续年数", "Years running"),
        ["source"] = ("来源", "Source"),
        ["sourceEn"] = ("英文来源", "Source in English"),
    };

    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> RuleChoices = new Dictionary<string, IReadOnlyDictionary<string, Words>>
    {
        ["card"] = new[] { Card.Yellow, Card.Red, Card.Cancel }.ToDictionary(c => c.ToString(), CardWords.NameOf),
        ["kind"] = NounWords.Of<RuleKind>(CardWords.NameOf),
        ["indicator"] = Indicators,
    };

    public static readonly IReadOnlyList<RegulationSeed> All =
    [
        Of(Choice, ("年度评价采用的方案", "Profile of the yearly judgement"), """[{"from":2022,"profile":"own"}]""", "") with { Profiles = Profiles, Names = new Dictionary<string, Words> { ["from"] = ("从年份", "From the year"), ["profile"] = ("方案", "Profile") } },
        Of(OwnRules, ("红黄牌规则：本校方案", "Rules of the cards: the college's own"), JsonSerializer.Serialize(CardRule.Own, Json.Plain), "") with { Check = Profile.MustMean, Names = RuleKeys, Choices = RuleChoices },
        Of(FujianRules, ("红黄牌规则：福建 2023 式", "Rules of the cards: as Fujian 2023"), JsonSerializer.Serialize(CardRule.Fujian, Json.Plain), "") with { Check = Profile.MustMean, Names = RuleKeys, Choices = RuleChoices, Source = ("福建省教育厅 2023 年专业建设发展规划通知（二手资料）", "Fujian's notice of 2023 on programme planning, by secondary sources") },
        Of(Weights, ("综合得分的指标权重，合计为 100", "Weights of the indicators in the score, sum 100"), """{"plan-filled":6,"first-choice":5,"registered":6,"moved-out":3,"students":3,"students-per-teacher":5,"dual-qualified":6,"senior":4,"equipment":4,"partners":6,"enterprise-hours":4,"placed":10,"in-field":8,"local":4,"pay":4,"graduates-content":4,"employers-content":4,"awards":4,"service-income":3,"alignment":7}""", "%") with { Sum = 100, Check = Profile.MustWeigh, Names = Indicators },
        Of(Scales, ("指标得 0 分和满分的取值；未列出的按最差与最好的专业", "Values worth nothing and everything; indicators not listed take the worst and the best programme"), """[{"indicator":"plan-filled","worst":0.5,"best":1},{"indicator":"registered","worst":0.6,"best":1},{"indicator":"placed","worst":0.6,"best":1},{"indicator":"in-field","worst":0.3,"best":0.9},{"indicator":"dual-qualified","worst":0.3,"best":0.9},{"indicator":"alignment","worst":0,"best":1}]""", "") with
        {
            Names = new Dictionary<string, Words> { ["indicator"] = ("指标", "Indicator"), ["worst"] = ("得 0 分的值", "Worth nothing"), ["best"] = ("得满分的值", "Worth everything") },
            Choices = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["indicator"] = Indicators },
        },
        Of(AppealDays, ("收到通知后可以申诉的工作日数", "Working days for an appeal, counted from the notice"), "10", "days"),
        Of(RectifyMonths, ("整改期限（自通知起）", "Time to rectify, from the notice"), "12", "months"),
        Of(NoticeDays, ("撤销专业的公示工作日数", "Working days of public notice before a programme is closed"), "5", "days"),
        Of(Reckoned, ("撤销成本测算的年数", "Years over which closing is reckoned"), "3", "years"),
    ];

    public static string CodeOf(string profile) => profile == "fujian" ? FujianRules : OwnRules;

    private static RegulationSeed Of(string code, Words name, string value, string unit) => new(code, name, value, unit, ByCollege, "", RegulationLevel.College, Severity.Warn, Start, Verified: false);
}

/// <summary>The rules of a profile in words, in whatever version of its list they stand.</summary>
internal abstract class RuleWords(IRegulations regulations, string code) : IRegulationWords
{
    public string Code => code;

    public async Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct)
    {
        var words = new Dictionary<string, Words>();
        foreach (var version in await regulations.Versions(code, ct))
            foreach (var text in version.Json<List<JsonElement>>())
                if (text.Deserialize<CardRule>(Json.Plain) is { } rule && (rule.Of is not null || rule.Kind is RuleKind.NoIntake or RuleKind.YellowCards))
                    words[text.ToString()] = new($"{CardWords.NameOf(rule.Card).Zh}：{rule.Words.Zh}（{rule.Source}）", $"{CardWords.NameOf(rule.Card).En}: {rule.Words.En} ({rule.SourceEn})");
        return words;
    }
}

internal sealed class OwnRuleWords(IRegulations regulations) : RuleWords(regulations, CardRegulations.OwnRules);

internal sealed class FujianRuleWords(IRegulations regulations) : RuleWords(regulations, CardRegulations.FujianRules);
