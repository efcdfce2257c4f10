using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>Adverts, enterprises, clusters and catalogue entries in the one search box.</summary>
internal sealed class DemandSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("产业需求", "Demand");
    public string? List => "/demand/adverts";

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.See)) return [];

        var pinyin = Pinyin.Asked(text);
        var clusters = await db.Clusters.Where(c => c.Name.Holds(text) || c.NameEn.Holds(text)).OrderBy(c => c.Code).Take(most).AsNoTracking().ToListAsync(ct);
        var enterprises = await db.Enterprises.AsNoTracking().Where(e => e.Name.Holds(text) || (pinyin != "" && e.NamePinyin.Contains(pinyin))).OrderBy(e => e.Name).Take(most).Select(e => new { e.Name, e.ClusterCode }).ToListAsync(ct);
        var catalogue = await db.Catalogue.Where(c => c.Name.Holds(text) || c.NameEn.Holds(text) || c.Code == text).OrderBy(c => c.Code).Take(most).AsNoTracking().ToListAsync(ct);
        var adverts = await db.Adverts.Where(a => a.Title.Holds(text)).OrderByDescending(a => a.PostedOn).Take(most).Select(a => new { a.Id, a.Title, a.Company }).ToListAsync(ct);
        var codes = enterprises.ConvertAll(e => e.ClusterCode);
        var names = await db.Clusters.AsNoTracking().Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Words, ct);
        return [.. ((IReadOnlyList<SearchHit>[])[[.. clusters.Select(c => new SearchHit(c.Words.ToString(), Words.Of(c.Tier, c.TierEn).ToString(), $"/demand/clusters/{c.Code}"))], [.. enterprises.Select(e => new SearchHit(e.Name, names.TryGetValue(e.ClusterCode, out var cluster) ? cluster.ToString() : e.ClusterCode, $"/demand/adverts?company={Uri.EscapeDataString(e.Name)}"))], [.. catalogue.Select(c => new SearchHit($"{c.Code} {c.Words}", CatalogueWords.Of(c.ClassName).ToString(), $"/demand/adverts?programme={c.Code}"))], [.. adverts.Select(a => new SearchHit(a.Title, a.Company, $"/demand/adverts/{a.Id.Value}"))]]).SelectMany(hits => hits).Take(most)];
    }
}
