using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>One programme under the judgement that is kept and under another one.</summary>
public sealed record WhatIfRow(string Code, Words Name, Words School, Card Card, Card ThenCard, decimal? Score, decimal? ThenScore, int? Rank, int? ThenRank, IReadOnlyList<Words> ThenReasons)
{
    public bool Changes => Card != ThenCard || Rank != ThenRank;
}

/// <summary>Judges a year once more beside what is kept, under another profile, version, weights or limits; nothing is saved.</summary>
internal sealed class WhatIf(TongpinDb db, CardBook book, IRegulations regulations, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>Key of the profile; null: that of the year.</summary>
        public string? Profile { get; set; }
        /// <summary>Version of its rules; null: the one in force.</summary>
        public int? Version { get; set; }
        /// <summary>Other weights by key of the indicator; with those not named they sum to 100.</summary>
        public Dictionary<string, decimal>? Weights { get; set; }
        /// <summary>Other limits by key of the rule.</summary>
        public Dictionary<string, decimal>? Limits { get; set; }
    }

    /// <returns>The profile that was used and the programmes within the reader's reach; null when the year is not frozen.</returns>
    public async Task<(Profile Profile, IReadOnlyList<WhatIfRow> Rows)?> Run(int year, Form form, CancellationToken ct)
    {
        if (await book.Year(year, ct) is null) return null;
        var profile = await ProfileOf(year, form, ct);
        var verdicts = CardBook.Judge(year, profile, await book.College(year, live: false, ct));
        var cards = await ProgrammeCard.VisibleTo(db.Cards.AsNoTracking(), actor.Value).Where(c => c.Year == year).OrderBy(c => c.Code).ToListAsync(ct);
        return (profile, [.. cards.Where(c => verdicts.ContainsKey(c.Code)).Select(c => (Kept: c, Then: verdicts[c.Code])).Select(c => new WhatIfRow(c.Kept.Code, c.Kept.Words, c.Kept.School, c.Kept.Card, c.Then.Judgement.Card,
            c.Kept.Score, c.Then.Score is { } score ? Math.Round(score, 4, MidpointRounding.AwayFromZero) : null, c.Kept.Rank, c.Then.Rank, [.. c.Then.Judgement.Reasons.Select(r => KeptReason.Of(r).Words)]))]);
    }

    /// <summary>The profile that a form asks for.</summary>
    /// <exception cref="RuleBroken">There is no such profile or version, or a weight or limit means nothing.</exception>
    public async Task<Profile> ProfileOf(int year, Form form, CancellationToken ct)
    {
        var profile = form.Profile is { Length: > 0 } key ? await Profile.Of(key, form.Version, year, clock.GetUtcNow().BeijingDay(), regulations, ct) ?? throw CardRefusals.NoSuchProfile.Broken(key) : await book.ProfileOf(year, ct);
        var changed = profile.With(form.Weights ?? [], form.Limits ?? []);
        if (form.Limits?.Keys.FirstOrDefault(k => !profile.Rules.Any(r => r.Key == k)) is { } unknown) throw CardRefusals.RuleMeansNothing.Broken(unknown);
        if (form.Weights?.Keys.FirstOrDefault(k => !Indicator.All.Any(i => i.Key == k)) is { } none) throw CardRefusals.NoIndicator.Broken(none);
        Profile.MustMean(System.Text.Json.JsonSerializer.Serialize(changed.Rules, Json.Plain));
        return changed;
    }
}
