using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Store;

namespace Tongpin.Records.Streams;

/// <summary>One line of a person's record.</summary>
public sealed record PersonLine(Guid Id, long Seq, string Verb, string Thing, double? Scaled, bool? Success, DateTimeOffset At);

/// <param name="Before">Where the next page begins; null on the last.</param>
public sealed record PersonPage(PersonFacts Person, int Statements, int Days, IReadOnlyList<PersonLine> Lines, long? Before, bool IsSample);

/// <summary>What a person has done. Everybody may see his own; others by permission and reach.</summary>
internal sealed class PersonRecord(TongpinDb db, IPeople people, Base home)
{
    private const int PageSize = 50;

    /// <returns>Null when there is no such person, or not for this reader.</returns>
    public async Task<PersonPage?> Run(PersonId id, long? before, CancellationToken ct)
    {
        if (await people.Visible(id, Permissions.SeePerson, ct) is not { } person) return null;

        var agent = Term.Of(home.IfiOf(id.Value));
        var term = Term.Agent(agent);
        var own = db.Marks.Where(m => m.Term == term && !db.Set<Voided>().Any(v => v.Hidden == m.Seq));
        var page = before is { } seq ? own.Where(m => m.Seq < seq) : own;
        var lines = await (from m in page.OrderByDescending(m => m.Seq).Take(PageSize + 1)
                           join s in db.Statements on m.Seq equals s.Seq
                           orderby m.Seq descending
                           select new
                           {
                               s.Id,
                               s.Seq,
                               s.Scaled,
                               s.Success,
                               s.At,
                               s.KeyId,
                               Verb = db.Set<KnownVerb>().Where(v => v.Id == s.Verb).Select(v => v.Iri).FirstOrDefault() ?? "",
                               Thing = db.Set<KnownActivity>().Where(a => a.Id == s.Object).Select(a => a.Name == "" ? a.Iri : a.Name).FirstOrDefault() ?? "",
                           }).AsNoTracking().ToListAsync(ct);
        var more = lines.Count > PageSize;
        if (more) lines.RemoveAt(PageSize);
        return new(person, await own.CountAsync(ct), await db.ActiveDays.CountAsync(d => d.Agent == agent, ct),
            [.. lines.Select(l => new PersonLine(l.Id, l.Seq, VerbNames.Of(l.Verb), l.Thing, l.Scaled, l.Success, Sequence.At(l.At)))], more ? lines[^1].Seq : null, lines.Any(l => l.KeyId == Keys.RecordKey.Sample));
    }
}
