using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

internal sealed class UnitBook(TongpinDb db) : IUnits
{
    public async Task<IReadOnlyDictionary<string, UnitFacts>> ByNameOrCode(CancellationToken ct)
    {
        var known = new Dictionary<string, UnitFacts>();
        foreach (var unit in await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(ct))
        {
            var facts = new UnitFacts(unit.Id, unit.Code, Words.Of(unit.Name, unit.NameEn), unit.Kind, unit.ParentId);
            known.TryAdd(unit.Code, facts);
            known.TryAdd(unit.Name, facts);
        }
        return known;
    }
}
