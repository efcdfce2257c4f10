using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Keys;

/// <summary>Who calls the store: one application by its key.</summary>
internal sealed record Caller(Guid Key, Scopes Scopes, string Authority, DateTimeOffset? ExpiresAt)
{
    public bool MayWrite => Scopes.HasFlag(Scopes.All) || Scopes.HasFlag(Scopes.WriteStatements);

    /// <summary>May read everybody's statements; else those of the key itself at most.</summary>
    public bool MayReadAll => Scopes.HasFlag(Scopes.All) || Scopes.HasFlag(Scopes.ReadStatements);
    public bool MayReadMine => MayReadAll || Scopes.HasFlag(Scopes.ReadMine);
    public bool May(Scopes scope) => Scopes.HasFlag(Scopes.All) || Scopes.HasFlag(scope);
}

/// <summary>The keys that were used lately, so that a request asks the database nothing: one hash of the secret is all it costs.</summary>
/// <remarks>A revoked key is refused at once in this process, within half a minute in others.</remarks>
internal sealed class KeyRing(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (string Hash, Caller? Caller, DateTimeOffset Until)> lately = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, string> authorities = [];

    /// <param name="header">The Authorization header.</param>
    public async ValueTask<Caller> CallerOf(string? header, CancellationToken ct)
    {
        if (Credentials(header) is not (var name, var hash)) throw new Refusal(Rules.NoKey) { Status = StatusCodes.Status401Unauthorized };
        var now = clock.GetUtcNow();
        if (!lately.TryGetValue(name, out var known) || known.Until <= now)
        {
            if (lately.Count > 10_000) lately.Clear();
            lately[name] = known = await Load(name, now, ct);
        }
        return known.Caller is { } caller && (caller.ExpiresAt is null || caller.ExpiresAt > now) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(known.Hash), Encoding.ASCII.GetBytes(hash))
            ? caller : throw new Refusal(Rules.NoKey) { Status = StatusCodes.Status401Unauthorized };
    }

    /// <summary>The agent that stands as authority in statements of a key, as JSON.</summary>
    public async ValueTask<string> AuthorityOf(Guid key, CancellationToken ct)
    {
        if (authorities.TryGetValue(key, out var authority)) return authority;
        await using var scope = scopes.CreateAsyncScope();
        return authorities[key] = await scope.ServiceProvider.GetRequiredService<TongpinDb>().RecordKeys.Where(k => k.Id == key).Select(k => k.Authority).FirstOrDefaultAsync(ct) ?? "null";
    }

    public void Forget() => lately.Clear();

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private async Task<(string, Caller?, DateTimeOffset)> Load(string name, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<TongpinDb>().RecordKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Key == name && k.RevokedAt == null, ct);
        return key is null ? ("", null, now + Kept) : (key.Hash, new(key.Id, key.Scopes, key.Authority, key.ExpiresAt), now + Kept);
    }

    private static (string Name, string Hash)? Credentials(string? header)
    {
        const string start = "Basic ";
        if (header is null || !header.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return null;
        Span<byte> bytes = stackalloc byte[1024];
        if (header.Length > 1024 || !Convert.TryFromBase64String(header[start.Length..].Trim(), bytes, out var length)) return null;
        var text = Encoding.UTF8.GetString(bytes[..length]);
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (text[..colon], HashOf(text[(colon + 1)..])) : null;
    }
}
