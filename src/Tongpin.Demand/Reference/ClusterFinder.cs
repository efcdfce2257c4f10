using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>Finds the cluster of an industry: the longest GB/T 4754 code of the taxonomy in use that the industry begins with.</summary>
internal sealed class ClusterFinder(IReadOnlyList<(string IndustryCode, string ClusterCode)> codes, IReadOnlyDictionary<string, List<string>> labels)
{
    public static async Task<ClusterFinder> Load(TongpinDb db, IRegulations regulations, DateOnly on, CancellationToken ct)
    {
        var taxonomy = (await regulations.InForce(Regulations.Taxonomy, on, ct)).Value;
        var clusters = await db.Clusters.Where(c => c.Taxonomy == taxonomy && c.ValidFrom <= on && (c.ValidTo == null || c.ValidTo >= on)).OrderBy(c => c.Code).ToListAsync(ct);
        var labels = await db.IndustryLabels.ToDictionaryAsync(l => l.Label, l => l.IndustryCodes, ct);
        return new([.. clusters.SelectMany(c => c.IndustryCodes.Select(i => (i, c.Code)))], labels);
    }

    /// <returns>The cluster's code, or empty when the industry stands outside all clusters.</returns>
    public string OfIndustry(string industryCode) => industryCode.Length == 0 ? ""
        : codes.Where(c => industryCode.StartsWith(c.IndustryCode, StringComparison.Ordinal)).Select(c => (c.IndustryCode.Length, c.ClusterCode)).DefaultIfEmpty((0, "")).MaxBy(c => c.Item1).Item2;

    /// <summary>Where an advert stands by its industries: the one that it names itself, else all that the portal's labels mean.</summary>
    /// <returns>Null when it tells no industry that is known; empty outside all clusters.</returns>
    public string? OfAdvert(string industryCode, string portalIndustry) =>
        industryCode.Length > 0 ? OfIndustry(industryCode) : IndustriesOf(portalIndustry) is { Count: > 0 } industries ? OfIndustries(industries) : null;

    /// <summary>GB/T 4754 codes of a portal's labels (joined by bars), in order; empty when none is known.</summary>
    public IReadOnlyList<string> IndustriesOf(string portalIndustry) =>
        [.. portalIndustry.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(l => labels.GetValueOrDefault(l) ?? [])];

    /// <summary>The cluster most of the codes stand in; the first wins a tie.</summary>
    public string OfIndustries(IReadOnlyList<string> industryCodes) =>
        industryCodes.Select(OfIndustry).Where(c => c.Length > 0).GroupBy(c => c).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? "";
}
