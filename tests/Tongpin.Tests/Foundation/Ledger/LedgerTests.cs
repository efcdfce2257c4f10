using System.Net;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Ledger;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Ledger;

public sealed class LedgerTests
{
    private const string Book = "test.money", Heads = "test.heads";
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static House Open() => new(services: s => s
        .AddLedgerBook(new(Book, ("测试账", "Test book"), LedgerMeasure.Money, new Dictionary<string, Words> { ["in"] = ("收入", "Income"), ["out"] = ("支出", "Spending") }))
        .AddLedgerBook(new(Heads, ("测试人次", "Test heads"), LedgerMeasure.Heads, new Dictionary<string, Words> { ["in"] = ("参训", "Trained") })));

    // A house starts with the first who asks; before many ask at once, it must stand.
    private static async Task<House> Started()
    {
        var house = Open();
        await Total(house);
        return house;
    }

    private static LedgerPost Post(decimal amount, string cause, string account = "in", string record = "r1", UnitId? unit = null, PersonId? person = null, DateOnly? day = null, string book = Book) =>
        new(book, account, "test_thing", record, "/units", amount, day ?? Today, ("学费到账", "Fee received"), cause) { Unit = unit, Person = person };

    private static Task<EntryId> Enter(House house, LedgerPost post) => house.As<IServiceProvider, EntryId>(Actor.House, async s =>
    {
        var id = await s.GetRequiredService<ILedger>().Enter(post, Ct);
        await s.GetRequiredService<TongpinDb>().SaveChangesAsync(Ct);
        return id;
    });

    private static Task<EntryId> Reverse(House house, EntryId id, string? why, DateOnly? day = null) => house.As<IServiceProvider, EntryId>(Actor.House, async s =>
    {
        var opposite = await s.GetRequiredService<ILedger>().Reverse(id, why, day ?? Today, Ct);
        await s.GetRequiredService<TongpinDb>().SaveChangesAsync(Ct);
        return opposite;
    });

    private static Task<bool> Close(House house, int year) => house.As<IServiceProvider, bool>(Actor.House, async s =>
    {
        var closed = await s.GetRequiredService<ILedger>().Close(Book, year, Ct);
        await s.GetRequiredService<TongpinDb>().SaveChangesAsync(Ct);
        return closed;
    });

    private static Task<IReadOnlyList<LedgerSum>> Sums(House house, LedgerAsk ask, LedgerBy by) => house.As<ILedger, IReadOnlyList<LedgerSum>>(Actor.House, l => l.Sums(ask, by, Ct));

    private static async Task<decimal> Total(House house) => (await Sums(house, new(Book), LedgerBy.Nothing)).Sum(s => s.Amount);

    [Fact]
    public async Task A_unit_without_an_English_name_keeps_its_own_on_English_pages()
    {
        await using var house = Open();
        var unit = await house.Given(new Unit { Code = "S91", Name = "无译学院", NameEn = "", Kind = UnitKind.School });
        await Enter(house, Post(100, "voucher 1", unit: unit.Id));

        Assert.Contains("无译学院", await House.Text(await (await house.SignIn(BuiltInRoles.Leadership, language: "en")).GetAsync("/ledger", Ct)));
    }

    [Fact]
    public async Task The_same_cause_enters_once()
    {
        await using var house = Open();
        var first = await Enter(house, Post(100, "voucher 1"));
        var again = await Enter(house, Post(100, "voucher 1"));
        await Enter(house, Post(50, "voucher 2"));

        Assert.Equal(first, again);
        Assert.Equal(150, await Total(house));
    }

