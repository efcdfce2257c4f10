using CsCheck;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Funds;

namespace Tongpin.Tests.Training.Funds;

public sealed class DistributionTests
{
    internal static CategoryPolicy Policy(decimal fee, SplitBasis basis, decimal school, decimal unit, decimal office) =>
        new("测试", "Test", [], [], nameof(ApprovalWay.Contract), false, 0, fee, basis.ToString(), school, unit, office, 1, nameof(LectureCap.College), 0.8m, true, 1);

    [Fact]
    public void The_real_course_gives_the_school_14475_and_5467_50_and_the_unit_12757_50()
    {
        var shares = Distribution.Of(96_500, 63_800, Policy(0.15m, SplitBasis.Net, 30, 70, 0));
        Assert.Equal(new(63_800, 14_475, 5_467.50m, 12_757.50m, 0), shares);
    }

    [Fact]
    public void A_split_of_200000_in_10_70_20_gives_20_140_and_40_thousand_and_the_unit_bears_what_was_spent()
    {
        Assert.Equal(new(0, 0, 20_000, 140_000, 40_000), Distribution.Of(200_000, 0, Policy(0, SplitBasis.Income, 10, 70, 20)));
        Assert.Equal(new(90_000, 0, 20_000, 50_000, 40_000), Distribution.Of(200_000, 90_000, Policy(0, SplitBasis.Income, 10, 70, 20)));
    }

    [Theory]
    [InlineData(SplitBasis.Net, 90_001, "1.00"), InlineData(SplitBasis.Income, 70_001, "1.00")]
    public void A_loss_is_refused_with_its_amount(SplitBasis basis, int spent, string loss)
    {
        var broken = Assert.Throws<RuleBroken>(() => Distribution.Of(100_000, spent, Policy(basis == SplitBasis.Net ? 0.1m : 0, basis, 10, 70, 20)));
        Assert.Equal("training.loss", broken.Rule.Key);
        Assert.Contains(loss, broken.Words.Zh);
    }

    [Fact]
    public void The_parts_sum_to_the_income_to_the_cent_and_nobody_pays() => Gen.Select(Gen.Int[0, 100_000_000], Gen.Int[0, 60], Gen.Int[0, 40], Gen.Int[0, 100].Array[3], Gen.Bool).Sample((cents, spent, fee, parts, net) =>
    {
        var income = cents / 100m;
        var policy = Policy(fee / 100m, net ? SplitBasis.Net : SplitBasis.Income, parts[0], parts[1], parts[2]);
        Distribution shares;
        try
        {
            shares = Distribution.Of(income, Money.Cents(income * spent / 100m), policy);
        }
        catch (RuleBroken broken)
        {
            Assert.Equal("training.loss", broken.Rule.Key);
            return;
        }
        Assert.Equal(income, shares.Total);
        Assert.All([shares.Spent, shares.SchoolFee, shares.School, shares.Unit, shares.Office], s => Assert.True(s >= 0 && Money.IsWholeCents(s)));
    });
}
