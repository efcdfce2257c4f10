using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Store;
using Tongpin.Records.Streams;

namespace Tongpin.Records.Reports;

/// <summary>What was done with an activity by one verb.</summary>
public sealed record VerbCount(string Iri, Words Verb, int Records, int People, int Successes, int Failures, decimal? MeanScore);

/// <param name="People">Different actors.</param>
/// <param name="HasSample">Some of it is invented.</param>
public sealed record ActivityFacts(string Iri, string Name, string Type, int Records, int People, IReadOnlyList<VerbCount> Verbs, bool HasSample);

/// <summary>One activity: who did what with it and how it went.</summary>
internal sealed class ActivityReport(TongpinDb db, IMemoryCache cache)
{
    /// <returns>Null when no statement names it.</returns>
    public Task<ActivityFacts?> Of(string iri, CancellationToken ct) => cache.Keep(db, ("records activity", iri), [typeof(Statement)], () => Count(iri, ct));

    private async Task<ActivityFacts?> Count(string iri, CancellationToken ct)
    {
        var id = Term.Of(iri);
        if (await db.KnownActivities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } activity) return null;
        var term = Term.Activity(id);
        var own = from m in db.Marks where m.Term == term && !db.Set<Voided>().Any(v => v.Hidden == m.Seq) join s in db.Statements on m.Seq equals s.Seq select s;
        var verbs = await own.GroupBy(s => s.Verb).Select(g => new { g.Key, Records = g.Count(), People = g.Select(s => s.Actor).Distinct().Count(), Successes = g.Count(s => s.Success == true), Failures = g.Count(s => s.Success == false), Mean = g.Average(s => s.Scaled) }).ToListAsync(ct);
        var known = verbs.Select(v => v.Key).ToArray();
        var names = await db.KnownVerbs.Where(v => known.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Iri, ct);
        return new(iri, activity.Name, activity.Type, verbs.Sum(v => v.Records), await own.Select(s => s.Actor).Distinct().CountAsync(ct),
            [.. verbs.OrderByDescending(v => v.Records).Select(v => new VerbCount(names.GetValueOrDefault(v.Key, ""), VerbNames.WordsOf(names.GetValueOrDefault(v.Key, "")), v.Records, v.People, v.Successes, v.Failures, v.Mean is { } mean ? Math.Round((decimal)mean, 3, MidpointRounding.AwayFromZero) : null))],
            await own.AnyAsync(s => s.KeyId == RecordKey.Sample, ct));
    }
}
