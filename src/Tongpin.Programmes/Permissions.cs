using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Programmes;

internal static class Permissions
{
    public const string See = "programmes.see";
    public const string Edit = "programmes.edit";
    public const string Compute = "programmes.fit.compute";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看专业与契合度", "See programmes and fit"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead),
        new(Edit, ("维护专业与依据", "Edit programmes and evidence"), AcademicOffice),
        new(Compute, ("计算契合度", "Compute fit"), AcademicOffice),
    ];
}
