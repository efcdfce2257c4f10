using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes;

/// <summary>What the college may set for fit, proposals and the cycle. None of these values was read in an official document: 校定规则, or named with its secondary source.</summary>
internal static class Regulations
{
    public const string Threshold = "programmes.fit.threshold";
    public const string Targets = "programmes.fit.targets";
    public const string EvidenceWeights = "programmes.fit.evidence-weights";
    public const string AdvertYears = "programmes.fit.advert-years";
    public const string LeastAdverts = "programmes.fit.least-adverts";

    // Proposals and the yearly cycle.
    public const string GateWeight = "programmes.gates.weight";
    public const string GateYears = "programmes.gates.agreement-years";
    public const string GateForms = "programmes.gates.cooperation-forms";
    public const string GateSiblings = "programmes.gates.siblings";
    public const string GateFiles = "programmes.gates.files";
    public const string NewAYear = "programmes.ceilings.new-a-year";
    public const string StudentsEach = "programmes.ceilings.students-each";
    public const string Points = "programmes.ceilings.points";
    public const string Calendar = "programmes.calendar";
    public const string College = "programmes.filing.college";
    public const string WeightQuorum = "programmes.weights.quorum";

    private static readonly DateOnly Start = new(2022, 1, 1);

    public static readonly IReadOnlyList<RegulationSeed> All =
    [
        Own(Threshold, ("对接阈值：专业对目标集群的权重合计达到此值即为对接", "Threshold: a programme is aligned when its weights on the target clusters reach it"), "0.5", "0–1"),
        Own(Targets, ("目标产业集群", "Target clusters"), """["C01","C02","C03","C04","C05","C06","C07","C08","C09","C10","C11","C12"]""", "codes") with { Check = RegulationSeed.Distinct },
        Own(EvidenceWeights, ("各类依据的权数，合计为 1", "How much each kind of evidence counts, sum 1"), """{"ExpertVote":0.40,"Adverts":0.25,"Graduates":0.20,"Agreements":0.15}""", "0–1") with { Sum = 1, Names = NounWords.Of<Fit.EvidenceKind>(Fit.Evidence.NameOf) },
        Own(AdvertYears, ("计入当年的岗位年数（含当年）", "Years of adverts that count for a year, itself included"), "4", "years") with { Check = RegulationSeed.Whole(1, 20) },
        Own(LeastAdverts, ("岗位少于此数时不作为依据", "Fewer adverts than this do not count as evidence"), "5", "adverts") with { Check = RegulationSeed.Whole(0, 10_000) },

        Own(GateWeight, ("三个必须之一：对一个目标集群的权重下限", "First must: least weight on one target cluster"), "0.5", "0–1") with { Severity = Severity.Block },
        Own(GateYears, ("三个必须之二：校企协议期限下限", "Second must: least term of the agreement"), "3", "years") with { Severity = Severity.Block, Check = RegulationSeed.Whole(0, 50) },
        Own(GateForms, ("三个必须之二：深度合作形式的下限", "Second must: least number of forms of cooperation"), "2", "forms") with { Severity = Severity.Block, Check = RegulationSeed.Whole(0, 5) },
        Own(GateSiblings, ("三个必须之三：同群共享专业的下限", "Third must: least number of siblings that share"), "1", "programmes") with { Severity = Severity.Block, Check = RegulationSeed.Whole(0, 50) },
        Own(GateFiles, ("三个必须：每项至少的佐证份数", "Three musts: least evidence files for each"), """{"Alignment":0,"Enterprise":1,"Group":0}""", "files") with { Severity = Severity.Block, Names = NounWords.Of<Proposals.Gate>(Proposals.Gates.NameOf) },
        Seen(NewAYear, ("年度新增专业上限（建校三年内的学校可设为 5）", "Most new programmes a year (5 in a college up to three years old)"), "3", "programmes", ("山东省 2017、2018 年专业设置通知（二手资料）", "Shandong's notices of 2017 and 2018, by secondary sources")) with { Check = RegulationSeed.Whole(0, 100) },
        Seen(StudentsEach, ("专业总数上限：在校生 ÷ 此数（他省有 180）", "Ceiling of programmes: students ÷ this (180 elsewhere)"), "300", "students", ("福建省教育厅 2023 年专业建设发展规划通知（二手资料）", "Fujian's notice of 2023 on programme planning, by secondary sources")) with { Check = RegulationSeed.Whole(1, 10_000) },
        Seen(Points, ("省内专业点超过此数不再新增", "No new programme when the province has more points than this"), "20", "points", ("福建省教育厅 2023 年专业建设发展规划通知（二手资料）", "Fujian's notice of 2023 on programme planning, by secondary sources")) with { Check = RegulationSeed.Whole(0, 10_000) },
        Own(Calendar, ("专业动态调整日历：各阶段的首末日", "Calendar of the cycle: first and last day of each stage"), Cycle.CycleCalendar.Shipped.Trim(), "month-day") with { Check = Cycle.CycleCalendar.MustRead, Names = NounWords.Of<Cycle.CycleStage>(Cycle.CycleCalendar.NameOf) },
        Own(College, ("备案表中的本校信息（校名留空则取学校单位名称）", "The college in the filing table (an empty name: that of its unit)"), """{"province":"重庆市","schoolCode":"","schoolName":""}""", "") with { Names = new Dictionary<string, Words> { ["province"] = ("省份", "Province"), ["schoolCode"] = ("学校代码", "School code"), ["schoolName"] = ("学校名称", "School name") } },
        Own(WeightQuorum, ("权重评议的最少票数", "Least number of votes in a review of weights"), "1", "votes") with { Check = RegulationSeed.Whole(1, 100) },
    ];

    private static RegulationSeed Seen(string code, Words name, string value, string unit, Words source) =>
        new(code, name, value, unit, source, "", RegulationLevel.College, Severity.Warn, Start, Verified: false);

    public static Words NameOf(string code) => All.FirstOrDefault(r => r.Code == code)?.Name ?? Words.Same(code);

    private static RegulationSeed Own(string code, Words name, string value, string unit) =>
        new(code, name, value, unit, ("校定规则", "Set by the college"), "", RegulationLevel.College, Severity.Warn, Start, Verified: false);
}

/// <summary>The target clusters by their names.</summary>
internal sealed class TargetWords(IDemand demand, TimeProvider clock) : IRegulationWords
{
    public string Code => Regulations.Targets;
    public bool AreChoices => true;
    public async Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct) => (await demand.Clusters(clock.GetUtcNow().BeijingDay(), ct)).ToDictionary(c => c.Code, c => c.Name);
}
