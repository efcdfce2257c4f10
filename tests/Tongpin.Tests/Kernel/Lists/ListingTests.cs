using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel.Lists;

public sealed class ListingTests
{
    [Theory]
    [InlineData("code")]
    [InlineData("-name")]
    public async Task An_export_of_more_rows_than_are_read_at_once_has_each_of_them_once(string sort)
    {
        const int many = 5003;
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await house.In(async db =>
        {
            await db.Atomically(() => db.Insert([.. Enumerable.Range(0, many).Select(i => new Tongpin.Demand.Reference.District { Code = $"D{i}", Name = i % 2 == 0 ? "江北" : "渝北", Level = "县级" })], default), default);
            return true;
        });

        var lines = (await office.GetStringAsync($"/export/demand.districts.csv?q=D&sort={sort}")).Trim().Split('\n').Skip(1).Select(l => l.Split(',')[0]).ToList();

        Assert.Equal((many, many), (lines.Count, lines.Distinct().Count()));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("-title")]
    [InlineData("posted")]
    [InlineData("-posted")]
    [InlineData("score")]
    [InlineData("no-such-column")]
    public async Task Walking_forward_and_back_meets_every_row_once_in_one_order(string sort)
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        // Many ties and odd texts, so that the id has to decide.
        await house.In(async db =>
        {
            db.AddRange(Enumerable.Range(0, 95).Select(i => new Advert { Code = $"A{i}", Title = i % 3 == 0 ? "数控编程员" : i % 3 == 1 ? "" : $"O'Brien {i % 7} 𠮷", PostedOn = new DateOnly(2026, 1, 1).AddDays(i % 4), Year = 2026 }));
            return await db.SaveChangesAsync();
        });

