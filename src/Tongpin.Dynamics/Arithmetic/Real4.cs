using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>Four numbers side by side: AVX2 where the processor has it, the same bits everywhere.</summary>
internal record struct Real4(Vector256<double> Value) : IReal<Real4>
{
    public static int Lanes => 4;

    public static implicit operator Real4(double value) => new(Vector256.Create(value));

    public static Real4 operator +(Real4 a, Real4 b) => new(a.Value + b.Value);

    public static Real4 operator -(Real4 a, Real4 b) => new(a.Value - b.Value);

    public static Real4 operator *(Real4 a, Real4 b) => new(a.Value * b.Value);

    public static Real4 operator /(Real4 a, Real4 b) => new(a.Value / b.Value);

    public static Real4 operator -(Real4 a) => new(-a.Value);

    public static Real4 Sqrt(Real4 a) => new(Vector256.Sqrt(a.Value));

    public static Real4 Abs(Real4 a) => new(Vector256.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 IfLess(Real4 a, Real4 b, Real4 then, Real4 otherwise) => new(Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    public static Real4 OrElse(Real4 number, Real4 otherwise) => new(Vector256.ConditionalSelect(Vector256.Equals(number.Value, number.Value), number.Value, otherwise.Value));

    public static bool AnyLess(Real4 a, Real4 b) => Vector256.LessThanAny(a.Value, b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real4 PowerOfTwo(Real4 n) => new(((n.Value + Vector256.Create(Reals.Magic + 1023)).AsUInt64() << 52).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Real4 Exponent, Real4 Mantissa) Split(Real4 x)
    {
        var bits = x.Value.AsUInt64() + Vector256.Create(Reals.ToOne);
        return (new(((bits >> 52) + Vector256.Create((ulong)Reals.MagicBits)).AsDouble() - Vector256.Create(Reals.Magic + 1023)),
            new(((bits & Vector256.Create(Reals.Fraction)) + Vector256.Create(Reals.RootHalf)).AsDouble()));
    }

    public double this[int lane]
    {
        readonly get => Value.GetElement(lane);
        set => Value = Value.WithElement(lane, value);
    }
}
