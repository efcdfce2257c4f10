using System.Net.Http.Json;
using System.Text.Json;
using Tongpin.Demand;
using Tongpin.Demand.Adverts;
using Tongpin.Demand.Reference;
using Tongpin.Demand.Sample;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Demand.Reference;

public sealed class CatalogueWordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_category_and_class_of_the_sample_has_its_English_name()
    {
        var names = DemandSample.Catalogue.SelectMany(c => new[] { c.Category, c.Class }).Distinct().ToList();
        Assert.NotEmpty(names);
        Assert.All(names, n => Assert.DoesNotContain(CatalogueWords.Of(n).En, c => c >= (char)0x3400));
        Assert.Equal(("新质类", "新质类"), (CatalogueWords.Of("新质类").Zh, CatalogueWords.Of("新质类").En));
    }

    [Fact]
    public async Task English_pages_tell_class_programme_and_cluster_in_English_and_the_search_finds_them()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", NameEn = "CNC technology", CategoryName = "装备制造大类", ClassName = "机械设计制造类", Level = "高职专科" });
        var advert = new Advert { Code = "a", Title = "数控编程员" };
        advert.Take("460103", 0.9, "", 0, "");
        await house.Given(advert);
        var (chinese, office) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice, language: "en"));

        Assert.Contains("机械设计制造类", await House.Text(await chinese.GetAsync("/demand/catalogue", Ct)));
        var (list, page, adverts) = (await House.Text(await office.GetAsync("/demand/catalogue", Ct)), await House.Text(await office.GetAsync($"/demand/adverts/{advert.Id.Value}", Ct)), await House.Text(await office.GetAsync("/demand/adverts", Ct)));
        Assert.Contains("Mechanical design and manufacturing", list);
        Assert.Contains("Equipment manufacturing", list);
        Assert.Contains("Diploma", list);
        Assert.DoesNotContain("高职专科</td>", list);
        Assert.Contains("460103 CNC technology", adverts);
        Assert.Contains("4601 Mechanical design and manufacturing", adverts);
        Assert.Contains("460103 CNC technology", page);
        Assert.Contains("Mechanical design and manufacturing", page);
        Assert.Contains("460103 CNC technology", await House.Text(await office.GetAsync("/search?q=CNC", Ct)));
        // What HTTP tells stays what was imported.
        Assert.Equal("机械设计制造类", (await office.GetFromJsonAsync<ListPage<AdvertRow>>("/api/demand/adverts", Tongpin.Kernel.Json.Plain, Ct))!.Rows.Single().ClassName);
    }

    [Fact]
    public async Task Clusters_are_found_by_their_English_name_and_told_in_the_readers_language()
    {
        await using var house = new House();
        await house.Given(new Cluster { Code = "T01", Name = "智能纺机", NameEn = "Smart looms", Tier = "新星", TierEn = "Rising star" });
        await house.Given(new Cluster { Code = "T02", Name = "无译集群" });
        var (chinese, english) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice, language: "en"));

        Assert.Equal(("智能纺机", "新星"), await Only(chinese, "smart LOOMS"));
        Assert.Equal(("Smart looms", "Rising star"), await Only(english, "Smart looms"));
        Assert.Equal(("Smart looms", "Rising star"), await Only(english, "智能纺机"));
        Assert.Equal(("无译集群", ""), await Only(english, "无译集群"));

        static async Task<(string, string)> Only(HttpClient reader, string text) =>
            Assert.Single((await reader.GetFromJsonAsync<JsonElement>($"/api/search?q={Uri.EscapeDataString(text)}", Ct)).EnumerateArray().SelectMany(g => g.GetProperty("hits").EnumerateArray()).Select(h => (h.GetProperty("title").GetString()!, h.GetProperty("detail").GetString()!)));
    }
}
