using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments.Values;
using Tongpin.Tests.Programmes.Fit.Runs;

namespace Tongpin.Tests.Programmes.Register;

public sealed class ProgrammePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_no_English_name_is_named_in_Chinese_on_English_pages()
    {
        await using var house = new House();
        await house.Given(new Programme { Code = "460103", Name = "数控技术", SchoolName = "机电学院", Group = "智能制造群", FirstIntake = 2013 });
        await house.Given(new IndicatorSheet { ProgrammeCode = "460103", Year = 2026, Placed = 0.9m });
        using var reader = await house.SignIn(BuiltInRoles.Leadership, language: "en");

        Assert.Contains("机电学院 · 智能制造群", await House.Text(await reader.GetAsync("/programmes/460103", Ct)));
        Assert.Contains("机电学院", await House.Text(await reader.GetAsync("/programmes/460103/indicators/2026", Ct)));
    }

    [Fact]
    public async Task A_cluster_names_its_programmes_in_the_readers_language()
    {
        await using var house = new House();
        await house.Given(new Cluster { Code = "C98", Name = "低空经济", NameEn = "Low-altitude economy", Taxonomy = "33618", Tier = "新星", ValidFrom = new(2023, 1, 1) });
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", NameEn = "CNC technology", Level = "高职专科", CategoryName = "装备制造大类", ClassName = "机械设计制造类", StudyYears = "3" });
        await house.Given(ComputeFitTests.Advert("a1", "460103", "C98"));
        using var reader = await house.SignIn(BuiltInRoles.Leadership, language: "en");

        var page = await House.Text(await reader.GetAsync("/demand/clusters/C98", Ct));

        Assert.Contains("460103 CNC technology", page);
        Assert.Contains("新星", page);
    }

    [Fact]
    public async Task Points_are_those_of_the_colleges_province_in_the_newest_register_and_open_as_many_rows()
    {
        await using var house = new House();
        await house.Given(new Programme { Code = "530302", Name = "大数据与会计", FirstIntake = 2013 });
        await house.Given(new Programme { Code = "460103", Name = "数控技术", FirstIntake = 2013 });
        foreach (var (year, province, school) in new[] { (2025, "重庆市", "1"), (2025, "重庆市", "2"), (2025, "四川省", "3"), (2024, "重庆市", "1") })
            await house.Given(new ProgrammePoint { Year = year, Province = province, SchoolCode = school, SchoolName = school, ProgrammeCode = "530302", StudyYears = "3" });
        using var reader = await house.SignIn(BuiltInRoles.Leadership);

        var page = await House.Text(await reader.GetAsync("/programmes/530302", Ct));
        var link = Regex.Match(page, "href=\"(/programmes/points[^\"]*)\">(\\d+)</a>");
        var rows = (await reader.GetFromJsonAsync<JsonElement>("/api" + link.Groups[1].Value, Ct)).GetProperty("total").GetInt32();

        Assert.Equal(("2", 2), (link.Groups[2].Value, rows));
        Assert.DoesNotContain("/programmes/points?programme=460103", await House.Text(await reader.GetAsync("/programmes/460103", Ct)));
    }
}
