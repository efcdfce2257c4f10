using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tongpin.Dynamics.Arithmetic;

/// <summary>Rows of numbers that begin where a line of the processor's cache begins, so that no bundle lies across two; an array would begin anywhere.</summary>
internal sealed class Cells<T> where T : struct, IReal<T>
{
    private const int CacheLine = 64;
    private readonly byte[] bytes;
    private readonly int from, length;

    public Cells(int rows, int columns)
    {
        length = rows * columns * Unsafe.SizeOf<T>();
        // Pinned, so that it stays where it is.
        bytes = GC.AllocateArray<byte>(length + CacheLine, pinned: true);
        from = (int)((CacheLine - Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0) % CacheLine) % CacheLine);
    }

    /// <summary>All of them, row by row.</summary>
    public Span<T> All => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(from, length));
}
