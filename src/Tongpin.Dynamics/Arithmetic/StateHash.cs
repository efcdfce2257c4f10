using System.Numerics;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>64-bit hash over the bits of a plant's numbers, sample after sample: two runs with the same hash took the same way.</summary>
internal static class StateHash
{
    public const ulong Start = 0x2545F4914F6CDD1D;

    public static ulong Add(ulong hash, double value) => BitOperations.RotateLeft(hash ^ BitConverter.DoubleToUInt64Bits(value) * 0x9E3779B185EBCA87, 27) * 0xC2B2AE3D27D4EB4F + 0x165667B19E3779F9;
}
