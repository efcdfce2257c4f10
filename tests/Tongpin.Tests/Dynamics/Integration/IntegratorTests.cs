using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;

namespace Tongpin.Tests.Dynamics.Integration;

public sealed class IntegratorTests
{
    /// <summary>y0' = y1, y1' = −y0 on a circle, and y2' = −y2²: y2 = 1/(1 + t).</summary>
    private sealed class Circle<T> : IRates<T> where T : struct, IReal<T>
    {
        public ReadOnlySpan<double> Scales => [1, 1, 1];

        public T Stiffness => 0;

        public void Rates(T t, ReadOnlySpan<T> y, Span<T> dy) => (dy[0], dy[1], dy[2]) = (y[1], -y[0], -(y[2] * y[2]));
    }

    /// <summary>Robertson-like: a fast and a slow rate.</summary>
    private sealed class Stiff : IRates<Real1>
    {
        public ReadOnlySpan<double> Scales => [1, 1];

        public Real1 Stiffness => 0;

        public void Rates(Real1 t, ReadOnlySpan<Real1> y, Span<Real1> dy) => (dy[0], dy[1]) = (-1e5 * (y[0] - y[1] * y[1]), -y[1]);
    }

    [Fact]
    public void Runge_Kutta_has_order_four_and_halving_its_step_divides_the_error_by_sixteen()
    {
        var errors = new[] { 20, 40, 80 }.Select(n => Error(new RungeKutta4<Real1>(3, n))).ToArray();

        Assert.InRange(errors[0] / errors[1], 14.5, 17.5);
        Assert.InRange(errors[1] / errors[2], 14.5, 17.5);
    }

    /// <summary>y0' = −k(y0 − y1), y1' = −y1, y0(0) = 2: y0 = e^(−t) k/(k − 1) + c e^(−kt).</summary>
    private sealed class Follower(double k) : IRates<Real1>
    {
        public ReadOnlySpan<double> Scales => [1, 1];

        public Real1 Stiffness => 0;

        public Real1 Decay => k;

        public void Rates(Real1 t, ReadOnlySpan<Real1> y, Span<Real1> dy) => (dy[0], dy[1]) = (-k * (y[0] - y[1]), -y[1]);

        public double Error(int steps)
        {
            Real1[] y = [2, 1];
            Real1 step = 0;
            new ExponentialRungeKutta4<Real1>(2, 0, steps).Advance(this, y, 0, 1, ref step);
            var share = k / (k - 1);
            return Math.Abs(y[0].Value - share * Math.Exp(-1) - (2 - share) * Math.Exp(-k));
        }
    }

    [Fact]
    public void Where_nothing_decays_the_exponential_method_is_the_classical_one() =>
        Assert.Equal(Error(new RungeKutta4<Real1>(3, 20)), Error(new ExponentialRungeKutta4<Real1>(3, 2, 20)), 1e-14);

    [Fact]
    public void The_exponential_method_has_order_four_and_follows_however_fast_a_state_is()
    {
        Assert.InRange(new Follower(3).Error(20) / new Follower(3).Error(40), 14, 18);
        // The fastest follow the last stage, which is off by h³/12 of y1 (4.9e-7).
        foreach (var k in new[] { 0.01, 1.5, 30, 127, 1e4, 1e8 }) Assert.InRange(new Follower(k).Error(40), 0, 5e-7);
    }

    [Fact]
    public void Dormand_Prince_keeps_to_its_tolerance()
    {
        foreach (var tolerance in new[] { 1e-4, 1e-6, 1e-8, 1e-10 }) Assert.InRange(Error(new DormandPrince54<Real1>(3, tolerance)), 0, 20 * tolerance);
    }

    [Fact]
    public void Rosenbrock_keeps_to_its_tolerance_and_gains_four_places_for_ten_times_the_steps()
    {
        var (coarse, fine) = (new Rosenbrock(3, 1e-4), new Rosenbrock(3, 1e-8));
        var (e1, e2) = (Error(coarse), Error(fine));

        Assert.True(e1 < 1e-2 && e2 < 1e-6, $"{e1} {e2}");
        Assert.InRange(fine.Evaluations, coarse.Evaluations, 25 * coarse.Evaluations);
    }

