using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>An entry with its way down: record, regulations, the entry that it takes back or that took it back.</summary>
public sealed record EntryView(Guid Id, Words Book, Words Account, Words Measure, decimal Amount, DateOnly Day, Words Text, string Noun, string Record, string Href, Guid? UnitId, Words? Unit, Guid? PersonId, string? Person, string Cause,
    IReadOnlyList<RegulationVersion> Regulations, Guid? Reverses, Guid? ReversedBy, string Why, string By, DateTimeOffset At);

/// <summary>One line of sums, named for people.</summary>
/// <param name="Href">The entries that it is the sum of.</param>
public sealed record SumRow(int? Year, Words? Account, Words? Unit, string? Person, string? Record, decimal Amount, int Entries, string Href);

/// <summary>Reading the ledger within the reader's reach.</summary>
internal sealed class SeeEntry(TongpinDb db, CurrentActor actor, IEnumerable<LedgerBook> books)
{
    public async Task<EntryView?> Run(EntryId id, CancellationToken ct)
    {
        if (await LedgerEntry.VisibleTo(db.Ledger, actor.Value).AsNoTracking().Include(e => e.Unit).Include(e => e.Person).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } e) return null;
        var reversed = await db.Ledger.Where(r => r.ReversesId == id).Select(r => (EntryId?)r.Id).FirstOrDefaultAsync(ct);
        return new(e.Id.Value, LedgerWords.Book(books, e.Book), LedgerWords.Account(books, e.Book, e.Account), LedgerWords.Of(e.Measure), e.Amount, e.Day, e.Text, e.Noun, e.Record, e.Href,
            e.UnitId?.Value, e.Unit is { } unit ? Words.Of(unit.Name, unit.NameEn) : null, e.PersonId?.Value, e.Person?.Name, e.Cause, e.Regulations, e.ReversesId?.Value, reversed?.Value, e.Why, e.By, e.At);
    }

    public async Task<IReadOnlyList<SumRow>> Sums(LedgerAsk ask, LedgerBy by, CancellationToken ct)
    {
        var sums = await LedgerDesk.Sums(LedgerEntry.VisibleTo(db.Ledger, actor.Value), ask, by, ct);
        UnitId[] units = [.. sums.Select(s => s.Unit).OfType<UnitId>().Distinct()];
        PersonId[] people = [.. sums.Select(s => s.Person).OfType<PersonId>().Distinct()];
        var unitNames = await db.Units.Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => Words.Of(u.Name, u.NameEn), ct);
        var personNames = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. sums.Select(s => new SumRow(s.Year, s.Account is { } account ? LedgerWords.Account(books, ask.Book, account) : null, s.Unit is { } unit ? unitNames[unit] : null, s.Person is { } person ? personNames[person] : null, s.Record, s.Amount, s.Entries,
            new ListRequest([]).With("/ledger", ("book", ask.Book), ("account", s.Account ?? ask.Account), ("record", s.Record), ("unit", (s.Unit ?? ask.Unit)?.Value.ToString()), ("person", s.Person?.Value.ToString()), ("year", (s.Year ?? ask.Year)?.ToString(System.Globalization.CultureInfo.InvariantCulture)))))];
    }
}
