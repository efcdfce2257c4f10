using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Records.Reading;

namespace Tongpin.Records.Keys;

/// <summary>Gives an application a key to the store, or revokes it.</summary>
internal sealed class GiveRecordKey(TongpinDb db, CurrentActor actor, KeyRing ring, Base home, TimeProvider clock)
{
    private const int MostDays = 3660;

    public sealed class Form
    {
        [Needed, AtMost(80)] public string? Name { get; set; }

        /// <summary>Words of <see cref="ScopeWords"/>.</summary>
        [System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.MinLength(1)] public List<string> Scopes { get; set; } = [];

        /// <summary>Days until the key expires; none: never.</summary>
        [Between(1, MostDays)] public int? Days { get; set; }
    }

    /// <param name="Secret">Shown this once.</param>
    public sealed record Given(Guid Id, string Key, string Secret);

    public async Task<Given> Run(Form form, CancellationToken ct)
    {
        var scopes = form.Scopes.Aggregate(Scopes.None, (sum, word) => sum | (ScopeWords.Of(word) ?? throw Rules.NoSuchScope.Broken(word)));
        // The command line has no form that was checked before.
        if (form.Days is < 1 or > MostDays) throw Rules.KeyDays.Broken(1, MostDays);
        var (now, key, secret) = (clock.GetUtcNow(), "lrs_" + RandomNumberGenerator.GetHexString(24, lowercase: true), RandomNumberGenerator.GetHexString(48, lowercase: true));
        var row = new RecordKey { Name = form.Name!.Trim(), Key = key, Hash = KeyRing.HashOf(secret), Scopes = scopes, CreatedAt = now, CreatedBy = actor.Value.Id, ExpiresAt = form.Days is { } days ? now.AddDays(days) : null, Authority = AuthorityOf(home, form.Name.Trim(), key) };
        db.RecordKeys.Add(row);
        await db.SaveChangesAsync(ct);
        ring.Forget();
        return new(row.Id, key, secret);
    }

    /// <returns>False when there is no such key.</returns>
    public async Task<bool> Revoke(Guid id, CancellationToken ct)
    {
        if (id == RecordKey.House || await db.RecordKeys.FindAsync([id], ct) is not { } key) return false;
        key.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        ring.Forget();
        return true;
    }

    public Task<List<RecordKey>> All(CancellationToken ct) => db.RecordKeys.AsNoTracking().Where(k => k.Id != RecordKey.House).OrderByDescending(k => k.CreatedAt).ToListAsync(ct);

    /// <summary>An application as an agent.</summary>
    public static string AuthorityOf(Base home, string name, string key)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new() { Encoder = Json.Plain.Encoder })) Ifi.Write(json, Ifi.Account(home.Address + "/applications", key), name, isGroup: false);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}

/// <summary>The scopes by their names in xAPI.</summary>
internal static class ScopeWords
{
    public static IReadOnlyList<(Scopes Scope, string Word, Words Title)> Every { get; } =
    [
        (Scopes.All, "all", ("全部", "Everything")),
        (Scopes.WriteStatements, "statements/write", ("写陈述", "Write statements")),
        (Scopes.ReadStatements, "statements/read", ("读所有陈述", "Read all statements")),
        (Scopes.ReadMine, "statements/read/mine", ("只读自己写的陈述", "Read its own statements only")),
        (Scopes.State, "state", ("活动状态", "State")),
        (Scopes.Profile, "profile", ("活动和人员档案", "Profiles")),
    ];

    public static Scopes? Of(string word) => Every.FirstOrDefault(s => s.Word == word) is { Scope: not Scopes.None } known ? known.Scope : null;

    public static IEnumerable<Words> TitlesOf(Scopes scopes) => Every.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Title);
}

/// <summary>The key under which the house itself writes; made at the first start.</summary>
internal sealed class HouseKeyOnStart(TongpinDb db, Base home, TimeProvider clock) : IStartTask
{
    public async Task Run(CancellationToken ct)
    {
        if (await db.RecordKeys.AnyAsync(k => k.Id == RecordKey.House, ct)) return;
        db.RecordKeys.Add(new() { Id = RecordKey.House, Name = "同频 Tongpin", Key = "house", Hash = "", Scopes = Scopes.None, CreatedAt = clock.GetUtcNow(), Authority = GiveRecordKey.AuthorityOf(home, "同频 Tongpin", "house") });
        await db.SaveChangesAsync(ct);
    }
}
