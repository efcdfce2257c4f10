using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Penicillin100L;

#pragma warning disable IDE1006 // the paper's symbols

/// <summary>One step of a feed profile: from a time on, so much sugar.</summary>
/// <param name="From">h, 0…132.</param>
/// <param name="Rate">u, g/h, 0…50.</param>
public readonly record struct FeedStep(double From, double Rate);

/// <summary>What a feed profile came to.</summary>
/// <param name="Product">P·V at 132 h, g.</param>
/// <param name="Broken">The limit that was broken first, X, S or V; empty when all were kept.</param>
/// <param name="BrokenAt">h.</param>
/// <param name="Points">0…100: the product's share of 88 g, the best known; 0 with a broken limit.</param>
public sealed record FeedResult(double Product, double X, double S, double V, string Broken, double BrokenAt, double Points);

/// <summary>
/// The feed-profile contest (补料曲线赛; model book, section 2.6): who makes the most penicillin of 132 hours by feeding alone?
/// Bajpai and Reuss (J. Chem. Technol. Biotechnol. 30 (1980) 332) in the form of Cuthrell and Biegler (1989) and Banga (2005); optima in the literature lie between 87.7 and 88.0 g.
/// </summary>
public static class FeedContest
{
    public const double Hours = 132, MostFeed = 50, Best = 88;

    private const double MostX = 40, MostS = 25, MostV = 10;

    /// <exception cref="Refusal">Steps out of order, or a number out of its range.</exception>
    public static FeedResult Run(IReadOnlyList<FeedStep> feed)
    {
        Check(feed);
        var system = new Fed();
        var method = new DormandPrince54<Real1>(4, 1e-8);
        Real1[] y = [1.5, 0, 0, 7];
        Real1 step = 0;
        var (broken, brokenAt) = ("", double.NaN);
        for (var i = 0; i < feed.Count; i++)
        {
            system.u = feed[i].Rate;
            var (from, to) = (feed[i].From, i + 1 < feed.Count ? feed[i + 1].From : Hours);
            // Limits are looked at four times an hour; what grows within is slow.
            var parts = Math.Max(1, (int)Math.Ceiling((to - from) * 4));
            for (var part = 0; part < parts && to > from; part++)
            {
                method.Advance(system, y, from + (to - from) * part / parts, (to - from) / parts, ref step);
                if (broken.Length == 0 && Limit(y) is { Length: > 0 } limit) (broken, brokenAt) = (limit, from + (to - from) * (part + 1) / parts);
            }
        }
        var product = y[1].Value * y[3].Value;
        return new(product, y[0].Value, y[2].Value, y[3].Value, broken, brokenAt, broken.Length > 0 ? 0 : Math.Clamp(100 * product / Best, 0, 100));
    }

    private static void Check(IReadOnlyList<FeedStep> feed)
    {
        if (feed.Count == 0 || feed[0].From != 0) throw new Refusal(("补料曲线须从 0 小时开始", "A feed profile begins at 0 h"));
        for (var i = 0; i < feed.Count; i++)
        {
            var (from, rate) = feed[i];
            if (!(from is >= 0 and <= Hours) || i > 0 && !(from > feed[i - 1].From)) throw new Refusal(($"第 {i + 1} 段：时间 {from} 须递增且不超过 {Hours} 小时", $"Step {i + 1}: its time {from} must come after the one before, within {Hours} h"));
            if (!(rate is >= 0 and <= MostFeed)) throw new Refusal(($"第 {i + 1} 段：补料 {rate} 须在 0 到 {MostFeed} g/h 之间", $"Step {i + 1}: a feed of {rate} is not within 0…{MostFeed} g/h"));
        }
    }

    /// <summary>A hair beyond a limit is rounding.</summary>
    private static string Limit(Real1[] y) => y[0].Value > MostX + 1e-9 ? "X" : y[2].Value > MostS + 1e-9 ? "S" : y[3].Value > MostV + 1e-9 ? "V" : "";

    private sealed class Fed : IRates<Real1>
    {
        public double u;

        public ReadOnlySpan<double> Scales => [10, 1, 1, 10];

        public Real1 Stiffness => 0;

        public void Rates(Real1 t, ReadOnlySpan<Real1> y, Span<Real1> dy)
        {
            var (X, P, S, V) = (y[0], y[1], Max(y[2], 0), y[3]);
            var μ = 0.11 * S / (0.006 * X + S);
            var ρ = 0.0055 * S / (1e-4 + S * (1 + 10 * S));
            var D = u / (500 * V);
            dy[0] = μ * X - X * D;
            dy[1] = ρ * X - 0.01 * P - P * D;
            dy[2] = -μ * X * (1 / 0.47) - ρ * X * (1 / 1.2) - X * 0.029 * S / (1e-4 + S) + u / V * (1 - y[2] * (1.0 / 500));
            dy[3] = u * (1.0 / 500);
        }
    }
}
