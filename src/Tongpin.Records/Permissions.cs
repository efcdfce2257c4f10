using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Records;

internal static class Permissions
{
    public const string See = "records.see";
    public const string SeePerson = "records.person";
    public const string Exchange = "records.exchange";
    public const string Keys = "records.keys";
    public const string Erase = "records.erase";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看学习记录统计和陈述流", "See the stream and the reports of records"), Leadership, AcademicOffice),
        new(SeePerson, ("查看他人的学习记录", "See the records of other people"), AcademicOffice, SchoolDean, ProgrammeLead),
        new(Exchange, ("导入导出学习记录", "Import and export records"), AcademicOffice),
        new(Keys, ("管理学习记录密钥", "Manage keys of the record store")),
        new(Erase, ("删除个人的学习记录（留痕）", "Erase somebody's records (logged)")),
    ];
}
