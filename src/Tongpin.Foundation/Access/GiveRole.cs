using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Gives a role to a person, or takes it. Never to oneself, never more than one holds.</summary>
internal sealed class GiveRole(TongpinDb db, Handing handing, Rights rights, CurrentActor actor, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>Key of the role.</summary>
        [Needed, AtMost(40)] public string? Role { get; set; }
        /// <summary>The unit for which it counts, with all below it; none: the whole college.</summary>
        public Guid? Unit { get; set; }
        /// <summary>First day; none: today.</summary>
        public DateOnly? From { get; set; }
        /// <summary>Last day, included; none: open.</summary>
        public DateOnly? Until { get; set; }
    }

    /// <returns>The assignment, or null when there is no such person within reach.</returns>
    public async Task<AssignmentId?> Run(PersonId id, Form form, CancellationToken ct)
    {
        if (await db.PersonBehind(actor.Value, ct) == id.Value) throw Rules.OwnRole.Broken();
        if (await handing.Reached(id, ct) is null) return null;
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Key == form.Role, ct) ?? throw Rules.NoSuchWord.Broken(form.Role);
        UnitId? unit = form.Unit is { } value ? new UnitId(value) : null;
        if (unit is not null && !await db.Units.AnyAsync(u => u.Id == unit, ct)) throw Rules.NoSuchWord.Broken(form.Unit);
        var from = form.From ?? clock.GetUtcNow().BeijingDay();
        if (form.Until < from) throw Rules.DatesCrossed.Broken();
        if (await db.Assignments.AnyAsync(a => a.PersonId == id && a.RoleId == role.Id && a.UnitId == unit && (a.Until == null || a.Until >= from), ct)) throw Rules.AlreadyGiven.Broken();
        handing.MustHold(role.Permissions, unit);

        var given = new Assignment { PersonId = id, RoleId = role.Id, UnitId = unit, From = from, Until = form.Until };
        db.Assignments.Add(given);
        await db.SaveChangesAsync(ct);
        rights.Forget(id);
        return given.Id;
    }

    /// <returns>False when there is no such assignment within reach.</returns>
    public async Task<bool> Take(AssignmentId id, CancellationToken ct)
    {
        if (await db.Assignments.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } given || await handing.Reached(given.PersonId, ct) is null) return false;
        handing.MustHold(await db.Roles.Where(r => r.Id == given.RoleId).Select(r => r.Permissions).SingleAsync(ct), given.UnitId);
        db.Assignments.Remove(given);
        await db.SaveChangesAsync(ct);
        rights.Forget(given.PersonId);
        return true;
    }
}
