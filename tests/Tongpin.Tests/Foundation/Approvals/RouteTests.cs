using CsCheck;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Approvals.Requests;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class RouteTests
{
    private static readonly GrantInForce Grant = new(new(Guid.NewGuid()), ("机电学院", "School of Machines"), DelegationDomain.Finance, 100_000, new(2026, 12, 31));

    [Theory]
    [InlineData(50_000, false)]
    [InlineData(50_000.01, true)]
    public void An_amount_goes_to_the_step_that_is_for_more_than_a_bound(double amount, bool goes) =>
        Assert.Equal(goes, Route.Of(SpendKind.Steps, (decimal)amount, "", null).Legs[2].Goes);

    [Fact]
    public void A_grant_ends_the_way_at_the_units_own_step_and_the_page_says_why_in_both_languages()
    {
        var route = Route.Of(SpendKind.Steps, 80_000, "", Grant);

        Assert.Equal([true, false, false], route.Legs.Select(l => l.Goes));
        Assert.Null(route.From(1));
        Assert.Equal("财务 100,000 元以内已下放给机电学院，到 2026-12-31", route.Legs[1].Because.Zh);
        Assert.Equal("Finance up to 100,000 yuan is delegated to School of Machines until 2026-12-31", route.Legs[2].Because.En);
    }

    [Fact]
    public void A_grant_does_not_call_back_what_has_gone_beyond_the_unit() =>
        Assert.Equal([true, true, true], Route.Of(SpendKind.Steps, 80_000, "", Grant, at: 1).Legs.Select(l => l.Goes));

    [Fact]
    public void A_flow_without_a_step_of_the_unit_is_not_shortened() =>
        Assert.Equal([true, true], Route.Of(ReviewKind.Steps, 1, "", Grant).Legs.Select(l => l.Goes));

    [Fact]
    public void A_category_decides_and_is_named()
    {
        IReadOnlyList<ApprovalStep> steps = [new("a", ("甲", "A"), "r") { Categories = ["国控"] }, new("b", ("乙", "B"), "r")];

        Assert.Equal([true, true], Route.Of(steps, null, "国控", null).Legs.Select(l => l.Goes));
        Assert.Equal([false, true], Route.Of(steps, null, "", null).Legs.Select(l => l.Goes));
        Assert.Contains("国控", Route.Of(steps, null, "", null).Legs[0].Because.Zh);
    }

    [Fact]
    public void A_grant_never_adds_a_step_and_never_takes_the_units_own() => Gen.Select(Gen.Bool.Array[1, 6], Gen.Decimal[0, 100_000], Gen.Decimal[0, 100_000].Array[6]).Sample((units, amount, bounds) =>
    {
        IReadOnlyList<ApprovalStep> steps = [.. units.Select((u, i) => new ApprovalStep($"{i}", ("步", "Step"), "r", u ? StepPlace.UnitOfRequest : StepPlace.College) { AboveAmount = bounds[i] > 50_000 ? bounds[i] : null })];
        var (with, without) = (Route.Of(steps, amount, "", Grant), Route.Of(steps, amount, "", null));

        Assert.All(with.Legs.Zip(without.Legs), pair => Assert.True(!pair.First.Goes || pair.Second.Goes));
        Assert.All(without.Legs.Where(l => l.Goes && l.Step.Place == StepPlace.UnitOfRequest), l => Assert.True(with.Legs[l.Index].Goes));
        if (with.EndsBy is not null) Assert.Equal(StepPlace.UnitOfRequest, with.Legs.Last(l => l.Goes).Step.Place);
    });
}

public sealed class PanelTests
{
    [Theory]
    [InlineData(1, 0, 1, 1, false, Verdict.Approve)]
    [InlineData(0, 1, 1, 1, false, Verdict.Refuse)]
    [InlineData(1, 0, 3, 1, false, null)]
    [InlineData(2, 0, 3, 1, false, Verdict.Approve)]
    [InlineData(2, 0, 3, 3, false, null)]
    [InlineData(1, 1, 2, 2, false, Verdict.Refuse)]
    [InlineData(1, 0, 9, 2, true, null)]
    [InlineData(2, 1, 9, 2, true, Verdict.Approve)]
    [InlineData(1, 1, 9, 2, true, Verdict.Refuse)]
    [InlineData(0, 0, 0, 0, true, null)]
    public void A_panel_ends_when_nothing_missing_can_change_it(int inFavour, int against, int seats, int quorum, bool late, Verdict? verdict) =>
        Assert.Equal(verdict, Panel.Verdict(inFavour, against, seats, quorum, late));

    [Fact]
    public void An_early_end_is_the_end_that_all_opinions_would_have_brought() => Gen.Select(Gen.Bool.Array[1, 12], Gen.Int[1, 12]).Sample((opinions, quorum) =>
    {
        var full = Panel.Verdict(opinions.Count(o => o), opinions.Count(o => !o), opinions.Length, quorum, late: false);
        for (var given = 1; given <= opinions.Length; given++)
            if (Panel.Verdict(opinions.Take(given).Count(o => o), opinions.Take(given).Count(o => !o), opinions.Length, quorum, late: false) is { } early) Assert.Equal(full, early);
        if (quorum <= opinions.Length) Assert.NotNull(full);
    });
}

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Of("""{"holidays":["2026-09-25/2026-09-27","2026-10-01/2026-10-07"],"worked":["2026-09-20","2026-10-10"]}""");

    [Theory]
    [InlineData("2026-09-01", 5, "2026-09-08")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-09-24", 10, "2026-10-15")]
    public void Working_days_pass_over_holidays_and_count_the_weekend_days_worked_instead(string day, int days, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Calendar.After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), days));

    [Fact]
    public void Counting_on_is_counting_from_where_one_stopped() => Gen.Select(Gen.Int[0, 700], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((offset, a, b) =>
    {
        var day = new DateOnly(2026, 1, 1).AddDays(offset);
        Assert.Equal(Calendar.After(day, a + b), Calendar.After(Calendar.After(day, a), b));
        if (a > 0) Assert.True(Calendar.IsWorked(Calendar.After(day, a)));
    });

    [Theory]
    [InlineData("""{"holidays":["10月1日"],"worked":[]}""")]
    [InlineData("""{"holidays":["2026-10-07/2026-10-01"],"worked":[]}""")]
    [InlineData("""{"holidays":[],"worked":["2026-02-30"]}""")]
    public void What_is_no_day_is_refused(string value) => Assert.Equal("foundation.calendar.day", Assert.Throws<RuleBroken>(() => WorkCalendar.Of(value)).Rule.Key);
}
