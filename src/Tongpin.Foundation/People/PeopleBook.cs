using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

internal sealed class PeopleBook(TongpinDb db, CurrentActor actor, IMemoryCache cache) : IPeople
{
    private static readonly Expression<Func<Person, PersonFacts>> Facts = p => new(p.Id, p.Number, p.Name, p.Kind, p.UnitId, p.Unit == null ? null : Words.Of(p.Unit.Name, p.Unit.NameEn), p.ImportId == IImported.SampleImport);

    public Task<PersonFacts?> Visible(PersonId id, string permission, CancellationToken ct)
    {
        var self = id.Value == actor.Value.Id;
        if (!self && !actor.Value.May(permission)) return Task.FromResult<PersonFacts?>(null);
        var people = self ? db.People : Person.VisibleTo(db.People, actor.Value, permission);
        return people.AsNoTracking().Where(p => p.Id == id).Select(Facts).FirstOrDefaultAsync(ct);
    }

    public Task<PersonFacts?> ByNumber(string number, CancellationToken ct) => db.People.AsNoTracking().Where(p => p.Number == number && p.Active).Select(Facts).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<PersonId, PersonFacts>> ById(IReadOnlyCollection<PersonId> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<PersonId, PersonFacts>() : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(Facts).ToDictionaryAsync(p => p.Id, ct);

    async Task<IReadOnlyDictionary<PersonId, PersonKind>> IPeople.Kinds(CancellationToken ct) => await cache.Keep(db, "kinds of people", [typeof(Person)], () => db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Kind, ct));

    public async Task<IReadOnlyList<PersonFacts>> Some(PersonKind kind, int most, CancellationToken ct) => await db.People.AsNoTracking().Where(p => p.Kind == kind).OrderBy(p => p.Number).Take(most).Select(Facts).ToListAsync(ct);
}
