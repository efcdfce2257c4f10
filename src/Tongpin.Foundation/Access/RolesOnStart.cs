using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Makes the built-in roles and keeps them in step with the permissions of the installed modules.</summary>
internal sealed class RolesOnStart(TongpinDb db, House house) : IStartTask
{
    public async Task Run(CancellationToken ct)
    {
        var known = await db.Roles.Where(r => r.BuiltIn).ToDictionaryAsync(r => r.Key, ct);
        foreach (var (key, name) in BuiltInRoles.All)
        {
            List<string> permissions = [.. house.Permissions.Where(p => key == BuiltInRoles.Administrator || p.Roles.Contains(key)).Select(p => p.Key).Order(StringComparer.Ordinal)];
            if (!known.TryGetValue(key, out var role)) db.Roles.Add(role = new() { Key = key, Name = name.Zh, NameEn = name.En, BuiltIn = true });
            if (!role.Permissions.SequenceEqual(permissions)) role.Permissions = permissions;
        }
        await db.SaveChangesAsync(ct);
    }
}
