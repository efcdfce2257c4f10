using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

/// <param name="Phone">Masked.</param>
/// <param name="Account">none, invited, active or locked.</param>
public sealed record PersonView(PersonId Id, string Number, string Name, PersonKind Kind, Guid? UnitId, Words? Unit, string Email, string Phone, bool Active, string Account, bool IsSample, int Edition);

/// <summary>Looking at one person; a number in full leaves a line in the history.</summary>
internal sealed class SeePerson(TongpinDb db, CurrentActor actor, IHistory history, TimeProvider clock)
{
    public async Task<PersonView?> Run(PersonId id, CancellationToken ct)
    {
        var found = await Person.VisibleTo(db.People, actor.Value, Permissions.SeePeople).AsNoTracking().Include(p => p.Unit).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (found is not { } p) return null;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == id, ct);
        var now = clock.GetUtcNow();
        var state = account switch
        {
            null => "none",
            { LockoutEnd: { } end } when end > now => "locked",
            { PasswordHash: null, ActivationUntil: { } until } when until > now => "invited",
            { PasswordHash: null } => "none",
            _ => "active",
        };
        return new(p.Id, p.Number, p.Name, p.Kind, p.UnitId?.Value, p.Unit is { } unit ? Words.Of(unit.Name, unit.NameEn) : null, p.Email, PersonalData.Mask(p.Phone), p.Active, state, p.ImportId == IImported.SampleImport, p.Edition);
    }

    /// <returns>The number in full, or null when there is no such person within reach.</returns>
    public async Task<string?> Phone(PersonId id, CancellationToken ct)
    {
        var phone = await Person.VisibleTo(db.People, actor.Value, Permissions.SeePersonal).Where(p => p.Id == id).Select(p => p.Phone).SingleOrDefaultAsync(ct);
        if (phone is null) return null;
        history.Note("viewed", "foundation_person", id.Value.ToString(), new { field = nameof(Person.Phone) });
        await db.SaveChangesAsync(ct);
        return phone;
    }
}
