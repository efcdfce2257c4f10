using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Penicillin100L;

#pragma warning disable IDE1006 // the paper's symbols

/// <summary>
/// The smooth core of PenSim (model book, section 2.5): six states X, P, S, CL, V, CO2 with T = 298 K and H = 1e-5 mol/L held, no acid or base, and feeding from the very instant at which S falls to 0.3. For looking ahead over a whole batch in long steps.
/// </summary>
internal sealed class PenSimCore : IRates<Real1>
{
    private const double Feed = 0.042, Latch = 0.3;
    private readonly double μmax, loss, per = Math.Sqrt(8.6), near;
    private readonly Rosenbrock method;
    private readonly Real1[] before = new Real1[6];
    private double F;

    public PenSimCore(double tolerance = 1e-5)
    {
        near = 0.1 * tolerance;
        method = new(6, tolerance);
        const double T = 298, H = 1e-5;
        μmax = 0.092 / (1 + 1e-10 / H + H / 7e-5) * (7e3 * Functions.Exp<Real1>(-5100 / (1.987 * T)).Value - 1e33 * Functions.Exp<Real1>(-50000 / (1.987 * T)).Value);
        loss = 1.0039e-4 * (Functions.Exp<Real1>(0.05 * (T - 273.15)).Value - 1);
    }

    public ReadOnlySpan<double> Scales => [10, 1, 1, 1, 100, 1];

    public Real1 Stiffness => 0;

    /// <summary>When feeding began, h.</summary>
    public double Switched { get; private set; }

    public void Rates(Real1 t, ReadOnlySpan<Real1> y, Span<Real1> dy)
    {
        var (X, S, CL, V) = (y[0], Max(y[2], 0), Max(y[3], 0), y[4]);
        var CL3 = CL * CL * CL;
        var μ = μmax * S * CL / ((0.15 * X + S) * (2e-2 * X + CL));
        var π = 0.005 * S * CL3 / ((2e-4 + S + S * S * 10) * (5e-4 * X + CL3));
        var perV = 1 / V;
        var dV = F - V * loss;
        var D = dV * perV;
        var dX = μ * X - D * X;
        var kLa = 70 * per * Functions.Exp(0.4 * Functions.Log(30 * perV));
        dy[0] = dX;
        dy[1] = π * X - 0.04 * y[1] - D * y[1];
        dy[2] = -μ * X * (1 / 0.45) - π * X * (1 / 0.90) - 0.014 * X * Min(1, S * 1e3) + F * 600 * perV - D * y[2];
        dy[3] = -μ * X * (1 / 0.04) - π * X * (1 / 0.20) - 0.467 * X * Min(1, CL * 1e2) + kLa * (1.16 - y[3]) - D * y[3];
        dy[4] = dV;
        dy[5] = 0.143 * dX + 4e-7 * X + 1e-4;
    }

    /// <summary>From the nominal start to <paramref name="hours"/>; the switch is found by regula falsi on the length of the stretch that ends in it.</summary>
    public void Run(Span<Real1> y, double hours)
    {
        (y[0], y[1], y[2], y[3], y[4], y[5]) = (0.1, 0, 15, 1.16, 100, 0.5);
        F = 0;
        Real1 step = 0;
        double t = 0, stretch = 4;
        while (t < hours && y[2].Value > Latch)
        {
            y.CopyTo(before);
            method.Advance(this, y, t, Math.Min(stretch, hours - t), ref step);
            if (y[2].Value > Latch)
            {
                t += stretch;
                continue;
            }
            double low = 0, high = stretch, above = before[2].Value - Latch, below = y[2].Value - Latch;
            for (var i = 0; i < 40 && high - low > 1e-12 && Math.Abs(y[2].Value - Latch) > near; i++)
            {
                var at = i % 3 == 2 ? 0.5 * (low + high) : low + (high - low) * above / (above - below);
                before.CopyTo(y);
                Real1 fresh = 0;
                method.Advance(this, y, t, at, ref fresh);
                if (y[2].Value > Latch) (low, above) = (at, y[2].Value - Latch);
                else (high, below) = (at, y[2].Value - Latch);
                stretch = at;
            }
            t += stretch;
            Switched = t;
            break;
        }
        F = Feed;
        step = 0;
        if (t < hours) method.Advance(this, y, t, hours - t, ref step);
    }
}
