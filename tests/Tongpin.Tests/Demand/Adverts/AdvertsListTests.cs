using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Demand.Adverts;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

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
    public async Task A_school_settles_only_what_has_to_do_with_its_own_programmes()
    {
        await using var house = new House();
        foreach (var code in (string[])["460103", "460301", "510203"]) await house.Given(new CatalogueEntry { Code = code, Name = "专业" + code });
        var (school, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        await house.Given(new Tongpin.Programmes.Programme { Code = "460103", Name = "数控技术", SchoolId = school.Id, SchoolName = school.Name, FirstIntake = 2015 });
        await house.Given(new Tongpin.Programmes.Programme { Code = "510203", Name = "软件技术", SchoolId = other.Id, SchoolName = other.Name, FirstIntake = 2015 });
        var (theirs, mine) = (await Matched(house, "软件测试员", "510203"), await Matched(house, "数控编程员", "460103"));
        var lead = await house.SignIn(BuiltInRoles.ProgrammeLead, school.Id);

        Assert.Equal(Tongpin.Demand.Rules.MatchOfOthers.Key, (await House.Json<JsonElement>(await Say(theirs, "460301"))).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Say(theirs, "")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.PostAsync("/api/demand/adverts/match", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Say(mine, "460301")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Say(theirs, "460103")).StatusCode);
        Assert.DoesNotContain("重新匹配", await House.Text(await lead.GetAsync("/demand/adverts", Ct)));

        Task<HttpResponseMessage> Say(Advert advert, string code) => lead.PostAsJsonAsync($"/api/demand/adverts/{advert.Id.Value}/match", new { programmeCode = code }, Ct);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    public async Task Blanks_give_no_advert_back(string said)
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术" });
        var advert = await Matched(house, "数控编程员", "460103");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await House.Form(office, $"/demand/adverts/{advert.Id.Value}", "correct", ("Form.ProgrammeCode", said), ("Form.Edition", "0"));

        Assert.NotEqual(HttpStatusCode.Found, answer.StatusCode);
        var kept = await house.In(db => db.Adverts.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("460103", MatchState.Matcher), (kept.ProgrammeCode, kept.State));
    }

    [Theory]
    [InlineData("from", "abc")]
    [InlineData("to", "20x6")]
    [InlineData("matched", "perhaps")]
    [InlineData("q", null)]
    public async Task A_filter_that_means_nothing_shows_no_more_than_was_asked_for(string filter, string? value)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var address = $"?{filter}={value ?? new string('a', 401)}";

        Assert.Equal(HttpStatusCode.Conflict, (await office.GetAsync("/api/demand/adverts" + address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await office.GetAsync("/export/demand.adverts.csv" + address, Ct)).StatusCode);
        Assert.Contains("去掉这个筛选", await House.Text(await office.GetAsync("/demand/adverts" + address, Ct)));
    }

    [Fact]
    public async Task Who_comes_from_an_enterprise_does_not_read_what_others_earn()
    {
        await using var house = new House(sample: true);
        var contact = await house.SignIn(BuiltInRoles.EnterpriseContact);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.NotEqual(JsonValueKind.Null, (await office.GetFromJsonAsync<JsonElement>("/api/demand/enterprises", Ct)).GetProperty("rows")[0].GetProperty("revenue").ValueKind);
        foreach (var row in (await contact.GetFromJsonAsync<JsonElement>("/api/demand/enterprises?sort=-revenue", Ct)).GetProperty("rows").EnumerateArray())
            Assert.All((string[])["staff", "revenue", "assets"], f => Assert.Equal(JsonValueKind.Null, row.GetProperty(f).ValueKind));
        Assert.DoesNotContain("营业收入", await House.Text(await contact.GetAsync("/demand/enterprises", Ct)));
        Assert.DoesNotContain("营业收入", await House.Text(await contact.GetAsync("/export/demand.enterprises.csv", Ct)));
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

    [Fact]
    public async Task A_match_is_corrected_by_code_or_by_name_and_keeps_the_matchers_first_guess()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", NameEn = "CNC Technology" });
        await house.Given(new CatalogueEntry { Code = "460104", Name = "机械制造及自动化" });
        await house.Given(new CatalogueEntry { Code = "660301", Name = "机电一体化技术" });
        await house.Given(new CatalogueEntry { Code = "460301", Name = "机电一体化技术" });
        var advert = await Matched(house, "数控编程员", "460103");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var door = $"/api/demand/adverts/{advert.Id.Value}/match";

        Assert.Equal(HttpStatusCode.NoContent, (await office.PostAsJsonAsync(door, new { programmeCode = "机械制造及自动化" }, Ct)).StatusCode);
        Assert.Equal(("460104", "460103", 0.9, MatchState.Corrected), await Match());
        Assert.Equal(HttpStatusCode.NoContent, (await office.PostAsJsonAsync(door, new { programmeCode = "460301" }, Ct)).StatusCode);
        Assert.Equal(("460301", "460103", 0.9, MatchState.Corrected), await Match());
        Assert.Equal(HttpStatusCode.NoContent, (await office.PostAsJsonAsync(door, new { programmeCode = "CNC Technology" }, Ct)).StatusCode);
        Assert.Equal("460103", (await Match()).Item1);

        var several = await office.PostAsJsonAsync(door, new { programmeCode = "机电一体化技术" }, Ct);
        Assert.Equal(HttpStatusCode.Conflict, several.StatusCode);
        Assert.Contains("460301、660301", await House.Text(several));
        Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsJsonAsync(door, new { programmeCode = "没有的专业" }, Ct)).StatusCode);
        Assert.Equal("460103", (await Match()).Item1);

        async Task<(string, string, double, MatchState)> Match() => await house.In(db => db.Adverts.AsNoTracking().SingleAsync(Ct)) is var a ? (a.ProgrammeCode, a.RunnerUpCode, a.RunnerUpScore, a.State) : default;
    }

    [Fact]
    public async Task A_form_that_was_sent_before_leads_back_to_the_page_and_does_nothing()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术" });
        var advert = await Matched(house, "数控编程员", "460103");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var page = $"/demand/adverts/{advert.Id.Value}";
        (string, string)[] fields = [("Form.ProgrammeCode", "460103"), ("Form.Edition", $"{advert.Edition}")];
        await House.Form(office, page, "confirm", fields);

        var again = await House.Form(office, page, "confirm", fields);
        var without = await office.PostAsync(page, new FormUrlEncodedContent([new("_handler", "confirm")]), Ct);

        foreach (var answer in new[] { again, without })
        {
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Equal(page, answer.Headers.Location!.OriginalString);
        }
        Assert.Contains("这次没有做任何改动", await House.Text(await office.GetAsync(page, Ct)));
    }

    [Fact]
    public async Task An_import_of_the_catalogue_is_taken_back_only_when_nobody_gave_adverts_to_it_and_the_rest_is_matched_anew()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        var import = await house.Import("catalogue", "层次,专业代码,专业名称\n高职专科,540201,餐饮智能管理\n");
        var byHand = await Matched(house, "餐饮领班", "540201");
        var byMatcher = await Matched(house, "餐饮主管", "540201");
        await house.In(async db => { (await db.Adverts.SingleAsync(a => a.Id == byHand.Id, Ct)).Settle("540201"); await db.SaveChangesAsync(Ct); return 0; });

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id));
        await house.In(async db => { (await db.Adverts.SingleAsync(a => a.Id == byHand.Id, Ct)).Unsettle(); await db.SaveChangesAsync(Ct); return 0; });
        await house.Undo(import.Id);
        await house.RunJobs();

        Assert.Contains("1 条岗位由人确认或更正", refused.Words.Zh);
        Assert.All(await house.In(db => db.Adverts.AsNoTracking().ToListAsync(Ct)), a => Assert.NotEqual("540201", a.ProgrammeCode));
        Assert.NotEqual("540201", (await house.In(db => db.Adverts.AsNoTracking().SingleAsync(a => a.Id == byMatcher.Id, Ct))).RunnerUpCode);
    }

    [Fact]
    public async Task An_advert_that_is_near_to_no_programme_is_given_to_none()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await house.Given(new CatalogueEntry { Code = "500211", Name = "汽车检测与维修技术", Level = "高职专科" });
        var advert = await house.Given(new Advert { Code = "a", Title = "汽车维修技术员" });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var (before, _, _) = await Match();

        await (await house.Application()).PostAsJsonAsync("/api/foundation/regulations/demand.match.least-score/versions", new { value = "0.999", validFrom = "2022-01-01", why = "更严" }, Ct);
        var (after, programme, nearest) = await Match();

        Assert.Equal((MatchState.Matcher, MatchState.None, "", "500211"), (before, after, programme, nearest));
        Assert.Contains("没有足够接近的专业。最接近的是 500211 汽车检测与维修技术", await House.Text(await office.GetAsync($"/demand/adverts/{advert.Id.Value}", Ct)));

        async Task<(MatchState, string, string)> Match()
        {
            await house.As<Tongpin.Demand.Matching.MatchAdverts, int>(Actor.House, m => m.Match(everything: true, null, Ct));
            return await house.In(db => db.Adverts.AsNoTracking().SingleAsync(Ct)) is var a ? (a.State, a.ProgrammeCode, a.RunnerUpCode) : default;
        }
    }

    [Fact]
    public async Task An_advert_that_is_given_back_belongs_nowhere_until_the_matcher_has_looked()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await house.Given(new CatalogueEntry { Code = "500211", Name = "汽车检测与维修技术", Level = "高职专科" });
        var advert = await Matched(house, "汽车维修技术员", "500211");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var door = $"/api/demand/adverts/{advert.Id.Value}/match";
        await office.PostAsJsonAsync(door, new { programmeCode = "460103" }, Ct);

        var given = new Advert { Code = "x", Title = "y" };
        given.Settle("460103");
        given.Unsettle();
        await office.PostAsJsonAsync(door, new { programmeCode = "" }, Ct);
        await house.RunJobs();

        Assert.Equal(("", "", MatchState.None), (given.ProgrammeCode, given.RunnerUpCode, given.State));
        var after = await house.In(db => db.Adverts.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("500211", MatchState.Matcher), (after.ProgrammeCode, after.State));
    }

    [Fact]
    public void A_second_correction_leaves_no_programme_in_both_places()
    {
        var advert = new Advert { Code = "a", Title = "车工" };
        advert.Take("440303", 0.1, "", 0, "车");
        advert.Settle("510301");
        advert.Settle("440303");
        Assert.Equal(("440303", "", MatchState.Corrected), (advert.ProgrammeCode, advert.RunnerUpCode, advert.State));
    }

    [Fact]
    public async Task A_name_that_stands_on_several_levels_means_the_one_that_adverts_are_matched_to()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await house.Given(new CatalogueEntry { Code = "260103", Name = "数控技术", Level = "职业本科" });
        var advert = await house.Given(new Advert { Code = "a", Title = "车工" });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Equal(HttpStatusCode.NoContent, (await office.PostAsJsonAsync($"/api/demand/adverts/{advert.Id.Value}/match", new { programmeCode = "数控技术" }, Ct)).StatusCode);
        Assert.Equal("460103", await house.In(db => db.Adverts.Select(a => a.ProgrammeCode).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_file_that_changes_an_advert_has_it_matched_and_grouped_anew_and_its_undo_too_but_never_what_a_person_settled()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await house.Given(new CatalogueEntry { Code = "530302", Name = "大数据与会计", Level = "高职专科" });
        await Clusters(house);
        await house.Import("adverts", "岗位编号,岗位名称,行业代码\nN1,数控技术员,3690\nN2,门卫,3690\nN3,数控技术员,3690\n");
        await house.RunJobs();
        await house.In(async db => { (await db.Adverts.SingleAsync(a => a.Code == "N2", Ct)).Settle("530302"); (await db.Adverts.SingleAsync(a => a.Code == "N3", Ct)).Settle("460103"); return await db.SaveChangesAsync(Ct); });

        var second = await house.Import("adverts", "岗位编号,岗位名称,行业代码\nN1,会计,3990\nN2,会计,3990\n");
        await house.RunJobs();
        Assert.Equal([("530302", "K2", true), ("530302", "K2", false)], await Now());

        await house.Undo(second.Id);
        await house.RunJobs();
        Assert.Equal([("460103", "K1", true), ("530302", "K1", false)], await Now());

        async Task<IEnumerable<(string, string, bool)>> Now() => (await house.In(db => db.Adverts.AsNoTracking().Where(a => a.Code != "N3").OrderBy(a => a.Code).ToListAsync(Ct))).Select(a => (a.ProgrammeCode, a.ClusterCode, a.State == MatchState.Matcher));
    }

    [Fact]
    public async Task The_cluster_of_most_of_a_labels_industries_is_still_the_adverts_after_matching()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await Clusters(house);
        await house.Import("industry-labels", "网站行业,行业代码\n石油/电子,06;3990;3991\n");
        await house.Import("adverts", "岗位编号,岗位名称,网站行业\nN1,数控技术员,石油/电子\n");
        await house.RunJobs();
        Assert.Equal("K2", await house.In(db => db.Adverts.Select(a => a.ClusterCode).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_cluster_that_was_learned_is_not_lost_when_all_is_matched_again()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await Clusters(house);
        await house.Import("adverts", "岗位编号,岗位名称,行业代码\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"A{i},数控车工,3690\nB{i},芯片测试员,3990\n")) + "N1,数控车工,\nN2,芯片测试员,\n");
        await house.RunJobs();
        var learned = await Of("N1", "N2");
        await house.As<Tongpin.Demand.Matching.MatchAdverts, int>(Actor.House, m => m.Match(everything: true, null, Ct));

        Assert.Equal(["K1", "K2"], learned);
        Assert.Equal(learned, await Of("N1", "N2"));

        Task<List<string>> Of(params string[] codes) => house.In(db => db.Adverts.Where(a => codes.Contains(a.Code)).OrderBy(a => a.Code).Select(a => a.ClusterCode).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_adverts_are_judged_by_has_them_judged_anew_when_it_changes()
    {
        await using var house = new House();
        await house.Given(new CatalogueEntry { Code = "460103", Name = "数控技术", Level = "高职专科" });
        await Clusters(house);
        await house.Import("enterprises", "企业名称,行业代码\n某厂,3690\n");
        await house.Import("adverts", "岗位编号,岗位名称,行业代码\nN1,汽车维修技术员,3690\n");
        await house.RunJobs();

        await house.Import("catalogue", "层次,专业代码,专业名称\n高职专科,500211,汽车检测与维修技术\n");
        await house.RunJobs();
        Assert.Equal(("500211", "K1", "K1"), await Now());

        var clusters = await house.Import("clusters", "代码,名称,行业代码\nK1,甲,3990\nK2,乙,3690\n");
        await house.RunJobs();
        Assert.Equal(("500211", "K2", "K2"), await Now());

        await house.Undo(clusters.Id);
        await house.RunJobs();
        Assert.Equal(("500211", "K1", "K1"), await Now());

        await (await house.Application()).PostAsJsonAsync("/api/foundation/regulations/demand.match.least-score/versions", new { value = "0.999", validFrom = "2022-01-01", why = "更严" }, Ct);
        await house.As<Messenger, bool>(Actor.House, async m => { await m.DeliverAll(Ct); return true; });
        await house.RunJobs();
        Assert.Equal(("", "K1", "K1"), await Now());

        async Task<(string, string, string)> Now() => (await house.In(db => db.Adverts.Select(a => a.ProgrammeCode).SingleAsync(Ct)), await house.In(db => db.Adverts.Select(a => a.ClusterCode).SingleAsync(Ct)), await house.In(db => db.Enterprises.Select(e => e.ClusterCode).SingleAsync(Ct)));
    }

    [Fact]
    public async Task The_samples_enterprises_stay_where_they_are_when_all_is_judged_anew()
    {
        await using var house = new House(sample: true);
        var before = await Of();
        await house.As<Tongpin.Demand.Matching.MatchAdverts, int>(Actor.House, m => m.Match(everything: true, null, Ct));
        Assert.Equal(before, await Of());

        Task<List<string>> Of() => house.In(db => db.Enterprises.OrderBy(e => e.Name).Select(e => e.Name + e.ClusterCode).ToListAsync(Ct));
    }

    // Of longer codes than the clusters that ship.
    private static async Task Clusters(House house)
    {
        var taxonomy = await house.As<IRegulations, string>(Actor.House, async r => (await r.InForce(Tongpin.Demand.Regulations.Taxonomy, DateOnly.FromDateTime(DateTime.UtcNow), Ct)).Value);
        await house.Given(new Cluster { Code = "K1", Name = "甲", Taxonomy = taxonomy, IndustryCodes = ["3690"], ValidFrom = new(2020, 1, 1) });
        await house.Given(new Cluster { Code = "K2", Name = "乙", Taxonomy = taxonomy, IndustryCodes = ["3990", "3991"], ValidFrom = new(2020, 1, 1) });
    }

    private static Task<Advert> Matched(House house, string title, string programme)
    {
        var advert = new Advert { Code = title, Title = title };
        advert.Take(programme, 0.9, "", 0, "");
        return house.Given(advert);
    }
}
