using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>Eight numbers side by side: AVX-512 where the processor has it, the same bits everywhere.</summary>
internal struct Real8 : IReal<Real8>
{
    public Vector512<double> Value;

    public static int Lanes => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real8(double value) => new() { Value = Vector512.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator +(Real8 a, Real8 b) => new() { Value = a.Value + b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator -(Real8 a, Real8 b) => new() { Value = a.Value - b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator *(Real8 a, Real8 b) => new() { Value = a.Value * b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator /(Real8 a, Real8 b) => new() { Value = a.Value / b.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 operator -(Real8 a) => new() { Value = -a.Value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Sqrt(Real8 a) => new() { Value = Vector512.Sqrt(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Abs(Real8 a) => new() { Value = Vector512.Abs(a.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 IfLess(Real8 a, Real8 b, Real8 then, Real8 otherwise) => new() { Value = Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), then.Value, otherwise.Value) };

    // The instruction is the comparison: where either is NaN, or both are 0, it takes its second operand.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Max(Real8 a, Real8 b) => Avx512F.IsSupported ? new() { Value = Avx512F.Max(b.Value, a.Value) } : IfLess(a, b, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 Min(Real8 a, Real8 b) => Avx512F.IsSupported ? new() { Value = Avx512F.Min(b.Value, a.Value) } : IfLess(b, a, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 OrElse(Real8 number, Real8 otherwise) => new() { Value = Vector512.ConditionalSelect(Vector512.Equals(number.Value, number.Value), number.Value, otherwise.Value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLess(Real8 a, Real8 b) => Vector512.LessThanAny(a.Value, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real8 PowerOfTwo(Real8 n) => new() { Value = ((n.Value + Vector512.Create(Reals.Magic + 1023)).AsUInt64() << 52).AsDouble() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Real8 Exponent, Real8 Mantissa) Split(Real8 x)
    {
        var bits = x.Value.AsUInt64() + Vector512.Create(Reals.ToOne);
        return (new() { Value = ((bits >> 52) + Vector512.Create((ulong)Reals.MagicBits)).AsDouble() - Vector512.Create(Reals.Magic + 1023) },
            new() { Value = ((bits & Vector512.Create(Reals.Fraction)) + Vector512.Create(Reals.RootHalf)).AsDouble() });
    }

    public double this[int lane]
    {
        readonly get => Value.GetElement(lane);
        set => Value = Value.WithElement(lane, value);
    }
}
