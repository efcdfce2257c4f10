using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Weights;

namespace Tongpin.Tests.Foundation.Audit;

public sealed class HistoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_tells_who_did_what_in_words_and_filters()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S01");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.GivenUnit("S02");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var text = await House.Text(await office.GetAsync($"/history?noun=foundation_unit&record={unit.Id.Value}", Ct));
        Assert.Contains("新增", text);
        Assert.Contains("代码: S01", text);
        Assert.DoesNotContain("代码: S02", text);
        Assert.Equal(["S01"], await Codes("from=2026-09-01&to=2026-09-01"));
        Assert.Equal(["S02"], await Codes("from=2026-09-02"));
        Assert.Equal(["S02", "S01"], await Codes("who=Tongpin&did=created"));
        Assert.Empty(await Codes("who=Tongpin&did=deleted"));

        async Task<IEnumerable<string>> Codes(string query) =>
            (await office.GetFromJsonAsync<ListPage<HistoryRow>>($"/api/foundation/history?noun=foundation_unit&{query}", Json.Plain, Ct))!.Rows.Select(r => JsonDocument.Parse(r.Changes).RootElement.GetProperty("Code")[1].GetString()!);
    }

    [Fact]
    public async Task What_went_along_with_a_save_that_failed_is_not_told_twice_by_the_next()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S01");

        await house.In(async db =>
        {
            var known = await db.Units.SingleAsync(u => u.Id == unit.Id, Ct);
            var twin = new Unit { Code = "S01", Name = "又一个", Kind = UnitKind.School };
            known.Name = "新名";
            db.Add(twin);
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
            db.Entry(twin).State = EntityState.Detached;
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Equal(1, await house.In(db => db.History.CountAsync(h => h.Noun == "foundation_unit" && h.Did == "changed", Ct)));
        Assert.Equal(1, await house.In(db => db.History.CountAsync(h => h.Noun == "foundation_unit" && h.Did == "created", Ct)));
        Assert.Equal(unit.Edition + 1, await house.In(db => db.Units.Select(u => u.Edition).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_part_without_a_name_is_told_in_words()
    {
        await using var house = new House();
        var review = await house.Given(new WeightReview { Year = 2026, ProgrammeCode = "460103", ProgrammeName = "数控技术", By = "教务处", At = house.Clock.GetUtcNow() });
        await house.Given(new WeightVote { ReviewId = review.Id, ById = Guid.NewGuid(), By = "某", Shares = new() { ["C04"] = 0.6m, [""] = 0.4m }, Why = "为装备", At = house.Clock.GetUtcNow() });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Contains("集群之外", await House.Text(await office.GetAsync("/history?noun=programmes_weight_vote", Ct)));
        Assert.Contains("集群之外", await House.Text(await office.GetAsync("/export/foundation.history.csv", Ct)));
    }

    [Fact]
    public async Task Every_noun_that_the_history_follows_and_each_of_its_fields_has_words()
    {
        await using var house = new House();
        var words = await house.As<HistoryWords, HistoryWords>(Actor.House, Task.FromResult);

        var missing = await house.In(db =>
        {
            var nouns = words.Nouns.ToDictionary(n => n.Table);
            return Task.FromResult(db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !e.ClrType.IsAssignableTo(typeof(INotFollowed)) && AuditTrail.Follows(e.GetTableName()))
                .SelectMany(e => e.GetProperties().Where(p => !p.IsPrimaryKey() && !AuditTrail.IsSilent(p.Name) && p.Name != nameof(IEdited.Edition)), (e, p) => (Table: e.GetTableName()!, p.Name, Type: Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))
                .Where(f => !nouns.TryGetValue(f.Table, out var noun) || !noun.Fields.ContainsKey(f.Name) || (f.Type.IsEnum && !noun.Values.ContainsKey(f.Name)))
                .Select(f => $"{f.Table}.{f.Name}").ToList());
        });

        Assert.Empty(missing);
    }

    [Fact]
    public async Task States_kinds_and_permissions_are_told_in_words_of_both_languages()
    {
        await using var house = new House();
        await house.GivenUnit("S01");
        await house.Given(new Tongpin.Foundation.Access.Role { Key = "own", Name = "自定", NameEn = "Own", Permissions = ["foundation.people.see"] });
        await house.Given(new Tongpin.Demand.Advert { Code = "A1", Title = "数控编程员" });
        var (zh, en) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice, language: "en"));

        Assert.Contains("类别: 二级学院", await Page(zh, "foundation_unit"));
        Assert.Contains("Kind: School", await Page(en, "foundation_unit"));
        Assert.Contains("权限: 查看人员", await Page(zh, "foundation_role&who=Tongpin&did=created&sort=-at"));
        Assert.Contains("招聘岗位", await Page(zh, "demand_advert"));
        Assert.Contains("匹配: 未匹配", await Page(zh, "demand_advert"));
        Assert.Contains("Match: Not matched", await Page(en, "demand_advert"));

        static async Task<string> Page(HttpClient reader, string noun) => await House.Text(await reader.GetAsync($"/history?noun={noun}", Ct));
    }

    [Fact]
    public async Task Who_takes_people_away_as_a_file_is_written_down()
    {
        await using var house = new House();
        await house.Somebody(number: "zz01");
        await house.Somebody(number: "zz02");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        await office.GetAsync("/api/foundation/people", Ct);
        await office.GetAsync("/export/foundation.people.csv?q=zz0", Ct);

        var line = await house.In(db => db.History.SingleAsync(h => h.Did == "exported"));
        Assert.Equal(("foundation_person", """{"people":2,"filter":"q=zz0"}"""), (line.Noun, line.Changes));
        var page = await House.Text(await office.GetAsync("/history?did=exported", Ct));
        Assert.Contains("人数: 2；筛选: q=zz0", page);
        Assert.DoesNotContain("foundation.people<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/people/foundation.people", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_the_history_follow_each_other()
    {
        await using var house = new House();
        for (var i = 0; i < 45; i++) await house.GivenUnit($"S{i:00}");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        List<long> ids = [];

        for (string? next = ""; next is not null;)
        {
            var page = (await office.GetFromJsonAsync<ListPage<HistoryRow>>($"/api/foundation/history?noun=foundation_unit&size=20{(next.Length > 0 ? $"&after={next}" : "")}", Json.Plain, Ct))!;
            ids.AddRange(page.Rows.Select(r => r.Id));
            next = page.Next;
        }

        Assert.Equal(45, ids.Count);
        Assert.Equal(ids.Distinct().OrderDescending(), ids);
    }

    [Fact]
    public async Task A_record_tells_before_and_after_the_reason_and_its_import()
    {
        await using var house = new House();
        var import = Guid.CreateVersion7();
        await house.Given(new AuditEntry
        {
            At = house.Clock.GetUtcNow(),
            ActorId = Guid.Empty,
            ActorName = "秦晓岚",
            Did = "changed",
            Noun = "foundation_regulation",
            Record = "r1",
            Changes = """{"Value":["0.5","0.6"],"Verified":[false,true],"ValidTo":[null,"2026-12-31"],"Hash":["•","•"]}""",
            Why = "年度调整",
            ImportId = import,
        });
        var words = new HistoryWords(FoundationNouns.All, new([]), new ServiceCollection().BuildServiceProvider());

        Assert.Equal([new("取值", "0.5", "0.6"), new("依据已核", "否", "是"), new("截止日期", null, "2026-12-31"), new("Hash", null, "（不显示）")],
            words.Changes("foundation_regulation", (await house.In(async db => await Task.FromResult(db.History.Single(e => e.Record == "r1")))).Changes));
    }

    [Fact]
    public async Task A_regulation_page_shows_its_history()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await House.Text(await office.GetAsync("/regulations/programmes.fit.threshold", Ct));

        Assert.Contains("变更记录", page);
        Assert.Contains("Tongpin", page);
    }

    [Theory]
    [InlineData("zh-CN", "programmes.cards.own", "红牌：", "in-field-twice", "kind ", "sourceEn", "Set by")]
    [InlineData("en", "programmes.cards.own", "Red card: ", "in-field-twice", "kind ", "sourceEn", "校定规则")]
    [InlineData("zh-CN", "programmes.fit.evidence-weights", "专家", "ExpertVote")]
    [InlineData("zh-CN", "programmes.calendar", "03-01", "Freeze", "Judge")]
    public async Task The_value_of_a_regulation_is_told_in_the_words_of_its_reader(string language, string code, string told, params string[] raw)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: language);

        var page = await House.Text(await office.GetAsync($"/regulations/{code}", Ct));
        var history = page[page.IndexOf(language == "en" ? "<h2 class=\"h6\">History</h2>" : "变更记录", StringComparison.Ordinal)..];
        var list = await House.Text(await office.GetAsync($"/history?noun=foundation_regulation&record={await house.In(db => db.Regulations.Where(r => r.Code == code).Select(r => r.Id).SingleAsync()) switch { var id => id.Value }}", Ct));

        Assert.Contains(told, history);
        Assert.Contains(told, list);
        foreach (var word in raw)
        {
            Assert.DoesNotContain(word, history, StringComparison.Ordinal);
            Assert.DoesNotContain(word, list, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_only_programs_read_is_no_part_of_a_line()
    {
        await using var house = new House();
        var words = await house.As<HistoryWords, HistoryWords>(Actor.House, Task.FromResult);

        Assert.Equal("列表: 学员", words.Line("training_trainee", """{"list":"training.trainees","filter":""}"""));
        Assert.Equal("名称: 图书馆；创建人: 系统", words.Line("foundation_api_key", """{"Name":[null,"图书馆"],"CreatedBy":[null,"00000000-0000-0000-0000-000000000000"]}"""));
        Assert.Equal("密码: （不显示）", words.Line("foundation_account", """{"PasswordHash":["•","•"],"SecurityStamp":["•","•"],"ConcurrencyStamp":["•","•"],"AccessFailedCount":["•","•"]}"""));
        Assert.Equal("字段: 姓名、电话", words.Line("foundation_person", """{"field":"Name, Phone"}"""));
    }

    [Fact]
    public async Task Who_may_not_see_the_history_is_refused()
    {
        await using var house = new House();
        var lead = await house.SignIn(BuiltInRoles.ProgrammeLead);

        Assert.Equal(HttpStatusCode.Forbidden, (await lead.GetAsync("/api/foundation/history", Ct)).StatusCode);
    }

    [Fact]
    public async Task Records_and_what_they_point_to_are_named_and_those_that_are_gone_by_their_last_line()
    {
        await using var house = new House();
        var school = await house.Given(new Tongpin.Foundation.Unit { Code = "S01", Name = "智能制造学院", Kind = UnitKind.School });
        await house.Given(new Tongpin.Foundation.Unit { Code = "S02", Name = "数控教研室", Kind = UnitKind.Centre, ParentId = school.Id });
        await house.In(async db => { db.Remove(await db.Units.SingleAsync(u => u.Code == "S02", Ct)); return await db.SaveChangesAsync(Ct); });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await House.Text(await office.GetAsync("/history?noun=foundation_unit", Ct));

        Assert.DoesNotContain($">{school.Id.Value}<", page);
        Assert.Contains("上级单位: 智能制造学院", page);
        Assert.Equal(2, Regex.Count(page, ">数控教研室<"));
    }
}
