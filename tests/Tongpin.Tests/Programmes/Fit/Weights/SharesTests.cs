using CsCheck;
using Tongpin.Programmes.Fit.Weights;

namespace Tongpin.Tests.Programmes.Fit.Weights;

public sealed class SharesTests
{
    /// <summary>Votes of several members: up to five clusters each, sum 1 at most.</summary>
    private static readonly Gen<Dictionary<string, decimal>[]> Votes = Gen.Dictionary(Gen.Int[1, 12].Select(i => $"C{i:00}"), Gen.Int[0, 1000])[1, 5]
        .Select(parts => parts.ToDictionary(p => p.Key, p => p.Value / (decimal)Math.Max(1000, parts.Values.Sum()))).Array[1, 9];

    [Fact]
    public void The_mean_with_what_lies_outside_sums_to_exactly_one() => Votes.Sample(votes =>
    {
        var mean = Shares.Mean(votes);
        Assert.Equal(1, mean.Values.Sum());
        Assert.All(mean.Values, share => Assert.InRange(share, 0, 1));
    });

    [Fact]
    public void Rounding_moves_no_share_by_more_than_the_number_of_parts_allows() => Votes.Sample(votes =>
    {
        var mean = Shares.Mean(votes);
        foreach (var cluster in votes.SelectMany(v => v.Keys).Distinct())
            Assert.InRange(Math.Abs(mean.GetValueOrDefault(cluster) - votes.Average(v => v.GetValueOrDefault(cluster))), 0, 0.00005m * (mean.Count + 1));
    });

    [Fact]
    public void The_order_of_votes_does_not_matter() => Votes.Sample(votes =>
        Assert.Equal(Shares.Mean(votes).OrderBy(m => m.Key, StringComparer.Ordinal), Shares.Mean([.. votes.Reverse()]).OrderBy(m => m.Key, StringComparer.Ordinal)));

    [Fact]
    public void Three_thirds_leave_their_remainder_to_the_greatest()
    {
        Dictionary<string, decimal>[] votes = [new() { ["C01"] = 1 }, new() { ["C02"] = 1 }, new() { ["C03"] = 1 }];
        Assert.Equal(new Dictionary<string, decimal> { ["C01"] = 0.3334m, ["C02"] = 0.3333m, ["C03"] = 0.3333m }, Shares.Mean(votes));
    }

    [Fact]
    public void A_vote_of_six_tenths_leaves_four_outside() => Assert.Equal(0.4m, Shares.Mean([new Dictionary<string, decimal> { ["C01"] = 0.6m }])[""]);
}