    [Fact]
    public async Task Of_many_who_enter_the_same_cause_at_once_one_wins_and_nothing_is_doubled()
    {
        await using var house = await Started();
        var ends = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            try
            {
                await Enter(house, Post(10, $"voucher {i % 6}"));
                return null;
            }
            catch (RuleBroken broken)
            {
                return broken.Rule;
            }
        })));

        Assert.All(ends.OfType<Rule>(), rule => Assert.Equal("foundation.ledger.known", rule.Key));
        Assert.Equal(6, await house.In(db => db.Ledger.CountAsync(Ct)));
        Assert.Equal(60, await Total(house));
    }

    [Fact]
    public async Task Different_causes_entered_at_once_are_all_kept()
    {
        await using var house = await Started();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => Enter(house, Post(0.01m * (i + 1), $"receipt {i}")))));

        Assert.Equal(4.65m, await Total(house));
    }

    [Fact]
    public async Task Of_two_who_reverse_the_same_entry_at_once_one_wins()
    {
        await using var house = Open();
        var id = await Enter(house, Post(100, "voucher 1"));

        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Reverse(house, id, "重复");
                return "";
            }
            catch (RuleBroken broken)
            {
                return broken.Rule.Key;
            }
        })));

        Assert.Single(ends, "");
        Assert.All(ends.Where(e => e.Length > 0), e => Assert.Equal("foundation.ledger.reversed", e));
        Assert.Equal(0, await Total(house));
    }

    [Fact]
    public async Task A_reversal_restores_the_sums_keeps_both_entries_and_needs_a_reason()
    {
        await using var house = Open();
        var id = await Enter(house, Post(100, "voucher 1"));

        Assert.Equal("foundation.reason", (await Assert.ThrowsAsync<RuleBroken>(() => Reverse(house, id, " "))).Rule.Key);
        var opposite = await Reverse(house, id, "记错项目");

        Assert.Equal("foundation.ledger.is-reversal", (await Assert.ThrowsAsync<RuleBroken>(() => Reverse(house, opposite, "再来"))).Rule.Key);
        var lines = await house.As<ILedger, IReadOnlyList<LedgerLine>>(Actor.House, l => l.Of(Book, "test_thing", "r1", Ct));
        Assert.Equal([(100m, true, ""), (-100m, false, "记错项目")], lines.Select(l => (l.Amount, l.IsReversed, l.Why)));
        Assert.Equal(0, await Total(house));
    }

    [Fact]
    public async Task Whatever_is_entered_and_taken_back_sums_to_what_was_left() => await Gen.Select(Gen.Int[1, 1_000_000], Gen.Bool).Array[1, 12].SampleAsync(async entries =>
    {
        await using var house = Open();
        for (var i = 0; i < entries.Length; i++)
        {
            var id = await Enter(house, Post(entries[i].Item1 / 100m, $"cause {i}"));
            if (entries[i].Item2) await Reverse(house, id, "冲销");
        }
        Assert.Equal(entries.Where(e => !e.Item2).Sum(e => e.Item1) / 100m, await Total(house));
    }, iter: 5, threads: 1);

    [Theory]
    [InlineData("0"), InlineData("0.001"), InlineData("1000000000000")]
    public async Task What_is_no_amount_is_refused_and_nothing_is_entered(string amount)
    {
        await using var house = Open();

        Assert.Equal("foundation.ledger.amount", (await Assert.ThrowsAsync<RuleBroken>(() => Enter(house, Post(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "voucher")))).Rule.Key);
        Assert.Equal("foundation.ledger.amount", (await Assert.ThrowsAsync<RuleBroken>(() => Enter(house, Post(0.5m, "half a head", book: Heads)))).Rule.Key);
        Assert.Equal(0, await house.In(db => db.Ledger.CountAsync(Ct)));
    }

    [Fact]
    public async Task An_entry_cannot_be_changed_or_deleted()
    {
        await using var house = Open();
        var id = await Enter(house, Post(100, "voucher 1"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.In(async db =>
        {
            db.Ledger.Remove(await db.Ledger.SingleAsync(Ct));
            return await db.SaveChangesAsync(Ct);
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.In(async db =>
        {
            db.Entry(await db.Ledger.SingleAsync(Ct)).Property(e => e.Amount).CurrentValue = 1;
            return await db.SaveChangesAsync(Ct);
        }));
        Assert.Equal(100, await Total(house));
    }

    [Fact]
    public async Task A_list_counts_and_sums_its_columns_in_one_query()
    {
        await using var house = Open();
        await Enter(house, Post(100, "1"));
        await Enter(house, Post(30.5m, "2", record: "r2"));
        await Enter(house, Post(-20, "3", "out"));
        house.Queries.Forget();

        var page = await house.As<LedgerList, ListPage<LedgerRow>>(Actor.House, l => l.Page(new([]), Ct));

        // The rows are the other one.
        Assert.Equal(2, house.Queries.Sent.Count(q => q.Contains("foundation_ledger", StringComparison.Ordinal)));
        Assert.Equal((3, 110.5m, 0m), (page.Total, page.Sums["money"], page.Sums["hours"]));
        Assert.Equal((0, 0m), await house.As<LedgerList, (int, decimal)>(Actor.House, async l => await l.Page(new([new("book", "other")]), Ct) is var none ? (none.Total, none.Sums["money"]) : default));
    }

    [Fact]
    public async Task Sums_are_kept_apart_as_asked_in_one_query()
    {
        await using var house = Open();
        var (one, two) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var person = await house.Somebody();
        await Enter(house, Post(100, "1", unit: one.Id, person: person.Id));
        await Enter(house, Post(30.5m, "2", unit: one.Id, record: "r2"));
        await Enter(house, Post(-20, "3", "out", unit: two.Id, day: new(2025, 12, 31)));
        house.Queries.Forget();

        var byUnit = await Sums(house, new(Book), LedgerBy.Unit | LedgerBy.Year);

        Assert.Single(house.Queries.Sent, q => q.Contains("foundation_ledger", StringComparison.Ordinal));
        Assert.Equal([(2026, one.Id, 130.5m, 2), (2025, two.Id, -20m, 1)], byUnit.Select(s => (s.Year!.Value, s.Unit!.Value, s.Amount, s.Entries)));
        Assert.Equal([("in", 130.5m), ("out", -20m)], (await Sums(house, new(Book), LedgerBy.Account)).Select(s => (s.Account!, s.Amount)));
        Assert.Equal([("r1", 100m), ("r2", 30.5m)], (await Sums(house, new(Book) { Account = "in" }, LedgerBy.Record)).Select(s => (s.Record!, s.Amount)));
        Assert.Equal([(person.Id, 100m)], (await Sums(house, new(Book) { Person = person.Id }, LedgerBy.Person)).Select(s => (s.Person!.Value, s.Amount)));
        Assert.Equal(-20, (await Sums(house, new(Book) { Year = 2025 }, LedgerBy.Nothing)).Single().Amount);
        Assert.Empty(await Sums(house, new("other"), LedgerBy.Nothing));
    }

    [Fact]
    public async Task A_closed_year_takes_nothing_more_and_closing_it_again_changes_nothing()
    {
        await using var house = Open();
        var id = await Enter(house, Post(100, "1", day: new(2025, 6, 1)));

        Assert.True(await Close(house, 2025));
        Assert.False(await Close(house, 2025));

        Assert.Equal("foundation.ledger.year-closed", (await Assert.ThrowsAsync<RuleBroken>(() => Enter(house, Post(1, "2", day: new(2025, 12, 31))))).Rule.Key);
        Assert.Equal("foundation.ledger.year-closed", (await Assert.ThrowsAsync<RuleBroken>(() => Reverse(house, id, "错", new(2025, 12, 31)))).Rule.Key);
        await Reverse(house, id, "错", Today);
        Assert.Equal([(2026, -100m), (2025, 100m)], (await Sums(house, new(Book), LedgerBy.Year)).Select(s => (s.Year!.Value, s.Amount)));
        Assert.Equal(1, await house.In(db => db.Closings.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_pages_show_what_the_reader_reaches_and_the_way_down()
    {
        await using var house = Open();
        var (mine, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var id = await Enter(house, Post(100, "voucher 1", unit: mine.Id));
        var hidden = await Enter(house, Post(7777, "voucher 2", unit: other.Id));
        await Enter(house, Post(12, "class 1", unit: mine.Id, book: Heads));
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, mine.Id);

        var list = await House.Text(await dean.GetAsync("/ledger", Ct));
        Assert.Contains("学费到账", list);
        Assert.DoesNotContain("7,777", list, StringComparison.Ordinal);
        Assert.Contains(">100<", list);
        Assert.Contains(">12<", list);
        var sums = await House.Text(await dean.GetAsync($"/ledger/sums?book={Book}&by=Account&by=Year", Ct));
        Assert.Contains("100.00", sums);
        Assert.Contains($"/ledger?account=in&book={Book}&year=2026", sums.Replace("&amp;", "&", StringComparison.Ordinal));
        Assert.Contains("voucher 1", await House.Text(await dean.GetAsync($"/ledger/{id.Value}", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync($"/api/foundation/ledger/{hidden.Value}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync("/export/foundation.ledger.xlsx?q=学费", Ct)).StatusCode);
        Assert.Equal(2, (await House.Json<ListPage<LedgerRow>>(await dean.GetAsync("/api/foundation/ledger?q=学费", Ct))).Total);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignIn(BuiltInRoles.ProgrammeLead)).GetAsync("/api/foundation/ledger", Ct)).StatusCode);
    }
}
