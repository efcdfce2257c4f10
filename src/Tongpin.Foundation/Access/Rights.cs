using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>What a person may do now, and the stamp that the sessions of the account must carry.</summary>
/// <param name="Stamp">Changes with the password, at "sign out everywhere" and when the account is locked; null without an account.</param>
internal sealed record Standing(Actor Actor, string? Stamp);

/// <summary>Turns a person's roles into an actor: which permissions, and how far each reaches.</summary>
/// <remarks>Kept for half a minute, so that a page asks nothing of the database for it; giving or taking a role forgets at once in this process.</remarks>
internal sealed class Rights(TongpinDb db, IMemoryCache cache, TimeProvider clock)
{
    public async Task<Actor?> ActorOf(PersonId id, CancellationToken ct) => (await StandingOf(id, ct))?.Actor;

    public async Task<Standing?> StandingOf(PersonId id, CancellationToken ct) => await cache.GetOrCreateAsync(Key(id), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
        entry.Size = 1;
        return await Load(id, ct);
    });

    public void Forget(PersonId id) => cache.Remove(Key(id));

    private static string Key(PersonId id) => $"rights:{id.Value}";

    private async Task<Standing?> Load(PersonId id, CancellationToken ct)
    {
        if (await db.People.Where(p => p.Id == id && p.Active).Select(p => p.Name).FirstOrDefaultAsync(ct) is not { } name) return null;
        var account = await db.Accounts.Where(a => a.PersonId == id).Select(a => new { a.Language, a.SecurityStamp }).FirstOrDefaultAsync(ct);
        var today = clock.GetUtcNow().BeijingDay();
        var given = await (from a in db.Assignments
                           join r in db.Roles on a.RoleId equals r.Id
                           where a.PersonId == id && a.From <= today && (a.Until == null || a.Until >= today)
                           select new { r.Permissions, a.UnitId }).ToListAsync(ct);
        var children = given.Any(g => g.UnitId is not null) ? (await db.Units.Select(u => new { u.Id, u.ParentId }).ToListAsync(ct)).ToLookup(u => u.ParentId, u => u.Id) : null;

        var rights = new Dictionary<string, Reach>();
        foreach (var role in given)
        {
            var reach = role.UnitId is { } unit ? new Reach(false, children!.Below(unit).Select(u => u.Value).ToFrozenSet()) : Reach.Everything;
            foreach (var permission in role.Permissions) rights[permission] = rights.TryGetValue(permission, out var known) ? known.Or(reach) : reach;
        }
        return new(new(id.Value, name, rights.ToFrozenDictionary()) { Language = account?.Language }, account?.SecurityStamp);
    }
}
