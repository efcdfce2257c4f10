using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Tongpin.Training.Roster;

/// <summary>Keeps the doors without an account slow for machines: sign-ups and wrong codes per address. A class behind one address passes; what is right costs nothing.</summary>
internal sealed class SignUpGate : IDisposable
{
    private readonly PartitionedRateLimiter<string> signUps = Limiter(60), wrong = Limiter(30);

    /// <summary>Counts a sign-up.</summary>
    public void Pass(HttpContext http) => Take(signUps, http, 1);

    /// <summary>Shut after too many wrong codes.</summary>
    public void MustBeOpen(HttpContext http) => Take(wrong, http, 0);

    /// <summary>Counts a code that nobody has.</summary>
    public void Wrong(HttpContext http) => Take(wrong, http, 1);

    private static void Take(PartitionedRateLimiter<string> limiter, HttpContext http, int permits)
    {
        using var lease = limiter.AttemptAcquire($"{http.Connection.RemoteIpAddress}", permits);
        if (!lease.IsAcquired) throw Rules.TooMany.Broken();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    public void Dispose()
    {
        signUps.Dispose();
        wrong.Dispose();
    }
}
