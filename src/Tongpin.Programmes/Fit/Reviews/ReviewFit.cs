using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Runs;

namespace Tongpin.Programmes.Fit.Reviews;

/// <summary>The academic office freezes the data of a year: a first round, the same round again, or a further one that corrects what was published.</summary>
internal sealed class FreezeFit(TongpinDb db, IDemand demand, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        [Needed, Between(2000, 2100)] public int? Year { get; set; }
        /// <summary>Why published figures are corrected; needed once a round of the year is published.</summary>
        [AtMost(1000)] public string? Why { get; set; }
    }

    /// <returns>Number of the round.</returns>
    public async Task<int> Run(Form form, CancellationToken ct)
    {
        // load
        var (year, now) = (form.Year!.Value, clock.GetUtcNow());
        var rules = await FitRules.For(year, now.BeijingDay(), regulations, ct);
        var data = await Data(year, now.BeijingDay(), rules, ct);
        var last = await db.FitReviews.Where(r => r.Year == year).OrderByDescending(r => r.Round).FirstOrDefaultAsync(ct);

        // decide
        if (data.Programmes.Count == 0) throw Rules.NoProgrammes.Broken(year);
        var review = last;
        if (review is null or { State: ReviewState.Published })
        {
            var why = form.Why?.Trim() ?? "";
            if (last is not null && why.Length == 0) throw Rules.CorrectionReason.Broken();
            review = new() { Year = year, Round = (last?.Round ?? 0) + 1, Why = last is null ? "" : why };
            db.FitReviews.Add(review);
        }
        review.Freeze(data, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(data, Json.Plain))), actor.Value.Name, now);

        // save
        actor.Why = review.Why.Length > 0 ? review.Why : null;
        await db.SaveChangesAsync(ct);
        return review.Round;
    }

    private async Task<FrozenData> Data(int year, DateOnly today, FitRules rules, CancellationToken ct)
    {
        var enrolling = await db.Programmes.AsNoTracking().Where(p => p.FirstIntake <= year && (p.LastIntake == null || p.LastIntake >= year)).OrderBy(p => p.Code).ToListAsync(ct);
        var students = await db.Headcounts.Where(h => h.Year == year).ToDictionaryAsync(h => h.ProgrammeCode, h => h.Students, ct);
        var amounts = await db.Evidence.AsNoTracking().Where(e => e.Year == year).OrderBy(e => e.ProgrammeCode).ThenBy(e => e.ClusterCode).ToListAsync(ct);
        var adverts = await demand.Adverts(year - rules.AdvertYears + 1, year, ct);
        var clusters = await demand.Clusters(FitRules.DayOf(year, today), ct);
        // In one order, so that the same data have the same stamp.
        return new([.. enrolling.Select(p => new FrozenProgramme(p.Code, p.Name, p.NameEn, p.Group, p.GroupEn, students.GetValueOrDefault(p.Code)))],
            [.. amounts.OrderBy(a => a.ProgrammeCode, StringComparer.Ordinal).ThenBy(a => a.Kind).ThenBy(a => a.ClusterCode, StringComparer.Ordinal).Select(a => new FrozenAmount(a.ProgrammeCode, a.Kind, a.ClusterCode, a.Amount))],
            [.. adverts.OrderBy(a => a.Programme, StringComparer.Ordinal).ThenBy(a => a.Year).ThenBy(a => a.Cluster, StringComparer.Ordinal)],
            [.. clusters.Select(c => new FrozenCluster(c.Code, c.Name.Zh, c.Name.En))]);
    }
}

/// <summary>Computes the fit of frozen data by the rules in force; what is published is never computed again.</summary>
internal sealed class ComputeReview(TongpinDb db, IRegulations regulations, TimeProvider clock)
{
    /// <param name="seen">Edition of the round that was seen; null takes it as it is by now.</param>
    /// <returns>False when there is no such round.</returns>
    public async Task<bool> Run(int year, int round, int? seen, CancellationToken ct)
    {
        if (await db.FitReviews.FirstOrDefaultAsync(r => r.Year == year && r.Round == round, ct) is not { } review) return false;
        review.MustBe(seen);
        var now = clock.GetUtcNow();
        review.Compute(await FitRules.For(year, now.BeijingDay(), regulations, ct), now);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Publishes a computed round: from now on its figures stay.</summary>
internal sealed class PublishReview(TongpinDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="seen">Edition of the round that was seen; null takes it as it is by now.</param>
    /// <returns>False when there is no such round.</returns>
    public async Task<bool> Run(int year, int round, int? seen, CancellationToken ct)
    {
        if (await db.FitReviews.FirstOrDefaultAsync(r => r.Year == year && r.Round == round, ct) is not { } review) return false;
        review.MustBe(seen);
        review.Publish(actor.Value.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