    [Fact]
    public void Rosenbrock_strides_over_what_is_stiff()
    {
        var method = new Rosenbrock(2, 1e-6);
        Real1[] y = [1, 1];
        Real1 step = 0;
        method.Advance(new Stiff(), y, 0, 5, ref step);

        Assert.Equal(Math.Exp(-5), y[1].Value, 1e-5);
        Assert.Equal(y[1].Value * y[1].Value, y[0].Value, 1e-6);
        Assert.True(method.Evaluations < 2000);
    }

    /// <summary>y' = 1 up to y = ½, and no number from there on.</summary>
    private sealed class Cliff<T> : IRates<T> where T : struct, IReal<T>
    {
        public int Asked;

        public ReadOnlySpan<double> Scales => [1];

        public T Stiffness => 0;

        public void Rates(T t, ReadOnlySpan<T> y, Span<T> dy)
        {
            Asked++;
            dy[0] = T.IfLess(y[0], 0.5, 1, double.NaN);
        }
    }

    /// <summary>y' = −10⁹(y − 1): no explicit method has steps short enough.</summary>
    private sealed class Wall : IRates<Real1>
    {
        public int Asked;

        public ReadOnlySpan<double> Scales => [1];

        public Real1 Stiffness => 0;

        public void Rates(Real1 t, ReadOnlySpan<Real1> y, Span<Real1> dy)
        {
            Asked++;
            dy[0] = -1e9 * (y[0] - 1);
        }
    }

    [Fact]
    public void Where_there_is_no_slope_a_state_stands_still_and_the_stretch_ends()
    {
        var (explicitly, implicitly) = (new Cliff<Real1>(), new Cliff<Real1>());
        Real1[] y = [0], z = [0];
        Real1 step = 0, stride = 0;
        new DormandPrince54<Real1>(1, 1e-6).Advance(explicitly, y, 0, 1, ref step);
        new Rosenbrock(1, 1e-6).Advance(implicitly, z, 0, 1, ref stride);

        Assert.Equal(0.5, y[0].Value, 1e-2);
        Assert.Equal(0.5, z[0].Value, 1e-2);
        Assert.InRange(explicitly.Asked, 1, 6 * Integrator<Real1>.Most + 1);
        Assert.InRange(implicitly.Asked, 1, 8 * Integrator<Real1>.Most);
    }

    [Fact]
    public void What_is_too_fast_for_any_step_ends_within_the_bound_and_stays_finite()
    {
        var wall = new Wall();
        Real1[] y = [0];
        Real1 step = 0;
        new DormandPrince54<Real1>(1, 1e-6).Advance(wall, y, 0, 1, ref step);

        Assert.True(Math.Abs(y[0].Value) <= 2, $"{y[0].Value}");
        Assert.InRange(wall.Asked, 1, 6 * Integrator<Real1>.Most + 1);
    }

    [Fact]
    public void Lanes_keep_their_own_steps()
    {
        var (wide, narrow) = (new DormandPrince54<Real4>(3, 1e-7), new DormandPrince54<Real1>(3, 1e-7));
        Real4[] many = [0, 1, 1];
        Real4 steps = 0;
        for (var lane = 0; lane < 4; lane++) many[2][lane] = 1 + 20 * lane;
        for (var stretch = 0; stretch < 3; stretch++) wide.Advance(new Circle<Real4>(), many, stretch, 1, ref steps);

        for (var lane = 0; lane < 4; lane++)
        {
            Real1[] one = [0, 1, 1 + 20 * lane];
            Real1 step = 0;
            for (var stretch = 0; stretch < 3; stretch++) narrow.Advance(new Circle<Real1>(), one, stretch, 1, ref step);
            Assert.Equal(one.Select(v => v.Value), many.Select(v => v[lane]));
            Assert.Equal(step.Value, steps[lane]);
        }
    }

    [Theory]
    [InlineData("penicillin-100l"), InlineData("penicillin-100m3")]
    public void A_sample_allocates_nothing(string key)
    {
        var line = Lab.Line(key)!;
        var plant = line.Build<Real1>();
        var method = line.Method<Real1>(Grade.Live);
        for (var k = 0; k < 20; k++) plant.Advance(method);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 50; k++) plant.Advance(method);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double Error(Integrator<Real1> method)
    {
        Real1[] y = [0, 1, 1];
        Real1 step = 0;
        method.Advance(new Circle<Real1>(), y, 0, 4, ref step);
        return new[] { Math.Abs(y[0].Value - Math.Sin(4)), Math.Abs(y[1].Value - Math.Cos(4)), Math.Abs(y[2].Value - 0.2) }.Max();
    }
}
