using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Foundation;

internal static class Permissions
{
    public const string SeePeople = "foundation.people.see";
    public const string EditPeople = "foundation.people.edit";
    public const string SeePersonal = "foundation.people.personal";
    public const string Import = "foundation.import";
    public const string SeeHistory = "foundation.history.see";
    public const string SeeRegulations = "foundation.regulations.see";
    public const string EditRegulations = "foundation.regulations.edit";
    public const string SeeLedger = ILedger.See;
    public const string SeeApprovals = "foundation.approvals.see";
    public const string AskMatters = "foundation.matters.ask";
    public const string EditFlows = "foundation.flows.edit";
    public const string SeeDelegations = "foundation.delegations.see";
    public const string GrantDelegations = "foundation.delegations.edit";
    public const string SeeJobs = "foundation.jobs.see";
    public const string SeeNotices = "foundation.notices.see";
    public const string Administer = "foundation.administer";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(SeePeople, ("查看人员", "See people"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead),
        new(EditPeople, ("维护单位和人员", "Edit units and people"), AcademicOffice),
        new(SeePersonal, ("查看完整个人信息（留痕）", "See personal data in full (logged)"), AcademicOffice, SchoolDean),
        new(Import, ("导入数据", "Import data"), AcademicOffice),
        new(SeeHistory, ("查看审计", "See the history"), Leadership, AcademicOffice),
        new(SeeRegulations, ("查看规定", "See regulations"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert, ContinuingEducation, TrainingStaff, FinanceOffice, LegalOffice, VicePresident),
        new(EditRegulations, ("维护规定", "Edit regulations"), AcademicOffice),
        new(SeeLedger, ("查看台账", "See the ledger"), Leadership, SchoolDean, ContinuingEducation, TrainingStaff, FinanceOffice, LegalOffice, VicePresident),
        new(SeeApprovals, ("查看全部审批", "See all requests"), Leadership, AcademicOffice, SchoolDean, PartyCommittee),
        new(AskMatters, ("提出事项申请", "Ask for decisions of matters"), AcademicOffice, SchoolDean, ProgrammeLead),
        new(EditFlows, ("维护审批流程", "Edit the flows of approval"), AcademicOffice),
        new(SeeDelegations, ("查看授权下放", "See delegations"), Leadership, AcademicOffice, SchoolDean, PartyCommittee, ContinuingEducation, FinanceOffice),
        new(GrantDelegations, ("下放和收回权限", "Delegate and revoke"), Leadership),
        new(SeeJobs, ("查看自己的后台任务", "See one's own jobs"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, EnterpriseContact, ContinuingEducation, TrainingStaff, FinanceOffice, LegalOffice, VicePresident),
        new(SeeNotices, ("查看自己的通知", "See one's own notices"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert, EnterpriseContact, ContinuingEducation, TrainingStaff, FinanceOffice, LegalOffice, VicePresident),
        new(Administer, ("系统管理", "Administer the system")),
    ];
}
