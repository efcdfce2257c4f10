using Tongpin.Dynamics.Arithmetic;
using static Tongpin.Dynamics.Arithmetic.Functions;

namespace Tongpin.Tests.Dynamics.Arithmetic;

public sealed class FunctionsTests
{
    private const int Samples = 3000;
    private static readonly CounterRandom Random = new(11);

    [Fact]
    public void Exp_is_good_to_its_bound()
    {
        Hold(Bound.Exp, Between(-40, 709), x => Exp<Real1>(x), x => Exact.Exp(x));
        Hold(Bound.Exp, Between(-5, 5), x => Exp<Real1>(x), x => Exact.Exp(x));
        // Small results are lifted by 2¹⁰⁰⁰, which is exact.
        Hold(Bound.Exp, Between(-707, -40), x => Exp<Real1>(x) * Math.ScaleB(1, 1000), x => Exact.Exp(1000 * Exact.Ln2 + x));
    }

    [Fact]
    public void Log_is_good_to_its_bound()
    {
        Hold(Bound.Log, Spread(-60, 300), x => Log<Real1>(x), x => Exact.Log(x));
        Hold(Bound.Log, Between(0.5, 2), x => Log<Real1>(x), x => Exact.Log(x));
    }

    [Fact]
    public void Log10_is_good_to_its_bound() => Hold(Bound.Log10, Spread(-12, 12), x => Log10<Real1>(x), x => Exact.Log(x) / Exact.Ln10);

    [Fact]
    public void Exp10_is_good_to_its_bound() => Hold(Bound.Exp10, Between(-20, 20), x => Exp10<Real1>(x), x => Exact.Exp(Exact.Ln10 * x));

    [Fact]
    public void Tanh_is_good_to_its_bound()
    {
        Hold(Bound.Tanh, Between(-19, 19), x => Tanh<Real1>(x), x => Tanh(x));
        Hold(Bound.Tanh, Spread(-12, 0), x => Tanh<Real1>(x), x => Tanh(x));

        static Exact Tanh(double x) => (Exact.Exp(2 * (Exact)x) - 1) / (Exact.Exp(2 * (Exact)x) + 1);
    }

    [Fact]
    public void Cbrt_is_good_to_its_bound() => Hold(Bound.Cbrt, Spread(-60, 60), x => Cbrt<Real1>(x), x => Exact.Exp(Exact.Log(x) / 3));

    [Fact]
    public void Sine_is_good_to_its_bound() => Hold(Bound.Sin, Between(-0.5, 0.5), x => SinTurns<Real1>(x), x => Exact.Sin(x));

    [Theory]
    [InlineData(0.56), InlineData(-0.38), InlineData(3.88), InlineData(1.0 / 3), InlineData(-7.25), InlineData(1.0), InlineData(100.0)]
    public void Pow_is_good_to_its_bounds(double y)
    {
        Hold(Bound.Pow, Spread(-8.6 / Math.Abs(y), 8.6 / Math.Abs(y)).Where(x => Math.Abs(y * Math.Log(x)) < Bound.Near), x => Pow<Real1>(x, y), x => Exact.Exp(Exact.Log(x) * y));
        Hold(Bound.PowFar, Between(-40, 300).Select(e => Math.Pow(10, e / y)).Where(x => x is > 1e-60 and < 1e300), x => Pow<Real1>(x, y), x => Exact.Exp(Exact.Log(x) * y));
    }

    [Fact]
    public void Ends_are_what_they_should_be()
    {
        Assert.Equal(double.PositiveInfinity, Exp<Real1>(710).Value);
        Assert.Equal(0, Exp<Real1>(-750).Value);
        Assert.Equal(0, Exp<Real1>(double.NegativeInfinity).Value);
        Assert.Equal(double.PositiveInfinity, Exp<Real1>(double.PositiveInfinity).Value);
        Assert.Equal(1, Exp<Real1>(0).Value);
        Assert.Equal(double.NegativeInfinity, Log<Real1>(0).Value);
        Assert.Equal(double.NegativeInfinity, Log<Real1>(double.Epsilon).Value);
        Assert.Equal(double.PositiveInfinity, Log<Real1>(double.PositiveInfinity).Value);
        Assert.Equal(0, Log<Real1>(1).Value);
        Assert.Equal(-1, Tanh<Real1>(-30).Value);
        Assert.Equal(1, Tanh<Real1>(double.PositiveInfinity).Value);
        Assert.Equal(0, Cbrt<Real1>(0).Value);
        Assert.Equal(1, Pow<Real1>(0, 0).Value);
        Assert.Equal(0, Pow<Real1>(0, 2).Value);
        Assert.Equal(double.PositiveInfinity, Pow<Real1>(0, -2).Value);
        Assert.Equal(1, Pow<Real1>(17, 0).Value);
        Assert.All([Exp<Real1>(double.NaN), Log<Real1>(double.NaN), Log<Real1>(-1), Tanh<Real1>(double.NaN), Cbrt<Real1>(double.NaN), Cbrt<Real1>(-1), Pow<Real1>(-1, 2), SinTurns<Real1>(double.NaN)], r => Assert.True(double.IsNaN(r.Value)));
    }