        List<string> forward = [], back = [];
        var page = await Page("");
        for (; ; page = await Page($"&after={page.GetProperty("next").GetString()}"))
        {
            Assert.Equal(forward.Count + 1, page.GetProperty("from").GetInt32());
            forward.AddRange(Ids(page));
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) break;
        }
        back.InsertRange(0, Ids(page));
        while (page.GetProperty("previous").GetString() is { } previous)
        {
            page = await Page($"&before={previous}");
            back.InsertRange(0, Ids(page));
        }

        Assert.Equal(95, forward.Distinct().Count());
        Assert.Equal(forward, back);

        async Task<JsonElement> Page(string more) => await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?size=20&sort={sort}{more}");
        static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task A_cursor_that_somebody_made_up_starts_the_list_over()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        foreach (var cursor in (string[])["xxx", "eyJLZXkiOiJub3QgYSBkYXRlIn0", "%00", new string('a', 190)])
            Assert.Equal(0, (await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?sort=posted&after={cursor}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_page_costs_the_same_few_queries_whatever_the_size()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        foreach (var path in (string[])["/demand/adverts", "/people", "/programmes", "/demand/enterprises"])
        {
            await office.GetStringAsync(path);
            house.Queries.Forget();
            await office.GetStringAsync(path + "?size=20&sort=-code");
            var small = house.Queries.Sent.Count;
            house.Queries.Forget();
            await office.GetStringAsync(path + "?size=200&sort=-code");

            Assert.Equal(small, house.Queries.Sent.Count);
            Assert.InRange(small, 1, 5);
        }
    }

    [Fact]
    public void A_request_keeps_its_other_values_when_one_changes() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 9], Gen.String[Gen.Char.AlphaNumeric, 1, 9]).Sample((a, b) =>
    {
        var request = new ListRequest([new("q", a), new("year", b), new("after", "x")]);

        Assert.Equal(["q=" + a, "sort=name", "year=" + b], request.With("/p", ("sort", "name"))["/p?".Length..].Split('&').Order());
        Assert.Equal($"/p?year={b}", request.With("/p", ("q", null)));
    });

    [Fact]
    public async Task A_kept_page_is_forgotten_when_anything_is_written()
    {
        await using var house = new House();
        var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var url = "/api/foundation/people?sort=number&size=50";
        var before = await browser.GetStringAsync(url);
        house.Queries.Forget();
        Assert.Equal(before, await browser.GetStringAsync(url));
        Assert.Empty(house.Queries.Sent);

        var unit = await house.GivenUnit("U1");
        var person = await house.Somebody(unit: unit.Id);
        Assert.Contains("U1", await browser.GetStringAsync(url), StringComparison.Ordinal);

        // Another table than the list's own, and past the change tracker.
        await house.In(db => db.Set<Unit>().Where(u => u.Id == unit.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Name, "U2")));
        var after = await browser.GetStringAsync(url);
        Assert.Contains("U2", after, StringComparison.Ordinal);
        Assert.Contains(person.Number, after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/demand/adverts?state=Bogus")]
    [InlineData("/export/demand.adverts.csv?year=20x6")]
    [InlineData("/api/foundation/history?from=2026-02-31")]
    public async Task A_filter_that_means_nothing_is_refused_rather_than_passed_over(string address)
    {
        await using var house = new House();
        await house.Given(new Advert { Code = "a", Title = "车工", Year = 2026 });
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: "en");

        using var answer = await office.GetAsync(address);

        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith("There is no ", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_which_filter_it_does_not_understand_and_a_bulk_act_does_nothing()
    {
        await using var house = new House();
        var advert = new Advert { Code = "a", Title = "车工", Year = 2026 };
        advert.Take("460103", 0.5, "", 0, "");
        await house.Given(advert);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await House.Text(await office.GetAsync("/demand/adverts?state=Bogus&panel=select"));
        using var answer = await House.Form(office, "/demand/adverts?panel=select", "", "/lists/demand.adverts/confirm", ("address", "/demand/adverts?state=Bogus"), ("all", "yes"));

        Assert.Contains("“匹配”没有“Bogus”这个选项", page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(MatchState.Matcher, await house.In(db => db.Adverts.Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task Several_words_are_all_looked_for_in_any_order()
    {
        await using var house = new House();
        await house.Given(new Advert { Code = "a", Title = "汽车检测与维修技术员", Company = "乙" });
        await house.Given(new Advert { Code = "b", Title = "汽车销售", Company = "甲" });
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Equal("汽车检测与维修技术员", (await Rows("维修 汽车")).Single());
        Assert.Equal("汽车销售", (await Rows("甲　汽车")).Single());
        Assert.Empty(await Rows("汽车 园艺"));
        Assert.Contains("汽车检测与维修技术员", await House.Text(await office.GetAsync("/search?q=" + Uri.EscapeDataString("技术 汽车"))), StringComparison.Ordinal);

        async Task<IEnumerable<string>> Rows(string words) => (await office.GetFromJsonAsync<JsonElement>("/api/demand/adverts?q=" + Uri.EscapeDataString(words))).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task What_was_edited_since_it_was_read_is_not_written_over_in_bulk()
    {
        await using var house = new House();
        foreach (var code in (string[])["a", "b"]) await house.Given(new Advert { Code = code, Title = "车工" });
        var read = await house.In(db => db.Adverts.AsNoTracking().OrderBy(a => a.Code).ToListAsync());
        await house.In(async db => { (await db.Adverts.SingleAsync(a => a.Code == "a")).Settle("460103"); return await db.SaveChangesAsync(); });

        foreach (var advert in read) advert.Take("500211", 0.5, "", 0, "");
        await house.In(async db => { await db.Atomically(() => db.Update(read, [nameof(Advert.ProgrammeCode), nameof(Advert.State)], default), default); return 0; });

        Assert.Equal([("460103", MatchState.Corrected), ("500211", MatchState.Matcher)], (await house.In(db => db.Adverts.AsNoTracking().OrderBy(a => a.Code).ToListAsync())).Select(a => (a.ProgrammeCode, a.State)));
    }
}
