using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>The roles that every college has (内置角色). A permission names those that hold it; the administrator holds all, to hand them on.</summary>
public static class BuiltInRoles
{
    /// <summary>学校领导</summary>
    public const string Leadership = "leadership";
    /// <summary>教务处</summary>
    public const string AcademicOffice = "academic-office";
    /// <summary>二级学院院长, given for a unit.</summary>
    public const string SchoolDean = "school-dean";
    /// <summary>专业负责人, given for a unit.</summary>
    public const string ProgrammeLead = "programme-lead";
    /// <summary>专业建设指导委员会, whose members review what concerns programmes.</summary>
    public const string ProgrammeCommittee = "programme-committee";
    /// <summary>党委会, which alone may waive a gate.</summary>
    public const string PartyCommittee = "party-committee";
    /// <summary>评审专家, who give opinions beside each other.</summary>
    public const string Expert = "expert";
    /// <summary>继续教育归口管理部门, which approves training and never runs it.</summary>
    public const string ContinuingEducation = "continuing-education";
    /// <summary>培训专员, who runs training for a unit.</summary>
    public const string TrainingStaff = "training-staff";
    /// <summary>财务处</summary>
    public const string FinanceOffice = "finance-office";
    /// <summary>法务</summary>
    public const string LegalOffice = "legal-office";
    /// <summary>分管校领导</summary>
    public const string VicePresident = "vice-president";
    /// <summary>企业联系人</summary>
    public const string EnterpriseContact = "enterprise-contact";
    /// <summary>系统管理员</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<(string Key, Words Name)> All { get; } =
    [
        (Leadership, ("学校领导", "Leadership")),
        (AcademicOffice, ("教务处", "Academic office")),
        (SchoolDean, ("二级学院院长", "School dean")),
        (ProgrammeLead, ("专业负责人", "Programme lead")),
        (ProgrammeCommittee, ("专业建设指导委员会", "Programme committee")),
        (PartyCommittee, ("党委会", "Party committee")),
        (Expert, ("评审专家", "Expert")),
        (ContinuingEducation, ("继续教育归口部门", "Continuing education office")),
        (TrainingStaff, ("培训专员", "Training staff")),
        (FinanceOffice, ("财务处", "Finance office")),
        (LegalOffice, ("法务", "Legal office")),
        (VicePresident, ("分管校领导", "Vice-president")),
        (EnterpriseContact, ("企业联系人", "Enterprise contact")),
        (Administrator, ("系统管理员", "Administrator")),
    ];
}
