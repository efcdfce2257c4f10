using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Kinds of people and units as people read them.</summary>
public static class Kinds
{
    public static Words Of(PersonKind kind) => kind switch
    {
        PersonKind.Staff => ("教职工", "Staff"),
        PersonKind.Student => ("学生", "Student"),
        _ => ("校外人员", "External"),
    };

    public static Words Of(UnitKind kind) => kind switch
    {
        UnitKind.College => ("学校", "College"),
        UnitKind.School => ("二级学院", "School"),
        UnitKind.Office => ("部门", "Office"),
        UnitKind.Centre => ("中心", "Centre"),
        _ => ("企业", "Enterprise"),
    };
}
