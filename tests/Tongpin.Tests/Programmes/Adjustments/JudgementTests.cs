using CsCheck;
using Tongpin.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Adjustments;

public sealed class JudgementTests
{
    private static readonly int[] Years = [2021, 2022, 2023];

    // Thirty programmes; P00, P01 and P02 are placed worst in both years unless told otherwise.
    private static List<JudgedProgramme> Thirty(Func<int, int, decimal> placed) =>
        [.. Enumerable.Range(0, 30).Select(i => new JudgedProgramme($"P{i:00}", 2020, [.. Years.Select(y => Known(y, (Indicator.Placed, placed(i, y))))]))];

    private static ProgrammeYear Known(int year, params (string Indicator, decimal Value)[] values) => new(year, 40, values.ToDictionary(v => v.Indicator, v => v.Value));

    private static Judgement Of(JudgedProgramme programme, IReadOnlyList<CardRule>? rules = null, params JudgedProgramme[] others) => new YearlyJudgement(2023, rules ?? CardRule.Own, [programme, .. others]).Of(programme);

    [Fact]
    public void Of_thirty_the_three_lowest_are_last_two_years_running_is_red_and_one_year_is_yellow()
    {
        // P01 was good in 2022 and fell in 2023; P05 took its place in 2022.
        var college = Thirty((i, y) => y == 2022 && i is 1 or 5 ? i == 1 ? 0.99m : 0.60m : 0.70m + i / 100m);

        var cards = new YearlyJudgement(2023, CardRule.Fujian, college).Run();

        Assert.Equal(["P00", "P01", "P02"], cards.Where(c => c.Card != Card.None).Select(c => c.Code));
        Assert.Equal([Card.Red, Card.Yellow, Card.Red], cards.Take(3).Select(c => c.Card));
    }

    [Theory]
    [InlineData(0, 0, 0, Card.Cancel)]
    [InlineData(0, 0, 12, Card.None)]
    [InlineData(12, 0, 0, Card.None)]
    [InlineData(null, 0, 0, Card.None)]
    public void Three_years_without_intake_propose_to_cancel(int? first, int? second, int? third, Card card) =>
        Assert.Equal(card, Of(new("P", 2020, [new(2021, first, new Dictionary<string, decimal>()), new(2022, second, new Dictionary<string, decimal>()), new(2023, third, new Dictionary<string, decimal>())])).Card);

    [Fact]
    public void Before_its_first_graduates_a_programme_is_watched_and_gets_no_card()
    {
        var young = Of(new("P", 2024, [Known(2023, (Indicator.Registered, 0.5m))]));

        Assert.Equal((Card.None, true), (young.Card, young.Exempt));
        Assert.Equal("registered", Assert.Single(young.Reasons).Rule.Key);
        Assert.Equal(Card.Yellow, Of(new("P", 2023, [Known(2023, (Indicator.Registered, 0.5m))])).Card);
    }

    [Theory]
    [InlineData(2022, Card.Red)]
    [InlineData(2021, Card.Red)]
    [InlineData(2020, Card.Yellow)]
    public void A_second_yellow_card_within_three_years_is_red(int earlier, Card card)
    {
        ProgrammeYear[] years = [new(earlier, 40, new Dictionary<string, decimal>(), Yellow: true), Known(2023, (Indicator.Plan, 0.69m))];

        var judged = Of(new("P", 2019, years));

        Assert.Equal(card, judged.Card);
        Assert.Contains(judged.Reasons, r => r.Rule.Key == "plan");
    }

    [Theory]
    [InlineData(0.80, false, 0)]
    [InlineData(0.79, true, 0.01)]
    [InlineData(0.85, false, -0.05)]
    public void A_limit_belongs_to_the_good_side_and_the_distance_says_what_is_missing(double value, bool broken, double gap)
    {
        var distance = Of(new("P", 2019, [Known(2023, (Indicator.Registered, (decimal)value))])).Distances.Single(d => d.Rule.Key == "registered");

        Assert.Equal((broken, (decimal)gap), (distance.Broken, distance.Gap));
    }

