using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

/// <summary>Adds a person, or changes one within reach.</summary>
internal sealed class SavePerson(TongpinDb db, CurrentActor actor, Rights rights)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Cannot be changed later.</summary>
        [Needed, AtMost(40)] public string? Number { get; set; }
        [Needed, AtMost(80)] public string? Name { get; set; }
        [Needed] public PersonKind? Kind { get; set; }
        public Guid? Unit { get; set; }
        [AtMost(120), MailAddress] public string? Email { get; set; }
        /// <summary>Null or empty keeps the number that is known.</summary>
        [AtMost(40)] public string? Phone { get; set; }
        public bool Active { get; set; } = true;
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<PersonId> Add(Form form, CancellationToken ct)
    {
        var unit = await UnitOf(form, ct);
        var number = form.Number!.Trim();
        if (await db.People.AnyAsync(p => p.Number == number, ct)) throw Rules.NumberTaken.Broken(number);

        var person = new Person { Number = number, Name = form.Name!.Trim(), Kind = form.Kind!.Value, UnitId = unit, Email = form.Email?.Trim() ?? "", Phone = form.Phone?.Trim() ?? "", Active = form.Active };
        db.People.Add(person);
        await db.SaveChangesAsync(ct);
        return person.Id;
    }

    /// <returns>False when there is no such person within reach.</returns>
    public async Task<bool> Change(PersonId id, Form form, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } person) return false;
        UnitChoices.MustReach(actor.Value, Permissions.EditPeople, person.UnitId);
        person.MustBe(form.Edition);
        person.UnitId = await UnitOf(form, ct);
        person.Name = form.Name!.Trim();
        person.Kind = form.Kind!.Value;
        person.Email = form.Email?.Trim() ?? "";
        person.Active = form.Active;
        if (form.Phone?.Trim() is { Length: > 0 } phone) person.Phone = phone;
        await db.SaveChangesAsync(ct);
        rights.Forget(id);
        return true;
    }

    private async Task<UnitId?> UnitOf(Form form, CancellationToken ct)
    {
        UnitId? unit = form.Unit is { } id ? new UnitId(id) : null;
        if (unit is not null && !await db.Units.AnyAsync(u => u.Id == unit, ct)) throw Rules.NoSuchWord.Broken(form.Unit);
        UnitChoices.MustReach(actor.Value, Permissions.EditPeople, unit);
        return unit;
    }
}
