using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Certificates;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Surveys;

namespace Tongpin.Training;

/// <summary>What training is bound by. Categories, split and thresholds were found in no public document: 校定规则; ceilings and forbidden names are national.</summary>
internal static class Regulations
{
    public const string Scheme = "training.categories.scheme";
    public const string Office = "training.office";
    public const string BannedWords = "training.banned-words";
    public const string FiscalRates = "training.fiscal.rates";
    public const string LongDays = "training.fiscal.long-days";
    public const string LongShare = "training.fiscal.long-share";
    public const string StaffShare = "training.fiscal.staff-share";
    public const string MostStaff = "training.fiscal.most-staff";
    public const string LectureRates = "training.lecture.rates";
    public const string LectureHours = "training.lecture.half-day-hours";
    public const string SoftHours = "training.filing.hours";
    public const string SoftHeads = "training.filing.heads";
    public const string OpeningRoster = "training.opening.roster";
    public const string OpeningInsured = "training.opening.insured";
    public const string Retention = "training.roster.retention";
    public const string CheckInEarly = "training.attendance.early";
    public const string CertificateNumber = "training.certificate.number";
    public const string BrandsMost = "training.brands.most";
    public const string BrandReviewYears = "training.brands.review-years";
    public const string Survey = "training.survey";
    public const string DayHours = "training.day-hours";

    public static string CategoryOf(CategoryScheme scheme, TrainingCategory category) => $"training.categories.{(scheme == CategoryScheme.Payer ? "payer" : "organiser")}.{category}";

    public static string LinkageOf(CategoryScheme scheme) => $"training.linkages.{(scheme == CategoryScheme.Payer ? "payer" : "organiser")}";

    private static readonly DateOnly Start = new(2022, 1, 1);
    private static readonly Words Measures = ("普通高等学校举办非学历教育管理规定（试行）", "Measures on non-degree education of universities and colleges (trial)");
    private static readonly Words Fees = ("培训费管理办法", "Measures on training expenses of state organs");
    private static readonly Words Form = ("非学历继续教育办学情况一览表填表说明", "Notes on the yearly sheet of non-degree education");

