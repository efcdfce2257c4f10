using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Tongpin.Foundation.Accounts;

/// <summary>Keeps guessing slow and a morning rush in a queue: per address, per address and name, and so many hashes at once that pages keep a core.</summary>
internal sealed class SignInGate : IDisposable
{
    private readonly record struct Knock(string Address, string Name);

    private readonly PartitionedRateLimiter<Knock> tries = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Knock, string>(k => RateLimitPartition.GetSlidingWindowLimiter(k.Address, _ => PerMinute(60))),
        // Who names nobody, since the passkey tells the name, is counted by the address alone.
        PartitionedRateLimiter.Create<Knock, string>(k => k.Name.Length == 0 ? RateLimitPartition.GetNoLimiter("") : RateLimitPartition.GetSlidingWindowLimiter($"{k.Address} {k.Name}", _ => PerMinute(10))));

    // One hash takes about 80 ms of a core; a queue of 200 is emptied in 8 to 16 seconds on two cores.
    // One at a time for each name: guesses that are looked at side by side would all be counted as one.
    private readonly PartitionedRateLimiter<string> hashing = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetConcurrencyLimiter(name, _ => InLine(1))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => InLine(Math.Max(1, Environment.ProcessorCount - 1)))));

    /// <summary>Counts a try.</summary>
    /// <param name="name">What was typed as the account, only its hash is kept; null where the try names none.</param>
    public void Pass(string address, string? name)
    {
        using var lease = tries.AttemptAcquire(new(address, name is null ? "" : Short(name)));
        if (!lease.IsAcquired) throw Rules.TooMany.Broken();
    }

    /// <summary>Waits for a turn to hash for an account; disposed when the hash is made and what follows from it is written.</summary>
    public async Task<IDisposable> Turn(string name, CancellationToken ct)
    {
        var lease = await hashing.AcquireAsync(Short(name), 1, ct);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw Rules.TooMany.Broken();
    }

    private static string Short(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant())), 0, 8);

    private static ConcurrencyLimiterOptions InLine(int atATime) => new() { PermitLimit = atATime, QueueLimit = 200, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static SlidingWindowRateLimiterOptions PerMinute(int tries) => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };

    public void Dispose()
    {
        tries.Dispose();
        hashing.Dispose();
    }
}
