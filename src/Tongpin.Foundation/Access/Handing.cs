using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Nobody hands on what he does not hold himself.</summary>
internal sealed class Handing(TongpinDb db, CurrentActor actor, House house)
{
    /// <summary>The person, when the actor's administration reaches there.</summary>
    public Task<Person?> Reached(PersonId id, CancellationToken ct) =>
        Person.VisibleTo(db.People, actor.Value, Permissions.Administer).SingleOrDefaultAsync(p => p.Id == id, ct);

    /// <summary>Refuses unless the actor holds each permission at least as far as the unit (null: the whole college).</summary>
    public void MustHold(IEnumerable<string> permissions, UnitId? unit)
    {
        if (permissions.FirstOrDefault(p => !Holds(actor.Value.ReachOf(p), unit)) is { } missing)
            throw Rules.BeyondOwn.Broken(house.Permissions.FirstOrDefault(p => p.Key == missing)?.Title.ToString() ?? missing);
    }

    public async Task MustHoldRolesOf(PersonId id, CancellationToken ct)
    {
        var given = await (from a in db.Assignments join r in db.Roles on a.RoleId equals r.Id where a.PersonId == id select new { r.Permissions, a.UnitId }).ToListAsync(ct);
        foreach (var role in given) MustHold(role.Permissions, role.UnitId);
    }

    private static bool Holds(Reach reach, UnitId? unit) => reach.All || (unit is { } known && reach.Units.Contains(known.Value));
}
