using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Projects;

/// <summary>学费来源, by the code table of the yearly filing sheet; so are the next five.</summary>
public enum Payer { Government, Employer, Individual, Free }

/// <summary>办学方式</summary>
public enum StudyMode { FullTime, PartTime, Online, Blended }

/// <summary>培训对象</summary>
public enum Audience { Officials, Professionals, MigrantWorkers, NewFarmers, Disabled, Soldiers, Veterans, Students, Employees, Unemployed, Retired, Other }

/// <summary>生源地</summary>
public enum Origin { City, Region, MidWest, HongKongMacaoTaiwan, Nation, Abroad }

/// <summary>培训类型</summary>
public enum TrainingKind { Cadres, Professionals, Managers, ExamTutoring, WorkersSkills, Certificates, EnterpriseTailored, Elderly, Community, Other }

/// <summary>学员满意度</summary>
public enum Satisfaction { NotAsked, VerySatisfied, Satisfied, Fair, Dissatisfied, VeryDissatisfied }

/// <summary>项目性质, by the application form.</summary>
public enum ProjectNature { Domestic, Enterprise, Examination, Other }

/// <summary>发证形式, by the application form.</summary>
public enum CertificateForm { None, Completion, SingleSubject }

/// <summary>申请材料: the five of the application form, and those that a category asks for besides.</summary>
public enum Paper { Agreement, Credentials, Plan, Publicity, Prospectus, TaskLetter, QuotaPlan, Contract, RefundRule, Purpose }

/// <summary>What a partner does in the project; the last three the measures forbid to anybody outside.</summary>
public enum PartnerDuty { Teaching, Venue, Practice, Recruiting, Collecting, WholeProject }

/// <summary>支出科目 of the budget sheet.</summary>
public enum BudgetItem { Venue, Lecture, Lodging, Meals, Tea, Labour, Printing, Materials, Travel, Other }

/// <summary>Title of a lecturer, which decides the ceiling of the fee.</summary>
public enum LecturerTitle { Associate, Full, Academician }

/// <summary>Where a project stands. <see cref="Refused"/>, <see cref="Cancelled"/> and <see cref="Closed"/> are ends.</summary>
public enum ProjectState { Draft, Approval, Approved, Open, Taught, Settling, Settled, Distributed, Closed, Refused, Cancelled }

/// <summary>The words of the code tables.</summary>
internal static class Codes
{
    public static Words Of(Payer payer) => payer switch { Payer.Government => ("政府补贴", "government"), Payer.Employer => ("单位出资", "employer"), Payer.Individual => ("个人自费", "individual"), _ => ("免费", "free") };

    public static Words Of(StudyMode mode) => mode switch { StudyMode.FullTime => ("脱产", "full-time"), StudyMode.PartTime => ("业余", "part-time"), StudyMode.Online => ("在线学习", "online"), _ => ("混合式", "blended") };

    public static Words Of(Audience audience) => audience switch
    {
        Audience.Officials => ("国家公职人员", "public officials"),
        Audience.Professionals => ("专业技术人员", "professionals"),
        Audience.MigrantWorkers => ("农民工", "migrant workers"),
        Audience.NewFarmers => ("新型职业农民", "professional farmers"),
        Audience.Disabled => ("残疾人", "people with disabilities"),
        Audience.Soldiers => ("军人", "soldiers"),
        Audience.Veterans => ("退役军人", "veterans"),
        Audience.Students => ("在校学生", "students"),
        Audience.Employees => ("在职职工", "employees"),
        Audience.Unemployed => ("失业人员", "unemployed"),
        Audience.Retired => ("退休人员", "retired people"),
        _ => ("其他", "others"),
    };

    public static Words Of(Origin origin) => origin switch
    {
        Origin.City => ("本市", "this city"),
        Origin.Region => ("区域", "the region"),
        Origin.MidWest => ("中西部", "central and western China"),
        Origin.HongKongMacaoTaiwan => ("港澳台", "Hong Kong, Macao, Taiwan"),
        Origin.Nation => ("全国其他", "elsewhere in China"),
        _ => ("国外", "abroad"),
    };

    public static Words Of(TrainingKind kind) => kind switch
    {
        TrainingKind.Cadres => ("干部教育培训", "training of cadres"),
        TrainingKind.Professionals => ("专业技术人员培训", "training of professionals"),
        TrainingKind.Managers => ("企业经营管理人员培训", "training of managers"),
        TrainingKind.ExamTutoring => ("教育考试辅导培训", "tutoring for examinations"),
        TrainingKind.WorkersSkills => ("职工技能培训", "workers' skills"),
        TrainingKind.Certificates => ("各类证书培训", "certificate courses"),
        TrainingKind.EnterpriseTailored => ("企业定制培训", "tailored for enterprises"),
        TrainingKind.Elderly => ("老年教育", "education of the elderly"),
        TrainingKind.Community => ("社区教育", "community education"),
        _ => ("其他", "others"),
    };

