using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>Levels of industries (GB/T 4754) and districts (GB/T 2260), as the standards name them.</summary>
internal static class LevelWords
{
    public static readonly Words Province = ("省级", "Province");

    private static readonly Words[] Known = [("门类", "Section"), ("大类", "Division"), ("中类", "Group"), ("小类", "Class"), Province, ("地级", "Prefecture"), ("县级", "County"), ("乡级", "Township")];

    /// <summary>In both languages; one that is written otherwise stays as it is.</summary>
    public static Words Of(string name) => Known.Where(k => k.Zh == name).DefaultIfEmpty(Words.Same(name)).First();
}
