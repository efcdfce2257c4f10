using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Appeals;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Rectifying;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Adjustments;

/// <summary>The nouns of adjustment as the history names them.</summary>
internal static class CardNouns
{
    private static readonly Dictionary<string, Words> OfProgramme = new()
    {
        ["Code"] = ("专业代码", "Code"),
        ["Name"] = ("名称", "Name"),
        ["NameEn"] = ("英文名称", "English name"),
        ["ProgrammeId"] = ("专业", "Programme"),
        ["SchoolId"] = ("二级学院", "School"),
        ["SchoolName"] = ("二级学院名称", "School's name"),
        ["SchoolNameEn"] = ("二级学院英文名称", "School's English name"),
        ["Year"] = ("年份", "Year"),
        ["IsSample"] = ("示例", "Sample"),
    };

    public static IReadOnlyList<NounWords> All { get; } =
    [
        new(IndicatorSheet.Table, ("监测指标", "Indicators"), Indicator.Watched.ToDictionary(i => IndicatorSheet.FieldOf(i.Key), i => i.Name).Concat(new Dictionary<string, Words> { ["ProgrammeCode"] = ("专业代码", "Programme"), ["Year"] = ("年份", "Year"), ["Source"] = ("来源", "Source"), ["ImportId"] = ("导入批次", "Import") }).ToDictionary()),
        new(JudgedYear.Table, ("年度评价", "Judgement of a year"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["State"] = ("状态", "State"), ["FrozenAt"] = ("冻结时间", "Frozen at"), ["FrozenBy"] = ("冻结人", "Frozen by"), ["JudgedAt"] = ("评价时间", "Judged at"), ["JudgedBy"] = ("评价人", "Judged by"), ["AnnouncedAt"] = ("下达时间", "Announced at"), ["AnnouncedBy"] = ("下达人", "Announced by"),
            ["Profile"] = ("方案", "Profile"), ["Rules"] = ("规则", "Rules"), ["Weights"] = ("权重", "Weights"), ["Regulations"] = ("所用规定", "Regulations used"), ["IsSample"] = ("示例", "Sample"),
        }, _ => "/programmes/cards") { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<JudgingState>(JudgedYear.NameOf) } },
        new(ProgrammeCard.Table, ("红黄牌", "Card"), new Dictionary<string, Words>(OfProgramme)
        {
            ["FirstGraduates"] = ("首届毕业", "First graduates"), ["Intake"] = ("招生人数", "Intake"), ["Values"] = ("冻结的指标", "Frozen values"), ["Card"] = ("评价", "Card"), ["Exempt"] = ("免予评价", "Exempt"), ["Reasons"] = ("原因", "Reasons"), ["Score"] = ("综合得分", "Score"), ["Rank"] = ("名次", "Rank"), ["State"] = ("进度", "State"),
            ["AppealUntil"] = ("申诉截止", "Appeal until"), ["SettledAt"] = ("处理时间", "Settled at"), ["SettledBy"] = ("处理人", "Settled by"), ["SettledWhy"] = ("处理理由", "Why settled so"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Card"] = NounWords.Of<Card>(CardWords.NameOf), ["State"] = NounWords.Of<CardState>(ProgrammeCard.NameOf) } },
        new(Appeal.Table, ("申诉", "Appeal"), new Dictionary<string, Words> { ["CardId"] = ("红黄牌", "Card"), ["Text"] = ("申诉理由", "Words"), ["By"] = ("申诉人", "By"), ["At"] = ("时间", "At"), ["State"] = ("状态", "State") })
        { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<ApprovalState>(Appeal.NameOf) } },
        new(Rectification.Table, ("整改方案", "Plan of rectification"), new Dictionary<string, Words>
        {
            ["CardId"] = ("红黄牌", "Card"), ["Goal"] = ("目标", "Goal"), ["Due"] = ("期限", "Due"), ["By"] = ("制定人", "By"), ["At"] = ("制定时间", "At"), ["State"] = ("状态", "State"), ["Report"] = ("整改报告", "Report"), ["SubmittedAt"] = ("提交时间", "Handed in at"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<RectificationState>(Rectification.NameOf) } },
        new(RectificationTask.Table, ("整改任务", "Task of a plan"), new Dictionary<string, Words>
        {
            ["RectificationId"] = ("整改方案", "Plan"), ["Title"] = ("任务", "Task"), ["Owner"] = ("责任人", "Owner"), ["Due"] = ("期限", "Due"), ["Progress"] = ("进度（%）", "Progress (%)"), ["Result"] = ("结果", "Result"), ["DoneOn"] = ("完成日期", "Done on"),
        }, id => $"/programmes/tasks/{id}"),
        new(ProgrammeExit.Table, ("撤销专业", "Closing of a programme"), new Dictionary<string, Words>(OfProgramme)
        {
            ["Ground"] = ("依据的红黄牌", "Card it follows from"), ["Why"] = ("理由", "Why"), ["LastIntake"] = ("末次招生", "Last intake"), ["RemovedIn"] = ("代码撤销年份", "Code goes in"), ["Grades"] = ("在校生安置", "Students"), ["Teachers"] = ("教师分流", "Teachers"), ["Equipment"] = ("设备处置", "Equipment"),
            ["Income"] = ("年收入（元）", "Income (yuan a year)"), ["Avoidable"] = ("可避免成本（元/年）", "Avoidable cost (yuan a year)"), ["ClosingCost"] = ("一次性成本（元）", "Closing cost (yuan)"), ["Reckoned"] = ("测算年数", "Years reckoned"), ["State"] = ("状态", "State"), ["By"] = ("提出人", "Proposed by"), ["At"] = ("提出时间", "Proposed at"),
            ["SubmittedAt"] = ("提交时间", "Submitted at"), ["DecidedAt"] = ("决定时间", "Decided at"), ["DecidedBy"] = ("决定人", "Decided by"), ["DecidedWhy"] = ("决定理由", "Why decided so"), ["NoticeFrom"] = ("公示开始", "Notice from"), ["NoticeUntil"] = ("公示截止", "Notice until"), ["FiledOn"] = ("备案日期", "Filed on"),
            ["FilingNumber"] = ("备案文号", "Filed as"), ["DoneAt"] = ("办结时间", "Ended at"), ["OpenCode"] = ("在办标记", "Open mark"),
        }, id => $"/programmes/exits/{id}") { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<ExitState>(ProgrammeExit.NameOf) } },
        new(Decision.Table, ("决策台账", "Decision"), new Dictionary<string, Words>(OfProgramme)
        {
            ["Kind"] = ("事项", "Matter"), ["Cause"] = ("来源", "Cause"), ["What"] = ("决定", "Decision"), ["By"] = ("由谁", "By"), ["Why"] = ("理由", "Why"), ["Evidence"] = ("依据材料", "Evidence"), ["Rules"] = ("规定版本", "Regulations"), ["Href"] = ("页面", "Page"), ["At"] = ("时间", "When"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Kind"] = NounWords.Of<DecisionKind>(Decision.NameOf) } },
    ];
}
