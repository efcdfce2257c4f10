using System.Runtime.CompilerServices;

namespace Tongpin.Kernel;

/// <summary>The rhythm of background work.</summary>
public static class Rounds
{
    /// <summary>One round after each pause, until the house stops. A pause begins when the round before has ended: a clock that jumps brings one round, not all that it passed over.</summary>
    public static async IAsyncEnumerable<int> After(this TimeProvider clock, TimeSpan pause, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested) yield break;
            yield return round;
        }
    }
}
