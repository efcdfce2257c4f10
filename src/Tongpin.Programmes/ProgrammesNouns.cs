using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes;

/// <summary>The nouns of programmes as the history names them.</summary>
internal static class ProgrammesNouns
{
    private static readonly KeyValuePair<string, Words> Import = new("ImportId", ("导入批次", "Import"));

    public static IReadOnlyList<NounWords> All { get; } =
    [
        .. Adjustments.CardNouns.All,
        new(Programme.Table, ("专业", "Programme"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("专业代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Group"] = ("专业群", "Group"), ["GroupEn"] = ("专业群（英文）", "Group in English"), ["SchoolId"] = ("二级学院", "School"), ["SchoolName"] = ("二级学院名称", "School's name"),
            ["SchoolNameEn"] = ("二级学院英文名称", "School's English name"), ["FirstIntake"] = ("首次招生", "First intake"), ["LastIntake"] = ("末次招生", "Last intake"), ["FirstGraduates"] = ("首届毕业", "First graduates"), ["StateControlled"] = ("国控", "State-controlled"), ["ProposalId"] = ("申报", "Proposal"),
        }),
        new(Headcount.Table, ("在校生数", "Headcount"), new Dictionary<string, Words>([Import])
        {
            ["ProgrammeCode"] = ("专业代码", "Programme"), ["Year"] = ("年份", "Year"), ["Students"] = ("在校生", "Students"), ["Plan"] = ("招生计划", "Planned intake"), ["Enrolled"] = ("实际招生", "Enrolled"), ["Admitted"] = ("录取人数", "Admitted"),
        }),
        new(EvidenceAmount.Table, ("对接依据", "Evidence of fit"), new Dictionary<string, Words>([Import])
        {
            ["ProgrammeCode"] = ("专业代码", "Programme"), ["Year"] = ("年份", "Year"), ["Kind"] = ("依据类别", "Kind"), ["ClusterCode"] = ("产业集群", "Cluster"), ["Amount"] = ("数量", "Amount"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Kind"] = NounWords.Of<EvidenceKind>(Evidence.NameOf) } },
        new("programmes_point", ("专业点", "Programme point"), new Dictionary<string, Words>([Import])
        {
            ["Year"] = ("年份", "Year"), ["Province"] = ("省份", "Province"), ["SchoolCode"] = ("学校代码", "College code"), ["SchoolName"] = ("学校", "College"), ["ProgrammeCode"] = ("专业代码", "Programme"), ["ProgrammeName"] = ("专业名称", "Programme's name"), ["StudyYears"] = ("修业年限", "Years"), ["Remark"] = ("备注", "Remark"),
        }),
        new("programmes_fit", ("年度契合度", "Fit of a year"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["At"] = ("计算时间", "Computed at"), ["Regulations"] = ("所用规定", "Regulations used"), ["FirstAdvertYear"] = ("岗位起始年", "First year of adverts"), ["Enrolling"] = ("招生专业", "Enrolling programmes"), ["Aligned"] = ("已对接专业", "Aligned programmes"),
            ["Students"] = ("在校生", "Students"), ["StudentsOnTargets"] = ("目标集群学生", "Students on targets"), ["Adverts"] = ("岗位", "Adverts"), ["TotalAlignment"] = ("综合对接度", "Total alignment"), ["Deviation"] = ("偏离程度", "Deviation"), ["StructureDeviation"] = ("结构偏离度", "Structure deviation"),
            ["Cosine"] = ("余弦相似度", "Cosine similarity"), ["CouplingC"] = ("耦合度 C", "Coupling C"), ["CouplingT"] = ("协调指数 T", "Coordination T"), ["CouplingD"] = ("耦合协调度 D", "Coupling coordination D"),
        }),
        new("programmes_fit_programme", ("专业的契合度", "Fit of a programme"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["ProgrammeId"] = ("专业", "Programme"), ["Code"] = ("专业代码", "Code"), ["Students"] = ("在校生", "Students"), ["OnTargets"] = ("目标集群权重", "Weight on targets"), ["Aligned"] = ("已对接", "Aligned"), ["Adverts"] = ("岗位", "Adverts"), ["FirstCluster"] = ("首要集群", "First cluster"),
            ["FirstWeight"] = ("首要集群权重", "Its weight"), ["Weights"] = ("各集群权重", "Weights"), ["Evidence"] = ("依据", "Evidence"),
        }),
        new("programmes_fit_cluster", ("集群的契合度", "Fit of a cluster"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Supply"] = ("供给占比", "Supply share"), ["Demand"] = ("需求占比", "Demand share"), ["Students"] = ("在校生", "Students"), ["Adverts"] = ("岗位", "Adverts"), ["Programmes"] = ("专业数", "Programmes"),
        }),
        new(Proposal.Table, ("专业申报", "Proposal"), new Dictionary<string, Words>
        {
            ["Year"] = ("申报年份", "Year"), ["Kind"] = ("类型", "Kind"), ["Code"] = ("专业代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["StudyYears"] = ("修业年限", "Years of study"), ["Replaces"] = ("被改造专业", "Programme changed"), ["Group"] = ("专业群", "Group"),
            ["GroupEn"] = ("专业群（英文）", "Group in English"), ["SchoolId"] = ("二级学院", "School"), ["SchoolName"] = ("二级学院名称", "School's name"), ["SchoolNameEn"] = ("二级学院英文名称", "School's English name"), ["StateControlled"] = ("国控", "State-controlled"), ["Dossier"] = ("论证报告", "Report"),
            ["State"] = ("状态", "State"), ["ById"] = ("申报人编号", "Applicant's id"), ["By"] = ("申报人", "By"), ["At"] = ("建立时间", "Begun"), ["WaiverAsked"] = ("申请豁免的理由", "Why a waiver is asked for"), ["SubmittedAt"] = ("提交时间", "Submitted"), ["Check"] = ("提交时的核对", "Gates and limits on submission"),
            ["DecidedAt"] = ("决定时间", "Decided"), ["DecidedBy"] = ("决定人", "Decided by"), ["DecidedWhy"] = ("决定意见", "Words of the decision"), ["FiledOn"] = ("备案日期", "Filed on"), ["FilingNumber"] = ("备案文号", "Filing number"), ["FilingRemark"] = ("备案备注", "Remark of the filing"), ["IsSample"] = ("示例", "Sample"),
            // Parts of the report.
            ["Industry"] = ("产业与集群分析", "Industry and cluster"), ["SurveyMethod"] = ("调研方法", "Method of the survey"), ["SurveyEnterprises"] = ("调研企业数", "Enterprises asked"), ["SurveyAnswers"] = ("有效答卷", "Answers"), ["SurveyFrom"] = ("调研开始", "Survey from"), ["SurveyTo"] = ("调研结束", "Survey to"),
            ["Posts"] = ("岗位需求", "Demand by post"), ["Forecast"] = ("需求预测", "Forecast"), ["SimilarGraduates"] = ("同类毕业生", "Similar graduates"), ["Similar"] = ("省内同类专业", "Similar programmes"), ["Positioning"] = ("专业定位", "Position"), ["Jobs"] = ("职业面向", "Jobs"), ["GroupRelation"] = ("与专业群的关系", "Relation to the group"),
            ["Siblings"] = ("群内共享", "Shared within the group"), ["TalentPlan"] = ("人才培养方案", "Talent plan"), ["Team"] = ("教学团队", "Teaching team"), ["Rooms"] = ("实训条件", "Training rooms"), ["Agreements"] = ("校企协议", "Agreements"), ["Budget"] = ("经费预算", "Budget"), ["BudgetTotal"] = ("预算合计", "Budget in all"),
            ["IntakeFirst"] = ("第一年招生", "Intake, first year"), ["IntakeSecond"] = ("第二年招生", "Intake, second year"), ["IntakeThird"] = ("第三年招生", "Intake, third year"), ["IntakeBasis"] = ("招生预测依据", "Basis of the forecast"), ["Risk"] = ("风险与对策", "Risks"), ["Exit"] = ("退出安排", "Exit"), ["Experts"] = ("专家意见", "Expert opinions"),
        }, id => $"/programmes/proposals/{id}") { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<ProposalState>(Proposal.NameOf), ["Kind"] = NounWords.Of<ProposalKind>(Proposal.NameOf) } },
        new("programmes_waiver", ("豁免", "Waiver"), new Dictionary<string, Words>
        {
            ["ProposalId"] = ("申报", "Proposal"), ["Gate"] = ("三个必须", "Must"), ["Why"] = ("理由", "Why"), ["ById"] = ("决定人编号", "Decider's id"), ["By"] = ("决定人", "By"), ["At"] = ("时间", "At"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Gate"] = NounWords.Of<Gate>(Gates.NameOf) } },
        new(FitReview.Table, ("契合度审定", "Review of fit"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["Round"] = ("轮次", "Round"), ["Why"] = ("更正理由", "Why corrected"), ["State"] = ("状态", "State"), ["Data"] = ("冻结的数据", "Frozen data"), ["Stamp"] = ("数据指纹", "Stamp of the data"), ["FrozenAt"] = ("冻结时间", "Frozen"), ["FrozenBy"] = ("冻结人", "Frozen by"),
            ["Result"] = ("结果", "Result"), ["ComputedAt"] = ("计算时间", "Computed"), ["PublishedAt"] = ("发布时间", "Published"), ["PublishedBy"] = ("发布人", "Published by"), ["Enrolling"] = ("招生专业", "Enrolling programmes"), ["Aligned"] = ("已对接专业", "Aligned programmes"), ["ByStudents"] = ("契合度（按学生）", "Fit by students"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<ReviewState>(FitReview.NameOf) } },
        new(WeightReview.Table, ("权重评议", "Review of weights"), new Dictionary<string, Words>
        {
            ["Year"] = ("年份", "Year"), ["ProgrammeCode"] = ("专业代码", "Programme"), ["ProgrammeName"] = ("专业名称", "Programme's name"), ["State"] = ("状态", "State"), ["By"] = ("组织人", "Opened by"), ["At"] = ("时间", "At"), ["Mean"] = ("平均占比", "Mean shares"), [""] = ("集群之外", "outside all clusters"), ["SettledAt"] = ("确认时间", "Confirmed"), ["IsSample"] = ("示例", "Sample"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<WeightState>(WeightReview.NameOf) } },
        new("programmes_weight_vote", ("权重评议票", "Vote on weights"), new Dictionary<string, Words>
        {
            ["ReviewId"] = ("评议", "Review"), ["ById"] = ("委员编号", "Member's id"), ["By"] = ("委员", "Member"), ["Shares"] = ("各集群占比", "Shares by cluster"), [""] = ("集群之外", "outside all clusters"), ["Why"] = ("理由", "Why"), ["At"] = ("时间", "At"),
        }),
    ];
}
