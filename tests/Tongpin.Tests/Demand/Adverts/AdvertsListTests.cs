using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Demand.Adverts;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Demand.Adverts;

public sealed class AdvertsListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_without_an_English_name_keeps_its_own_on_English_pages()
    {
        await using var house = new House();
        await house.Given(new Cluster { Code = "T02", Name = "无译集群" });
        var advert = new Advert { Code = "a", Title = "数控编程员" };
        advert.JoinCluster("T02");
        await house.Given(advert);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: "en");

        var page = await House.Text(await office.GetAsync("/demand/adverts", Ct));

        Assert.Matches("/demand/clusters/T02\"[^>]*>\\s*无译集群", page);
        Assert.Contains("<option value=\"T02\">无译集群</option>", page);
    }

    [Fact]
    public async Task Adverts_are_shown_filtered_and_exported_by_the_class_of_their_match()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", ClassName = "机械设计制造类" });
        await house.Given(new CatalogueEntry { Code = "500211", Name = "汽车检测与维修技术", ClassName = "道路运输类" });
        await Matched(house, "数控编程员", "460103");
        await Matched(house, "汽车维修工", "500211");
        await house.Given(new Advert { Code = "none", Title = "未匹配岗位" });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var rows = (await office.GetFromJsonAsync<ListPage<AdvertRow>>("/api/demand/adverts?class=4601", Tongpin.Kernel.Json.Plain, Ct))!;
        var page = await House.Text(await office.GetAsync("/demand/adverts?class=4601", Ct));
        var csv = await office.GetStringAsync("/export/demand.adverts.csv?class=4601", Ct);
        var category = (await office.GetFromJsonAsync<ListPage<AdvertRow>>("/api/demand/adverts?class=50", Tongpin.Kernel.Json.Plain, Ct))!;

        Assert.Equal(("数控编程员", "4601", "机械设计制造类"), (rows.Rows.Single().Title, rows.Rows.Single().ClassCode, rows.Rows.Single().ClassName));
        Assert.Equal(1, rows.Total);
        Assert.Matches("<a href=\"/demand/adverts\\?class=4601\">4601 机械设计制造类</a>", page);
        // Classes that no advert was matched to are not offered.
        Assert.Matches("<option value=\"4601\" selected[^>]*>4601 机械设计制造类</option>", page);
        Assert.Contains("<option value=\"5002\">5002 道路运输类</option>", page);
        Assert.Contains("专业类", csv);
        Assert.Contains("4601 机械设计制造类", csv);
        Assert.DoesNotContain("汽车", csv, StringComparison.Ordinal);
        Assert.Equal("汽车维修工", category.Rows.Single().Title);
        Assert.Equal(3, (await office.GetFromJsonAsync<ListPage<AdvertRow>>("/api/demand/adverts?sort=class", Tongpin.Kernel.Json.Plain, Ct))!.Total);
    }

    [Fact]
    public async Task A_match_is_given_back_only_when_the_body_says_so()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术" });
        var advert = await Matched(house, "数控编程员", "460103");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var door = $"/api/demand/adverts/{advert.Id.Value}/match";
        Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsJsonAsync(door, new { }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.PostAsJsonAsync(door, new { programme = "460103" }, Ct)).StatusCode);
        Assert.Equal("460103", (await house.In(db => db.Adverts.AsNoTracking().SingleAsync(Ct))).ProgrammeCode);
        Assert.Equal(HttpStatusCode.NoContent, (await office.PostAsJsonAsync(door, new { programmeCode = "" }, Ct)).StatusCode);
    }

    private static Task<Advert> Matched(House house, string title, string programme)
    {
        var advert = new Advert { Code = title, Title = title };
        advert.Take(programme, 0.9, "", 0, "");
        return house.Given(advert);
    }
}
