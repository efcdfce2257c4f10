using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>One number: a plant alone.</summary>
internal struct Real1 : IReal<Real1>
{
    public double Value;

    public static int Lanes => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real1(double value) => new() { Value = value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator double(Real1 real) => real.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 operator +(Real1 a, Real1 b) => new() { Value = a.Value + b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 operator -(Real1 a, Real1 b) => new() { Value = a.Value - b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 operator *(Real1 a, Real1 b) => new() { Value = a.Value * b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 operator /(Real1 a, Real1 b) => new() { Value = a.Value / b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 operator -(Real1 a) => new() { Value = -a.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 Sqrt(Real1 a) => new() { Value = Math.Sqrt(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 Abs(Real1 a) => new() { Value = Math.Abs(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 IfLess(Real1 a, Real1 b, Real1 then, Real1 otherwise) => a.Value < b.Value ? then : otherwise;

    // The instruction is the comparison: where either is NaN, or both are 0, it takes its second operand.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 Max(Real1 a, Real1 b) => Sse2.IsSupported ? new() { Value = Sse2.MaxScalar(Vector128.CreateScalarUnsafe(b.Value), Vector128.CreateScalarUnsafe(a.Value)).ToScalar() } : IfLess(a, b, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 Min(Real1 a, Real1 b) => Sse2.IsSupported ? new() { Value = Sse2.MinScalar(Vector128.CreateScalarUnsafe(b.Value), Vector128.CreateScalarUnsafe(a.Value)).ToScalar() } : IfLess(b, a, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 OrElse(Real1 number, Real1 otherwise) => double.IsNaN(number.Value) ? otherwise : number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Real1 a, Real1 b) => a.Value < b.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real1 PowerOfTwo(Real1 n) => new() { Value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(n.Value + (Reals.Magic + 1023)) << 52) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Real1 Exponent, Real1 Mantissa) Split(Real1 x)
    {
        var bits = BitConverter.DoubleToUInt64Bits(x.Value) + Reals.ToOne;
        return (BitConverter.UInt64BitsToDouble((bits >> 52) + Reals.MagicBits) - (Reals.Magic + 1023), BitConverter.UInt64BitsToDouble((bits & Reals.Fraction) + Reals.RootHalf));
    }

    public double this[int lane]
    {
        readonly get => Value;
        set => Value = value;
    }
}
