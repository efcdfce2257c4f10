using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>
/// The functions that the plants need, from + − × ÷ √ and bits alone: the same bits on every machine and in every lane. No fused operations.
/// They are calls on purpose: inlined into the equations they use up what the compiler is willing to inline, and then the operators become calls.
/// Polynomials are Chebyshev fits of our own (degree and error at each); largest errors found by the tests stand in <see cref="Bound"/>.
/// Results below 2⁻¹⁰²¹ are 0, and subnormal arguments count as 0.
/// </summary>
internal static class Functions
{
    /// <summary>Largest error in units in the last place, as the tests hold it.</summary>
    public static class Bound
    {
        public const double Exp = 1, Log = 1, Log10 = 1.5, Exp10 = 1.25, Sin = 3.5, Cbrt = 1, Tanh = 2.5, Pow = 1.25, PowFar = 12;

        /// <summary>|y·ln x| up to which a power is good to <see cref="Pow"/>; beyond, to <see cref="PowFar"/>.</summary>
        public const double Near = 20;
    }

    // ln 2 in two parts, the first with 15 zeros at its end, so that n times it is exact.
    private const double Ln2High = 0.6931471805582987, Ln2Low = 1.6465949582897082e-12, Log2E = 1.4426950408889634;
    private const double PerLn10 = 0.4342944819032518, PerLn10Low = 1.098319650216765e-17, Ln10 = 2.302585092994046, Ln10Low = -2.1707562233822494e-16;
    private const double SmallestNormal = 2.2250738585072014e-308, Largest = 709.782712893384, Smallest = -707.5;

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Exp<T>(T x) where T : struct, IReal<T> => Exp(x, (T)0);

    /// <summary>Eight of them in one go: beside each other for one plant, one after another for a bundle, with the same bits.</summary>
    public static void Exp<T>(T[] eight) where T : struct, IReal<T>
    {
        if (T.Lanes == 1)
        {
            ref var beside = ref MemoryMarshal.Cast<T, Real8>(eight.AsSpan())[0];
            beside = Exp(beside);
            return;
        }
        foreach (ref var x in eight.AsSpan()) x = Exp(x, (T)0);
    }

    /// <summary>Three of them in one go, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T, T, T) Exp<T>(T a, T b, T c) where T : struct, IReal<T>
    {
        return T.Lanes > 1 ? (Exp(a, (T)0), Exp(b, (T)0), Exp(c, (T)0)) : Beside(a, b, c);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (T, T, T) Beside(T a, T b, T c)
        {
            var beside = Exp(new Real4 { Value = Vector256.Create(a[0], b[0], c[0], 0) });
            return (beside[0], beside[1], beside[2]);
        }
    }

    /// <summary>e^(x + tail), |tail| ≤ an ulp of x or so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exp<T>(T x, T tail) where T : struct, IReal<T>
    {
        var n = Round(Clamp(x, Smallest, Largest) * Log2E);
        var r = x - n * Ln2High - n * Ln2Low + tail;
        // Half of 2ⁿ twice: n reaches 1024.
        var y = (1 + (r + r * r * Quotient(r))) * T.PowerOfTwo(n - 1) * 2;
        y = T.IfLess(x, Smallest, 0, y);
        return T.IfLess(Largest, x, double.PositiveInfinity, y);
    }

