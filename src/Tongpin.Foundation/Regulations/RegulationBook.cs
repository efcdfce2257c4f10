using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>All versions of all regulations. A code's versions are remembered until one is added in this process, half a minute at most.</summary>
internal sealed class RegulationBook(TongpinDb db, IMemoryCache cache, CurrentActor actor, TimeProvider clock) : IRegulations
{
    public async Task<RegulationVersion> InForce(string code, DateOnly on, CancellationToken ct)
    {
        var versions = await VersionsOf(code, ct);
        // Before the first version began, the first one is the best that is known.
        var found = versions.LastOrDefault(v => v.ValidFrom <= on) ?? (versions is [var first, ..] ? first : throw new InvalidOperationException($"No module ships the regulation {code}."));
        return new(found.Code, found.Version, found.Value);
    }

    public async Task<IReadOnlyList<Regulation>> VersionsOf(string code, CancellationToken ct) => (await cache.GetOrCreateAsync(Key(code), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
        entry.Size = 1;
        return await db.Regulations.AsNoTracking().Where(r => r.Code == code).OrderBy(r => r.Version).ToListAsync(ct);
    }))!;

    public async Task Add(string code, string value, DateOnly from, string source, string documentNumber, string why, CancellationToken ct)
    {
        if (!actor.Value.May(Permissions.EditRegulations)) throw RegulationRules.NotEditable.Broken();
        var last = await db.Regulations.Where(r => r.Code == code).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct) ?? throw RegulationRules.Absent.Broken(code);
        db.Add(last.Next(value, from, source, documentNumber, why, actor.Value.Name, clock.GetUtcNow()));
        actor.Why = why;
        await db.SaveChangesAsync(ct);
        cache.Remove(Key(code));
    }

    // One cache serves several databases in tests.
    private string Key(string code) => $"regulation:{db.Database.GetDbConnection().ConnectionString}:{code}";
}

/// <summary>Writes the regulations that modules ship and the database does not know yet.</summary>
internal sealed class RegulationsOnStart(TongpinDb db, IEnumerable<RegulationSeed> seeds, TimeProvider clock) : IStartTask
{
    public async Task Run(CancellationToken ct)
    {
        var known = await db.Regulations.Select(r => r.Code).Distinct().ToListAsync(ct);
        var missing = seeds.Where(s => !known.Contains(s.Code)).ToList();
        if (missing.Count == 0) return;
        db.AddRange(missing.Select(s => Regulation.Of(s, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
    }
}
