using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>Answers from memory; a change forgets at once in this process and within half a minute in others.</summary>
internal sealed class RegulationBook(TongpinDb db, IMemoryCache cache) : IRegulations, IHear<RegulationChanged>
{
    public async Task<RegulationVersion> InForce(string code, DateOnly on, CancellationToken ct)
    {
        var answers = cache.GetOrCreate(typeof(RegulationBook), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            entry.Size = 50;
            return new ConcurrentDictionary<(string Code, DateOnly On), RegulationVersion>();
        })!;
        if (answers.TryGetValue((code, on), out var known)) return known;

        // An answer read before a change lands in the dictionary that the change has thrown away.
        return answers[(code, on)] = await db.Regulations.Where(r => r.Code == code).InForceFirst(on).Select(r => new RegulationVersion(r.Code, r.Version, r.Value) { Severity = r.Severity }).FirstOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"No module ships the regulation {code}.");
    }

    public async Task<RegulationVersion?> Version(string code, int number, CancellationToken ct) =>
        await db.Regulations.Where(r => r.Code == code && r.Version == number).Select(r => new RegulationVersion(r.Code, r.Version, r.Value)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<RegulationVersion>> Versions(string code, CancellationToken ct) =>
        await db.Regulations.Where(r => r.Code == code).OrderBy(r => r.Version).Select(r => new RegulationVersion(r.Code, r.Version, r.Value)).ToListAsync(ct);

    /// <summary>Before anybody judges anew by the new version: another process may have changed it.</summary>
    public Task Hear(RegulationChanged fact, CancellationToken ct)
    {
        Forget();
        return Task.CompletedTask;
    }

    public void Forget() => cache.Remove(typeof(RegulationBook));
}
