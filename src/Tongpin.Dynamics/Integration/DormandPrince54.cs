using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>Dormand and Prince's explicit method of order 5 with an error estimate of order 4 (J. Comput. Appl. Math. 6 (1980) 19); the last slope of a step is the first of the next.</summary>
internal sealed class DormandPrince54<T>(int states, double tolerance) : Integrator<T> where T : struct, IReal<T>
{
    private readonly T[] k1 = new T[states], k2 = new T[states], k3 = new T[states], k4 = new T[states], k5 = new T[states], k6 = new T[states], k7 = new T[states];
    private readonly T[] at = new T[states], error = new T[states];

    public override void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step)
    {
        var end = t + length;
        var shortest = length * 1e-7;
        step = T.IfLess(0, step, step, length / 20);
        system.Rates(t, y, k1);
        // A lane that has arrived waits with steps of length 0.
        while (T.AnyLess(t, end))
        {
            var left = end - t;
            var last = T.IfLess(left, step * 1.000001, 1, 0);
            var h = T.IfLess(0.5, last, left, step);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (1.0 / 5 * k1[i]);
            system.Rates(t + h * 0.2, at, k2);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (3.0 / 40 * k1[i] + 9.0 / 40 * k2[i]);
            system.Rates(t + h * 0.3, at, k3);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (44.0 / 45 * k1[i] - 56.0 / 15 * k2[i] + 32.0 / 9 * k3[i]);
            system.Rates(t + h * 0.8, at, k4);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (19372.0 / 6561 * k1[i] - 25360.0 / 2187 * k2[i] + 64448.0 / 6561 * k3[i] - 212.0 / 729 * k4[i]);
            system.Rates(t + h * (8.0 / 9), at, k5);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (9017.0 / 3168 * k1[i] - 355.0 / 33 * k2[i] + 46732.0 / 5247 * k3[i] + 49.0 / 176 * k4[i] - 5103.0 / 18656 * k5[i]);
            system.Rates(t + h, at, k6);
            for (var i = 0; i < y.Length; i++) at[i] = y[i] + h * (35.0 / 384 * k1[i] + 500.0 / 1113 * k3[i] + 125.0 / 192 * k4[i] - 2187.0 / 6784 * k5[i] + 11.0 / 84 * k6[i]);
            system.Rates(t + h, at, k7);
            for (var i = 0; i < y.Length; i++) error[i] = h * (71.0 / 57600 * k1[i] - 71.0 / 16695 * k3[i] + 71.0 / 1920 * k4[i] - 17253.0 / 339200 * k5[i] + 22.0 / 525 * k6[i] - 1.0 / 40 * k7[i]);

            var worst = Worst(error, system.Scales, tolerance);
            // The shortest step is taken in any case: a plant never hangs.
            worst = T.IfLess(shortest, h, worst, Reals.Min(worst, (T)1));
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = T.IfLess(1, worst, y[i], Reals.Flushed(at[i]));
                k1[i] = T.IfLess(1, worst, k1[i], k7[i]);
            }
            var arrived = T.IfLess(1, worst, t, T.IfLess(0.5, last, end, t + h));
            var next = Reals.Max(h * Growth(worst, 5), (T)shortest);
            // A step cut short by the end says nothing against the longer one before.
            next = T.IfLess(0.5, last, T.IfLess(1, worst, next, Reals.Max(next, step)), next);
            step = T.IfLess(t, end, next, step);
            t = arrived;
        }
    }
}
