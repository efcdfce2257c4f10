using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Demand;

internal static class Permissions
{
    public const string See = "demand.see";
    public const string SeeFigures = "demand.figures";
    public const string Import = "demand.import";
    public const string Match = "demand.match";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看产业需求", "See industry demand"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert, EnterpriseContact),
        new(SeeFigures, ("查看企业人员、营收和资产", "See staff, revenue and assets of enterprises"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee),
        new(Import, ("导入产业需求数据", "Import demand data"), AcademicOffice),
        new(Match, ("确认和更正岗位匹配", "Confirm and correct matches"), AcademicOffice, SchoolDean, ProgrammeLead),
    ];
}
