using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Matching;

/// <summary>Matches adverts to programmes and clusters: new ones after an import, or all that no person has settled.</summary>
internal sealed class MatchAdverts(TongpinDb db, MatcherShelf shelf, IRegulations regulations, TimeProvider clock) : IJobWork
{
    public const string JobKind = "demand.match";
    public const string New = "new";
    public const string Everything = "everything";
    private const int Chunk = 5_000;
    private static readonly string[] Written = [nameof(Advert.ProgrammeCode), nameof(Advert.Score), nameof(Advert.RunnerUpCode), nameof(Advert.RunnerUpScore), nameof(Advert.DecidingWords), nameof(Advert.ClusterCode), nameof(Advert.State)];

    public string Kind => JobKind;

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        await Match(argument == Everything, progress, ct);
        return "/demand/adverts";
    }

    /// <returns>How many adverts were matched.</returns>
    public async Task<int> Match(bool everything, IProgress<JobProgress>? progress, CancellationToken ct)
    {
        // load
        progress?.Report(new(0, 0, ("训练匹配器", "Training the matcher")));
        var matcher = await shelf.Train(ct);
        var clusters = await ClusterFinder.Load(db, regulations, clock.GetUtcNow().BeijingDay(), ct);
        var least = (double)(await regulations.InForce(Regulations.LeastScore, clock.GetUtcNow().BeijingDay(), ct)).Number;
        // What people have settled only joins the cluster of its industry anew.
        var open = db.Adverts.AsNoTracking().Where(a => everything || a.State == MatchState.None);
        var clusterMatcher = await ClusterMatcher(open, clusters, ct);
        var total = await open.CountAsync(ct);

        var (done, finished) = (0, false);
        var last = "";
        try
        {
            while (await open.Where(a => string.Compare(a.Code, last) > 0).OrderBy(a => a.Code).Take(Chunk).ToListAsync(ct) is { Count: > 0 } adverts)
            {
                // decide
                last = adverts[^1].Code;
                var texts = adverts.ConvertAll(MatcherShelf.TextOf);
                var found = matcher.MatchAll(texts, 2, ct: ct);
                Parallel.For(0, adverts.Count, new ParallelOptions { CancellationToken = ct }, i =>
                {
                    adverts[i].JoinCluster(clusters.OfAdvert(adverts[i].IndustryCode, adverts[i].PortalIndustry) ?? (clusterMatcher?.Match(texts[i], 1) is [{ Score: >= 0.5f, Id: not Outside } likely] ? likely.Id : ""));
                    var best = found[i].FirstOrDefault();
                    if (best.Id is null || best.Score < least)
                    {
                        adverts[i].Leave(best.Id ?? "", best.Score);
                        return;
                    }
                    var runnerUp = found[i].Length > 1 ? found[i][1] : default;
                    var words = matcher.Explain(texts[i], best.Id)?.Words.Where(w => w.Evidence > 0).Take(6).Select(w => w.Word) ?? [];
                    adverts[i].Take(best.Id, best.Score, runnerUp.Id ?? "", runnerUp.Score, string.Join('|', words));
                });

                // save
                await db.Atomically(() => db.Update(adverts, Written, ct), ct);
                progress?.Report(new(done += adverts.Count, total, ("匹配岗位", "Matching adverts")));
            }
            if (everything) await RegroupEnterprises(clusters, ct);
            finished = true;
        }
        finally
        {
            // tell: what was written before the work was stopped stays, too; and what an earlier run wrote that was killed before it told
            if (done > 0 || finished)
            {
                db.Tell(new AdvertsMatched(done), clock.GetUtcNow());
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
        return done;
    }

    private async Task RegroupEnterprises(ClusterFinder clusters, CancellationToken ct)
    {
        var pairs = await db.Enterprises.Select(e => new { e.IndustryCode, e.ClusterCode }).Distinct().ToListAsync(ct);
        foreach (var pair in pairs)
        {
            if (clusters.OfIndustry(pair.IndustryCode) is not { } cluster || cluster == pair.ClusterCode) continue;
            db.Touched(typeof(Enterprise));
            await db.Atomically(() => db.Enterprises.Where(e => e.IndustryCode == pair.IndustryCode && e.ClusterCode == pair.ClusterCode).ExecuteUpdateAsync(e => e.SetProperty(x => x.ClusterCode, cluster), ct), ct);
        }
    }

    private const string Outside = "-";

    /// <summary>Learns from adverts whose industry is known where those without one most likely belong.</summary>
    /// <returns>Null when each tells its industry.</returns>
    private async Task<Matcher?> ClusterMatcher(IQueryable<Advert> open, ClusterFinder clusters, CancellationToken ct)
    {
        var labels = await open.Where(a => a.IndustryCode == "").Select(a => a.PortalIndustry).Distinct().ToListAsync(ct);
        if (labels.All(label => clusters.OfAdvert("", label) is not null)) return null;

        var told = await db.Adverts.AsNoTracking().Where(a => a.IndustryCode != "" || a.PortalIndustry != "").OrderByDescending(a => a.Id).Take(20_000).Select(a => new { a.Title, a.Tags, a.IndustryCode, a.PortalIndustry }).ToListAsync(ct);
        KnownText[] pairs = [.. from a in told let cluster = clusters.OfAdvert(a.IndustryCode, a.PortalIndustry) where cluster is not null select new KnownText($"{a.Title} {a.Tags.Replace('|', ' ')}", cluster.Length > 0 ? cluster : Outside)];
        var names = await db.Clusters.AsNoTracking().Select(c => new { c.Code, c.Name }).ToListAsync(ct);
        return pairs.Length == 0 ? null : Matcher.Train([.. names.Select(c => new CatalogueEntry(c.Code, c.Name))], pairs, [], [.. pairs.Select(p => p.Text)], JobWords.General, ct);
    }
}
