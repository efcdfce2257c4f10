using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Attendance;
using Tongpin.Training.Brands;
using Tongpin.Training.Categories;
using Tongpin.Training.Leads;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Teams;

namespace Tongpin.Training;

/// <summary>The nouns of training as the history names them.</summary>
internal static class TrainingNouns
{
    public static IReadOnlyList<NounWords> All { get; } =
    [
        new(LeadEvidence.Table, ("需求线索", "Lead"), new Dictionary<string, Words>
        {
            ["Title"] = ("需求", "Wanted"), ["Client"] = ("需求单位", "Client"), ["Source"] = ("来源", "From"), ["Audience"] = ("培训对象", "For whom"), ["Heads"] = ("预计人数", "Heads expected"), ["Wanted"] = ("详细要求", "In detail"), ["Contact"] = ("联系人", "Contact"), ["Phone"] = ("电话", "Phone"),
            ["UnitId"] = ("跟进单位", "Unit"), ["UnitName"] = ("跟进单位名称", "Unit's name"), ["UnitNameEn"] = ("跟进单位英文名称", "Unit's English name"), ["Since"] = ("收到日期", "Since"), ["Next"] = ("下次跟进", "Next talk"), ["State"] = ("状态", "State"), ["Notes"] = ("跟进", "Talks"), ["ProjectId"] = ("项目", "Project"), ["DroppedWhy"] = ("放弃理由", "Why dropped"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/leads/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Source"] = NounWords.Of<LeadSource>(LeadWords.Of), ["State"] = NounWords.Of<LeadState>(LeadWords.Of), ["Audience"] = NounWords.Of<Audience>(Codes.Of) },
        },
        new("training_project", ("培训项目", "Training project"), new Dictionary<string, Words>
        {
            ["Number"] = ("编号", "Number"), ["Name"] = ("名称", "Name"), ["Category"] = ("类别", "Category"), ["State"] = ("状态", "State"), ["UnitId"] = ("承办单位", "Unit"), ["UnitName"] = ("承办单位名称", "Unit's name"), ["UnitNameEn"] = ("承办单位英文名称", "Unit's English name"),
            ["Starts"] = ("开始", "From"), ["Ends"] = ("结束", "To"), ["Nature"] = ("项目性质", "Nature"), ["Mode"] = ("办学方式", "Mode"), ["Audience"] = ("培训对象", "For whom"), ["Origin"] = ("生源地", "From where"), ["Payer"] = ("学费来源", "Payer"), ["Kind"] = ("培训类型", "Kind"),
            ["Hours"] = ("学时", "Hours"), ["Days"] = ("天数", "Days"), ["Heads"] = ("人数", "Heads"), ["Fee"] = ("收费标准", "Fee"), ["Staff"] = ("工作人员", "Staff"), ["FiscalClass"] = ("财政培训类别", "Fiscal class"), ["LeaderId"] = ("负责人", "Leader"), ["LeaderName"] = ("负责人姓名", "Leader's name"),
            ["Phone"] = ("电话", "Phone"), ["Partner"] = ("合作方", "Partner"), ["PartnerCode"] = ("信用代码", "Credit code"), ["PartnerDuties"] = ("合作内容", "Partner's duties"), ["Place"] = ("地点", "Place"), ["Keywords"] = ("关键词", "Keywords"), ["National"] = ("国家级", "National"), ["Provincial"] = ("省级", "Provincial"), ["Lodging"] = ("住宿", "Lodging"),
            ["Certificate"] = ("发证形式", "Certificate"), ["Brief"] = ("简介", "Description"), ["Group"] = ("专业群", "Programme group"), ["SoftReason"] = ("超限说明", "Reason for exceeding"), ["Budget"] = ("预算表", "Budget sheet"), ["FeeFiling"] = ("收费备案号", "Fee filing"), ["InsuranceNumber"] = ("保险单号", "Policy number"), ["Insurer"] = ("承保单位", "Insurer"), ["InsuredUntil"] = ("保险截止", "Insured until"), ["ContractNumber"] = ("合同编号", "Contract number"), ["ContractDay"] = ("合同日期", "Contract day"),
            ["Contract"] = ("合同金额", "Contract amount"), ["Satisfaction"] = ("满意度", "Satisfaction"), ["MoneyMoves"] = ("资金变动次数", "Moves of money"), ["DistributionRound"] = ("分配轮次", "Round of distribution"), ["year"] = ("年份", "Year"), ["rows"] = ("行数", "Rows"), ["list"] = ("表", "List"), ["Policy"] = ("类别政策", "Policy"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/projects/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>>
            {
                ["Category"] = NounWords.Of<TrainingCategory>(c => Words.Same($"{c}")), ["State"] = NounWords.Of<ProjectState>(Codes.Of), ["Payer"] = NounWords.Of<Payer>(Codes.Of), ["Kind"] = NounWords.Of<TrainingKind>(Codes.Of), ["Mode"] = NounWords.Of<StudyMode>(Codes.Of), ["Audience"] = NounWords.Of<Audience>(Codes.Of), ["Origin"] = NounWords.Of<Origin>(Codes.Of),
                ["Nature"] = NounWords.Of<ProjectNature>(Codes.Of), ["Certificate"] = NounWords.Of<CertificateForm>(Codes.Of), ["Satisfaction"] = NounWords.Of<Satisfaction>(Codes.Of),
            },
        },
        new("training_change", ("培训变更", "Change of training"), new Dictionary<string, Words>
        {
            ["ProjectId"] = ("项目", "Project"), ["Category"] = ("新类别", "New category"), ["Contract"] = ("新合同金额", "New amount"), ["Why"] = ("理由", "Why"), ["State"] = ("状态", "State"), ["By"] = ("申请人", "By"), ["At"] = ("时间", "At"),
        })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Category"] = NounWords.Of<TrainingCategory>(c => Words.Same($"{c}")), ["State"] = NounWords.Of<ApprovalState>(Codes.Of) },
        },
        new(SeeTrainee.Table, ("学员", "Trainee"), new Dictionary<string, Words>
        {
            ["ProjectId"] = ("项目", "Project"), ["UnitId"] = ("承办单位", "Unit"), ["Name"] = ("姓名", "Name"), ["IdNumber"] = ("身份证号", "Identity number"), ["Hash"] = ("证件标记", "Mark of the number"), ["Phone"] = ("手机", "Phone"), ["Company"] = ("工作单位", "Company"), ["Code"] = ("确认码", "Confirmation code"),
            ["State"] = ("状态", "State"), ["Source"] = ("来源", "From"), ["CoordinatorId"] = ("企业联络员", "Coordinator"), ["At"] = ("入册时间", "Since"), ["Test"] = ("考核", "Test"), ["ErasedOn"] = ("删除日期", "Erased on"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/trainees/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["State"] = NounWords.Of<TraineeState>(RosterWords.Of), ["Source"] = NounWords.Of<TraineeSource>(RosterWords.Of), ["Test"] = NounWords.Of<TestResult>(RosterWords.Of) },
        },
        new("training_class", ("班级", "Class"), new Dictionary<string, Words> { ["Capacity"] = ("名额", "Places"), ["SignUp"] = ("公开报名", "Public sign-up"), ["Until"] = ("报名截止", "Last day"), ["Turns"] = ("名单变动次数", "Moves of the roster") }, id => $"/training/projects/{id}/roster"),
        new("training_coordinator", ("企业联络员", "Coordinator"), new Dictionary<string, Words> { ["ProjectId"] = ("项目", "Project"), ["PersonId"] = ("人员", "Person"), ["Name"] = ("姓名", "Name"), ["Company"] = ("企业", "Company") }),
        new(KeepAttendance.Noun, ("课次", "Session"), new Dictionary<string, Words>
        {
            ["ProjectId"] = ("项目", "Project"), ["UnitId"] = ("承办单位", "Unit"), ["Day"] = ("日期", "Day"), ["Begins"] = ("开始", "From"), ["Ends"] = ("结束", "To"), ["Hours"] = ("学时", "Hours"), ["Topic"] = ("内容", "Topic"), ["Place"] = ("教室", "Room"), ["TeacherId"] = ("教师", "Teacher"), ["TeacherName"] = ("教师姓名", "Teacher's name"), ["Group"] = ("分组", "Group"),
        }, id => $"/training/sessions/{id}"),
        new("training_certificate", ("证书", "Certificate"), new Dictionary<string, Words>
        {
            ["ProjectId"] = ("项目", "Project"), ["UnitId"] = ("承办单位", "Unit"), ["TraineeId"] = ("学员", "Trainee"), ["Number"] = ("证书编号", "Number"), ["Holder"] = ("持证人", "Holder"), ["IssuedOn"] = ("发证日期", "Issued"), ["RevokedOn"] = ("作废日期", "Revoked"), ["RevokedWhy"] = ("作废理由", "Why revoked"), ["Voided"] = ("作废编号", "Revoked number"), ["Statement"] = ("学习记录", "Record of learning"), ["ImportId"] = ("导入批次", "Import"),
        }),
        new("training_patrol", ("巡查记录", "Patrol"), new Dictionary<string, Words> { ["SessionId"] = ("课次", "Session"), ["Heads"] = ("在场人数", "Heads"), ["Note"] = ("情况", "Note"), ["By"] = ("巡查人", "By"), ["At"] = ("时间", "At") }),
        new("training_reform", ("改革任务", "Task of the reform"), new Dictionary<string, Words>
        {
            ["Title"] = ("任务", "Task"), ["Goal"] = ("目标", "Goal"), ["UnitId"] = ("责任单位", "Unit"), ["UnitName"] = ("责任单位名称", "Unit's name"), ["UnitNameEn"] = ("责任单位英文名称", "Unit's English name"), ["OwnerId"] = ("责任人", "Owner"), ["OwnerName"] = ("责任人姓名", "Owner's name"),
            ["Milestones"] = ("里程碑", "Milestones"), ["Due"] = ("完成期限", "Due"), ["FinishedOn"] = ("完成日期", "Finished on"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/reform/{id}"),
        new("training_member", ("培训队伍成员", "Member of the training teams"), new Dictionary<string, Words>
        {
            ["PersonId"] = ("人员", "Person"), ["Number"] = ("工号", "Number"), ["Name"] = ("姓名", "Name"), ["Kind"] = ("队伍", "Team"), ["UnitId"] = ("单位", "Unit"), ["UnitName"] = ("单位名称", "Unit's name"), ["UnitNameEn"] = ("单位英文名称", "Unit's English name"),
            ["Skills"] = ("专长", "Skills"), ["Title"] = ("职称", "Title"), ["Active"] = ("在队", "Active"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/teams/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Kind"] = NounWords.Of<MemberKind>(TeamWords.Of), ["Title"] = NounWords.Of<LecturerTitle>(Codes.Of) },
        },
        new("training_duty", ("项目分工", "Duty"), new Dictionary<string, Words> { ["ProjectId"] = ("项目", "Project"), ["MemberId"] = ("成员", "Member"), ["Role"] = ("角色", "Role"), ["Planned"] = ("计划学时", "Planned hours"), ["Year"] = ("年份", "Year"), ["ImportId"] = ("导入批次", "Import") })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Role"] = NounWords.Of<DutyRole>(TeamWords.Of) },
        },
        new("training_work", ("培训工时", "Hours worked"), new Dictionary<string, Words>
        {
            ["DutyId"] = ("分工", "Duty"), ["ProjectId"] = ("项目", "Project"), ["MemberId"] = ("成员", "Member"), ["Role"] = ("角色", "Role"), ["Day"] = ("日期", "Day"), ["Starts"] = ("开始", "From"), ["Hours"] = ("学时", "Hours"), ["Pay"] = ("计酬方式", "Paid by"), ["Confirmed"] = ("已确认", "Confirmed"), ["ImportId"] = ("导入批次", "Import"),
        })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Role"] = NounWords.Of<DutyRole>(TeamWords.Of), ["Pay"] = NounWords.Of<PayWay>(TeamWords.Of) },
        },
        new("training_linkage_year", ("挂钩年度结账", "Closing of the linkages"), new Dictionary<string, Words> { ["Year"] = ("年份", "Year"), ["Scheme"] = ("划分方案", "Scheme"), ["Rule"] = ("规定版本", "Regulation"), ["Entries"] = ("分录数", "Entries"), ["By"] = ("经办", "By"), ["At"] = ("时间", "At") })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Scheme"] = NounWords.Of<CategoryScheme>(CategoryWords.Of) },
        },
        new("training_survey", ("满意度调查结束", "Closing of a survey"), new Dictionary<string, Words> { ["Answers"] = ("答卷数", "Answers"), ["Result"] = ("结果", "Result"), ["Rule"] = ("规定版本", "Regulation"), ["By"] = ("经办", "By"), ["At"] = ("时间", "At") }, id => $"/training/projects/{id}/survey")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Result"] = NounWords.Of<Satisfaction>(Codes.Of) },
        },
        new(BrandEvidence.Table, ("培训品牌", "Brand"), new Dictionary<string, Words>
        {
            ["Name"] = ("名称", "Name"), ["UnitId"] = ("牵头单位", "Leading unit"), ["UnitName"] = ("牵头单位名称", "Unit's name"), ["UnitNameEn"] = ("牵头单位英文名称", "Unit's English name"), ["Audience"] = ("面向对象", "For whom"), ["Level"] = ("级别", "Level"), ["Brief"] = ("简介", "Description"),
            ["Since"] = ("认定日期", "Since"), ["ReviewedOn"] = ("复评日期", "Reviewed on"), ["EndedOn"] = ("退出日期", "Ended on"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/training/brands/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Audience"] = NounWords.Of<Audience>(Codes.Of), ["Level"] = NounWords.Of<BrandLevel>(BrandWords.Of) },
        },
        new("training_brand_project", ("品牌项目", "Project of a brand"), new Dictionary<string, Words> { ["ProjectId"] = ("项目", "Project"), ["BrandId"] = ("品牌", "Brand") }),
        new("training_brand_review", ("品牌复评", "Review of a brand"), new Dictionary<string, Words>
        {
            ["BrandId"] = ("品牌", "Brand"), ["Day"] = ("日期", "Day"), ["Keep"] = ("保留", "Kept"), ["Level"] = ("级别", "Level"), ["Year"] = ("年份", "Year"), ["Persons"] = ("人次", "Persons"), ["Received"] = ("到账", "Received"), ["Satisfied"] = ("满意率", "Satisfied"), ["Why"] = ("理由", "Why"), ["By"] = ("经办", "By"),
        })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Level"] = NounWords.Of<BrandLevel>(BrandWords.Of) },
        },
        new("training_paper", ("培训材料", "Paper of training"), new Dictionary<string, Words>()),
    ];
}
