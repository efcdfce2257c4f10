using Tongpin.Demand.Adverts;
using Tongpin.Demand.Enterprises;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>Demand's nouns as the history names them.</summary>
internal static class DemandNouns
{
    private static readonly KeyValuePair<string, Words> Import = new("ImportId", ("导入批次", "Import"));

    public static IReadOnlyList<NounWords> All { get; } =
    [
        new("demand_advert", ("招聘岗位", "Job advert"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("岗位编号", "Advert id"), ["Source"] = ("来源", "Source"), ["PostedOn"] = ("发布日期", "Posted on"), ["Year"] = ("年份", "Year"), ["Title"] = ("岗位名称", "Title"), ["Company"] = ("企业", "Company"), ["CompanySize"] = ("企业规模", "Company size"),
            ["PortalIndustry"] = ("网站行业", "Portal industry"), ["IndustryCode"] = ("行业代码", "Industry code"), ["Province"] = ("省份", "Province"), ["City"] = ("城市", "City"), ["District"] = ("区县", "District"), ["DistrictCode"] = ("区县代码", "District code"),
            ["SalaryFrom"] = ("月薪下限（元）", "Monthly pay from (yuan)"), ["SalaryTo"] = ("月薪上限（元）", "Monthly pay to (yuan)"), ["Education"] = ("学历", "Education"), ["Experience"] = ("经验", "Experience"), ["Headcount"] = ("人数", "Headcount"), ["Tags"] = ("技能标签", "Tags"),
            ["Requirement"] = ("任职要求", "Requirement"), ["StatedMajor"] = ("要求专业", "Stated subjects"), ["ProgrammeCode"] = ("匹配专业", "Programme"), ["Score"] = ("得分", "Score"), ["RunnerUpCode"] = ("第二名", "Runner-up"), ["RunnerUpScore"] = ("第二名得分", "Runner-up's score"),
            ["DecidingWords"] = ("起作用的词", "Deciding words"), ["ClusterCode"] = ("产业集群", "Cluster"), ["State"] = ("匹配", "Match"),
        }, id => $"/demand/adverts/{id}") { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<MatchState>(AdvertsList.NameOf) } },
        new(Enterprise.Table, ("企业", "Enterprise"), new Dictionary<string, Words>([Import])
        {
            ["Name"] = ("企业名称", "Name"), ["CreditCode"] = ("统一社会信用代码", "Credit code"), ["IndustryCode"] = ("行业代码", "Industry code"), ["DistrictCode"] = ("区县代码", "District code"), ["ClusterCode"] = ("产业集群", "Cluster"),
            ["Staff"] = ("从业人员", "Employees"), ["Revenue"] = ("营业收入（万元）", "Revenue (10,000 yuan)"), ["Assets"] = ("资产总额（万元）", "Assets (10,000 yuan)"), ["Size"] = ("规模", "Size"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Size"] = NounWords.Of<EnterpriseSize>(EnterprisesList.NameOf) } },
        new(IDemand.Cluster, ("产业集群", "Cluster"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Taxonomy"] = ("分类体系", "Taxonomy"), ["Tier"] = ("层级", "Tier"), ["TierEn"] = ("英文层级", "English tier"), ["IndustryCodes"] = ("行业代码", "Industry codes"),
            ["Confidence"] = ("可信度", "Confidence"), ["ValidFrom"] = ("生效日期", "Valid from"), ["ValidTo"] = ("截止日期", "Last day"), ["Source"] = ("来源", "Source"),
        }) { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Confidence"] = NounWords.Of<Confidence>(c => c switch { Confidence.Confirmed => ("已核实", "Confirmed"), Confidence.NameSeen => ("仅见名称", "Name seen"), _ => ("未核实", "Unconfirmed") }) } },
        new("demand_industry", ("国民经济行业", "Industry"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["Level"] = ("级别", "Level"), ["ParentCode"] = ("上级代码", "Code above"), ["SectionCode"] = ("门类", "Section"),
        }),
        new("demand_industry_label", ("网站行业", "Portal industry label"), new Dictionary<string, Words>([Import]) { ["Label"] = ("网站行业", "Label"), ["IndustryCodes"] = ("行业代码", "Industry codes") }),
        new("demand_occupation", ("职业", "Occupation"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["MajorName"] = ("大类", "Major group"), ["MiddleName"] = ("中类", "Middle group"), ["MinorName"] = ("小类", "Minor group"), ["Markers"] = ("标识", "Markers"), ["Definition"] = ("定义", "Definition"),
        }),
        new("demand_district", ("行政区划", "District"), new Dictionary<string, Words>([Import]) { ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["Level"] = ("级别", "Level"), ["ParentCode"] = ("上级代码", "Code above") }),
        new("demand_catalogue", ("专业目录", "Catalogue entry"), new Dictionary<string, Words>([Import])
        {
            ["Code"] = ("专业代码", "Code"), ["Name"] = ("专业名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Level"] = ("层次", "Level"), ["CategoryName"] = ("专业大类", "Category"), ["ClassName"] = ("专业类", "Class"), ["StudyYears"] = ("修业年限", "Years"), ["StateControlled"] = ("国控", "State-controlled"),
        }),
    ];
}