    [Fact]
    public void Four_and_eight_side_by_side_get_the_bits_of_one_alone()
    {
        double[] special = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-310, 25, -25, 709.9, -708, 1e300];
        double[] x = [.. Between(-750, 750).Concat(Spread(-300, 300)).Concat(Between(-3, 3)).Take(9000), .. special, .. special, .. special, .. special];
        Same<Real4>(x);
        Same<Real8>(x);
    }

    /// <summary>They are instructions of the processor where it has them; those must answer like the comparison, also for zeros of two signs and for no number.</summary>
    [Fact]
    public void Larger_and_smaller_are_the_comparison_to_the_bit()
    {
        Compared<Real1>();
        Compared<Real4>();
        Compared<Real8>();

        static void Compared<T>() where T : struct, IReal<T>
        {
            double[] special = [0, -0.0, 1, -1, double.NaN, -double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 1e300];
            foreach (var a in special)
            {
                foreach (var b in special)
                {
                    var (max, min) = (T.Max(a, b)[T.Lanes - 1], T.Min(a, b)[T.Lanes - 1]);
                    Assert.True(Raw(a < b ? b : a) == Raw(max), $"{typeof(T).Name}: the larger of {a} and {b} is {max}");
                    Assert.True(Raw(b < a ? b : a) == Raw(min), $"{typeof(T).Name}: the smaller of {a} and {b} is {min}");
                }
            }
        }

        static long Raw(double value) => BitConverter.DoubleToInt64Bits(value);
    }

    [Fact]
    public void Several_in_one_go_get_the_bits_of_one_alone()
    {
        foreach (var x in Between(-700, 700))
        {
            var (a, b, c) = Exp<Real1>(x, x * 0.01, -x);
            Assert.Equal((Exp<Real1>(x).Value, Exp<Real1>(x * 0.01).Value, Exp<Real1>(-x).Value), (a.Value, b.Value, c.Value));
        }
    }

    private static void Same<T>(double[] x) where T : struct, IReal<T>
    {
        for (var i = 0; i + T.Lanes <= x.Length; i += T.Lanes)
        {
            T many = 0;
            for (var lane = 0; lane < T.Lanes; lane++) many[lane] = x[i + lane];
            T[] results = [Exp(many), Log(many), Log10(many), Tanh(many), Cbrt(many), SinTurns(many), Exp10(many * 0.01), Pow(many, (T)0.34), Reals.Flushed(many), Reals.Clamp<T>(many, -2, 2), T.Sqrt(many)];
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                Real1 one = x[i + lane];
                Real1[] alone = [Exp(one), Log(one), Log10(one), Tanh(one), Cbrt(one), SinTurns(one), Exp10(one * 0.01), Pow<Real1>(one, 0.34), Reals.Flushed(one), Reals.Clamp<Real1>(one, -2, 2), Real1.Sqrt(one)];
                for (var f = 0; f < results.Length; f++)
                    Assert.True(Bits(results[f][lane]) == Bits(alone[f].Value), $"function {f} at {x[i + lane]:R}: {results[f][lane]:R} beside others, {alone[f].Value:R} alone");
            }
        }

        // A NaN is a NaN, whatever its sign and payload.
        static ulong Bits(double value) => double.IsNaN(value) ? ulong.MaxValue : BitConverter.DoubleToUInt64Bits(value);
    }

    private static void Hold(double bound, IEnumerable<double> arguments, Func<double, double> function, Func<double, Exact> exact)
    {
        var (worst, at) = arguments.Select(x => (Ulps: exact(x).Ulps(function(x)), x)).Max();
        Assert.True(worst <= bound, $"{worst:F3} ulp at {at:R}");
    }

    private static IEnumerable<double> Between(double from, double to) => Enumerable.Range(0, Samples).Select(i => from + (to - from) * Random.Uniform(1, i));

    /// <summary>Spread evenly over powers of ten.</summary>
    private static IEnumerable<double> Spread(double from, double to) => Between(from, to).Select(e => Math.Pow(10, e));
}
