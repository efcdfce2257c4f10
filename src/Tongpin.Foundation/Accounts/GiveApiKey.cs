using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation.Access;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary>Gives an application a key, or revokes it. A key reaches the whole college, so its giver must.</summary>
internal sealed class GiveApiKey(TongpinDb db, Handing handing, House house, CurrentActor actor, IMemoryCache cache, TimeProvider clock)
{
    private const int MostDays = 3660;

    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Name { get; set; }
        [AtLeastOne] public List<string> Permissions { get; set => field = value ?? []; } = [];
        /// <summary>Days until the key expires; none: never.</summary>
        [Between(1, MostDays)] public int? Days { get; set; }
    }

    /// <param name="Key">The key itself, shown this once.</param>
    public sealed record Given(Guid Id, string Key);

    public async Task<Given> Run(Form form, CancellationToken ct)
    {
        if (form.Permissions.Except(house.Permissions.Select(p => p.Key)).FirstOrDefault() is { } unknown) throw Rules.NoSuchWord.Broken(unknown);
        handing.MustHold(form.Permissions, null);
        // The command line has no form that was checked before.
        if (form.Days is < 1 or > MostDays) throw Rules.KeyDays.Broken(1, MostDays);
        var now = clock.GetUtcNow();
        var key = "tp_" + RandomNumberGenerator.GetHexString(48, lowercase: true);
        var row = new ApiKey { Name = form.Name!.Trim(), Hash = ApiKeyDoor.HashOf(key), Permissions = [.. form.Permissions.Distinct()], CreatedBy = actor.Value.Id, CreatedAt = now, ExpiresAt = form.Days is { } days ? now.AddDays(days) : null };
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(ct);
        return new(row.Id, key);
    }

    /// <returns>False when there is no such key.</returns>
    public async Task<bool> Revoke(Guid id, CancellationToken ct)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, ct) is not { } key) return false;
        key.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        cache.Remove(ApiKeyDoor.CacheKey(key.Hash));
        return true;
    }

    /// <summary>Names of those who gave the keys, and whether they are still active: a key outlives its giver until somebody revokes it. Who is not among them was the command line.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Givers(IEnumerable<ApiKey> keys, CancellationToken ct)
    {
        PersonId[] ids = [.. keys.Select(k => new PersonId(k.CreatedBy)).Distinct()];
        return await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Active }).ToDictionaryAsync(p => p.Id.Value, p => p.Active ? p.Name : Words.L($"{p.Name}（已停用）", $"{p.Name} (no longer active)"), ct);
    }

    public Task<List<ApiKey>> All(CancellationToken ct) => db.ApiKeys.AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(ct);
}
