using CsCheck;
using Tongpin.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Adjustments;

public sealed class OutlookTests
{
    private static ProgrammeYear Known(int year, params (string Indicator, decimal Value)[] values) => new(year, 40, values.ToDictionary(v => v.Indicator, v => v.Value));

    private static Outlook Of(JudgedProgramme programme) => Outlook.Of(2023, CardRule.Own, [programme], programme);

    [Fact]
    public void A_card_with_two_reasons_is_lifted_by_two_changes()
    {
        var outlook = Of(new("P", 2019, [Known(2023, (Indicator.Registered, 0.75m), (Indicator.Plan, 0.68m))]));

        Assert.Equal((Card.Yellow, Card.None), (outlook.Now.Card, outlook.Then));
        Assert.Equal([new Change(Indicator.Plan, 0.68m, 0.70m), new Change(Indicator.Registered, 0.75m, 0.80m)], outlook.Lift.OrderBy(c => c.Indicator, StringComparer.Ordinal));
    }

    [Fact]
    public void The_nearest_rule_is_named_first()
    {
        var outlook = Of(new("P", 2019, [Known(2023, (Indicator.Registered, 0.95m), (Indicator.Plan, 0.71m))]));

        Assert.Equal((Card.None, "plan"), (outlook.Now.Card, outlook.Threats[0].Rule.Key));
        Assert.Empty(outlook.Lift);
    }

    [Fact]
    public void A_rule_over_two_years_is_no_threat_while_the_year_before_was_good()
    {
        var good = Of(new("P", 2019, [Known(2022, (Indicator.Placed, 0.9m)), Known(2023, (Indicator.Placed, 0.7m))]));
        var bad = Of(new("P", 2019, [Known(2022, (Indicator.Placed, 0.5m)), Known(2023, (Indicator.Placed, 0.7m))]));

        Assert.DoesNotContain(good.Threats, t => t.Rule.Key == "placed-twice");
        Assert.Equal(-0.1m, Assert.Single(bad.Threats, t => t.Rule.Key == "placed-twice").Gap);
    }

    [Fact]
    public void A_card_that_comes_from_the_intake_is_lifted_by_no_indicator()
    {
        var stopped = Of(new("P", 2019, [.. Enumerable.Range(2021, 3).Select(y => new ProgrammeYear(y, 0, new Dictionary<string, decimal>()))]));

        Assert.Equal((Card.Cancel, Card.Cancel), (stopped.Now.Card, stopped.Then));
        Assert.Empty(stopped.Lift);
    }

    private static readonly Gen<JudgedProgramme[]> College = Gen.Select(Gen.Decimal[0, 1].Array[10], Gen.Int[0, 30].Array[4]).Array[1, 25].Select(all => all.Select((p, i) =>
        new JudgedProgramme($"P{i}", 2018, [.. Enumerable.Range(0, 2).Select(y => Known(2022 + y, (Indicator.Placed, Math.Round(p.Item1[y], 1)), (Indicator.InField, Math.Round(p.Item1[2 + y], 1)), (Indicator.Registered, p.Item1[4 + y]), (Indicator.Plan, p.Item1[6 + y]), (Indicator.DualQualified, p.Item1[8 + y]), (Indicator.ProvincePoints, p.Item2[y])))])).ToArray());

    [Fact]
    public void What_is_said_to_lift_a_card_lifts_it_and_what_is_said_to_threaten_breaks_its_rule() => Gen.Select(College, Gen.Int[0, 24]).Sample((college, at) =>
    {
        var programme = college[at % college.Length];
        var outlook = Outlook.Of(2023, CardRule.Own, college, programme);

        Assert.True(outlook.Then <= outlook.Now.Card);
        Assert.Equal(outlook.Lift.Count == 0 ? outlook.Now.Card : Outlook.After(2023, CardRule.Own, college, programme, [.. outlook.Lift]).Card, outlook.Then);
        foreach (var threat in outlook.Threats)
            Assert.Contains(Outlook.After(2023, CardRule.Own, college, programme, Outlook.Bringing(threat)).Reasons, r => r.Rule.Key == threat.Rule.Key);
    });
}
