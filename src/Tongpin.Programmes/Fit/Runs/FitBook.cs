using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>The fit of one year as it is read: the totals, the clusters, the programmes.</summary>
internal sealed record FitYear(FitRun Run, IReadOnlyList<FitCluster> Clusters, IReadOnlyList<FitOf> Programmes, IReadOnlyList<FitRun> Trend)
{
    /// <summary>The year before, with which the year is compared; null when it has no result.</summary>
    public FitRun? Before => Trend.FirstOrDefault(r => r.Year == Run.Year - 1);
}

/// <summary>A programme beside its fit.</summary>
/// <param name="Waivers">Musts that the party committee has waived.</param>
internal sealed record FitOf(FitProgramme Fit, Words Name, Words Group, int Waivers = 0);

/// <summary>The charts of a year as JSON, in the language in which they were asked for.</summary>
internal sealed record FitPictures(string Flow, string Gap, string Trend);

/// <summary>Reads kept results of fit. They change at a computation only, so the latest reading stays in memory.</summary>
internal sealed class FitBook(TongpinDb db, IMemoryCache cache, IOwnProgrammes own)
{
    private static readonly Type[] Tables = [typeof(FitRun), typeof(FitCluster), typeof(FitProgramme), typeof(Programme), typeof(FitReview), typeof(Waiver)];

    /// <summary>The fit of a year, or of the latest computed one; null when there is none.</summary>
    public Task<FitYear?> Read(int? year, CancellationToken ct) => cache.Keep(db, ("fit", year), Tables, () => Load(year, ct));

    /// <summary>The year as this reader may see it: the totals of the college, the programmes within his reach.</summary>
    public async Task<FitYear?> Within(FitYear? fit, CancellationToken ct)
    {
        if (fit is null || await Seen(ct) is not { } seen) return fit;
        return fit with { Programmes = [.. fit.Programmes.Where(p => seen.Contains(p.Fit.Code))] };
    }

    /// <summary>Codes of the programmes within this reader's reach; null when that is the whole college.</summary>
    public Task<IReadOnlySet<string>?> Seen(CancellationToken ct) => own.Codes(Permissions.See, ct);

    /// <summary>The pictures of the cockpit. Those for a reader of the whole college are kept.</summary>
    public FitPictures Pictures(FitYear fit, IReadOnlySet<string>? seen) => seen is null ? cache.Keep(db, ("fit pictures", fit.Run.Id, Words.InEnglish), Tables, () => Draw(fit, seen)) : Draw(fit, seen);

    private static FitPictures Draw(FitYear fit, IReadOnlySet<string>? seen) => new(Json(FitCharts.Flow(fit, seen)), Json(FitCharts.Gap(fit)), Json(FitCharts.Trend(fit.Trend)));

    private static string Json(object option) => JsonSerializer.Serialize(option, Kernel.Json.Plain);

    private async Task<FitYear?> Load(int? year, CancellationToken ct)
    {
        var trend = await db.FitRuns.AsNoTracking().OrderBy(r => r.Year).ToListAsync(ct);
        if (trend.LastOrDefault(r => year is null || r.Year == year) is not { } run) return null;

        var clusters = await db.FitClusters.AsNoTracking().Where(c => c.Year == run.Year).OrderBy(c => c.Code).ToListAsync(ct);
        var programmes = await (from f in db.FitProgrammes.AsNoTracking()
                                join p in db.Programmes.AsNoTracking() on f.ProgrammeId equals p.Id
                                where f.Year == run.Year
                                orderby f.Code
                                select new { f, p.Name, p.NameEn, p.Group, p.GroupEn, Waivers = db.Set<Waiver>().Count(w => w.ProposalId == p.ProposalId) }).ToListAsync(ct);
        return new(run, clusters, [.. programmes.Select(p => new FitOf(p.f, Words.Of(p.Name, p.NameEn), Words.Of(p.Group, p.GroupEn), p.Waivers))], trend);
    }

    /// <summary>The totals of a year, or of the latest computed one; null when there is none.</summary>
    public Task<FitRun?> Run(int? year, CancellationToken ct) => db.FitRuns.AsNoTracking().Where(r => year == null || r.Year == year).OrderByDescending(r => r.Year).FirstOrDefaultAsync(ct);

    /// <summary>The newest published round of a year; null when none is.</summary>
    public Task<FitReview?> Published(int year, CancellationToken ct) => cache.Keep(db, ("fit published", year), Tables, () => db.FitReviews.AsNoTracking().Where(r => r.Year == year && r.State == ReviewState.Published).OrderByDescending(r => r.Round).FirstOrDefaultAsync(ct));

    /// <summary>True while any programme of the register is sample data.</summary>
    public Task<bool> RestsOnSample(CancellationToken ct) => cache.Keep(db, "fit rests on sample", Tables, () => db.Programmes.AnyAsync(p => p.ImportId == IImported.SampleImport, ct));
}
