using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit.Runs;

/// <summary>Computes the fit of a year and keeps it in place of the last result of that year.</summary>
internal sealed class ComputeFit(TongpinDb db, IDemand demand, IRegulations regulations, IHistory history, TimeProvider clock) : IJobWork, IHear<AdvertsMatched>, IHear<RegulationChanged>
{
    public const string JobKind = "programmes.fit";
    public string Kind => JobKind;

    private const string Turn = "programmes.fit";

    public async Task<FitRun> Run(int year, CancellationToken ct)
    {
        FitRun? kept = null;
        // In turn, so that who has read earlier does not save later.
        await db.InTurn(Turn, async () =>
        {
            // load
            var now = clock.GetUtcNow();
            var enrolling = await db.Programmes.AsNoTracking().Where(p => p.FirstIntake <= year && (p.LastIntake == null || p.LastIntake >= year)).OrderBy(p => p.Code).ToListAsync(ct);
            if (enrolling.Count == 0) throw Rules.NoProgrammes.Broken(year);
            if (!await db.Headcounts.AnyAsync(h => h.Year == year, ct)) throw Rules.NoHeadcounts.Broken(year);
            var rules = await FitRules.For(year, now.BeijingDay(), regulations, ct);
            var students = await db.Headcounts.Where(h => h.Year == year).ToDictionaryAsync(h => h.ProgrammeCode, h => h.Students, ct);
            var amounts = await db.Evidence.AsNoTracking().Where(e => e.Year == year).ToListAsync(ct);
            var adverts = await demand.Adverts(year - rules.AdvertYears + 1, year, ct);
            var clusters = await demand.Clusters(FitRules.DayOf(year, now.BeijingDay()), ct);

            // decide
            var (run, programmes, byCluster) = FitCalculation.Of(year, [.. enrolling.Select(p => (p, students.GetValueOrDefault(p.Code)))], amounts, adverts, clusters, rules, now);

            // save
            await db.FitRuns.Where(r => r.Year == year).ExecuteDeleteAsync(ct);
            await db.FitProgrammes.Where(p => p.Year == year).ExecuteDeleteAsync(ct);
            await db.FitClusters.Where(c => c.Year == year).ExecuteDeleteAsync(ct);
            await db.Insert([run], ct);
            await db.Insert(programmes, ct);
            await db.Insert(byCluster, ct);
            history.Note("computed", "programmes_fit", $"{year}", new { run.Aligned, run.Enrolling, run.Students });
            await db.SaveChangesAsync(ct);
            kept = run;
        }, ct);
        return kept!;
    }

    /// <summary>Computes one year, or every year that has students when the argument is empty.</summary>
    async Task<string?> IJobWork.Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        if (int.TryParse(argument, out var year)) await Run(year, ct);
        else if (await RunAll(progress, ct) is { } refusal) throw refusal;
        return "/";
    }

    /// <summary>New or corrected matches make every kept result stale; hearing twice computes the same again.</summary>
    public Task Hear(AdvertsMatched fact, CancellationToken ct) => RunAll(null, ct);

    /// <summary>Fit follows its regulations at once; each result says which versions it used.</summary>
    public async Task Hear(RegulationChanged fact, CancellationToken ct)
    {
        if (fact.Code.StartsWith("programmes.fit.", StringComparison.Ordinal)) await RunAll(null, ct);
    }

    /// <summary>Computes a year whose evidence has changed, if it has all it needs.</summary>
    public async Task Follow(int year, CancellationToken ct)
    {
        if ((await Years(ct)).Contains(year)) await Try(year, ct);
    }

    /// <summary>Every year that has students; the others lose the result they may have had.</summary>
    /// <returns>The first refusal, which holds up no other year. A fact that was heard ends here all the same: hearing it again would be refused again, and who asks for the computation is told.</returns>
    private async Task<RuleBroken?> RunAll(IProgress<JobProgress>? progress, CancellationToken ct)
    {
        RuleBroken? refusal = null;
        var years = await Years(ct);
        await Forget(years, ct);
        for (var i = 0; i < years.Count; i++)
        {
            progress?.Report(new(i, years.Count, new($"计算 {years[i]} 年契合度", $"Computing the fit of {years[i]}")));
            var refused = await Try(years[i], ct);
            refusal ??= refused;
        }
        return refusal;
    }

    private async Task<RuleBroken?> Try(int year, CancellationToken ct)
    {
        try
        {
            await Run(year, ct);
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }

    private Task Forget(List<int> years, CancellationToken ct) => db.InTurn(Turn, async () =>
    {
        var gone = await db.FitRuns.Where(r => !years.Contains(r.Year)).ToListAsync(ct);
        if (gone.Count == 0) return;
        db.FitRuns.RemoveRange(gone);
        await db.FitProgrammes.Where(p => !years.Contains(p.Year)).ExecuteDeleteAsync(ct);
        await db.FitClusters.Where(c => !years.Contains(c.Year)).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
    }, ct);

    private async Task<List<int>> Years(CancellationToken ct)
    {
        var years = await db.Headcounts.Select(h => h.Year).Distinct().Order().ToListAsync(ct);
        var enrolling = await db.Programmes.Select(p => new { p.FirstIntake, p.LastIntake }).ToListAsync(ct);
        return [.. years.Where(y => enrolling.Any(p => p.FirstIntake <= y && y <= (p.LastIntake ?? y)))];
    }
}
