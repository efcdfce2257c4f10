using System.Net;
using System.Net.Http.Json;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Search;

public sealed class SearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_chinese_characters_find_a_person_and_a_unit()
    {
        await using var house = new House();
        await Person(house, "T0100", "欧阳静宜");
        await house.Given(new Unit { Code = "S90", Name = "静宜学院", NameEn = "Jingyi School", Kind = UnitKind.School });
        var browser = await house.SignIn(BuiltInRoles.Leadership);

        var found = await Find(browser, "静宜");

        Assert.Equal([("人员", "欧阳静宜"), ("单位", "静宜学院")], found.SelectMany(g => g.Hits.Select(h => (g.Kind, h.Title))));
    }

    [Theory]
    [InlineData("t0100", "欧阳静宜")]
    [InlineData(" T010 ", "欧阳静宜")]
    [InlineData("100%", "满分100%")]
    [InlineData("a_b", "a_b")]
    [InlineData("%", "满分100%")]
    [InlineData("_", "a_b")]
    [InlineData("\\", "back\\slash")]
    [InlineData("'", "O'Neill")]
    public async Task Every_character_stands_for_itself(string text, string name)
    {
        await using var house = new House();
        await Person(house, "T0100", "欧阳静宜");
        await Person(house, "T0201", "满分100%");
        await Person(house, "T0202", "a_b");
        await Person(house, "T0203", "axb");
        await Person(house, "T0204", "back\\slash");
        await Person(house, "T0205", "O'Neill");
        var browser = await house.SignIn(BuiltInRoles.Leadership);

        Assert.Equal([name], (await Find(browser, text)).SelectMany(g => g.Hits).Select(h => h.Title));
    }

    [Theory]
    [InlineData("jingyi SCHOOL", true)]
    [InlineData("静宜", true)]
    [InlineData("100%", true)]
    [InlineData("_", false)]
    [InlineData("J%S", false)]
    public async Task Capitals_do_not_matter_and_every_character_stands_for_itself(string text, bool found)
    {
        await using var house = new House();
        await house.Given(new Unit { Code = "S90", Name = "静宜学院", NameEn = "Jingyi School (100%)", Kind = UnitKind.School });
        var browser = await house.SignIn(BuiltInRoles.Leadership);

        Assert.Equal(found ? ["静宜学院"] : [], (await Find(browser, text)).SelectMany(g => g.Hits).Select(h => h.Title));
        Assert.Equal(found, "静宜学院 Jingyi School (100%)".Holds(text));
    }

    [Fact]
    public async Task Nothing_is_found_beyond_the_readers_reach()
    {
        await using var house = new House();
        var (mine, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        await Person(house, "T0301", "钟可见", mine);
        await Person(house, "T0302", "钟不可见", other);
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, mine.Id);
        var nobody = await house.SignIn(role: null);

        Assert.Equal(["钟可见"], (await Find(dean, "钟")).SelectMany(g => g.Hits).Select(h => h.Title));
        Assert.Empty(await Find(nobody, "钟"));
    }

    [Fact]
    public async Task A_full_group_says_that_there_is_more()
    {
        await using var house = new House();
        for (var i = 0; i < 21; i++) await Person(house, $"T04{i:00}", $"同名{i:00}");
        var browser = await house.SignIn(BuiltInRoles.Leadership);

        var group = Assert.Single(await Find(browser, "同名"));
        Assert.Equal((20, true), (group.Hits.Count, group.More));
        var page = await House.Text(await browser.GetAsync("/search?q=同名", Ct));
        Assert.Contains("20+", page);
        Assert.Contains("value=\"同名\"", page);
    }

    [Fact]
    public async Task Without_words_the_page_says_what_can_be_found()
    {
        await using var house = new House();
        var browser = await house.SignIn(role: null);

        Assert.Contains("两个字就够", await House.Text(await browser.GetAsync("/search?q=%20", Ct)));
        Assert.Empty(await Find(browser, " "));
    }

    [Fact]
    public async Task Strangers_search_nothing()
    {
        await using var house = new House();
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Anybody().GetAsync("/api/search?q=x", Ct)).StatusCode);
    }

    private sealed record Group(string Kind, List<SearchHit> Hits, bool More);

    private static async Task<List<Group>> Find(HttpClient browser, string text) =>
        (await browser.GetFromJsonAsync<List<Group>>($"/api/search?q={Uri.EscapeDataString(text)}", Json.Plain, Ct))!;

    private static Task<Person> Person(House house, string number, string name, Unit? unit = null) =>
        house.Given(new Person { Number = number, Name = name, Kind = PersonKind.Staff, UnitId = unit?.Id });
}
