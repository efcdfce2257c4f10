using CsCheck;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel;

public sealed class MoneyTests
{
    private static readonly Gen<decimal> Amount = Gen.Long[-100_000_000_00, 100_000_000_00].Select(cents => cents / 100m);
    private static readonly Gen<decimal[]> Weights = Gen.Int[0, 1000].Select(w => w / 10m).Array[1, 12].Where(w => w.Sum() > 0);

    [Fact]
    public void Two_hundred_thousand_in_10_70_20_is_20_140_and_40_thousand() =>
        Assert.Equal([20_000m, 140_000m, 40_000m], Money.Split(200_000m, 10, 70, 20));

    [Fact]
    public void A_balance_of_18225_in_30_70_is_5467_50_and_12757_50() =>
        Assert.Equal([5_467.50m, 12_757.50m], Money.Split(18_225m, 30, 70));

    [Fact]
    public void The_remainder_goes_to_the_last_party_that_has_a_weight()
    {
        Assert.Equal([33.33m, 33.33m, 33.34m], Money.Split(100m, 1, 1, 1));
        Assert.Equal([33.33m, 33.33m, 33.34m, 0m], Money.Split(100m, 1, 1, 1, 0));
        // Half a cent each: the first five take the five cents there are.
        Assert.Equal([.01m, .01m, .01m, .01m, .01m, 0, 0, 0, 0, 0], Money.Split(.05m, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    [Fact]
    public void Cents_are_rounded_half_away_from_zero()
    {
        Assert.Equal((0.13m, -0.13m), (Money.Cents(0.125m), Money.Cents(-0.125m)));
        Assert.Equal([0.13m, 0.12m], Money.Split(0.25m, 1, 1));
    }

    [Fact]
    public void What_is_no_amount_or_has_no_weight_is_not_split()
    {
        Assert.Throws<ArgumentException>(() => Money.Split(0.001m, 1, 1));
        Assert.Throws<ArgumentException>(() => Money.Split(1m, 0, 0));
        Assert.Throws<ArgumentException>(() => Money.Split(1m, 2, -1));
    }

    [Fact]
    public void Shares_sum_to_the_cent_and_none_has_the_other_sign() => Gen.Select(Amount, Weights).Sample((amount, weights) =>
    {
        var shares = Money.Split(amount, weights);
        Assert.Equal(amount, shares.Sum());
        Assert.All(shares.Zip(weights), s => Assert.True(Money.IsWholeCents(s.First) && s.First * Math.Sign(amount) >= 0 && (s.Second > 0 || s.First == 0)));
    });

    [Fact]
    public void Every_share_but_the_last_is_within_half_a_cent_or_all_that_was_left() => Gen.Select(Amount, Weights).Sample((amount, weights) =>
    {
        var shares = Money.Split(amount, weights);
        var last = Array.FindLastIndex(weights, w => w > 0);
        var left = Math.Abs(amount);
        for (var i = 0; i < last; left -= Math.Abs(shares[i++]))
            Assert.True(Math.Abs(shares[i] - amount * weights[i] / weights.Sum()) <= 0.005m || Math.Abs(shares[i]) == left);
    });

    [Fact]
    public void Taking_back_gives_the_opposite_shares() => Gen.Select(Amount, Weights).Sample((amount, weights) =>
        Assert.Equal(Money.Split(amount, weights).Select(s => -s), Money.Split(-amount, weights)));
}
