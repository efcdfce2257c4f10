using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>Somebody is taken into one of the two teams, or what is known of him changes.</summary>
internal sealed class SaveMember(TongpinDb db, IUnits units, IPeople people, CurrentActor actor)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Staff number; it stays when a member is changed.</summary>
        [Needed, AtMost(40)] public string? Number { get; set; }
        [Needed] public MemberKind? Kind { get; set; }
        /// <summary>Code of the unit for which he works.</summary>
        [Needed, AtMost(40)] public string? Unit { get; set; }
        public LecturerTitle? Title { get; set; }
        [AtMost(400)] public string? Skills { get; set; }
        public bool Active { get; set; } = true;
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<MemberId> Add(Form form, CancellationToken ct)
    {
        // load
        var unit = await UnitOf(form, ct);
        var number = form.Number!.Trim();
        var person = await people.ByNumber(number, ct) ?? throw Rules.NoSuchPerson.Broken(number);

        // decide
        if (await db.Members.AnyAsync(m => m.PersonId == person.Id, ct)) throw Rules.MemberKnown.Broken();
        var member = new Member { PersonId = person.Id, Number = person.Number, Name = person.Name, Kind = form.Kind!.Value, UnitId = unit.Id };
        Fill(member, form, unit);

        // save
        db.Members.Add(member);
        await db.SaveChangesAsync(ct);
        return member.Id;
    }

    /// <returns>False when there is no such member within reach.</returns>
    public async Task<bool> Change(MemberId id, Form form, CancellationToken ct)
    {
        if (await Member.VisibleTo(db.Members, actor.Value, Permissions.Team).FirstOrDefaultAsync(m => m.Id == id, ct) is not { } member) return false;
        member.MustBe(form.Edition);
        Fill(member, form, await UnitOf(form, ct));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<UnitFacts> UnitOf(Form form, CancellationToken ct)
    {
        var (code, reach) = (form.Unit!.Trim(), actor.Value.ReachOf(Permissions.Team));
        return (await units.ByNameOrCode(ct)).TryGetValue(code, out var unit) && (reach.All || reach.Units.Contains(unit.Id.Value)) ? unit : throw Rules.NoSuchUnit.Broken(code);
    }

    private static void Fill(Member member, Form form, UnitFacts unit) =>
        (member.Kind, member.UnitId, member.UnitName, member.UnitNameEn, member.Skills, member.Title, member.Active) = (form.Kind!.Value, unit.Id, unit.Name.Zh, unit.Name.En, form.Skills?.Trim() ?? "", form.Title, form.Active);
}
