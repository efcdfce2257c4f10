using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Training;

/// <summary>Keys within the values of training's regulations as people read them, and what they take.</summary>
internal static class RegulationNames
{
    public static IReadOnlyDictionary<string, Words> Categories { get; } = NounWords.Of<TrainingCategory>(c => new($"{c} 类", $"category {c}"));

    public static IReadOnlyDictionary<string, Words> Policy { get; } = new Dictionary<string, Words>
    {
        ["name"] = ("名称", "Name"),
        ["nameEn"] = ("英文名称", "English name"),
        ["payers"] = ("付费方（都不选为不限）", "Payers (none: anybody)"),
        ["papers"] = ("申报材料", "Papers of an application"),
        ["way"] = ("审批路径", "Way of approval"),
        ["feeFiling"] = ("须收费备案", "Fees are filed"),
        ["prepaid"] = ("开班前到账比例", "Share that has arrived before opening"),
        ["schoolFee"] = ("学校管理费比例", "Management fee of the school, share"),
        ["basis"] = ("分配基数", "What is split"),
        ["school"] = ("分配：学校份", "Split: the school's parts"),
        ["unit"] = ("分配：承办单位份", "Split: the unit's parts"),
        ["office"] = ("分配：归口部门份", "Split: the office's parts"),
        ["unitBudget"] = ("承办单位预算上限（占收入）", "Most that the unit plans to spend, share of income"),
        ["lecture"] = ("讲课费标准", "Ceiling of lecture fees"),
        ["attendance"] = ("发证的最低出勤率", "Least attendance for a certificate"),
        ["test"] = ("须考核", "Tested"),
        ["weight"] = ("评价权重", "Weight in evaluation"),
    };

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> PolicyTakes { get; } = new Dictionary<string, IReadOnlyDictionary<string, Words>>
    {
        ["payers"] = NounWords.Of<Payer>(Codes.Of),
        ["papers"] = NounWords.Of<Paper>(Codes.Of),
        ["way"] = NounWords.Of<ApprovalWay>(CategoryWords.Of),
        ["basis"] = NounWords.Of<SplitBasis>(CategoryWords.Of),
        ["lecture"] = NounWords.Of<LectureCap>(CategoryWords.Of),
    };

    public static IReadOnlyDictionary<string, Words> Linkages { get; } = new Dictionary<string, Words>
    {
        ["pointsPerThousand"] = ("每分配千元计分", "Points for 1,000 yuan distributed"),
        ["pointsPerHundredHours"] = ("公益班每百人学时计分", "Points for 100 person-hours of welfare courses"),
        ["poolShare"] = ("奖励池占单位分配的比例", "Bonus pool, share of the unit's share"),
        ["roles"] = ("各角色学时系数", "Weight of an hour by role"),
        ["rates"] = ("讲课费（元/学时）", "Lecture fee, yuan a class hour"),
        ["incomeCap"] = ("个人年度上限（元）", "Most a person takes in a year, yuan"),
        ["doublePay"] = ("已付讲课费的学时也参加奖励池", "Hours paid by a fee also take part in the pool"),
        ["fullTime"] = ("专职年度目标分", "Target of a full-time member"),
        ["partTime"] = ("兼职年度目标分", "Target of a part-time member"),
        ["excellent"] = ("优秀（目标的倍数）", "Excellent, from this share of the target"),
        ["good"] = ("良好", "Good"),
        ["pass"] = ("合格", "Pass"),
        [LinkagePolicy.NoTitle] = ("无职称", "no title"),
        [nameof(DutyRole.Lead)] = TeamWords.Of(DutyRole.Lead),
        [nameof(DutyRole.Manage)] = TeamWords.Of(DutyRole.Manage),
        [nameof(DutyRole.Teach)] = TeamWords.Of(DutyRole.Teach),
        [nameof(DutyRole.Service)] = TeamWords.Of(DutyRole.Service),
        [nameof(LecturerTitle.Associate)] = Codes.Of(LecturerTitle.Associate),
        [nameof(LecturerTitle.Full)] = Codes.Of(LecturerTitle.Full),
        [nameof(LecturerTitle.Academician)] = Codes.Of(LecturerTitle.Academician),
    };

    public static IReadOnlyDictionary<string, Words> Survey { get; } = new Dictionary<string, Words>
    {
        ["very"] = ("非常满意，平均分不低于", "Very satisfied, from a mean of"),
        ["satisfied"] = ("满意", "Satisfied"),
        ["fair"] = ("一般", "Fair"),
        ["dissatisfied"] = ("不满意", "Dissatisfied"),
        ["least"] = ("公布至少须有的答卷", "Answers that a result takes"),
    };

    public static IReadOnlyDictionary<string, Words> Banned { get; } = new Dictionary<string, Words> { ["always"] = ("一律禁用", "Always"), ["public"] = ("面向社会的班禁用", "In public courses") };

    public static IReadOnlyDictionary<string, Words> Classes { get; } = new Dictionary<string, Words> { ["1"] = ("一类", "Class 1"), ["2"] = ("二类", "Class 2"), ["3"] = ("三类", "Class 3") };
}
