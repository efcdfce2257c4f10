namespace Tongpin.Records.Store;

/// <summary>
/// Numbers in the order of storing: microseconds of Unix time, and eight bits that tell processes apart. The instant <c>stored</c> is the number without its last bits, and partitions of a month are ranges of it.
/// </summary>
/// <remarks>A clock that jumps back does not make the numbers fall: they go on from the last one until the clock has caught up.</remarks>
internal sealed class Sequence(TimeProvider clock)
{
    private const int ProcessBits = 8;
    private readonly int process = Random.Shared.Next(1 << ProcessBits);
    private readonly Lock turn = new();
    private long last;

    public long Next()
    {
        lock (turn)
        {
            last = Math.Max(Microseconds(clock.GetUtcNow()), last + 1);
            return (last << ProcessBits) | (uint)process;
        }
    }

    /// <summary>Begins behind what is stored already, as another clock may have written it.</summary>
    public void StartAfter(long seq)
    {
        lock (turn) last = Math.Max(last, seq >> ProcessBits);
    }

    public static DateTimeOffset InstantOf(long seq) => At(seq >> ProcessBits);

    /// <summary>The first number that an instant can have.</summary>
    public static long FirstOf(DateTimeOffset at) => Microseconds(at) << ProcessBits;

    /// <summary>The last number that an instant can have; instants finer than a microsecond belong to the one before.</summary>
    public static long LastOf(DateTimeOffset at) => FirstOf(at) | ((1 << ProcessBits) - 1);

    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
