using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

internal sealed class DemandBook(TongpinDb db, IRegulations regulations) : IDemand
{
    public async Task<IReadOnlyList<ClusterFacts>> Clusters(DateOnly on, CancellationToken ct)
    {
        var taxonomy = (await regulations.InForce(Regulations.Taxonomy, on, ct)).Value;
        var clusters = await db.Clusters.AsNoTracking().Where(c => c.Taxonomy == taxonomy).OrderBy(c => c.Code).ToListAsync(ct);
        // A year before the taxonomy is read by the clusters that it began with.
        var day = clusters.Count > 0 && clusters.Min(c => c.ValidFrom) is var first && first > on ? first : on;
        return [.. clusters.Where(c => c.ValidFrom <= day && (c.ValidTo ?? day) >= day).Select(Facts)];
    }

    public async Task<ClusterFacts?> ClusterOf(string code, CancellationToken ct) =>
        await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct) is { } cluster ? Facts(cluster) : null;

    private static ClusterFacts Facts(Cluster c) => new(c.Code, c.Words, Words.Of(c.Tier, c.TierEn), c.Confidence != Confidence.Confirmed);

    public async Task<IReadOnlyList<AdvertCount>> Adverts(int fromYear, int toYear, CancellationToken ct) =>
        await db.Adverts.Where(a => a.Year >= fromYear && a.Year <= toYear && a.ProgrammeCode != "")
            .GroupBy(a => new { a.Year, a.ProgrammeCode, a.ClusterCode })
            .Select(g => new AdvertCount(g.Key.Year, g.Key.ProgrammeCode, g.Key.ClusterCode, g.Count())).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<string, CatalogueFacts>> Catalogue(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        (await db.Catalogue.AsNoTracking().Where(c => codes.Contains(c.Code)).ToListAsync(ct))
            .ToDictionary(c => c.Code, c => new CatalogueFacts(c.Code, c.Words, CatalogueWords.Of(c.CategoryName), CatalogueWords.Of(c.ClassName), c.Level, c.StateControlled));

    public async Task<IReadOnlyDictionary<string, Words>> CatalogueNames(CancellationToken ct) =>
        (await db.Catalogue.AsNoTracking().Select(c => new { c.Code, c.Name, c.NameEn }).ToListAsync(ct)).ToDictionary(c => c.Code, c => Words.Of(c.Name, c.NameEn));

    public async Task<IReadOnlyCollection<string>> Provinces(CancellationToken ct)
    {
        var level = LevelWords.Province.Zh;
        return await db.Districts.Where(d => d.Level == level).Select(d => d.Name).ToListAsync(ct);
    }

    public async Task<IReadOnlyCollection<string>> ClusterCodes(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var clusters = ids.Select(ClusterId.From).ToList();
        return await db.Clusters.Where(c => clusters.Contains(c.Id)).Select(c => c.Code).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, EnterpriseFacts>> Enterprises(IReadOnlyCollection<string> names, CancellationToken ct) =>
        await db.Enterprises.Where(e => names.Contains(e.Name)).ToDictionaryAsync(e => e.Name, e => new EnterpriseFacts(e.Id, e.Name, e.ClusterCode, e.Size), ct);
}
