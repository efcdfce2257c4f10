using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Foundation.Sample;

/// <summary>Somebody of the sample college whose role can be entered with one click.</summary>
/// <param name="Unit">Code of the unit the person belongs to.</param>
/// <param name="ForUnit">The role counts for this unit only, not for the whole college.</param>
/// <param name="Sees">What the role is for, on its card.</param>
internal sealed record SamplePerson(string Role, string Number, string Name, PersonKind Kind, string Unit, bool ForUnit, Words Sees)
{
    public static IReadOnlyList<SamplePerson> All { get; } =
    [
        new(Leadership, "T0001", "周文清", PersonKind.Staff, SampleCollege.Code, false, ("全校专业与产业匹配的总览、预警和审批", "The fit of all programmes with industry, warnings and approvals")),
        new(AcademicOffice, "T0002", "秦晓岚", PersonKind.Staff, "A01", false, ("专业目录、动态调整、数据导入与规定维护", "The register, adjustments, imports and regulations")),
        new(SchoolDean, "T0003", "罗建平", PersonKind.Staff, "S01", true, ("智能制造学院的专业、人员和待办", "Programmes, people and tasks of one school")),
        new(ProgrammeLead, "T0004", "何静怡", PersonKind.Staff, "S04", true, ("信息工程学院的专业对标与改进", "How the programmes of one school compare and improve")),
        new(ProgrammeCommittee, "T0006", "陶敏之", PersonKind.Staff, "S08", false, ("审议专业设置、契合权重和预警处置", "Reviews new programmes, weights of fit and cards")),
        new(PartyCommittee, "T0007", "梁崇山", PersonKind.Staff, SampleCollege.Code, false, ("党委会决定：豁免、撤销和重大事项", "Decides waivers, closures and what is weighty")),
        new(Expert, "T0008", "顾允恒", PersonKind.Staff, "S06", false, ("独立评审，填写意见", "Reviews on his own and writes his opinion")),
        new(ContinuingEducation, "T0009", "江若彤", PersonKind.Staff, "A08", false, ("培训项目归口审核、发证和年报", "Reviews training projects, certificates, the yearly filing")),
        new(TrainingStaff, "T0010", "石启明", PersonKind.Staff, "S01", true, ("申报和举办智能制造学院的培训", "Applies for and runs the training of one school")),
        new(FinanceOffice, "T0011", "白雪松", PersonKind.Staff, "A09", false, ("收费备案、到账、结算和分配", "Fee filing, money received, settlement, distribution")),
        new(LegalOffice, "T0012", "章慎言", PersonKind.Staff, SampleCollege.Code, false, ("合同审核", "Reviews contracts")),
        new(VicePresident, "T0013", "许明远", PersonKind.Staff, SampleCollege.Code, false, ("分管培训工作的审批", "Approves training as the vice-president in charge")),
        new(EnterpriseContact, "E0001", "冯志远", PersonKind.External, "E01", false, ("产业需求：岗位、企业和集群", "Industry demand: adverts, enterprises, clusters")),
        new(Administrator, "T0005", "邓立新", PersonKind.Staff, "A05", false, ("人员、角色、密钥和系统运行", "People, roles, keys and the running system")),
    ];
}
