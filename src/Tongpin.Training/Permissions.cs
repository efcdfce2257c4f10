using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Training;

internal static class Permissions
{
    public const string See = "training.see";
    public const string Run = "training.run";
    public const string Manage = "training.manage";
    public const string Money = "training.money";
    public const string Personal = "training.personal";
    public const string Coordinate = "training.coordinate";
    public const string Team = "training.team";
    public const string Statements = "training.statements";

    /// <summary>Foundation's, for the register of what was decided under delegation.</summary>
    public const string SeeDelegations = "foundation.delegations.see";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看培训项目", "See training projects"), Leadership, SchoolDean, ContinuingEducation, TrainingStaff, FinanceOffice, LegalOffice, VicePresident, PartyCommittee),
        new(Run, ("申报和举办培训", "Apply for and run training"), SchoolDean, TrainingStaff),
        new(Manage, ("归口管理培训", "Manage training for the college"), ContinuingEducation),
        new(Personal, ("查看学员完整个人信息", "See the numbers of trainees in full"), ContinuingEducation, TrainingStaff),
        new(Coordinate, ("为本企业职工报名", "Sign the company's own people up"), EnterpriseContact),
        new(Money, ("培训收费、到账与分配", "Fees, receipts and distribution of training"), FinanceOffice),
        new(Team, ("管理培训队伍", "Keep the two training teams"), SchoolDean, TrainingStaff, ContinuingEducation),
        new(Statements, ("查看挂钩对账单", "See statements of the linkages"), Leadership, SchoolDean, ContinuingEducation, FinanceOffice, VicePresident),
    ];
}
