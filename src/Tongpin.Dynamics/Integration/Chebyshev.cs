using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>
/// Stabilised explicit Runge–Kutta–Chebyshev method of order 2 (Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88 (1998) 315) with a fixed number of stages:
/// stable to about 0.65·stages² along the negative axis, for plants that are stiff by gas transfer. The error estimate keeps the step inside of that, too.
/// </summary>
internal sealed class Chebyshev<T> : Integrator<T> where T : struct, IReal<T>
{
    private readonly record struct Stage(double C, double Mu, double Nu, double MuF, double GammaF);

    private readonly double tolerance, first;
    private readonly Stage[] stages;
    private readonly T[] f0, f, f1, error;
    private T[] y1, y2, y3;

    public Chebyshev(int states, int stages, double tolerance)
    {
        this.tolerance = tolerance;
        (f0, f, f1, error, y1, y2, y3) = (new T[states], new T[states], new T[states], new T[states], new T[states], new T[states], new T[states]);
        (first, this.stages) = Coefficients(stages);
    }

    public override void Advance(IRates<T> system, Span<T> y, T t, double length, ref T step)
    {
        var end = t + length;
        var shortest = length * 1e-7;
        step = T.IfLess(0, step, step, length / 20);
        system.Rates(t, y, f0);
        while (T.AnyLess(t, end))
        {
            var left = end - t;
            var last = T.IfLess(left, step * 1.000001, 1, 0);
            // Two equal steps rather than a long and a short one.
            var h = T.IfLess(0.5, last, left, T.IfLess(left, 2 * step, 0.5 * left, step));
            for (var i = 0; i < y.Length; i++) (y1[i], y2[i]) = (y[i], y[i] + first * h * f0[i]);
            var at = t + stages[0].C * h;
            for (var s = 1; s < stages.Length; s++)
            {
                var (c, mu, nu, muF, gammaF) = stages[s];
                system.Rates(at, y2, f);
                var (hf, hg) = (muF * h, gammaF * h);
                for (var i = 0; i < y.Length; i++) y3[i] = (1 - mu - nu) * y[i] + mu * y2[i] + nu * y1[i] + hf * f[i] + hg * f0[i];
                (y1, y2, y3) = (y2, y3, y1);
                at = t + c * h;
            }
            system.Rates(t + h, y2, f1);
            for (var i = 0; i < y.Length; i++) error[i] = 0.8 * (y[i] - y2[i]) + 0.4 * h * (f0[i] + f1[i]);

            var worst = Worst(error, system.Scales, tolerance);
            worst = T.IfLess(shortest, h, worst, Reals.Min(worst, (T)1));
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = T.IfLess(1, worst, y[i], Reals.Flushed(y2[i]));
                f0[i] = T.IfLess(1, worst, f0[i], f1[i]);
            }
            var arrived = T.IfLess(1, worst, t, T.IfLess(0.5, last, end, t + h));
            var next = Reals.Max(h * Growth(worst, 3), (T)shortest);
            next = T.IfLess(0.5, last, T.IfLess(1, worst, next, Reals.Max(next, step)), next);
            step = T.IfLess(t, end, next, step);
            t = arrived;
        }
    }

    /// <summary>The paper's coefficients with damping 2/13; Chebyshev polynomials and their derivatives by recurrence.</summary>
    private static (double First, Stage[] Stages) Coefficients(int s)
    {
        var w0 = 1 + 2.0 / 13 / (s * s);
        var (t, d, dd) = (new double[s + 1], new double[s + 1], new double[s + 1]);
        (t[0], t[1], d[1]) = (1, w0, 1);
        for (var j = 2; j <= s; j++)
        {
            t[j] = 2 * w0 * t[j - 1] - t[j - 2];
            d[j] = 2 * t[j - 1] + 2 * w0 * d[j - 1] - d[j - 2];
            dd[j] = 4 * d[j - 1] + 2 * w0 * dd[j - 1] - dd[j - 2];
        }
        var w1 = d[s] / dd[s];
        var b = new double[s + 1];
        for (var j = 2; j <= s; j++) b[j] = dd[j] / (d[j] * d[j]);
        (b[0], b[1]) = (b[2], 1 / w0);
        var stages = new Stage[s];
        var c2 = w1 * dd[2] / d[2];
        stages[0] = new(c2 / d[2], 0, 0, 0, 0);
        for (var j = 2; j <= s; j++)
        {
            var muF = 2 * b[j] * w1 / b[j - 1];
            stages[j - 1] = new(w1 * dd[j] / d[j], 2 * b[j] * w0 / b[j - 1], -b[j] / b[j - 2], muF, -(1 - b[j - 1] * t[j - 1]) * muF);
        }
        return (b[1] * w1, stages);
    }
}
