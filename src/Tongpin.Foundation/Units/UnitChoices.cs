using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>Units to choose from, in order of their codes.</summary>
internal static class UnitChoices
{
    /// <summary>The units that a permission of the actor reaches.</summary>
    public static async Task<IReadOnlyList<Choice>> Of(TongpinDb db, Actor actor, string permission, CancellationToken ct)
    {
        var reach = actor.ReachOf(permission);
        var units = await db.Units.OrderBy(u => u.Code).Select(u => new { u.Id, u.Code, u.Name, u.NameEn }).ToListAsync(ct);
        return [.. units.Where(u => reach.All || reach.Units.Contains(u.Id.Value)).Select(u => new Choice(u.Id.Value.ToString(), Words.Of($"{u.Code} {u.Name}", u.NameEn.Length > 0 ? $"{u.Code} {u.NameEn}" : "")))];
    }

    /// <summary>Refuses a unit that the permission does not reach; no unit at all is for those who reach everything.</summary>
    public static void MustReach(Actor actor, string permission, UnitId? unit)
    {
        var reach = actor.ReachOf(permission);
        if (!reach.All && !(unit is { } known && reach.Units.Contains(known.Value))) throw Rules.OutOfReach.Broken();
    }
}
