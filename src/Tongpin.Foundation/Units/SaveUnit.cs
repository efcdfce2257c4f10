using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>Adds a unit to the tree, renames or moves one.</summary>
internal sealed class SaveUnit(TongpinDb db, CurrentActor actor)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Cannot be changed later.</summary>
        [Needed, AtMost(40)] public string? Code { get; set; }
        [Needed, AtMost(120)] public string? Name { get; set; }
        [AtMost(200)] public string? NameEn { get; set; }
        [Needed] public UnitKind? Kind { get; set; }
        public Guid? Parent { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<UnitId> Add(Form form, CancellationToken ct)
    {
        var code = form.Code!.Trim();
        var parent = await ParentOf(form, ct);
        UnitChoices.MustReach(actor.Value, Permissions.EditPeople, parent);
        if (await db.Units.AnyAsync(u => u.Code == code, ct)) throw Rules.CodeTaken.Broken(code);
        var unit = new Unit { Code = code, Name = form.Name!.Trim(), NameEn = form.NameEn?.Trim() ?? "", Kind = form.Kind!.Value, ParentId = parent };
        db.Units.Add(unit);
        await db.SaveChangesAsync(ct);
        return unit.Id;
    }

    /// <returns>False when there is no such unit.</returns>
    public async Task<bool> Change(UnitId id, Form form, CancellationToken ct)
    {
        var found = false;
        // One after the other: two units that are put below one another at once would make a circle.
        await db.InTurn("foundation.units", async () => found = await Once(id, form, ct), ct);
        return found;
    }

    private async Task<bool> Once(UnitId id, Form form, CancellationToken ct)
    {
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit) return false;
        UnitChoices.MustReach(actor.Value, Permissions.EditPeople, id);
        unit.MustBe(form.Edition);
        var parent = await ParentOf(form, ct);
        var moved = parent != unit.ParentId;
        if (moved) UnitChoices.MustReach(actor.Value, Permissions.EditPeople, parent);
        (unit.ParentId, unit.Name, unit.NameEn, unit.Kind) = (parent, form.Name!.Trim(), form.NameEn?.Trim() ?? "", form.Kind!.Value);
        await db.SaveChangesAsync(ct);
        if (moved) await db.MustBeTree(ct);
        return true;
    }

    private async Task<UnitId?> ParentOf(Form form, CancellationToken ct)
    {
        if (form.Parent is not { } value) return null;
        var parent = new UnitId(value);
        return await db.Units.AnyAsync(u => u.Id == parent, ct) ? parent : throw Rules.NoSuchWord.Broken(value);
    }
}