    public static Words Of(Satisfaction satisfaction) => satisfaction switch
    {
        Satisfaction.NotAsked => ("未测评", "not asked"),
        Satisfaction.VerySatisfied => ("非常满意", "very satisfied"),
        Satisfaction.Satisfied => ("满意", "satisfied"),
        Satisfaction.Fair => ("一般", "fair"),
        Satisfaction.Dissatisfied => ("不满意", "dissatisfied"),
        _ => ("非常不满意", "very dissatisfied"),
    };

    public static Words Of(ProjectNature nature) => nature switch { ProjectNature.Domestic => ("国内培训", "domestic training"), ProjectNature.Enterprise => ("校企合作", "with an enterprise"), ProjectNature.Examination => ("考试服务", "examination service"), _ => ("其他", "others") };

    public static Words Of(CertificateForm form) => form switch { CertificateForm.Completion => ("结业证明", "certificate of completion"), CertificateForm.SingleSubject => ("单科合格证明", "certificate of a single subject"), _ => ("不发证", "none") };

    public static Words Of(Paper paper) => paper switch
    {
        Paper.Agreement => ("合作协议", "Agreement with the partner"),
        Paper.Credentials => ("合作方资质", "Credentials of the partner"),
        Paper.Plan => ("培训计划", "Training plan"),
        Paper.Publicity => ("宣传资料", "Publicity material"),
        Paper.Prospectus => ("招生简章", "Prospectus"),
        Paper.TaskLetter => ("任务书", "Task letter"),
        Paper.QuotaPlan => ("指标计划", "Quota plan"),
        Paper.Contract => ("委托合同", "Contract of commission"),
        Paper.RefundRule => ("退费办法", "Refund rule"),
        _ => ("公益说明", "Purpose of welfare"),
    };

    public static Words Of(PartnerDuty duty) => duty switch
    {
        PartnerDuty.Teaching => ("承担部分教学", "teaches a part"),
        PartnerDuty.Venue => ("提供场地", "provides a venue"),
        PartnerDuty.Practice => ("提供实训", "provides practice"),
        PartnerDuty.Recruiting => ("代理招生", "recruits trainees"),
        PartnerDuty.Collecting => ("代收费", "collects fees"),
        _ => ("整体承办", "runs the whole project"),
    };

    public static Words Of(BudgetItem item) => item switch
    {
        BudgetItem.Venue => ("场地", "Venue"),
        BudgetItem.Lecture => ("讲师费", "Lecture fees"),
        BudgetItem.Lodging => ("住宿", "Lodging"),
        BudgetItem.Meals => ("伙食", "Meals"),
        BudgetItem.Tea => ("茶歇", "Tea"),
        BudgetItem.Labour => ("劳务", "Labour"),
        BudgetItem.Printing => ("印刷", "Printing"),
        BudgetItem.Materials => ("资料", "Materials"),
        BudgetItem.Travel => ("交通", "Travel"),
        _ => ("其他", "Other"),
    };

    public static Words Of(LecturerTitle title) => title switch { LecturerTitle.Associate => ("副高", "associate professor"), LecturerTitle.Full => ("正高", "professor"), _ => ("院士、全国知名", "academician, nationally known") };

    public static Words Of(ProjectState state) => state switch
    {
        ProjectState.Draft => ("申报中", "Draft"),
        ProjectState.Approval => ("审批中", "In approval"),
        ProjectState.Approved => ("已立项", "Approved"),
        ProjectState.Open => ("已开班", "Open"),
        ProjectState.Taught => ("已结课", "Taught"),
        ProjectState.Settling => ("结算审批中", "Settlement in approval"),
        ProjectState.Settled => ("已结算", "Settled"),
        ProjectState.Distributed => ("已分配", "Distributed"),
        ProjectState.Closed => ("已结项", "Closed"),
        ProjectState.Refused => ("未通过", "Refused"),
        _ => ("已取消", "Cancelled"),
    };

    public static Words Of(ApprovalState state) => state switch
    {
        ApprovalState.Running => ("审批中", "running"),
        ApprovalState.Returned => ("已退回", "returned"),
        ApprovalState.Approved => ("已通过", "approved"),
        ApprovalState.Refused => ("未通过", "refused"),
        _ => ("已撤回", "withdrawn"),
    };

    public static string Tone(ProjectState state) => state switch
    {
        ProjectState.Draft => "secondary",
        ProjectState.Approval or ProjectState.Settling => "primary",
        ProjectState.Refused or ProjectState.Cancelled => "danger",
        ProjectState.Closed or ProjectState.Distributed => "success",
        _ => "info",
    };
}
