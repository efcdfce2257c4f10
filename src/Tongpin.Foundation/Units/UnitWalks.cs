using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>Walking the tree of units.</summary>
internal static class UnitWalks
{
    /// <summary>A unit with all below it, each once; also where rows of old make a circle.</summary>
    public static IReadOnlyCollection<UnitId> Below(this ILookup<UnitId?, UnitId> children, UnitId unit)
    {
        HashSet<UnitId> seen = [unit];
        for (var next = new Queue<UnitId>(seen); next.TryDequeue(out var at);)
            foreach (var child in children[at].Where(seen.Add)) next.Enqueue(child);
        return seen;
    }

    /// <summary>Refuses when units stand above one another in a circle; to be called inside the transaction that moved them.</summary>
    public static async Task MustBeTree(this TongpinDb db, CancellationToken ct)
    {
        var above = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ParentId, ct);
        HashSet<UnitId> clear = [];
        foreach (var unit in above.Keys)
        {
            HashSet<UnitId> path = [];
            for (UnitId? at = unit; at is { } step && !clear.Contains(step); at = above.GetValueOrDefault(step))
                if (!path.Add(step)) throw Rules.UnitBelowItself.Broken();
            clear.UnionWith(path);
        }
    }
}
