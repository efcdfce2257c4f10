using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Who can help somebody who was refused.</summary>
internal sealed class Denied(TongpinDb db, House house, TimeProvider clock)
{
    /// <returns>The permission, the roles that hold it, and up to five administrators; null when there is no such permission.</returns>
    public async Task<(Permission, IReadOnlyList<string> Roles, IReadOnlyList<string> Givers)?> Ask(string? key, CancellationToken ct)
    {
        if (house.Permissions.FirstOrDefault(p => p.Key == key) is not { } permission) return null;
        var today = clock.GetUtcNow().BeijingDay();
        var roles = await db.Roles.Where(r => r.Permissions.Contains(key!)).OrderByDescending(r => r.BuiltIn).ThenBy(r => r.Key).Select(r => new { r.Name, r.NameEn }).ToListAsync(ct);
        var givers = await (from a in db.Assignments
                            join r in db.Roles on a.RoleId equals r.Id
                            join p in db.People on a.PersonId equals p.Id
                            where r.Permissions.Contains(Permissions.Administer) && a.From <= today && (a.Until == null || a.Until >= today) && p.Active
                            select new { p.Number, p.Name }).Distinct().OrderBy(p => p.Number).Take(5).ToListAsync(ct);
        return (permission, [.. roles.Select(r => Words.L(r.Name, r.NameEn))], [.. givers.Select(g => g.Name)]);
    }
}