    public static readonly IReadOnlyList<RegulationSeed> All =
    [
        Own(Scheme, ("四个类别按什么划分", "What the four categories go by"), "Payer", "") with { Check = CheckScheme, Choices = Takes(("", NounWords.Of<CategoryScheme>(CategoryWords.Of))) },
        Policy(CategoryScheme.Payer, TrainingCategory.A, """{"name":"政府委托（财政）","nameEn":"Commissioned by government","payers":["Government"],"papers":["Plan","TaskLetter","QuotaPlan"],"way":"Fiscal","feeFiling":false,"prepaid":0,"schoolFee":0.10,"basis":"Net","school":30,"unit":70,"office":0,"unitBudget":1,"lecture":"State","attendance":0.8,"test":true,"weight":1.2}"""),
        Policy(CategoryScheme.Payer, TrainingCategory.B, """{"name":"企业委托定制","nameEn":"Commissioned by an enterprise","payers":["Employer"],"papers":["Plan","Contract"],"way":"Contract","feeFiling":false,"prepaid":0.5,"schoolFee":0.15,"basis":"Net","school":30,"unit":70,"office":0,"unitBudget":1,"lecture":"Contract","attendance":0.8,"test":true,"weight":1.0}"""),
        Policy(CategoryScheme.Payer, TrainingCategory.C, """{"name":"面向社会招生、考证","nameEn":"Open to the public, certificates","payers":["Individual"],"papers":["Plan","Publicity","Prospectus","RefundRule"],"way":"Public","feeFiling":true,"prepaid":1,"schoolFee":0.20,"basis":"Net","school":40,"unit":60,"office":0,"unitBudget":1,"lecture":"College","attendance":0.8,"test":true,"weight":0.8}"""),
        Policy(CategoryScheme.Payer, TrainingCategory.D, """{"name":"公益","nameEn":"Public welfare","payers":["Free"],"papers":["Plan","Purpose"],"way":"Welfare","feeFiling":false,"prepaid":0,"schoolFee":0,"basis":"Net","school":0,"unit":0,"office":0,"unitBudget":1,"lecture":"Volunteer","attendance":0.8,"test":false,"weight":1.0}"""),
        Policy(CategoryScheme.Organiser, TrainingCategory.A, """{"name":"继续教育学院统筹","nameEn":"Led by the continuing-education college","payers":["Government","Employer","Individual","Free"],"papers":["Plan"],"way":"Fiscal","feeFiling":true,"prepaid":1,"schoolFee":0,"basis":"Income","school":10,"unit":70,"office":20,"unitBudget":0.45,"lecture":"State","attendance":0.8,"test":true,"weight":1.0}"""),
        Policy(CategoryScheme.Organiser, TrainingCategory.B, """{"name":"继续教育学院与二级学院共办","nameEn":"Run together with a school","payers":["Government","Employer","Individual","Free"],"papers":["Plan"],"way":"Contract","feeFiling":true,"prepaid":1,"schoolFee":0,"basis":"Income","school":10,"unit":70,"office":20,"unitBudget":0.45,"lecture":"College","attendance":0.8,"test":true,"weight":1.0}"""),
        Policy(CategoryScheme.Organiser, TrainingCategory.C, """{"name":"二级学院自办","nameEn":"Run by a school alone","payers":["Government","Employer","Individual","Free"],"papers":["Plan"],"way":"Public","feeFiling":true,"prepaid":1,"schoolFee":0,"basis":"Income","school":10,"unit":70,"office":20,"unitBudget":0.45,"lecture":"College","attendance":0.8,"test":true,"weight":1.0}"""),
        Policy(CategoryScheme.Organiser, TrainingCategory.D, """{"name":"与外单位合作（从严）","nameEn":"With an outside partner (strict gate)","payers":["Government","Employer","Individual","Free"],"papers":["Plan","Agreement","Credentials"],"way":"Strict","feeFiling":true,"prepaid":1,"schoolFee":0,"basis":"Income","school":10,"unit":70,"office":20,"unitBudget":0.45,"lecture":"College","attendance":0.9,"test":true,"weight":0.8}"""),
        Own(Office, ("继续教育归口管理部门的单位代码；它只管理，不举办", "Unit code of the office that manages training and never runs it"), "A08", "code"),
        new(BannedWords, ("名称和宣传中的禁用词", "Forbidden words in names and adverts"), """{"always":["研究生","硕士","博士"],"public":["领导干部","总裁","精英","领袖"]}""", "words", Measures, "教职成厅函〔2021〕23号", RegulationLevel.National, Severity.Block, Start, Verified: true) { Names = RegulationNames.Banned },
        new(FiscalRates, ("财政资金培训费上限（一、二、三类）", "Ceiling of training paid by fiscal money, classes 1 to 3"), """{"1":760,"2":650,"3":550}""", "yuan/person/day", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true) { Names = RegulationNames.Classes },
        new(LongDays, ("超过此天数的部分按折扣计", "Days beyond this count at a share"), "30", "days", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true),
        new(LongShare, ("超出天数的折扣", "Share at which they count"), "0.7", "share", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true),
        new(StaffShare, ("工作人员不超过参训人数的比例", "Staff, at most this share of the trainees"), "0.1", "share", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true),
        new(MostStaff, ("工作人员最多人数", "Staff, at most so many"), "10", "persons", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true),
        new(LectureRates, ("讲课费税后上限", "Ceiling of a lecture fee after tax"), """{"Associate":500,"Full":1000,"Academician":1500}""", "yuan/hour", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true) { Names = NounWords.Of<LecturerTitle>(Codes.Of) },
        new(LectureHours, ("每半天最多计几学时", "Hours of a half-day that count at most"), "4", "hours", Fees, "", RegulationLevel.National, Severity.Block, Start, Verified: true),
        new(SoftHours, ("一行超过此学时须书面说明", "More hours in one row need a written reason"), "1000", "hours", Form, "", RegulationLevel.Municipal, Severity.Warn, Start, Verified: true),
        new(SoftHeads, ("一行超过此人数须书面说明", "More persons in one row need a written reason"), "200", "persons", Form, "", RegulationLevel.Municipal, Severity.Warn, Start, Verified: true),
        Own(OpeningRoster, ("开班时实名名单至少达到计划人数的比例", "Least share of the planned heads on the roster of real names when a class opens"), "0.8", "share"),
        Own(OpeningInsured, ("哪些类别的班开班前应为学员投保", "Categories whose trainees are insured before a class opens"), """["A","B","C","D"]""", "") with { Check = OpeningGates.CheckCategories, Choices = Takes(("", RegulationNames.Categories)) },
        Own(Retention, ("学员证件号和手机在班级结束后保存几年", "Years for which numbers of trainees are kept after the class"), "3", "years"),
        Own(CheckInEarly, ("上课前多少分钟起可以签到", "Minutes before a session at which check-in opens"), "30", "minutes"),
        Own(CertificateNumber, ("证书编号规则：{category} 类别，{year} 年份，{serial:0000} 连续号", "Templates of certificate numbers: {category}, {year} and a continuous {serial:0000}"), """{"A":"{category}-{year}-{serial:0000}","B":"{category}-{year}-{serial:0000}","C":"{category}-{year}-{serial:0000}","D":"{category}-{year}-{serial:0000}"}""", "") with { Check = CertificateNumbers.Check, Names = RegulationNames.Categories },
        Own(BrandsMost, ("培训品牌最多几个", "Brands of training at most"), "10", "brands") with { Check = RegulationSeed.Whole(1, 100) },
        Own(BrandReviewYears, ("培训品牌几年复评一次", "Years between two reviews of a brand"), "2", "years") with { Check = RegulationSeed.Whole(1, 10) },
        Own(Survey, ("满意度平均分（5 分制）换算的界限", "What a mean (of 5) counts as"), """{"very":4.5,"satisfied":3.5,"fair":2.5,"dissatisfied":1.5,"least":5}""", "") with { Check = SurveyPolicy.Check, Names = RegulationNames.Survey },
        Own(DayHours, ("一天折合学时", "Class hours of a day"), "8", "hours"),
        Own(LinkageOf(CategoryScheme.Payer), ("五个挂钩的算法（按付费方）", "The five linkages (by payer)"), """{"pointsPerThousand":1,"pointsPerHundredHours":1,"poolShare":0.05,"roles":{"Lead":1.5,"Manage":1.2,"Teach":1,"Service":0.6},"rates":{"None":100,"Associate":200,"Full":300,"Academician":600},"incomeCap":60000,"doublePay":false,"fullTime":1800,"partTime":900,"excellent":1.2,"good":1,"pass":0.6}""", "") with { Check = LinkagePolicy.Check, Names = RegulationNames.Linkages },
        Own(LinkageOf(CategoryScheme.Organiser), ("五个挂钩的算法（按组织单位）", "The five linkages (by organiser)"), """{"pointsPerThousand":3,"pointsPerHundredHours":2,"poolShare":0.04,"roles":{"Lead":1,"Manage":1,"Teach":1.5,"Service":0.5},"rates":{"None":120,"Associate":240,"Full":360,"Academician":800},"incomeCap":48000,"doublePay":false,"fullTime":5000,"partTime":2500,"excellent":1.3,"good":1,"pass":0.5}""", "") with { Check = LinkagePolicy.Check, Names = RegulationNames.Linkages },
    ];

    private static RegulationSeed Policy(CategoryScheme scheme, TrainingCategory category, string value) =>
        Own(CategoryOf(scheme, category), scheme == CategoryScheme.Payer ? new($"{category} 类培训的政策（按付费方）", $"Policy of category {category} (by payer)") : new($"{category} 类培训的政策（按组织单位）", $"Policy of category {category} (by organiser)"), value, "") with { Check = CategoryPolicy.Check, Names = RegulationNames.Policy, Choices = RegulationNames.PolicyTakes };

    private static RegulationSeed Own(string code, Words name, string value, string unit) => new(code, name, value, unit, ("校定规则", "Set by the college"), "", RegulationLevel.College, Severity.Warn, Start, Verified: false);

    private static Dictionary<string, IReadOnlyDictionary<string, Words>> Takes(params (string Key, IReadOnlyDictionary<string, Words> Words)[] choices) => choices.ToDictionary(c => c.Key, c => c.Words);

    private static void CheckScheme(string value)
    {
        if (!Enum.GetNames<CategoryScheme>().Contains(value)) throw Rules.PolicyWord.Broken(value, string.Join(", ", Enum.GetNames<CategoryScheme>()));
    }
}
