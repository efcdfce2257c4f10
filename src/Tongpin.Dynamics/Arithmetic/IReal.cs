using System.Runtime.CompilerServices;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>
/// A real number of a plant: one (<see cref="Real1"/>), or four or eight side by side, one for each plant of a bundle. Equations are written once for all of them,
/// and each lane gets the same bits as if it were alone: only IEEE operations without fusing, in the order in which they are written.
/// </summary>
internal interface IReal<T> where T : struct, IReal<T>
{
    /// <summary>How many numbers stand side by side.</summary>
    static abstract int Lanes { get; }

    static abstract implicit operator T(double value);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T operator -(T a);

    static abstract T Sqrt(T a);

    static abstract T Abs(T a);

    /// <summary>Per lane: a &lt; b ? then : otherwise. False for NaN.</summary>
    static abstract T IfLess(T a, T b, T then, T otherwise);

    /// <summary>Per lane: a &lt; b ? b : a, so that a stays where either is NaN.</summary>
    static abstract T Max(T a, T b);

    /// <summary>Per lane: b &lt; a ? b : a, so that a stays where either is NaN.</summary>
    static abstract T Min(T a, T b);

    /// <summary>Per lane: the number, or <paramref name="otherwise"/> for NaN, which stands for "nothing set".</summary>
    static abstract T OrElse(T number, T otherwise);

    /// <summary>True when a &lt; b in one lane or more: leaves out what no lane needs.</summary>
    static abstract bool AnyLess(T a, T b);

    /// <summary>2ⁿ for whole n in −1022…1023.</summary>
    static abstract T PowerOfTwo(T n);

    /// <summary>x = m·2ᵉ with √½ ≤ m &lt; √2, for positive x that is not subnormal.</summary>
    static abstract (T Exponent, T Mantissa) Split(T x);

    double this[int lane] { get; set; }
}

/// <summary>What follows from <see cref="IReal{T}"/>.</summary>
internal static class Reals
{
    /// <summary>1.5·2⁵²: adding it leaves a whole number in the low bits, subtracting it again rounds to the nearest whole number.</summary>
    public const double Magic = 6755399441055744;

    public const long MagicBits = 0x4338000000000000;

    /// <summary>Bits of √½, and of 1 less that.</summary>
    public const ulong RootHalf = 0x3FE6A09E667F3BCD, ToOne = 0x3FF0000000000000 - RootHalf, Fraction = 0x000FFFFFFFFFFFFF;

    /// <summary>Smaller numbers become 0: arithmetic on subnormals is many times slower, and managed code cannot switch it off.</summary>
    public const double Tiny = 1e-200;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T a, T b) where T : struct, IReal<T> => T.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T a, T b) where T : struct, IReal<T> => T.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clamp<T>(T value, T min, T max) where T : struct, IReal<T> => Min(Max(value, min), max);

    /// <summary>Nearest whole number for |x| ≤ 2⁵¹, halves to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round<T>(T x) where T : struct, IReal<T> => x + Magic - Magic;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flushed<T>(T x) where T : struct, IReal<T> => T.IfLess(T.Abs(x), Tiny, 0, x);

    public static void Flush<T>(Span<T> values) where T : struct, IReal<T>
    {
        foreach (ref var value in values) value = Flushed(value);
    }
}
