namespace Tongpin.Programmes.Adjustments;

/// <summary>One indicator brought to another value.</summary>
internal sealed record Change(string Indicator, decimal From, decimal To)
{
    public decimal By => To - From;
}

/// <summary>What stands between a programme and another card (距离): nobody is to be surprised.</summary>
/// <param name="Lift">The least changes of this year's values that leave the best card to be had in <paramref name="Then"/>; empty when nothing needs to change or nothing helps.</param>
/// <param name="Then">The card after all of <paramref name="Lift"/>.</param>
/// <param name="Threats">Rules that do not hold yet but would after one change, the nearest first.</param>
internal sealed record Outlook(Judgement Now, IReadOnlyList<Change> Lift, Card Then, IReadOnlyList<CardDistance> Threats)
{
    // A rule that only hurts beyond its limit is not broken at it: so much further it is.
    private const decimal Hair = 0.000001m;

    public static Outlook Of(int year, IReadOnlyList<CardRule> rules, IReadOnlyList<JudgedProgramme> college, JudgedProgramme programme)
    {
        var now = new YearlyJudgement(year, rules, college).Of(programme);
        Change[] lift = [.. now.Distances.Where(d => d is { Broken: true, Gap: not null }).GroupBy(d => d.Rule.Indicator)
            .Select(g => g.MaxBy(d => Math.Abs(d.Gap!.Value))!).Select(d => new Change(d.Rule.Indicator, d.Value!.Value, d.Value.Value + d.Gap!.Value))];
        var then = lift.Length == 0 ? now : After(year, rules, college, programme, lift);
        return new(now, lift, Milder(now, then), [.. now.Distances.Where(d => d is { Broken: false, Gap: not null }).OrderBy(Nearness)]);
    }

    /// <summary>The judgement if the programme's values of the year were these.</summary>
    public static Judgement After(int year, IReadOnlyList<CardRule> rules, IReadOnlyList<JudgedProgramme> college, JudgedProgramme programme, params IReadOnlyCollection<Change> changes)
    {
        var values = new Dictionary<string, decimal>(programme.In(year)?.Values ?? new Dictionary<string, decimal>());
        foreach (var change in changes) values[change.Indicator] = change.To;
        var moved = programme with { Years = [.. programme.Years.Select(y => y.Year == year ? y with { Values = values } : y)] };
        return new YearlyJudgement(year, rules, [.. college.Select(p => ReferenceEquals(p, programme) ? moved : p)]).Of(moved);
    }

    /// <summary>The change that brings the rule of a threat, a hair beyond its limit.</summary>
    public static Change Bringing(CardDistance threat) =>
        new(threat.Rule.Indicator, threat.Value!.Value, threat.Value.Value + threat.Gap!.Value + (threat.Rule.Of!.MoreIsBetter ? -Hair : Hair));

    /// <summary>How far, measured by the limit itself, so that shares and counts can be compared; 0 is at the limit.</summary>
    public static decimal Nearness(CardDistance distance) => Math.Abs(distance.Gap ?? 0) / (distance.Rule.Kind == RuleKind.Last ? 1 : Math.Max(Math.Abs(distance.Rule.Limit), 0.01m));

    private static Card Milder(Judgement a, Judgement b) => a.Card <= b.Card ? a.Card : b.Card;
}
