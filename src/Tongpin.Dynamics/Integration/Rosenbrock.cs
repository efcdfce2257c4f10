using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Integration;

/// <summary>
/// RODAS4 (Hairer, Wanner, Solving Ordinary Differential Equations II, 2nd ed., IV.7): stiffly accurate, order 4 with an error estimate of order 3, for smooth autonomous stretches that are to be taken in long steps.
/// The Jacobian comes from differences.
/// </summary>
internal sealed class Rosenbrock(int states, double tolerance) : Integrator<Real1>
{
    private const double Gamma = 0.25;
    private static readonly double[][] A =
    [
        [], [1.544], [0.9466785280815826, 0.2557011698983284], [3.314825187068521, 2.896124015972201, 0.9986419139977817],
        [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950], [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1],
    ];
    private static readonly double[][] C =
    [
        [], [-5.6688], [-2.430093356833875, -0.2063599157091915], [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
        [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160],
        [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
    ];

    private readonly Real1[] f = new Real1[states], f0 = new Real1[states], at = new Real1[states];
    private readonly double[] jacobian = new double[states * states], matrix = new double[states * states];
    private readonly int[] pivots = new int[states];
    private readonly double[][] u = [.. Enumerable.Range(0, 6).Select(_ => new double[states])];

    /// <summary>States in work since the last call: for the tests' sake of how much a stretch cost.</summary>
    public int Evaluations { get; private set; }

    public override void Advance(IRates<Real1> system, Span<Real1> y, Real1 t, double length, ref Real1 step)
    {
        double now = t.Value, end = now + length;
        var tries = 0;
        var h = step.Value > 0 ? step.Value : length * 1e-3;
        var fresh = false;
        while (now < end)
        {
            // As Dormand–Prince: every stretch ends, and where there is no solution the states stand still.
            var shortest = (end - now) * Shortest(tries++);
            h = Math.Max(h, shortest);
            var last = end - now <= h * 1.000001;
            var taken = last ? end - now : h;
            if (!fresh) Linearise(system, now, y);
            var worst = Math.Max(Try(system, now, y, taken), 1e-6);
            var next = taken * Growth(worst, 4).Value;
            fresh = worst > 1 && taken > shortest;
            if (fresh)
            {
                h = next;
                continue;
            }
            if (worst <= 1e4) for (var i = 0; i < y.Length; i++) y[i] = Reals.Flushed(at[i]);
            now = last ? end : now + taken;
            h = last ? Math.Max(next, h) : next;
        }
        step = h;
    }

    private void Linearise(IRates<Real1> system, double t, ReadOnlySpan<Real1> y)
    {
        system.Rates(t, y, f0);
        y.CopyTo(at);
        for (var j = 0; j < states; j++)
        {
            var d = 1e-7 * Math.Max(Math.Abs(y[j].Value), system.Scales[j] * 1e-3);
            at[j] = y[j].Value + d;
            d = at[j].Value - y[j].Value;
            system.Rates(t, at, f);
            for (var i = 0; i < states; i++) jacobian[i * states + j] = (f[i].Value - f0[i].Value) / d;
            at[j] = y[j];
        }
        Evaluations += states + 1;
    }

    /// <summary>One step of length h from y into <see cref="at"/>; the worst error in units of what is allowed.</summary>
    private double Try(IRates<Real1> system, double t, ReadOnlySpan<Real1> y, double h)
    {
        for (var i = 0; i < states; i++)
            for (var j = 0; j < states; j++) matrix[i * states + j] = (i == j ? 1 / (h * Gamma) : 0) - jacobian[i * states + j];
        Factorise();
        for (var s = 0; s < 6; s++)
        {
            if (s > 0)
            {
                for (var i = 0; i < states; i++)
                {
                    var sum = y[i].Value;
                    for (var r = 0; r < s; r++) sum += A[s][r] * u[r][i];
                    at[i] = sum;
                }
                system.Rates(t, at, f);
                Evaluations++;
            }
            for (var i = 0; i < states; i++)
            {
                var sum = s == 0 ? f0[i].Value : f[i].Value;
                for (var r = 0; r < s; r++) sum += C[s][r] / h * u[r][i];
                u[s][i] = sum;
            }
            Solve(u[s]);
        }
        var worst = 0.0;
        for (var i = 0; i < states; i++)
        {
            at[i] = at[i].Value + u[5][i];
            var error = Math.Abs(u[5][i]) / (tolerance * system.Scales[i]);
            worst = error < double.PositiveInfinity ? Math.Max(worst, error) : double.PositiveInfinity;
        }
        return worst;
    }

    /// <summary>Gaussian elimination with row exchanges, in place.</summary>
    private void Factorise()
    {
        for (var k = 0; k < states; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < states; i++) if (Math.Abs(matrix[i * states + k]) > Math.Abs(matrix[pivot * states + k])) pivot = i;
            pivots[k] = pivot;
            if (pivot != k)
                for (var j = 0; j < states; j++) (matrix[k * states + j], matrix[pivot * states + j]) = (matrix[pivot * states + j], matrix[k * states + j]);
            var inverse = 1 / matrix[k * states + k];
            for (var i = k + 1; i < states; i++)
            {
                var factor = matrix[i * states + k] *= inverse;
                for (var j = k + 1; j < states; j++) matrix[i * states + j] -= factor * matrix[k * states + j];
            }
        }
    }

    private void Solve(double[] b)
    {
        for (var k = 0; k < states; k++) (b[k], b[pivots[k]]) = (b[pivots[k]], b[k]);
        for (var i = 1; i < states; i++)
            for (var j = 0; j < i; j++) b[i] -= matrix[i * states + j] * b[j];
        for (var i = states - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < states; j++) b[i] -= matrix[i * states + j] * b[j];
            b[i] /= matrix[i * states + i];
        }
    }
}
