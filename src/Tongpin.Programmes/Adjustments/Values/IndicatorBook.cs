using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>Reads what is known of indicators: entered and imported values, and what the platform counts from students, fit, agreements and the register.</summary>
internal sealed class IndicatorBook(TongpinDb db, IRegulations regulations, TimeProvider clock)
{
    /// <summary>Tables a reading rests on.</summary>
    public static Type[] Tables { get; } = [typeof(Programme), typeof(Headcount), typeof(EvidenceAmount), typeof(ProgrammePoint), typeof(FitProgramme), typeof(IndicatorSheet)];

    /// <summary>What is known of programmes within these years, by programme and year.</summary>
    /// <param name="code">One programme only; null: all.</param>
    public async Task<IReadOnlyDictionary<(string Code, int Year), KnownYear>> Read(int from, int to, string? code, CancellationToken ct)
    {
        var programmes = await db.Programmes.AsNoTracking().Where(p => code == null || p.Code == code).Select(p => new { p.Code, p.FirstIntake, p.LastIntake }).ToListAsync(ct);
        var heads = await db.Headcounts.AsNoTracking().Where(h => h.Year >= from && h.Year <= to && (code == null || h.ProgrammeCode == code)).ToDictionaryAsync(h => (h.ProgrammeCode, h.Year), ct);
        var sheets = await db.Indicators.AsNoTracking().Where(s => s.Year >= from && s.Year <= to && (code == null || s.ProgrammeCode == code)).ToDictionaryAsync(s => (s.ProgrammeCode, s.Year), ct);
        var fits = await db.FitProgrammes.Where(f => f.Year >= from && f.Year <= to && (code == null || f.Code == code)).Select(f => new { f.Code, f.Year, f.OnTargets }).ToDictionaryAsync(f => (f.Code, f.Year), f => f.OnTargets, ct);
        // Summed here: SQLite cannot add decimals.
        var agreements = (await db.Evidence.Where(e => e.Kind == EvidenceKind.Agreements && e.Year >= from && e.Year <= to && (code == null || e.ProgrammeCode == code)).Select(e => new { e.ProgrammeCode, e.Year, e.Amount }).ToListAsync(ct))
            .GroupBy(e => (e.ProgrammeCode, e.Year)).ToDictionary(g => g.Key, g => g.Sum(e => e.Amount));
        var points = await Points(from, to, code, ct);

        var known = new Dictionary<(string, int), KnownYear>();
        foreach (var p in programmes)
            for (var year = Math.Max(from, p.FirstIntake); year <= to; year++)
            {
                var at = (p.Code, year);
                var counted = new Dictionary<string, decimal>();
                var head = heads.GetValueOrDefault(at);
                if (head is { Plan: > 0, Enrolled: { } came }) counted[Indicator.Plan] = (decimal)came / head.Plan.Value;
                if (head is { Admitted: > 0, Enrolled: { } registered }) counted[Indicator.Registered] = (decimal)registered / head.Admitted.Value;
                if (head is not null) counted[Indicator.Students] = head.Students;
                if (fits.TryGetValue(at, out var weight)) counted[Indicator.Alignment] = weight;
                if (agreements.TryGetValue(at, out var partners)) counted[Indicator.Partners] = partners;
                if (points.TryGetValue(at, out var inProvince)) counted[Indicator.ProvincePoints] = inProvince;
                var stopped = p.LastIntake < year;
                known[at] = KnownYear.Of(p.Code, year, stopped ? 0 : head?.Enrolled, sheets.GetValueOrDefault(at), counted);
            }
        return known;
    }

    // Points of the newest register that is not later than the year; a year before the first register has none.
    private async Task<Dictionary<(string, int), int>> Points(int from, int to, string? code, CancellationToken ct)
    {
        var province = (await regulations.InForce(Regulations.College, clock.GetUtcNow().BeijingDay(), ct)).Json<CollegeInRegister>().Province;
        var counts = await db.Points.Where(p => p.Province == province && p.Year <= to && (code == null || p.ProgrammeCode == code)).GroupBy(p => new { p.ProgrammeCode, p.Year }).Select(g => new { g.Key.ProgrammeCode, g.Key.Year, Count = g.Count() }).ToListAsync(ct);
        var registers = await db.Points.Where(p => p.Province == province && p.Year <= to).Select(p => p.Year).Distinct().ToListAsync(ct);
        var found = new Dictionary<(string, int), int>();
        for (var year = from; year <= to; year++)
        {
            var register = registers.Where(y => y <= year).DefaultIfEmpty(0).Max();
            foreach (var count in counts.Where(c => c.Year == register)) found[(count.ProgrammeCode, year)] = count.Count;
        }
        return found;
    }

    /// <summary>Years of which anything is known, the newest first.</summary>
    public async Task<List<int>> Years(CancellationToken ct) =>
        [.. (await db.Headcounts.Select(h => h.Year).Union(db.Indicators.Select(s => s.Year)).ToListAsync(ct)).OrderDescending()];
}
