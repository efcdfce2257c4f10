using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.Search;

public sealed class SearchTests
{
    private sealed record Group(string Kind, List<SearchHit> Hits);

    private static async Task<List<string>> Titles(HttpClient browser, string text) =>
        [.. (await House.Json<List<Group>>(await browser.GetAsync($"/api/search?q={Uri.EscapeDataString(text)}"))).SelectMany(g => g.Hits).Select(h => h.Title)];

    [Fact]
    public async Task Two_characters_find_a_name_anywhere_in_it_and_wildcards_are_letters()
    {
        await using var house = new House();
        await house.Given(new Person { Number = "T1", Name = "欧阳明月", Kind = PersonKind.Staff });
        await house.Given(new Person { Number = "T2", Name = "百分%号", Kind = PersonKind.Staff });
        await house.Given(new Unit { Code = "S1", Name = "明月学院", Kind = UnitKind.School });
        using var browser = await house.SignIn(BuiltInRoles.Leadership);
        Assert.Equal(["欧阳明月", "明月学院"], await Titles(browser, "明月"));
        Assert.Equal(["百分%号"], await Titles(browser, "%"));
        Assert.Empty(await Titles(browser, "_"));
    }

    [Fact]
    public async Task Nobody_finds_people_beyond_the_own_reach()
    {
        await using var house = new House();
        var (own, other) = (await house.GivenUnit("S1"), await house.GivenUnit("S2"));
        await house.Given(new Person { Number = "T1", Name = "李近", Kind = PersonKind.Staff, UnitId = own.Id });
        await house.Given(new Person { Number = "T2", Name = "李远", Kind = PersonKind.Staff, UnitId = other.Id });
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, own.Id);
        Assert.Equal(["李近"], await Titles(dean, "李"));
        using var guest = await house.SignIn((string?)null);
        Assert.Empty(await Titles(guest, "李"));
    }
}
