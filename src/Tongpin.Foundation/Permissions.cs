using Tongpin.Kernel;

namespace Tongpin.Foundation;

internal static class Permissions
{
    public const string SeePeople = "foundation.people.see";
    public const string EditPeople = "foundation.people.edit";
    public const string SeePersonal = "foundation.people.personal";
    public const string Import = "foundation.import";
    public const string SeeHistory = "foundation.history.see";
    public const string EditRegulations = "foundation.regulations.edit";
    public const string Administer = "foundation.administer";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(SeePeople, ("查看人员", "See people")),
        new(EditPeople, ("维护单位和人员", "Edit units and people")),
        new(SeePersonal, ("查看完整个人信息（留痕）", "See personal data in full (logged)")),
        new(Import, ("导入数据", "Import data")),
        new(SeeHistory, ("查看审计", "See the history")),
        new(EditRegulations, ("维护规定", "Edit regulations")),
        new(Administer, ("系统管理", "Administer the system")),
    ];
}
