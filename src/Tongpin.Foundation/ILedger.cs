using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of an entry of the ledger.</summary>
public readonly record struct EntryId(Guid Value) : IId<EntryId>
{
    public static EntryId From(Guid value) => new(value);
}

/// <summary>What a book counts: yuan to the cent, class hours, points, heads (人次).</summary>
public enum LedgerMeasure { Money, Hours, Points, Heads }

/// <summary>A book (账册) of the ledger, brought by its module.</summary>
/// <param name="Key">Such as <c>training.money</c>.</param>
/// <param name="Accounts">Its accounts (科目) by key.</param>
public sealed record LedgerBook(string Key, Words Title, LedgerMeasure Measure, IReadOnlyDictionary<string, Words> Accounts);

/// <summary>What is entered.</summary>
/// <param name="Noun">Table of the record that it belongs to.</param>
/// <param name="Record">Id of the record.</param>
/// <param name="Href">Page of the record: the way down.</param>
/// <param name="Amount">Signed; whole cents, hundredths of an hour or point, whole heads.</param>
/// <param name="Day">Beijing day to which it counts.</param>
/// <param name="Cause">What makes it happen, such as <c>voucher 2026-118</c>: a book takes the same cause once, however often and from wherever it comes.</param>
public sealed record LedgerPost(string Book, string Account, string Noun, string Record, string Href, decimal Amount, DateOnly Day, Words Text, string Cause)
{
    public UnitId? Unit { get; init; }
    public PersonId? Person { get; init; }

    /// <summary>The regulations by which the amount was found.</summary>
    public IReadOnlyList<RegulationVersion> Regulations { get; init; } = [];
}

/// <summary>An entry as neighbours see it.</summary>
/// <param name="Reverses">The entry that this one takes back.</param>
public sealed record LedgerLine(EntryId Id, string Account, decimal Amount, DateOnly Day, Words Text, string By, DateTimeOffset At, EntryId? Reverses, bool IsReversed, string Why);

/// <summary>Which entries count; null counts all.</summary>
public sealed record LedgerAsk(string Book)
{
    public string? Account { get; init; }
    public string? Noun { get; init; }
    public string? Record { get; init; }
    public UnitId? Unit { get; init; }
    public PersonId? Person { get; init; }
    public int? Year { get; init; }
}

/// <summary>By what sums are kept apart.</summary>
[Flags]
public enum LedgerBy { Nothing = 0, Account = 1, Record = 2, Unit = 4, Person = 8, Year = 16 }

/// <summary>A sum; what was not asked apart is null.</summary>
/// <param name="Entries">How many entries it is of.</param>
public sealed record LedgerSum(string? Account, string? Record, UnitId? Unit, PersonId? Person, int? Year, decimal Amount, int Entries);

/// <summary>The ledger (台账) of money, hours, points and heads: entries are added and never changed; a wrong one is taken back by its opposite. Totals are always sums of entries.</summary>
public interface ILedger
{
    /// <summary>Permission to read the ledger's pages, for who links there.</summary>
    const string See = "foundation.ledger.see";

    /// <summary>Enters with the save that is being prepared. A cause that the book knows already enters nothing and gives the entry of then.</summary>
    /// <exception cref="RuleBroken">The year is closed; or, at the save, somebody else entered the cause meanwhile.</exception>
    Task<EntryId> Enter(LedgerPost post, CancellationToken ct);

    /// <summary>Enters many at once, inside <see cref="TongpinDb.Atomically"/>, each as above; the history tells of them in one line.</summary>
    Task Enter(IReadOnlyCollection<LedgerPost> posts, CancellationToken ct);

    /// <summary>Takes an entry back by its opposite, once, with the save that is being prepared.</summary>
    /// <exception cref="RuleBroken">There is no such entry, it is a reversal or was reversed, the reason is missing, or the year of the day is closed.</exception>
    Task<EntryId> Reverse(EntryId id, string? why, DateOnly day, CancellationToken ct);

    /// <summary>Entries of a record in one book, oldest first.</summary>
    Task<IReadOnlyList<LedgerLine>> Of(string book, string noun, string record, CancellationToken ct);

    /// <summary>Sums, in one query, largest first.</summary>
    Task<IReadOnlyList<LedgerSum>> Sums(LedgerAsk ask, LedgerBy by, CancellationToken ct);

    /// <summary>Closes a year of a book with the save that is being prepared: no day of it takes entries any more.</summary>
    /// <returns>False when it was closed before: then nothing changes.</returns>
    Task<bool> Close(string book, int year, CancellationToken ct);
}

/// <summary>Registers books.</summary>
public static class LedgerBooks
{
    public static IServiceCollection AddLedgerBook(this IServiceCollection services, LedgerBook book) => services.AddSingleton(book);
}
