using CsCheck;
using Tongpin.Demand;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Tests.Programmes.Proposals;

public sealed class GatesTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly GateRules Rules = new(0.5m, 3, 2, 1, new Dictionary<Gate, int> { [Gate.Enterprise] = 1 });

    private static readonly GateFacts Good = new(Day, [new("C04", "装备", "Equipment", 0.5m)],
        [new("甲公司", true, EnterpriseSize.Large, new(2026, 1, 1), new(2028, 12, 31), [CooperationForm.OrderClass, CooperationForm.SharedBase])],
        "智能制造", [new("460103", "数控技术", true, true)], new Dictionary<Gate, int> { [Gate.Enterprise] = 1 });

    private static GateResult Of(Gate gate, GateFacts facts) => Gates.Judge(facts, Rules).Single(g => g.Gate == gate);

    private static GateFacts With(EnterpriseTie tie) => Good with { Enterprises = [tie] };

    private static EnterpriseTie Tie => Good.Enterprises[0];

    [Fact]
    public void A_programme_on_every_threshold_meets_all_three() => Assert.All(Gates.Judge(Good, Rules), g => Assert.True(g.Met));

    [Fact]
    public void Siblings_are_named_in_both_languages()
    {
        var found = Of(Gate.Group, Good with { GroupEn = "Smart manufacturing", Siblings = [Good.Siblings[0] with { NameEn = "Numerical control" }] }).Found[0];

        Assert.Equal(("智能制造：460103 数控技术", "Smart manufacturing: 460103 Numerical control"), (found.Zh, found.En));
    }

    [Theory]
    [InlineData("0.5", true)]
    [InlineData("0.499999", false)]
    public void The_weight_is_asked_of_one_cluster_not_of_their_sum(string weight, bool met)
    {
        var facts = Good with { Targets = [new("C04", "装备", "Equipment", decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture)), new("C01", "汽车", "Cars", 0.4m)] };
        Assert.Equal(met, Of(Gate.Alignment, facts).Met);
    }

    [Fact]
    public void Without_any_evidence_the_first_gate_says_so_instead_of_showing_nought() => Assert.Single(Of(Gate.Alignment, Good with { Targets = [] }).Missing);

    [Theory]
    [InlineData("2026-01-01", "2028-12-31", true)]
    [InlineData("2026-01-01", "2028-12-30", false)]
    [InlineData("2024-02-29", "2027-02-27", true)]
    public void Three_years_run_from_the_first_to_the_last_day(string from, string to, bool met) =>
        Assert.Equal(met, Of(Gate.Enterprise, With(Tie with { From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture) })).Met);

    [Fact]
    public void An_agreement_that_has_ended_or_not_begun_does_not_count()
    {
        Assert.False(Of(Gate.Enterprise, With(Tie with { From = new(2022, 1, 1), To = new(2026, 8, 31) })).Met);
        Assert.False(Of(Gate.Enterprise, With(Tie with { From = new(2026, 9, 2), To = new(2030, 12, 31) })).Met);
        Assert.True(Of(Gate.Enterprise, With(Tie with { From = new(2026, 9, 1), To = new(2030, 12, 31) })).Met);
    }

    [Theory]
    [InlineData(EnterpriseSize.Medium)]
    [InlineData(EnterpriseSize.Micro)]
    [InlineData(null)]
    public void Only_a_large_enterprise_counts_and_the_reason_names_it(EnterpriseSize? size)
    {
        var gate = Of(Gate.Enterprise, With(Tie with { Size = size }));
        Assert.StartsWith("甲公司", Assert.Single(gate.Missing).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_are_counted_with_one_enterprise_not_over_all()
    {
        var facts = Good with { Enterprises = [Tie with { Forms = [CooperationForm.OrderClass] }, Tie with { Enterprise = "乙公司", Forms = [CooperationForm.SharedBase] }] };
        Assert.False(Of(Gate.Enterprise, facts).Met);
    }

    [Fact]
    public void Without_its_file_an_agreement_is_not_proved() =>
        Assert.Single(Of(Gate.Enterprise, Good with { Files = new Dictionary<Gate, int>() }).Missing);

    [Fact]
    public void A_sibling_counts_when_the_register_has_it_in_the_group_and_something_is_shared()
    {
        Assert.False(Of(Gate.Group, Good with { Siblings = [new("460103", "数控技术", true, false)] }).Met);
        Assert.False(Of(Gate.Group, Good with { Siblings = [new("460103", "数控技术", false, true)] }).Met);
        Assert.Equal(2, Of(Gate.Group, Good with { Siblings = [], Group = "" }).Missing.Count);
    }

    [Fact]
    public void More_evidence_never_closes_a_gate() => Gen.Select(Gen.Decimal[0, 1], Gen.Decimal[0, 1], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((weight, more, siblings, files) =>
    {
        var before = Good with
        {
            Targets = [new("C04", "装备", "Equipment", weight)],
            Siblings = [.. Enumerable.Range(0, siblings).Select(i => new SiblingTie($"46010{i}", "", true, true))],
            Files = new Dictionary<Gate, int> { [Gate.Enterprise] = files },
        };
        var after = before with
        {
            Targets = [.. before.Targets, new("C05", "食品", "Food", more)],
            Enterprises = [.. before.Enterprises, new("丙公司", false, null, null, null, [])],
            Siblings = [.. before.Siblings, new("460999", "", false, false)],
            Files = new Dictionary<Gate, int> { [Gate.Enterprise] = files + 1 },
        };
        Assert.All(Gates.Judge(before, Rules).Zip(Gates.Judge(after, Rules)), pair => Assert.True(!pair.First.Met || pair.Second.Met));
    });
}
