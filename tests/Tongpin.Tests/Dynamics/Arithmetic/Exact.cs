using System.Numerics;

namespace Tongpin.Tests.Dynamics.Arithmetic;

/// <summary>Numbers with 320 binary places: what the plants' functions are measured against. Slow, and independent of them.</summary>
internal readonly struct Exact(BigInteger bits)
{
    private const int Places = 320;
    private static readonly BigInteger One = BigInteger.One << Places;
    public static readonly Exact Ln2 = new(2 * Atanh(One / 3));
    public static readonly Exact Ln10 = Log(new(One * 10));
    private static readonly Exact Pi = new(4 * (4 * Atan(5) - Atan(239)));

    private readonly BigInteger bits = bits;

    public static implicit operator Exact(double value)
    {
        var raw = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(raw >> 52 & 0x7FF);
        BigInteger mantissa = (raw & 0xFFFFFFFFFFFFF) | (exponent > 0 ? 1L << 52 : 0);
        var shift = Math.Max(exponent, 1) - 1075 + Places;
        mantissa = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return new(value < 0 ? -mantissa : mantissa);
    }

    public static Exact operator *(Exact a, Exact b) => new(a.bits * b.bits >> Places);

    public static Exact operator /(Exact a, Exact b) => new((a.bits << Places) / b.bits);

    public static Exact operator +(Exact a, Exact b) => new(a.bits + b.bits);

    public static Exact operator -(Exact a, Exact b) => new(a.bits - b.bits);

    /// <summary>How far a double lies off, in units of its last place.</summary>
    public double Ulps(double value)
    {
        var ulp = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
        return Math.Abs((double)((((Exact)value - this).bits << 60) / ((Exact)ulp).bits)) / (1UL << 60);
    }

    public static Exact Exp(Exact x)
    {
        var n = (int)(double)(x.bits / Ln2.bits);
        var r = x.bits - n * Ln2.bits >> 16;
        BigInteger sum = One, term = One;
        for (var i = 1; !term.IsZero; i++) sum += term = term * r / One / i;
        for (var i = 0; i < 16; i++) sum = sum * sum >> Places;
        return new(n >= 0 ? sum << n : sum >> -n);
    }

    public static Exact Log(Exact x)
    {
        var n = (int)(x.bits.GetBitLength() - Places - 1);
        var m = n >= 0 ? x.bits >> n : x.bits << -n;
        return new(n * Ln2.bits + 2 * Atanh((m - One << Places) / (m + One)));
    }

    public static Exact Sin(Exact turns)
    {
        var r = 2 * Pi.bits * turns.bits >> Places;
        BigInteger sum = r, term = r;
        for (var i = 2; !term.IsZero; i += 2) sum += term = -(term * r / One) * r / One / (i * (i + 1));
        return new(sum);
    }

    private static BigInteger Atanh(BigInteger s)
    {
        BigInteger sum = s, power = s;
        for (var i = 3; !power.IsZero; i += 2) sum += (power = power * s / One * s / One) / i;
        return sum;
    }

    private static BigInteger Atan(int inverse)
    {
        BigInteger power = One / inverse, sum = power;
        for (var i = 3; !power.IsZero; i += 2) sum += (power = -power / (inverse * inverse)) / i;
        return sum;
    }
}
