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
        var clusterMatcher = await ClusterMatcher(ct);
        var least = (double)(await regulations.InForce(Regulations.LeastScore, clock.GetUtcNow().BeijingDay(), ct)).Number;
        var open = db.Adverts.AsNoTracking().Where(a => a.State == MatchState.None || (everything && a.State == MatchState.Matcher));
        var total = await open.CountAsync(ct);

        var done = 0;
        var last = "";
        while (await open.Where(a => string.Compare(a.Code, last) > 0).OrderBy(a => a.Code).Take(Chunk).ToListAsync(ct) is { Count: > 0 } adverts)
        {
            // decide
            last = adverts[^1].Code;
            var texts = adverts.ConvertAll(MatcherShelf.TextOf);
            var found = matcher.MatchAll(texts, 2, ct: ct);
            Parallel.For(0, adverts.Count, new ParallelOptions { CancellationToken = ct }, i =>
            {
                var industries = adverts[i].IndustryCode is { Length: > 0 } code ? [code] : clusters.IndustriesOf(adverts[i].PortalIndustry);
                adverts[i].JoinCluster(industries.Count > 0 ? clusters.OfIndustries(industries) : clusterMatcher?.Match(texts[i], 1) is [{ Score: >= 0.5f, Id: not Outside } likely] ? likely.Id : "");
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

        // tell
        if (done > 0)
        {
            db.Tell(new AdvertsMatched(done), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }
        return done;
    }

    private const string Outside = "-";

    /// <summary>Learns from adverts whose industry is known where those without one most likely belong.</summary>
    private async Task<Matcher?> ClusterMatcher(CancellationToken ct)
    {
        if (!await db.Adverts.AnyAsync(a => a.State == MatchState.None && a.IndustryCode == "" && a.PortalIndustry == "", ct)) return null;

        var known = await db.Adverts.AsNoTracking().Where(a => a.IndustryCode != "").OrderByDescending(a => a.Id).Take(20_000).Select(a => new { a.Title, a.Tags, a.ClusterCode }).ToListAsync(ct);
        var clusters = await db.Clusters.AsNoTracking().Select(c => new { c.Code, c.Name }).ToListAsync(ct);
        var pairs = known.ConvertAll(a => new KnownText($"{a.Title} {a.Tags.Replace('|', ' ')}", a.ClusterCode.Length > 0 ? a.ClusterCode : Outside));
        return pairs.Count == 0 ? null : Matcher.Train([.. clusters.Select(c => new CatalogueEntry(c.Code, c.Name))], pairs, [], pairs.ConvertAll(p => p.Text), JobWords.General, ct);
    }
}
