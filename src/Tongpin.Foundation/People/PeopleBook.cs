using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

internal sealed class PeopleBook(TongpinDb db) : IPeople
{
    public Task<PersonFacts?> ByNumber(string number, CancellationToken ct) =>
        db.People.Where(p => p.Number == number && p.Active).Select(p => new PersonFacts(p.Id, p.Number, p.Name, p.Kind, p.UnitId)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<PersonId, PersonFacts>> ById(IReadOnlyCollection<PersonId> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<PersonId, PersonFacts>() : await db.People.Where(p => ids.Contains(p.Id)).Select(p => new PersonFacts(p.Id, p.Number, p.Name, p.Kind, p.UnitId)).ToDictionaryAsync(p => p.Id, ct);
}
