using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Fit.Reviews;

/// <summary>A programme in the kept result of a round and in the one beside it.</summary>
public sealed record WhatIfFitRow(string Code, Words Name, decimal OnTargets, bool Aligned, decimal ThenOnTargets, bool ThenAligned);

/// <summary>A round under the versions it used and under others.</summary>
/// <param name="Programmes">Within the reader's reach, those whose alignment would change first.</param>
/// <param name="Regulations">What the result beside was computed under; version 0 is a value that was only tried.</param>
public sealed record WhatIfFitView(int Year, int Round, decimal ByProgrammes, decimal ThenByProgrammes, decimal? ByStudents, decimal? ThenByStudents, decimal? TotalAlignment, decimal? ThenTotalAlignment, int Aligned, int ThenAligned, int Enrolling,
    IReadOnlyList<WhatIfFitRow> Programmes, IReadOnlyList<FitRegulation> Regulations);

/// <summary>Computes a round once more from its frozen data, beside what is kept, under other versions of its regulations or another threshold; nothing is saved.</summary>
internal sealed class WhatIfFit(TongpinDb db, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    /// <summary>The regulations whose versions can be chosen. Frozen adverts reach back as far as they were counted, so that the years of adverts stay.</summary>
    public static readonly IReadOnlyList<string> Codes = [Programmes.Regulations.Threshold, Programmes.Regulations.Targets, Programmes.Regulations.EvidenceWeights, Programmes.Regulations.LeastAdverts];

    public sealed class Form
    {
        /// <summary>Number of the version by code of the regulation; those not named stay as they were used.</summary>
        public Dictionary<string, int>? Versions { get; set; }
        /// <summary>Another threshold, 0 to 1; null: that of the version.</summary>
        public decimal? Threshold { get; set; }
    }

    /// <returns>Null when there is no such round.</returns>
    public async Task<WhatIfFitView?> Run(int year, int round, Form form, CancellationToken ct)
    {
        // load
        if (await db.FitReviews.AsNoTracking().FirstOrDefaultAsync(r => r.Year == year && r.Round == round, ct) is not { } review) return null;
        var kept = review.Result ?? throw Rules.NotComputed.Broken();
        var versions = new List<RegulationVersion>();
        foreach (var used in kept.Run.Regulations) versions.Add(await Asked(used, form, ct));
        if (form.Versions?.Keys.FirstOrDefault(k => !Codes.Contains(k)) is { } unknown) throw Rules.NoSuchVersion.Broken(unknown, form.Versions[unknown]);
        var seen = await Programme.VisibleTo(db.Programmes, actor.Value).Select(p => p.Code).ToHashSetAsync(ct);

        // decide
        var then = review.Data.Fit(year, FitRules.Of(versions), clock.GetUtcNow());
        var names = review.Data.Programmes.ToDictionary(p => p.Code, p => Words.Of(p.Name, p.NameEn));
        var beside = then.Programmes.ToDictionary(p => p.Code);

        // tell
        return new(year, round, FitSummary.Round(kept.Run.ByProgrammes), FitSummary.Round(then.Run.ByProgrammes), kept.Run.ByStudents, then.Run.ByStudents, kept.Run.TotalAlignment, then.Run.TotalAlignment, kept.Run.Aligned, then.Run.Aligned, kept.Run.Enrolling,
            [.. kept.Programmes.Where(p => seen.Contains(p.Code)).Select(p => new WhatIfFitRow(p.Code, names[p.Code], p.OnTargets, p.Aligned, beside[p.Code].OnTargets, beside[p.Code].Aligned)).OrderBy(r => r.Aligned == r.ThenAligned).ThenBy(r => r.Code, StringComparer.Ordinal)],
            [.. versions.Select(v => new FitRegulation(v.Code, v.Version, v.Value))]);
    }

    private async Task<RegulationVersion> Asked(RegulationVersion used, Form form, CancellationToken ct)
    {
        var version = form.Versions?.TryGetValue(used.Code, out var number) == true && Codes.Contains(used.Code)
            ? await regulations.Version(used.Code, number, ct) ?? throw Rules.NoSuchVersion.Broken(Programmes.Regulations.NameOf(used.Code), number) : used;
        if (used.Code != Programmes.Regulations.Threshold || form.Threshold is not { } threshold || threshold == version.Number) return version;
        if (threshold is < 0 or > 1) throw Rules.ThresholdBounds.Broken();
        return version with { Version = 0, Value = threshold.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }
}
