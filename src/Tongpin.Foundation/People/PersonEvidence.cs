using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

/// <summary>The files of a person, such as the certificates behind a title.</summary>
internal sealed class PersonEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public const string Table = "foundation_person";
    public string Noun => Table;
    public string Edit => Permissions.EditPeople;
    public bool IsPersonal => true;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new PersonId(value) is var id && await Person.VisibleTo(db.People, actor.Value, Permissions.SeePersonal).Where(p => p.Id == id).Select(p => new { p.Name, p.UnitId }).FirstOrDefaultAsync(ct) is { } person
            ? new(Noun, record, Permissions.SeePersonal, person.UnitId, Words.Same(person.Name), $"/people/{record}") : null;
}
