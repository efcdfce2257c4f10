using Tongpin.Dynamics;
using Tongpin.Dynamics.Penicillin100L;

namespace Tongpin.Tests.Dynamics.Penicillin100L;

public sealed class FeedContestTests
{
    private static FeedStep[] Steps(double length, params double[] later) => [new(0, 19.3), .. later.Select((u, i) => new FeedStep(29 + i * length, u))];

    private static readonly double[] Printed = [8.5, 8.8, 8.9, 9.0, 9.1, 9.2];

    [Fact]
    public void The_coarse_feed_of_the_book_gives_what_a_second_program_gives()
    {
        // Classical Runge–Kutta with 0.004 h in another language. The book's 87.85 g needs a full vessel, which its rounded rates do not reach.
        var result = FeedContest.Run(Steps(103.0 / 6, Printed));

        Assert.Equal(86.5723, result.Product, 1e-3);
        Assert.Equal(7 + (19.3 * 29 + Printed.Sum() * 103 / 6) / 500, result.V, 1e-9);
        Assert.Equal(("", 100 * result.Product / 88), (result.Broken, result.Points));
    }

    [Fact]
    public void The_same_feed_into_a_full_vessel_lies_among_the_optima_of_the_literature()
    {
        var result = FeedContest.Run(Steps(103.0 / 6, [.. Printed.Select(u => 1.0238 * u)]));

        Assert.InRange(result.Product, 87.7, 88.0);
        Assert.Equal("", result.Broken);
    }

    [Fact]
    public void A_broken_limit_costs_all_points_and_is_named_with_its_time()
    {
        var full = FeedContest.Run([new(0, 30)]);
        Assert.Equal(("S", 0.0), (full.Broken, full.Points));
        Assert.InRange(full.BrokenAt, 0.25, 132);

        var late = FeedContest.Run(Steps(103, 20));
        Assert.Equal(0, late.Points);
        Assert.NotEqual("", late.Broken);
    }

    [Fact]
    public void No_feed_makes_no_product() => Assert.Equal(0, FeedContest.Run([new(0, 0)]).Product);

    [Fact]
    public void Steps_that_are_no_profile_are_refused()
    {
        Assert.All<FeedStep[]>([[], [new(1, 5)], [new(0, 5), new(0, 6)], [new(0, 5), new(140, 6)], [new(0, 51)], [new(0, -1)], [new(0, double.NaN)], [new(0, 5), new(double.NaN, 5)]],
            steps => Assert.Throws<Refusal>(() => FeedContest.Run(steps)));
    }
}
