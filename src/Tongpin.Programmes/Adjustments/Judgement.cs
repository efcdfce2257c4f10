namespace Tongpin.Programmes.Adjustments;

/// <summary>What is known of one programme in one year.</summary>
/// <param name="Intake">New students; null when not known.</param>
/// <param name="Values">By key of the indicator; what is not known is absent.</param>
/// <param name="Yellow">Whether the programme got a yellow card in that year; of earlier years only.</param>
internal sealed record ProgrammeYear(int Year, int? Intake, IReadOnlyDictionary<string, decimal> Values, bool Yellow = false);

/// <summary>A programme as the yearly judgement sees it.</summary>
/// <param name="FirstGraduates">Year of its first graduates; before it, the programme is watched but gets no card.</param>
internal sealed record JudgedProgramme(string Code, int? FirstGraduates, IReadOnlyList<ProgrammeYear> Years)
{
    public ProgrammeYear? In(int year) => Years.FirstOrDefault(y => y.Year == year);
}

/// <summary>Why a card was given: the rule, and the values it looked at, newest first.</summary>
internal sealed record CardReason(CardRule Rule, IReadOnlyList<(int Year, decimal? Value)> Values);

/// <summary>How far a programme is from a rule.</summary>
/// <param name="Broken">The rule holds against it.</param>
/// <param name="Gap">The least change of this year's value that turns the rule: to lift a card that stands, or that would bring one. In the indicator's unit; null when no change of one value does it, or the value is not known.</param>
internal sealed record CardDistance(CardRule Rule, decimal? Value, bool Broken, decimal? Gap);

/// <summary>The card of a programme in a year (年度评价) with every reason.</summary>
/// <param name="Exempt">It has no graduates yet: the reasons are shown, no card is given.</param>
internal sealed record Judgement(string Code, Card Card, IReadOnlyList<CardReason> Reasons, IReadOnlyList<CardDistance> Distances, bool Exempt);

/// <summary>Judges all programmes of a college by one profile of rules. Everything is an argument: no clock, no database.</summary>
internal sealed class YearlyJudgement(int year, IReadOnlyList<CardRule> rules, IReadOnlyList<JudgedProgramme> programmes)
{
    private readonly Dictionary<(string Indicator, int Year), decimal[]> ranks = [];

    public IReadOnlyList<Judgement> Run() => [.. programmes.Select(Of)];

    public Judgement Of(JudgedProgramme programme)
    {
        // Yellow cards of this year count for the rule on their number, so that rule is asked last.
        var reasons = rules.Where(r => r.Kind != RuleKind.YellowCards).Where(r => Holds(r, programme)).Select(r => Reason(r, programme)).ToList();
        var yellow = reasons.Exists(r => r.Rule.Card == Card.Yellow);
        reasons.AddRange(rules.Where(r => r.Kind == RuleKind.YellowCards && Yellows(r, programme, yellow) >= r.Limit).Select(r => Reason(r, programme)));

        var exempt = programme.FirstGraduates is { } first && year < first;
        var card = exempt || reasons.Count == 0 ? Card.None : reasons.Max(r => r.Rule.Card);
        return new(programme.Code, card, reasons, [.. rules.Where(r => r.Of is not null).Select(r => Distance(r, programme))], exempt);
    }

    private bool Holds(CardRule rule, JudgedProgramme programme) => Enumerable.Range(0, rule.Years).All(back => HoldsIn(rule, programme, year - back));

    // What is not known of a year breaks the row of years: nobody gets a card for a missing number.
    private bool HoldsIn(CardRule rule, JudgedProgramme programme, int in_) => programme.In(in_) is { } known && rule.Kind switch
    {
        RuleKind.NoIntake => known.Intake == 0,
        RuleKind.Below => known.Values.TryGetValue(rule.Indicator, out var value) && value < rule.Limit,
        RuleKind.Above => known.Values.TryGetValue(rule.Indicator, out var value) && value > rule.Limit,
        RuleKind.Last => known.Values.TryGetValue(rule.Indicator, out var value) && IsLast(rule, in_, value),
        _ => false,
    };

    // A tie at the edge speaks for the programme, so that never more than the share are last.
    private bool IsLast(CardRule rule, int in_, decimal value)
    {
        var all = Ranked(rule, in_);
        return CountNotBetter(all, rule, value) <= Places(rule, all);
    }

    private static int Places(CardRule rule, decimal[] all) => (int)decimal.Floor(all.Length * rule.Limit);
    private static int CountNotBetter(decimal[] all, CardRule rule, decimal value) => all.Count(v => rule.Of!.MoreIsBetter ? v <= value : v >= value);

    private decimal[] Ranked(CardRule rule, int in_)
    {
        if (ranks.TryGetValue((rule.Indicator, in_), out var known)) return known;
        var values = programmes.Select(p => p.In(in_)).OfType<ProgrammeYear>().Where(y => y.Values.ContainsKey(rule.Indicator)).Select(y => y.Values[rule.Indicator]).Order().ToArray();
        return ranks[(rule.Indicator, in_)] = rule.Of!.MoreIsBetter ? values : [.. values.Reverse()];
    }

    private int Yellows(CardRule rule, JudgedProgramme programme, bool now) =>
        (now ? 1 : 0) + programme.Years.Count(y => y.Yellow && y.Year < year && y.Year > year - rule.Years);

    private CardReason Reason(CardRule rule, JudgedProgramme programme) => new(rule,
        [.. Enumerable.Range(0, rule.Years).Select(back => (year - back, programme.In(year - back) is not { } known ? null : rule.Kind switch
        {
            RuleKind.NoIntake => known.Intake,
            RuleKind.YellowCards => known.Yellow ? 1m : 0m,
            _ => known.Values.TryGetValue(rule.Indicator, out var value) ? value : (decimal?)null,
        }))]);

    private CardDistance Distance(CardRule rule, JudgedProgramme programme)
    {
        var broken = Holds(rule, programme);
        if (programme.In(year) is not { } now || !now.Values.TryGetValue(rule.Indicator, out var value)) return new(rule, null, broken, null);
        // Over several years this year's value decides only when the others already hold.
        if (!broken && !Enumerable.Range(1, rule.Years - 1).All(back => HoldsIn(rule, programme, year - back))) return new(rule, value, false, null);
        var edge = rule.Kind == RuleKind.Last ? Edge(rule, value) : rule.Limit;
        return new(rule, value, broken, edge is { } at ? at - value : null);
    }

    // The value of the nearest programme outside the last places: at a tie with it the programme is out as well.
    private decimal? Edge(CardRule rule, decimal value)
    {
        var all = Ranked(rule, year);
        var places = Places(rule, all);
        if (places == 0) return null;
        // Without the programme itself: its own move must not move the edge.
        var others = all.ToList();
        others.Remove(value);
        return places <= others.Count ? others[places - 1] : null;
    }
}
