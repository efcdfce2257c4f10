using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>An entry as its readers see it.</summary>
public sealed record LedgerRow(Guid Id, string Book, string Account, LedgerMeasure Measure, DateOnly Day, Words Text, string Href, Words? Unit, string? Person, decimal Amount, bool IsReversal, string By, DateTimeOffset At)
{
    /// <summary>The amount, if the book counts this.</summary>
    public decimal? In(LedgerMeasure measure) => Measure == measure ? Amount : null;
}

/// <summary>The entries within the reader's reach; each measure has its own column and total, since yuan and hours do not add up.</summary>
internal sealed class LedgerList(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEnumerable<LedgerBook> books) : Listing<LedgerEntry, LedgerRow>(db, actor, cache)
{
    public override string Key => "foundation.ledger";
    public override Words Title => ("台账", "Ledger");
    public override string Permission => Permissions.SeeLedger;
    protected override string DefaultSort => "-day";
    // Without a wide reach everybody also sees his own.
    protected override string ScopeStamp => Actor.ReachOf(Permission) is { All: false } reach ? $"{reach.Stamp}+{Actor.Id}" : "*";

    protected override Expression<Func<LedgerEntry, LedgerRow>> Row => e => new(e.Id.Value, e.Book, e.Account, e.Measure, e.Day, e.Text, e.Href,
        e.Unit == null ? null : new Words(e.Unit.Name, e.Unit.NameEn != "" ? e.Unit.NameEn : e.Unit.Name), e.Person == null ? null : e.Person.Name, e.Amount, e.ReversesId != null, e.By, e.At);

    protected override IReadOnlyList<Column<LedgerEntry, LedgerRow>> ColumnsOf() =>
    [
        new Column<LedgerEntry, LedgerRow>("text", ("摘要", "What"), r => r.Text) { Link = r => $"/ledger/{r.Id}" },
        new Column<LedgerEntry, LedgerRow>("day", ("日期", "Day"), r => r.Day, CellKind.Date).SortBy(e => e.Day),
        new("account", ("科目", "Account"), r => LedgerWords.Account(books, r.Book, r.Account)),
        new("money", ("金额（元）", "Yuan"), r => r.In(LedgerMeasure.Money), CellKind.Decimal) { Total = e => e.Measure == LedgerMeasure.Money ? e.Amount : 0 },
        new("hours", ("学时", "Hours"), r => r.In(LedgerMeasure.Hours), CellKind.Decimal) { Total = e => e.Measure == LedgerMeasure.Hours ? e.Amount : 0, Minor = true },
        new("points", ("积分", "Points"), r => r.In(LedgerMeasure.Points), CellKind.Decimal) { Total = e => e.Measure == LedgerMeasure.Points ? e.Amount : 0, Minor = true },
        new("heads", ("人次", "Heads"), r => r.In(LedgerMeasure.Heads), CellKind.Integer) { Total = e => e.Measure == LedgerMeasure.Heads ? e.Amount : 0 },
        new("unit", ("单位", "Unit"), r => r.Unit is { } unit ? Words.Of(unit.Zh, unit.En) : null),
        new("person", ("人员", "Person"), r => r.Person) { Minor = true },
        new("kind", ("性质", "Kind"), r => r.IsReversal ? new Words("冲销", "Reversal") : null) { Tone = _ => "warning" },
        new("book", ("账册", "Book"), r => LedgerWords.Book(books, r.Book)) { Minor = true },
        new("by", ("经办", "By"), r => r.By) { Minor = true },
    ];

    public override async ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) =>
    [
        new("q", ("摘要", "What"), []),
        new("book", ("账册", "Book"), [.. books.Select(b => new Choice(b.Key, b.Title))]),
        new("account", ("科目", "Account"), [.. books.SelectMany(b => b.Accounts).DistinctBy(a => a.Key).Select(a => new Choice(a.Key, a.Value))]),
        new("year", ("年份", "Year"), await Choices<LedgerEntry>("year", async () => [.. (await Db.Ledger.Select(e => e.Year).Distinct().OrderDescending().ToListAsync(ct)).Select(y => new Choice($"{y}", Words.Same($"{y}")))])),
        new("unit", ("单位", "Unit"), await Choices<Unit>($"unit {Actor.ReachOf(Permission).Stamp}", async () => [.. await UnitChoices.Of(Db, Actor, Permission, ct)])),
    ];

    protected override IQueryable<LedgerEntry> Find(ListRequest request)
    {
        var found = LedgerEntry.VisibleTo(Db.Ledger, Actor);
        foreach (var text in request.Words("q")) found = found.Where(e => e.Cause == text || ((string)(object)e.Text).Contains(text));
        if (request["book"] is { } book) found = found.Where(e => e.Book == book);
        if (request["account"] is { } account) found = found.Where(e => e.Account == account);
        if (request["record"] is { } record) found = found.Where(e => e.Record == record);
        if (request.Int("year") is { } year) found = found.Where(e => e.Year == year);
        if (Guid.TryParse(request["unit"], out var unit)) found = found.Where(e => e.UnitId == new UnitId(unit));
        if (Guid.TryParse(request["person"], out var person)) found = found.Where(e => e.PersonId == new PersonId(person));
        return found;
    }
}

/// <summary>How books, accounts and measures are named to people.</summary>
internal static class LedgerWords
{
    public static Words Book(IEnumerable<LedgerBook> books, string key) => books.FirstOrDefault(b => b.Key == key)?.Title ?? Words.Same(key);

    public static Words Account(IEnumerable<LedgerBook> books, string book, string account) =>
        books.FirstOrDefault(b => b.Key == book)?.Accounts.TryGetValue(account, out var words) == true ? words : Words.Same(account);

    public static Words Of(LedgerMeasure measure) => measure switch
    {
        LedgerMeasure.Money => ("元", "yuan"),
        LedgerMeasure.Hours => ("学时", "hours"),
        LedgerMeasure.Points => ("分", "points"),
        _ => ("人次", "heads"),
    };
}
