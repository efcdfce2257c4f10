using System.Runtime.InteropServices;
using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>Dormand and Prince's explicit method of order 5 with an error estimate of order 4 (J. Comput. Appl. Math. 6 (1980) 19); the last slope of a step is the first of the next.</summary>
internal sealed class DormandPrince54<T>(int states, double tolerance) : Integrator<T> where T : struct, IReal<T>
{
    private static readonly double[][] A =
    [
        [1.0 / 5], [3.0 / 40, 9.0 / 40], [44.0 / 45, -56.0 / 15, 32.0 / 9], [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656], [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];
    private static readonly double[] C = [1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1], E = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    /// <summary>An error so many times what is allowed is no solution any more.</summary>
    private const double Far = 1e4;

    /// <summary>Length of a row of states, for eight at a time.</summary>
    private readonly int row = (states + 7) & ~7;
    private readonly Cells<T> work = new(10, (states + 7) & ~7);

    public override void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step)
    {
        var end = t + length;
        var tries = 0;
        Span<T> at = Row(0), now = Row(1), perScale = Row(2);
        step = T.IfLess(0, step, step, length / 20);
        for (var i = 0; i < y.Length; i++) (perScale[i], now[i]) = (1 / (tolerance * system.Scales[i]), y[i]);
        system.Rates(t, y, Slope(0));
        // A lane that has arrived waits with steps of length 0.
        while (T.AnyLess(t, end))
        {
            var left = end - t;
            var shortest = left * Shortest(tries++);
            var wish = Reals.Max(step, shortest);
            var last = T.IfLess(left, wish * 1.000001, 1, 0);
            var h = T.IfLess(0.5, last, left, wish);
            for (var stage = 0; stage < 6; stage++)
            {
                Combine(h, A[stage]);
                system.Rates(t + h * C[stage], at[..states], Slope(stage + 1));
            }
            // Where even the shortest step is far off, or gives no number, time goes on and the states stand still.
            var worst = Worst(h);
            var bad = T.IfLess(1, worst, T.IfLess(shortest, h, 1, T.IfLess(Far, worst, 1, 0)), 0);
            var first = Slope(0);
            var final = Slope(6);
            for (var i = 0; i < states; i++)
            {
                now[i] = T.IfLess(0.5, bad, now[i], Reals.Flushed(at[i]));
                first[i] = T.IfLess(0.5, bad, first[i], final[i]);
            }
            bad = T.IfLess(shortest, h, bad, 0);
            var arrived = T.IfLess(0.5, bad, t, T.IfLess(0.5, last, end, t + h));
            var next = h * Growth(worst, 5);
            // A step cut short by the end says nothing against the longer one before.
            next = T.IfLess(0.5, last, T.IfLess(0.5, bad, next, Reals.Max(next, step)), next);
            step = T.IfLess(t, end, next, step);
            t = arrived;
        }
        now[..states].CopyTo(y);
    }

    private Span<T> Row(int i) => work.All.Slice(i * row, row);

    private Span<T> Slope(int stage) => Row(3 + stage)[..states];

    private Span<T> Slopes => work.All[(3 * row)..];

    /// <summary>at = now + h · Σ a·slope. Element by element, so that a plant alone goes eight states at a time and a bundle plant by plant, with the same bits.</summary>
    private void Combine(T h, double[] a)
    {
        if (T.Lanes == 1) Combine<Real8>(MemoryMarshal.Cast<T, Real8>(Row(0)), MemoryMarshal.Cast<T, Real8>(Row(1)), MemoryMarshal.Cast<T, Real8>(Slopes), (Real8)h[0], a);
        else Combine<T>(Row(0), Row(1), Slopes, h, a);
    }

    private static void Combine<TWide>(Span<TWide> at, ReadOnlySpan<TWide> now, ReadOnlySpan<TWide> slopes, TWide h, double[] a) where TWide : struct, IReal<TWide>
    {
        for (var i = 0; i < at.Length; i++)
        {
            var sum = a[0] * slopes[i];
            for (var s = 1; s < a.Length; s++) sum += a[s] * slopes[s * at.Length + i];
            at[i] = now[i] + h * sum;
        }
    }

    /// <summary>Largest |error| in units of what is allowed: 1 is just good enough, ∞ for no number.</summary>
    private T Worst(T h)
    {
        if (T.Lanes > 1) return Worst<T>(Slopes, Row(2), h);
        var lanes = Worst<Real8>(MemoryMarshal.Cast<T, Real8>(Slopes), MemoryMarshal.Cast<T, Real8>(Row(2)), (Real8)h[0]);
        var worst = lanes[0];
        for (var lane = 1; lane < 8; lane++) worst = Math.Max(worst, lanes[lane]);
        return worst;
    }

    private static TWide Worst<TWide>(ReadOnlySpan<TWide> slopes, ReadOnlySpan<TWide> perScale, TWide h) where TWide : struct, IReal<TWide>
    {
        TWide worst = 0;
        for (var i = 0; i < perScale.Length; i++)
        {
            var sum = E[0] * slopes[i];
            for (var s = 1; s < 7; s++) sum += E[s] * slopes[s * perScale.Length + i];
            var size = TWide.Abs(h * sum) * perScale[i];
            worst = TWide.IfLess(size, double.PositiveInfinity, Reals.Max(worst, size), double.PositiveInfinity);
        }
        return worst;
    }
}
