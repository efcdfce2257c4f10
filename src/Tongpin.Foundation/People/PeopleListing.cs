using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

/// <param name="Phone">Masked.</param>
/// <param name="Roles">Roles given, whether or not they count today.</param>
public sealed record PersonRow(PersonId Id, string Number, string Name, PersonKind Kind, Words? Unit, string Phone, int Roles, bool Active);

internal sealed class PeopleListing(TongpinDb db, CurrentActor actor, IMemoryCache cache, Rights rights, IHistory history) : Listing<Person, PersonRow>(db, actor, cache)
{
    public override string Key => "foundation.people";
    public override Words Title => ("人员", "People");
    public override string Permission => Permissions.SeePeople;
    protected override string DefaultSort => "number";

    // Without a wide reach everybody also sees himself.
    protected override string ScopeStamp => Actor.ReachOf(Permission) is { All: false } reach ? $"{reach.Stamp}+{Actor.Id}" : "*";

    private static readonly IReadOnlyList<Column<Person, PersonRow>> Shown =
    [
        new Column<Person, PersonRow>("number", ("编号", "Number"), r => r.Number) { Link = r => $"/people/{r.Id.Value}" }.SortBy(p => p.Number),
        new Column<Person, PersonRow>("name", ("姓名", "Name"), r => r.Name).SortBy(p => p.Name),
        new("kind", ("类别", "Kind"), r => Kinds.Of(r.Kind)),
        new("unit", ("单位", "Unit"), r => r.Unit),
        new("phone", ("电话", "Phone"), r => r.Phone) { Minor = true },
        new("roles", ("角色", "Roles"), r => r.Roles, CellKind.Integer),
        new("active", ("状态", "State"), r => new Words(r.Active ? "在校" : "停用", r.Active ? "Active" : "Inactive")) { Tone = r => r.Active ? "success" : "secondary", Minor = true },
    ];

    protected override IReadOnlyList<Column<Person, PersonRow>> ColumnsOf() => Shown;

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("姓名、拼音或编号", "Name, pinyin or number"), []),
        new("unit", ("单位", "Unit"), await Choices<Unit>($"unit {Actor.ReachOf(Permission).Stamp}", async () => [.. await UnitChoices.Of(Db, Actor, Permission, ct)])),
        new("kind", ("类别", "Kind"), [.. Enum.GetValues<PersonKind>().Select(k => new Choice(k.ToString(), Kinds.Of(k)))]),
    ];

    protected override IQueryable<Person> Find(ListRequest request)
    {
        var people = Person.VisibleTo(Db.People, Actor, Permission);
        if (request["q"] is { } text) people = Pinyin.Asked(text) is { Length: > 0 } pinyin
            ? people.Where(p => p.Name.Contains(text) || p.Number.Contains(text) || p.NamePinyin.Contains(pinyin))
            : people.Where(p => p.Name.Contains(text) || p.Number.Contains(text));
        if (request.Enum<PersonKind>("kind") is { } kind) people = people.Where(p => p.Kind == kind);
        if (Guid.TryParse(request["unit"], out var id))
        {
            var units = Below(new(id)).ToArray();
            people = units is [var one] ? people.Where(p => p.UnitId == one) : people.Where(p => units.Contains(p.UnitId));
        }
        return people;
    }

    protected override string IdOf(PersonRow row) => row.Id.Value.ToString();

    protected override IReadOnlyList<BulkAct<Person>> Acts =>
    [
        new("deactivate", ("停用", "Deactivate"), Permissions.EditPeople, (people, ct) => SetActive(people, false, ct)),
        new("activate", ("启用", "Activate"), Permissions.EditPeople, (people, ct) => SetActive(people, true, ct)),
    ];

    private async Task SetActive(IReadOnlyList<Person> people, bool active, CancellationToken ct)
    {
        foreach (var person in people)
        {
            UnitChoices.MustReach(Actor, Permissions.EditPeople, person.UnitId);
            person.Active = active;
        }
        await Db.SaveChangesAsync(ct);
        foreach (var person in people) rights.Forget(person.Id);
    }

    /// <summary>Who takes people away as a file is written down, with how many and which.</summary>
    public override async Task Exported(ListRequest request, CancellationToken ct)
    {
        history.Note("exported", "foundation_person", Key, new { people = await Count(request, ct), filter = request.Stamp });
        await Db.SaveChangesAsync(ct);
    }

    // A unit with all below it, from memory: of a single unit the database reads the page off an index and sorts nothing.
    private IEnumerable<UnitId?> Below(UnitId unit)
    {
        var children = Cache.Keep(Db, "units below", [typeof(Unit)], () => Db.Units.Select(u => new { u.Id, u.ParentId }).ToList().ToLookup(u => u.ParentId, u => u.Id));
        return children.Below(unit).Select(u => (UnitId?)u);
    }

    private static readonly Expression<Func<Person, PersonRow>> RowOf = p => new(p.Id, p.Number, p.Name, p.Kind, p.Unit == null ? null : Words.Of(p.Unit.Name, p.Unit.NameEn), PersonalData.Mask(p.Phone), p.Assignments.Count, p.Active);
    protected override Expression<Func<Person, PersonRow>> Row => RowOf;
}
