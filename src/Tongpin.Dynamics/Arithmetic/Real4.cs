using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>Four numbers side by side: AVX2 where the processor has it, the same bits everywhere.</summary>
internal struct Real4 : IReal<Real4>
{
    public Vector256<double> Value;

    public static int Lanes => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real4(double value) => new() { Value = Vector256.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 operator +(Real4 a, Real4 b) => new() { Value = a.Value + b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 operator -(Real4 a, Real4 b) => new() { Value = a.Value - b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 operator *(Real4 a, Real4 b) => new() { Value = a.Value * b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 operator /(Real4 a, Real4 b) => new() { Value = a.Value / b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 operator -(Real4 a) => new() { Value = -a.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 Sqrt(Real4 a) => new() { Value = Vector256.Sqrt(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 Abs(Real4 a) => new() { Value = Vector256.Abs(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 IfLess(Real4 a, Real4 b, Real4 then, Real4 otherwise) => new() { Value = Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), then.Value, otherwise.Value) };

    // The instruction is the comparison: where either is NaN, or both are 0, it takes its second operand.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 Max(Real4 a, Real4 b) => Avx.IsSupported ? new() { Value = Avx.Max(b.Value, a.Value) } : IfLess(a, b, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 Min(Real4 a, Real4 b) => Avx.IsSupported ? new() { Value = Avx.Min(b.Value, a.Value) } : IfLess(b, a, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 OrElse(Real4 number, Real4 otherwise) => new() { Value = Vector256.ConditionalSelect(Vector256.Equals(number.Value, number.Value), number.Value, otherwise.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Real4 a, Real4 b) => Vector256.LessThanAny(a.Value, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 PowerOfTwo(Real4 n) => new() { Value = ((n.Value + Vector256.Create(Reals.Magic + 1023)).AsUInt64() << 52).AsDouble() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Real4 Exponent, Real4 Mantissa) Split(Real4 x)
    {
        var bits = x.Value.AsUInt64() + Vector256.Create(Reals.ToOne);
        return (new() { Value = ((bits >> 52) + Vector256.Create((ulong)Reals.MagicBits)).AsDouble() - Vector256.Create(Reals.Magic + 1023) },
            new() { Value = ((bits & Vector256.Create(Reals.Fraction)) + Vector256.Create(Reals.RootHalf)).AsDouble() });
    }

    public double this[int lane]
    {
        readonly get => Value.GetElement(lane);
        set => Value = Value.WithElement(lane, value);
    }
}