    [Fact]
    public void What_is_not_known_brings_no_card_and_has_no_distance()
    {
        var judged = Of(new("P", 2019, [new(2023, 40, new Dictionary<string, decimal>())]));

        Assert.Equal(Card.None, judged.Card);
        Assert.All(judged.Distances, d => Assert.Equal((null, null), (d.Value, d.Gap)));
    }

    private static readonly Gen<JudgedProgramme[]> College = Gen.Select(Gen.Decimal[0, 1].Array[8], Gen.Decimal[0, 1].Array[8], Gen.Int[0, 30].Array[8], Gen.Bool.Array[3]).Array[1, 25].Select(programmes => programmes.Select((p, i) =>
        new JudgedProgramme($"P{i}", 2018, [.. Years.Select((y, at) => new ProgrammeYear(y, p.Item3[at], new Dictionary<string, decimal>
        {
            [Indicator.Placed] = Math.Round(p.Item1[at], 1), [Indicator.InField] = Math.Round(p.Item1[at + 3], 1), [Indicator.Registered] = p.Item2[at], [Indicator.Plan] = p.Item2[at + 3], [Indicator.ProvincePoints] = p.Item3[at + 4],
        }, p.Item4[at] && y < 2023))])).ToArray());

    [Fact]
    public void Raising_an_indicator_never_worsens_the_card() => Gen.Select(College, Gen.Int[0, 24], Gen.Int[0, 3].Select(i => new[] { Indicator.Placed, Indicator.InField, Indicator.Registered, Indicator.Plan }[i]), Gen.Decimal[0, 1]).Sample((college, at, indicator, raise) =>
    {
        at %= college.Length;
        var before = new YearlyJudgement(2023, CardRule.Own, college).Of(college[at]).Card;
        var raised = college[at] with { Years = [.. college[at].Years.Select(y => y.Year == 2023 ? y with { Values = new Dictionary<string, decimal>(y.Values) { [indicator] = y.Values[indicator] + raise } } : y)] };

        var after = new YearlyJudgement(2023, CardRule.Own, [.. college.Select((p, i) => i == at ? raised : p)]).Of(raised).Card;

        return after <= before;
    });

    [Fact]
    public void The_distance_lifts_the_rule_and_a_hair_less_does_not() => Gen.Select(College, Gen.Int[0, 24]).Sample((college, at) =>
    {
        at %= college.Length;
        foreach (var distance in new YearlyJudgement(2023, CardRule.Own, college).Of(college[at]).Distances.Where(d => d is { Broken: true, Gap: not null }))
        {
            var sign = Math.Sign(distance.Gap!.Value) == 0 ? 1 : Math.Sign(distance.Gap.Value);
            if (Broken(distance.Gap.Value) || !Broken(distance.Gap.Value - sign * 0.0001m)) return false;

            bool Broken(decimal change)
            {
                var moved = college[at] with { Years = [.. college[at].Years.Select(y => y.Year == 2023 ? y with { Values = new Dictionary<string, decimal>(y.Values) { [distance.Rule.Indicator] = distance.Value!.Value + change } } : y)] };
                return new YearlyJudgement(2023, [distance.Rule], [.. college.Select((p, i) => i == at ? moved : p)]).Of(moved).Reasons.Count > 0;
            }
        }
        return true;
    });

    [Fact]
    public void A_card_never_lacks_its_reason_and_never_more_than_the_share_are_last() => College.Sample(college =>
    {
        var cards = new YearlyJudgement(2023, CardRule.Own, college).Run();
        Assert.All(cards, c => Assert.True(c.Card == Card.None || c.Reasons.Any(r => r.Rule.Card == c.Card)));
        Assert.True(cards.Count(c => c.Reasons.Any(r => r.Rule.Key == "placed-last")) <= college.Length / 10);
    });
}
