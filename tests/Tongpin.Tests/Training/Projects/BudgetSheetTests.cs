using CsCheck;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

public sealed class BudgetSheetTests
{
    private static BudgetLine Line(BudgetItem item, decimal amount) => new(item, "", amount, 1, 1);

    /// <summary>A real course: 50 persons at 1,930 yuan, 32 hours, school's fee 15%.</summary>
    private static readonly BudgetSheet Real = new(
        [Line(BudgetItem.Venue, 800), Line(BudgetItem.Lecture, 16_000), Line(BudgetItem.Meals, 24_000), Line(BudgetItem.Tea, 6_000), Line(BudgetItem.Labour, 6_000), Line(BudgetItem.Printing, 6_000), Line(BudgetItem.Other, 5_000)],
        BudgetStage.Planned, 50 * 1_930, 0.15m, 50, 32);

    [Fact]
    public void The_real_course_spends_78275_and_leaves_18225()
    {
        Assert.Equal((96_500m, 14_475m, 78_275m, 18_225m), (Real.Income, Real.SchoolFee, Real.Spending, Real.Balance));
        Assert.Equal((1_600, 60.3125m), (Real.PersonHours, Real.StandardCost));
    }

    [Fact]
    public void A_course_without_heads_or_hours_has_no_standard_cost() => Assert.Null((Real with { Heads = 0 }).StandardCost);

    [Fact]
    public void The_three_stages_stand_side_by_side()
    {
        var line = new BudgetLine(BudgetItem.Lecture, "元/课时×课时", 500, 32, 1) { Settled = 15_000, Final = 14_900 };
        Assert.Equal([16_000m, 15_000m, 14_900m], Enum.GetValues<BudgetStage>().Select(line.At));
        Assert.Equal([16_000m, 15_000m, 15_000m], Enum.GetValues<BudgetStage>().Select((line with { Final = null }).At));
    }

    [Fact]
    public void Income_is_always_spending_and_balance() => Gen.Select(Gen.Int[0, 10_000_000], Gen.Int[0, 100], Gen.Int[0, 500_000].Array[0, 8]).Sample((cents, percent, lines) =>
    {
        var sheet = new BudgetSheet([.. lines.Select(l => Line(BudgetItem.Other, l / 100m))], BudgetStage.Planned, cents / 100m, percent / 100m, 10, 10);
        Assert.Equal(sheet.Income, sheet.Direct + sheet.SchoolFee + sheet.Balance);
        Assert.True(Money.IsWholeCents(sheet.Balance));
    });
}
