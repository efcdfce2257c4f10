using System.Runtime.CompilerServices;
using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>
/// The classical fourth-order method, except that the decay of one fast state is taken exactly (Krogstad, J. Comput. Phys. 203 (2005) 72): that state follows the others within a step, where the classical method lags behind for many.
/// Without decay it is the classical method. So many equal steps to a stretch, and more where the plant asks for them.
/// </summary>
internal sealed class ExponentialRungeKutta4<T>(int states, int fast, int steps) : Integrator<T> where T : struct, IReal<T>
{
    private readonly T[] slope = new T[states], sum = new T[states], at = new T[states];
    private Weights w = new(0);

    public override void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step)
    {
        const double Stable = 2.6, Most = 4096;
        var many = Reals.Min(Reals.Max(Reals.Round(system.Stiffness * (length / Stable) + 0.5), (T)steps), (T)Most);
        var most = (double)steps;
        for (var lane = 0; lane < T.Lanes; lane++) most = Math.Max(most, many[lane]);
        var (full, decay) = (length / many, system.Decay);
        // Mostly the same as in the sample before.
        if (T.AnyLess(0, T.Abs(decay * full - w.Turn))) w = new(decay * full);
        for (var n = 0; n < most; n++)
        {
            // Lanes with fewer steps than others wait with steps of length 0.
            var h = T.IfLess(n, many, full, 0);
            var half = 0.5 * h;
            var start = y[fast];
            system.Rates(t, y, slope);
            var first = slope[fast];
            slope.AsSpan().CopyTo(sum);
            Go(y, half);
            at[fast] = start + h * (w.Half * first);
            system.Rates(t + half, at, slope);
            var second = Undecayed(decay, start);
            AddTwice();
            Go(y, half);
            at[fast] = start + h * (w.Half * first + w.HalfBend * (second - first));
            system.Rates(t + half, at, slope);
            var third = Undecayed(decay, start);
            AddTwice();
            Go(y, h);
            at[fast] = start + h * (w.Whole * first + w.Bend * (third - first));
            t += h;
            system.Rates(t, at, slope);
            var end = start + h * (w.First * first + w.Middle * (second + third) + w.Last * Undecayed(decay, start));
            var sixth = h * (1.0 / 6);
            for (var i = 0; i < y.Length; i++) y[i] = Reals.Flushed(y[i] + sixth * (sum[i] + slope[i]));
            y[fast] = Reals.Flushed(end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Go(ReadOnlySpan<T> y, T h)
    {
        for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * slope[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddTwice()
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += 2 * slope[i];
    }

    /// <summary>The slope of the fast state, less what its own fall since the start of the step does to it.</summary>
    private T Undecayed(T decay, T start) => slope[fast] + decay * (at[fast] - start);

    /// <summary>What the slopes of the fast state count for where it falls by e^−turn in a step.</summary>
    private readonly struct Weights
    {
        public readonly T Turn, Half, HalfBend, Whole, Bend, First, Middle, Last;

        public Weights(T turn)
        {
            Turn = turn;
            var e = Functions.Exp(-0.5 * turn);
            var (φ1, φ2, φ3) = Phi(0.5 * turn, e);
            (Half, HalfBend) = (0.5 * φ1, φ2);
            (φ1, φ2, φ3) = Phi(turn, e * e);
            (Whole, Bend) = (φ1, 2 * φ2);
            (First, Middle, Last) = (φ1 - 3 * φ2 + 4 * φ3, 2 * φ2 - 4 * φ3, 4 * φ3 - φ2);
        }

        /// <summary>φ1, φ2 and φ3 of −z, given e^−z: by its series where the closed form cancels.</summary>
        private static (T, T, T) Phi(T z, T e)
        {
            var series = 1.0 / 6 - z * (1.0 / 24 - z * (1.0 / 120 - z * (1.0 / 720 - z * (1.0 / 5040 - z * (1.0 / 40320)))));
            var φ3 = T.IfLess(z, 0.1, series, (0.5 - (1 - (1 - e) / z) / z) / z);
            var φ2 = 0.5 - z * φ3;
            return (1 - z * φ2, φ2, φ3);
        }
    }
}
