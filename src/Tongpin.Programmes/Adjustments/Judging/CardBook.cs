using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>A programme today: how far it is from each card, under the profile of the year.</summary>
internal sealed record Today(int Year, Profile Profile, Outlook Outlook, bool Frozen);

/// <summary>Brings together what a judgement looks at, and reads what is kept.</summary>
internal sealed class CardBook(TongpinDb db, IndicatorBook indicators, IRegulations regulations, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>A rule looks at so many years at most.</summary>
    private const int MostYears = 10;

    private static readonly Type[] Tables = [.. IndicatorBook.Tables, typeof(JudgedYear), typeof(ProgrammeCard), typeof(ProgrammeExit)];

    /// <summary>All programmes of the college with the years up to this one: frozen values where a year is frozen, what is known today elsewhere.</summary>
    /// <param name="live">This year's values as they are today, frozen or not.</param>
    public async Task<IReadOnlyList<JudgedProgramme>> College(int year, bool live, CancellationToken ct)
    {
        var from = year - MostYears + 1;
        var frozen = await db.Cards.AsNoTracking().Where(c => c.Year >= from && c.Year <= year).Select(c => new { c.Code, c.Year, c.FirstGraduates, c.Intake, c.Values, c.Card, c.State }).ToListAsync(ct);
        var kept = frozen.ToDictionary(c => (c.Code, c.Year));
        var known = await indicators.Read(from, year, null, ct);
        var gone = await db.Exits.Where(e => e.State == ExitState.Done && e.RemovedIn <= year).Select(e => e.Code).ToHashSetAsync(ct);
        // A frozen year is judged as it was frozen, whatever became of the register since.
        var programmes = !live && frozen.Exists(c => c.Year == year)
            ? [.. frozen.Where(c => c.Year == year).OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new { c.Code, c.FirstGraduates })]
            : await db.Programmes.AsNoTracking().Where(p => p.FirstIntake <= year && !gone.Contains(p.Code)).OrderBy(p => p.Code).Select(p => new { p.Code, p.FirstGraduates }).ToListAsync(ct);

        return [.. programmes.Select(p => new JudgedProgramme(p.Code, p.FirstGraduates, [.. Enumerable.Range(from, MostYears).Select(y =>
            kept.TryGetValue((p.Code, y), out var card) && !(live && y == year)
                ? new ProgrammeYear(y, card.Intake, card.Values.ToDictionary(v => v.Key, v => v.Value.Value), y < year && card.Card == Card.Yellow && card.State != CardState.Lifted)
                : known.TryGetValue((p.Code, y), out var found) ? new ProgrammeYear(y, found.Intake, found.Plain) : null).OfType<ProgrammeYear>()]))];
    }

    /// <summary>What a judgement would say under a profile.</summary>
    public static IReadOnlyDictionary<string, Finding> Judge(int year, Profile profile, IReadOnlyList<JudgedProgramme> college)
    {
        var scores = WeightedScore.Of(profile.Weights, college.ToDictionary(p => p.Code, p => p.In(year)?.Values ?? new Dictionary<string, decimal>()));
        var ranks = scores.Where(s => s.Value is not null).GroupBy(s => s.Value!.Value).OrderByDescending(g => g.Key).Aggregate((Next: 1, Of: new Dictionary<string, int>()), (at, g) =>
        {
            foreach (var (code, _) in g) at.Of[code] = at.Next;
            return (at.Next + g.Count(), at.Of);
        }).Of;
        return new YearlyJudgement(year, profile.Rules, college).Run().ToDictionary(j => j.Code, j => new Finding(j, scores[j.Code], ranks.TryGetValue(j.Code, out var rank) ? rank : null));
    }

    public Task<Profile> ProfileOf(int year, CancellationToken ct) => Profile.For(year, clock.GetUtcNow().BeijingDay(), regulations, ct);

    /// <summary>The newest year that is not later than this one and of which indicators are known.</summary>
    public Task<int> Running(CancellationToken ct) => cache.Keep(db, "cards running year", IndicatorBook.Tables, async () =>
    {
        var now = clock.GetUtcNow().BeijingDay().Year;
        return (await indicators.Years(ct)).Where(y => y <= now).DefaultIfEmpty(now).First();
    });

    /// <summary>How a programme stands today; null when nothing is known of it.</summary>
    public async Task<Today?> Today(string code, CancellationToken ct)
    {
        var year = await Running(ct);
        var college = await cache.Keep(db, ("cards college", year), Tables, () => College(year, live: true, ct));
        if (college.FirstOrDefault(p => p.Code == code) is not { } programme || programme.In(year) is null) return null;
        var profile = await ProfileOf(year, ct);
        return new(year, profile, Outlook.Of(year, profile.Rules, college, programme), await db.JudgedYears.AnyAsync(y => y.Year == year, ct));
    }

    /// <summary>The judgement of a year, or of the newest; null when there is none.</summary>
    public Task<JudgedYear?> Year(int? year, CancellationToken ct) => db.JudgedYears.AsNoTracking().Where(y => year == null || y.Year == year).OrderByDescending(y => y.Year).FirstOrDefaultAsync(ct);

    public async Task<List<int>> Years(CancellationToken ct) => await db.JudgedYears.Select(y => y.Year).OrderDescending().ToListAsync(ct);
}

/// <summary>What a judgement says of one programme.</summary>
internal sealed record Finding(Judgement Judgement, decimal? Score, int? Rank);
