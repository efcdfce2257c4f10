using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;

namespace Tongpin.Programmes;

/// <summary>The nouns of programmes as the history names them.</summary>
internal static class ProgrammesNouns
{
    private static readonly KeyValuePair<string, Words> Import = new("ImportId", ("导入批次", "Import"));

    public static IReadOnlyList<NounWords> All { get; } =
    [
        .. Adjustments.CardNouns.All,
        new("programmes_programme", ("专业", "Programme"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("专业代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Group"] = ("专业群", "Group"), ["GroupEn"] = ("专业群（英文）", "Group in English"), ["SchoolId"] = ("二级学院", "School"), ["SchoolName"] = ("二级学院名称", "School's name"),
            ["SchoolNameEn"] = ("二级学院英文名称", "School's English name"), ["FirstIntake"] = ("首次招生", "First intake"), ["LastIntake"] = ("末次招生", "Last intake"), ["FirstGraduates"] = ("首届毕业", "First graduates"), ["StateControlled"] = ("国控", "State-controlled"),
        }),
        new("programmes_headcount", ("在校生数", "Headcount"), new Dictionary<string, Words>([Import])
        {
            ["ProgrammeCode"] = ("专业代码", "Programme"), ["Year"] = ("年份", "Year"), ["Students"] = ("在校生", "Students"), ["Plan"] = ("招生计划", "Planned intake"), ["Enrolled"] = ("实际招生", "Enrolled"), ["Admitted"] = ("录取人数", "Admitted"),
        }),
        new("programmes_evidence", ("对接依据", "Evidence of fit"), new Dictionary<string, Words>([Import])
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
    ];
}
