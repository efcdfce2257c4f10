using System.Runtime.CompilerServices;
using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>
/// The classical fourth-order method, except that the decay of one fast state is taken exactly (Krogstad, J. Comput. Phys. 203 (2005) 72): that state follows the others within a step, where the classical method lags behind for many.
/// Without decay it is the classical method. So many equal steps to a stretch, and more where the plant asks for them.
/// </summary>
internal sealed class ExponentialRungeKutta4<T>(int states, int fast, int steps) : Integrator<T> where T : struct, IReal<T>
{
    private readonly Cells<T> work = new(5, states);
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
        var cells = work.All;
        Span<T> first = cells[..states], second = cells.Slice(states, states), third = cells.Slice(2 * states, states), fourth = cells.Slice(3 * states, states), at = cells.Slice(4 * states, states);
        for (var n = 0; n < most; n++)
        {
            // Lanes with fewer steps than others wait with steps of length 0.
            var h = T.IfLess(n, many, full, 0);
            var half = 0.5 * h;
            system.Rates(t, y, first);
            Go(at, y, half, first);
            at[fast] = y[fast] + h * (w.Half * first[fast]);
            system.Rates(t + half, at, second);
            // Less what its own fall since the start of the step does to it.
            second[fast] += decay * (at[fast] - y[fast]);
            Go(at, y, half, second);
            at[fast] = y[fast] + h * (w.Half * first[fast] + w.HalfBend * (second[fast] - first[fast]));
            system.Rates(t + half, at, third);
            third[fast] += decay * (at[fast] - y[fast]);
            Go(at, y, h, third);
            at[fast] = y[fast] + h * (w.Whole * first[fast] + w.Bend * (third[fast] - first[fast]));
            t += h;
            system.Rates(t, at, fourth);
            fourth[fast] += decay * (at[fast] - y[fast]);
            var end = y[fast] + h * (w.First * first[fast] + w.Middle * (second[fast] + third[fast]) + w.Last * fourth[fast]);
            var sixth = h * (1.0 / 6);
            for (var i = 0; i < y.Length; i++) y[i] = Reals.Flushed(y[i] + sixth * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]));
            y[fast] = Reals.Flushed(end);
        }
    }

    /// <summary>From the start of the step by h along a slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Go(Span<T> at, ReadOnlySpan<T> y, T h, ReadOnlySpan<T> slope)
    {
        for (var i = 0; i < at.Length; i++) at[i] = y[i] + h * slope[i];
    }

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
