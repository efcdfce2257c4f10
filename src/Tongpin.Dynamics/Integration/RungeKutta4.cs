using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>The classical fourth-order method with so many equal steps to a stretch, and more only where the plant is too fast for them: it is stable up to a rate of 2.78 per step.</summary>
internal sealed class RungeKutta4<T>(int states, int steps) : Integrator<T> where T : struct, IReal<T>
{
    private readonly T[] slope = new T[states], sum = new T[states], at = new T[states];

    public override void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step)
    {
        const double Stable = 2.6, Most = 4096;
        var steady = Stable * steps / length;
        var stiffness = system.Stiffness;
        // Lanes with fewer steps than others wait with steps of length 0.
        var many = T.IfLess(steady, stiffness, Reals.Min(Reals.Round(stiffness * (length / Stable) + 0.5), (T)Most), steps);
        var most = (double)steps;
        for (var lane = 0; lane < T.Lanes; lane++) most = Math.Max(most, many[lane]);
        var full = length / many;
        for (var n = 0; n < most; n++)
        {
            var h = T.IfLess(n, many, full, 0);
            system.Rates(t, y, slope);
            for (var i = 0; i < y.Length; i++) (sum[i], at[i]) = (slope[i], y[i] + 0.5 * h * slope[i]);
            system.Rates(t + 0.5 * h, at, slope);
            for (var i = 0; i < y.Length; i++) (sum[i], at[i]) = (sum[i] + 2 * slope[i], y[i] + 0.5 * h * slope[i]);
            system.Rates(t + 0.5 * h, at, slope);
            for (var i = 0; i < y.Length; i++) (sum[i], at[i]) = (sum[i] + 2 * slope[i], y[i] + h * slope[i]);
            t += h;
            system.Rates(t, at, slope);
            for (var i = 0; i < y.Length; i++) y[i] = Reals.Flushed(y[i] + h * (1.0 / 6) * (sum[i] + slope[i]));
        }
    }
}
