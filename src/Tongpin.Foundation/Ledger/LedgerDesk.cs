using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>Enters, takes back, sums and closes.</summary>
internal sealed class LedgerDesk(TongpinDb db, IEnumerable<LedgerBook> books, CurrentActor actor, IHistory history, TimeProvider clock) : ILedger
{
    public async Task<EntryId> Enter(LedgerPost post, CancellationToken ct)
    {
        var book = books.FirstOrDefault(b => b.Key == post.Book) ?? throw new InvalidOperationException($"No module brings the book {post.Book}.");
        // What this save brings already counts, too. A race of two saves is decided by the index: IOnce.
        if (db.Ledger.Local.FirstOrDefault(e => e.Book == post.Book && e.Cause == post.Cause) is { } waiting) return waiting.Id;
        if (await db.Ledger.Where(e => e.Book == post.Book && e.Cause == post.Cause).Select(e => (EntryId?)e.Id).FirstOrDefaultAsync(ct) is { } known) return known;
        await MustBeOpen(post.Book, post.Day.Year, ct);

        var entry = LedgerEntry.Of(post, book, actor.Value, clock.GetUtcNow());
        db.Ledger.Add(entry);
        return entry.Id;
    }

    public async Task Enter(IReadOnlyCollection<LedgerPost> posts, CancellationToken ct)
    {
        foreach (var some in posts.GroupBy(p => p.Book))
        {
            var book = books.FirstOrDefault(b => b.Key == some.Key) ?? throw new InvalidOperationException($"No module brings the book {some.Key}.");
            var causes = some.Select(p => p.Cause).ToList();
            var known = await db.Ledger.Where(e => e.Book == some.Key && EF.Parameter(causes).Contains(e.Cause)).Select(e => e.Cause).ToHashSetAsync(ct);
            foreach (var year in some.Select(p => p.Day.Year).Distinct()) await MustBeOpen(some.Key, year, ct);
            List<LedgerEntry> entries = [.. some.Where(p => known.Add(p.Cause)).Select(p => LedgerEntry.Of(p, book, actor.Value, clock.GetUtcNow()))];
            await db.Insert(entries, ct);
            history.Note("entered", "foundation_ledger", some.Key, new { entries = entries.Count });
        }
    }

    public async Task<EntryId> Reverse(EntryId id, string? why, DateOnly day, CancellationToken ct)
    {
        if (await db.Ledger.FindAsync([id], ct) is not { } entry) throw Rules.NoSuchWord.Broken(id.Value);
        if (await db.Ledger.AnyAsync(e => e.ReversesId == id, ct)) throw Rules.LedgerReversed.Broken();
        await MustBeOpen(entry.Book, day.Year, ct);

        var opposite = entry.Opposite(why, day, actor.Value, clock.GetUtcNow());
        db.Ledger.Add(opposite);
        actor.Why = opposite.Why;
        return opposite.Id;
    }

    public async Task<IReadOnlyList<LedgerLine>> Of(string book, string noun, string record, CancellationToken ct)
    {
        var all = db.Ledger;
        return await all.Where(e => e.Book == book && e.Noun == noun && e.Record == record).OrderBy(e => e.Day).ThenBy(e => e.Id)
            .Select(e => new LedgerLine(e.Id, e.Account, e.Amount, e.Day, e.Text, e.By, e.At, e.ReversesId, all.Any(r => r.ReversesId == e.Id), e.Why)).ToListAsync(ct);
    }

    public Task<IReadOnlyList<LedgerSum>> Sums(LedgerAsk ask, LedgerBy by, CancellationToken ct) => Sums(db.Ledger, ask, by, ct);

    public async Task<bool> Close(string book, int year, CancellationToken ct)
    {
        if (await db.Closings.AnyAsync(c => c.Book == book && c.Year == year, ct)) return false;
        db.Closings.Add(new() { Book = book, Year = year, By = actor.Value.Name, At = clock.GetUtcNow() });
        return true;
    }

    /// <summary>The same sums over what a reader may see.</summary>
    public static async Task<IReadOnlyList<LedgerSum>> Sums(IQueryable<LedgerEntry> entries, LedgerAsk ask, LedgerBy by, CancellationToken ct)
    {
        var found = entries.AsNoTracking().Where(e => e.Book == ask.Book);
        if (ask.Account is { } account) found = found.Where(e => e.Account == account);
        if (ask.Noun is { } noun) found = found.Where(e => e.Noun == noun);
        if (ask.Record is { } record) found = found.Where(e => e.Record == record);
        if (ask.Unit is { } unit) found = found.Where(e => e.UnitId == unit);
        if (ask.Person is { } person) found = found.Where(e => e.PersonId == person);
        if (ask.Year is { } year) found = found.Where(e => e.Year == year);

        var sums = await SumsApart.Of(found, by).ToListAsync(ct);
        return [.. sums.OrderByDescending(s => s.Year).ThenByDescending(s => s.Amount).ThenBy(s => s.Account, StringComparer.Ordinal).ThenBy(s => s.Record, StringComparer.Ordinal)];
    }

    private async Task MustBeOpen(string book, int year, CancellationToken ct)
    {
        if (await db.Closings.AnyAsync(c => c.Book == book && c.Year == year, ct)) throw Rules.LedgerYearClosed.Broken(year);
    }
}

/// <summary>Keeps what was entered: an entry that somebody would change or delete stops the save.</summary>
internal sealed class LedgerGuard : ISaveStep
{
    public void Before(TongpinDb db)
    {
        if (db.ChangeTracker.Entries().Any(e => e.Entity is LedgerEntry or LedgerClosing && e.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("Entries of the ledger are never changed; take one back by its opposite.");
    }
}
