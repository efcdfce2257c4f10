using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>Enters the regulations that the modules ship and the book does not have yet; what stands in it is left alone.</summary>
internal sealed class RegulationsOnStart(TongpinDb db, IEnumerable<RegulationSeed> seeds, RegulationBook book, TimeProvider clock) : IStartTask
{
    public async Task Run(CancellationToken ct)
    {
        var known = await db.Regulations.Where(r => r.Version == 1).Select(r => r.Code).ToHashSetAsync(ct);
        db.Regulations.AddRange(seeds.Where(s => !known.Contains(s.Code)).Select(s => Regulation.Of(s, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
        book.Forget();
    }
}