    /// <summary>(eʳ − 1 − r)/r² for |r| ≤ ½ ln 2; degree 9, 1.1e-16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Quotient<T>(T r) where T : struct, IReal<T>
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = 0.5000000000000001 + r * 0.16666666666666669 + r2 * (0.04166666666662413 + r * 0.008333333333330062);
        var high = 0.0013888888917213717 + r * 0.00019841269863053618 + r2 * (2.4801521295954376e-05 + r * 2.7557268459997064e-06);
        return low + r4 * (high + r4 * (2.7620088445409746e-07 + r * 2.510038549551032e-08));
    }

    /// <summary>eˣ − 1 for |x| ≤ 100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpLess1<T>(T x) where T : struct, IReal<T>
    {
        var n = Round(x * Log2E);
        var r = x - n * Ln2High - n * Ln2Low;
        var scale = T.PowerOfTwo(n);
        return scale * (r + r * r * Quotient(r)) + (scale - 1);
    }

    /// <summary>Natural logarithm; −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Log<T>(T x) where T : struct, IReal<T> => Ln(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ln<T>(T x) where T : struct, IReal<T>
    {
        var (k, m) = T.Split(x);
        var f = m - 1;
        var s = f / (2 + f);
        var half = 0.5 * f * f;
        var y = k * Ln2High - (half - (s * (half + Series(s * s)) + k * Ln2Low) - f);
        return Ends(x, y);
    }

    /// <summary>z·(ln((1+s)/(1−s)) − 2s)/s³ with z = s², |s| ≤ 0.1716; degree 6, 3.1e-16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T z) where T : struct, IReal<T>
    {
        var z2 = z * z;
        var low = 0.666666666666667 + z * 0.39999999999899444 + z2 * (0.2857142862600327 + z * 0.22222211130259878);
        return z * (low + z2 * z2 * (0.18182889455674947 + z * 0.15331710618210773 + z2 * 0.14616585424888623));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ends<T>(T x, T y) where T : struct, IReal<T>
    {
        y = T.IfLess(double.MaxValue, x, double.PositiveInfinity, y);
        y = T.IfLess(x, SmallestNormal, double.NegativeInfinity, y);
        y = T.IfLess(x, 0, double.NaN, y);
        return T.OrElse(x - x + y, T.IfLess(x, double.PositiveInfinity, y, x));
    }

    /// <summary>Logarithm to base 10.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Log10<T>(T x) where T : struct, IReal<T> => ToLog10(Ln(x));

    /// <summary>Logarithm to base 10 of what has this natural logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ToLog10<T>(T y) where T : struct, IReal<T> => y * PerLn10 + y * PerLn10Low;

    /// <summary>Natural logarithms of three numbers in one go, as <see cref="Exp{T}(T, T, T)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T, T, T) Log<T>(T a, T b, T c) where T : struct, IReal<T>
    {
        return T.Lanes > 1 ? (Ln(a), Ln(b), Ln(c)) : Beside(a, b, c);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (T, T, T) Beside(T a, T b, T c)
        {
            var beside = Log(new Real4 { Value = Vector256.Create(a[0], b[0], c[0], 1) });
            return (beside[0], beside[1], beside[2]);
        }
    }

    /// <summary>10ˣ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Exp10<T>(T x) where T : struct, IReal<T>
    {
        var (high, low) = Product(x, (T)Ln10);
        return Exp(high, low + x * Ln10Low);
    }

    /// <summary>xʸ for x ≥ 0: the logarithm in two parts, so that its error does not grow with y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Pow<T>(T x, T y) where T : struct, IReal<T> => Power(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Power<T>(T x, T y) where T : struct, IReal<T>
    {
        var (k, m) = T.Split(x);
        var f = m - 1;
        var d = 2 + f;
        var s = f / d;
        // What the division left: f − s·d, exactly; d itself is rounded, its tail is f − (d − 2).
        var (p, q) = Product(s, d);
        var sLow = (f - p - q - s * (f - (d - 2))) / d;
        var a = k * Ln2High;
        var b = 2 * s;
        var sum = a + b;
        var left = T.IfLess(T.Abs(a), T.Abs(b), b - sum + a, a - sum + b);
        left += k * Ln2Low + 2 * sLow + s * Series(s * s);
        var high = sum + left;
        var low = sum - high + left;
        var (product, tail) = Product(y, high);
        var power = Exp(product, tail + y * low);
        power = T.IfLess(x, SmallestNormal, T.IfLess(0, y, 0, T.IfLess(y, 0, double.PositiveInfinity, 1)), power);
        return T.IfLess(x, 0, double.NaN, power);
    }

    /// <summary>a·b = product + tail exactly (Dekker), for |a|, |b| &lt; 2⁹⁹⁶.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Product, T Tail) Product<T>(T a, T b) where T : struct, IReal<T>
    {
        const double Splitter = 134217729; // 2²⁷ + 1
        var (ca, cb) = (Splitter * a, Splitter * b);
        var (ah, bh) = (ca - (ca - a), cb - (cb - b));
        var (al, bl) = (a - ah, b - bh);
        var p = a * b;
        return (p, ah * bh - p + ah * bl + al * bh + al * bl);
    }

    /// <summary>Hyperbolic tangent: the switches of the plants. ±1 from |x| = 20 on, where it rounds to that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Tanh<T>(T x) where T : struct, IReal<T>
    {
        var size = T.Abs(x);
        var sign = T.IfLess(x, 0, -1, 1);
        var end = T.IfLess(1, size, sign, x);
        return T.AnyLess(size, 20) ? T.IfLess(size, 20, sign * Middle(size), end) : end;

        [MethodImpl(MethodImplOptions.NoInlining)]
        static T Middle(T size)
        {
            var e = ExpLess1(2 * Min(size, 20));
            return e / (e + 2);
        }
    }

    /// <summary>Cube root of x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Cbrt<T>(T x) where T : struct, IReal<T>
    {
        var (e, m) = T.Split(x);
        // e = 3q + r with r = −1, 0, 1; then two Newton steps on the cube root of m.
        var q = Round(e * (1.0 / 3));
        var r = e - 3 * q;
        var t = 0.45368850939437955 + m * 0.8967392149830209 + m * m * (-0.5237666939876867 + m * 0.2093460512115113 - m * m * 0.03600019208330247);
        t *= T.IfLess(r, -0.5, 0.7937005259840998, T.IfLess(0.5, r, 1.2599210498948732, 1));
        m *= T.IfLess(r, -0.5, 0.5, T.IfLess(0.5, r, 2, 1));
        t += (m / (t * t) - t) * (1.0 / 3);
        t += (m / (t * t) - t) * (1.0 / 3);
        return T.IfLess(x, SmallestNormal, T.IfLess(x, 0, double.NaN, 0), T.OrElse(x - x + t * T.PowerOfTwo(q), x));
    }

    /// <summary>sin 2πx: x in turns, |x| ≤ 2⁵¹, because whole turns can be taken off exactly.</summary>
    public static T SinTurns<T>(T x) where T : struct, IReal<T>
    {
        var r = x - Round(x);
        var size = T.Abs(r);
        size = T.IfLess(0.25, size, 0.5 - size, size);
        var z = size * size;
        var z2 = z * z;
        var z4 = z2 * z2;
        // Degree 8 in z, 1.3e-18; 2π in two parts.
        var series = -41.341702240399755 + z * 81.60524927607362 + z2 * (-76.70585975282492 + z * 42.058693925428685)
            + z4 * (-15.0946416761179 + z * 3.8199280942271643 + z2 * (-0.7177337921413454 + z * 0.10089695501646812));
        var y = size * 6.283185307179586 + size * (z * series + 2.4492935982947064e-16);
        return T.IfLess(r, 0, -y, y);
    }
}
