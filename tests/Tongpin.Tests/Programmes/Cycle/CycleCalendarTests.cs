using CsCheck;
using Tongpin.Programmes.Cycle;

namespace Tongpin.Tests.Programmes.Cycle;

public sealed class CycleCalendarTests
{
    [Fact]
    public void The_calendar_that_ships_has_every_stage_in_the_order_of_the_year()
    {
        var windows = CycleCalendar.Of(2026, new(Tongpin.Programmes.Regulations.Calendar, 1, CycleCalendar.Shipped));
        Assert.Equal(Enum.GetValues<CycleStage>(), windows.Select(w => w.Stage));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Theory]
    [InlineData("07-15/09-15"), InlineData("02-01/02-29")]
    public void A_window_is_two_days_of_the_year(string text) => Assert.NotNull(CycleCalendar.Read(2026, CycleStage.Proposals, text));

    [Theory]
    [InlineData(""), InlineData("07-15"), InlineData("09-15/07-15"), InlineData("13-01/13-02"), InlineData("07-15/09-15/10-01"), InlineData("02-30/03-01"), InlineData("七月")]
    public void What_is_no_window_is_none(string text) => Assert.Null(CycleCalendar.Read(2026, CycleStage.Proposals, text));

    [Fact]
    public void A_day_is_before_in_or_after_a_window_and_never_two_of_them() => Gen.Select(Gen.Int[1, 365], Gen.Int[1, 365], Gen.Int[1, 365]).Sample((a, b, at) =>
    {
        var first = new DateOnly(2026, 1, 1);
        var window = new CycleWindow(CycleStage.Freeze, first.AddDays(Math.Min(a, b) - 1), first.AddDays(Math.Max(a, b) - 1));
        var day = first.AddDays(at - 1);
        Assert.False(window.IsOn(day) && window.IsOver(day));
        Assert.Equal(at >= Math.Min(a, b) && at <= Math.Max(a, b), window.IsOn(day));
    });
}
