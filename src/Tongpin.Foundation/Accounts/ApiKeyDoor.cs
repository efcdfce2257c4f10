using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>Lets an application in by its key: <c>Authorization: Bearer tp_…</c>. A key opens the API and the exports, not the pages.</summary>
internal sealed class ApiKeyDoor(IOptionsMonitor<ApiKeyDoor.Settings> options, ILoggerFactory logger, UrlEncoder encoder, TongpinDb db, IMemoryCache cache, TimeProvider clock)
    : AuthenticationHandler<ApiKeyDoor.Settings>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    private const string Start = "Bearer tp_";

    public sealed class Settings : AuthenticationSchemeOptions;

    private sealed record Known(Actor Actor, DateTimeOffset? ExpiresAt);

    public static bool IsKnockedAt(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Start, StringComparison.Ordinal) && (request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/export"));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var hash = HashOf(Request.Headers.Authorization[0]!["Bearer ".Length..]);
        // Unknown keys are not kept: made up by the thousand they would drive out what is worth keeping.
        if (!cache.TryGetValue(CacheKey(hash), out Known? known) && (known = await Load(hash, Context.RequestAborted)) is not null) cache.Set(CacheKey(hash), known, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30), Size = 1 });
        if (known is null || known.ExpiresAt <= clock.GetUtcNow()) return AuthenticateResult.Fail("The key is unknown, expired or revoked.");

        Context.Items[typeof(Actor)] = known.Actor;
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, known.Actor.Id.ToString())], Scheme)), Scheme));
    }

    private async Task<Known?> Load(string hash, CancellationToken ct) =>
        await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, ct) is { } key
            ? new(ActorOf(key), key.ExpiresAt)
            : null;

    public static Actor ActorOf(ApiKey key) => new(key.Id, key.Name, key.Permissions.ToFrozenDictionary(p => p, _ => Reach.Everything)) { IsApplication = true };

    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string CacheKey(string hash) => $"api-key:{hash}";
}
