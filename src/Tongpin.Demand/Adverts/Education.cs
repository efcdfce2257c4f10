using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

/// <summary>Degrees that adverts ask for, as portals write them.</summary>
internal static class Education
{
    private static readonly Words[] Known =
    [
        ("博士", "Doctorate"), ("硕士", "Master"), ("本科", "Bachelor"), ("大专", "College diploma"), ("高职", "College diploma"), ("中专", "Secondary vocational"), ("中职", "Secondary vocational"),
        ("高中", "Senior high school"), ("初中及以下", "Junior high school or less"), ("不限", "Any"),
    ];

    /// <summary>In both languages; what is written otherwise stays as it is.</summary>
    public static Words Of(string said) => Known.Where(k => k.Zh == said).DefaultIfEmpty(Words.Same(said)).First();
}
