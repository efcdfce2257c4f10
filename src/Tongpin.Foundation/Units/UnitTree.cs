using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <param name="Depth">0 for a root.</param>
/// <param name="People">People of the unit itself and of all below it.</param>
public sealed record UnitRow(UnitId Id, string Code, string Name, string NameEn, UnitKind Kind, UnitId? ParentId, int Depth, int People, int Edition);

/// <summary>The units as a tree, flattened in reading order.</summary>
internal sealed class UnitTree(TongpinDb db)
{
    public async Task<IReadOnlyList<UnitRow>> Read(CancellationToken ct)
    {
        var units = (await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(ct)).ToLookup(u => u.ParentId);
        var counts = await db.People.Where(p => p.UnitId != null && p.Active).GroupBy(p => p.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        List<UnitRow> rows = [];
        foreach (var root in units[null]) Walk(root, 0);
        return rows;

        int Walk(Unit unit, int depth)
        {
            var at = rows.Count;
            rows.Add(new(unit.Id, unit.Code, unit.Name, unit.NameEn, unit.Kind, unit.ParentId, depth, 0, unit.Edition));
            var people = counts.GetValueOrDefault(unit.Id) + units[unit.Id].Sum(below => Walk(below, depth + 1));
            rows[at] = rows[at] with { People = people };
            return people;
        }
    }
}
