using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class ChangeRegulationTests
{
    private const string Code = "test.threshold";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static House Open() => new(services: s => s
        .AddSingleton(new RegulationSeed(Code, ("测试阈值", "Test threshold"), "0.5", "share", ("校定规则", "Set by the college"), "", RegulationLevel.College, Severity.Warn, new(2022, 1, 1), false))
        .AddSingleton(new RegulationSeed("test.law", ("测试法规", "Test law"), "2", "years", ("法", "Law"), "第1号", RegulationLevel.National, Severity.Block, new(2022, 1, 1), true)));

    [Theory]
    [InlineData("""{"ExpertVote":0.4,"Adverts":0.3,"Graduates":0.2,"Agreements":0.1}""", null)]
    [InlineData("""{"ExpertVote":0.4,"Adverts":0.4,"Graduates":0.2,"Agreements":0.1}""", "1.1")]
    [InlineData("""{"ExpertVote":0.4,"Adverts":0.3,"Graduates":0.2,"Agreements":0}""", "0.9")]
    public async Task Weights_of_evidence_sum_to_one(string value, string? sum)
    {
        await using var house = new House();
        var application = await house.Application();

        var answer = await application.PostAsJsonAsync("/api/foundation/regulations/programmes.fit.evidence-weights/versions", new { value, validFrom = "2026-09-01", why = "会议" }, Ct);

        Assert.Equal(sum is null ? HttpStatusCode.Created : HttpStatusCode.Conflict, answer.StatusCode);
        if (sum is not null) Assert.Contains($"现为 {sum}", await House.Text(answer));
    }

    [Fact]
    public async Task Tables_and_lists_are_shown_in_words()
    {
        await using var house = new House(sample: true);
        var (zh, en) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice, language: "en"));

        var weights = await House.Text(await zh.GetAsync("/regulations/programmes.fit.evidence-weights", Ct));
        Assert.Matches("专家评议</th><td class=\"text-end\">0.40</td>", weights);
        Assert.Matches("expert vote</th><td class=\"text-end\">0.40</td>", await House.Text(await en.GetAsync("/regulations/programmes.fit.evidence-weights", Ct)));
        var targets = await House.Text(await zh.GetAsync("/regulations/programmes.fit.targets", Ct));
        var cluster = await house.As<Tongpin.Demand.IDemand, string>(Actor.House, async d => (await d.Clusters(new(2026, 9, 1), Ct)).Single(c => c.Code == "C01").Name.Zh);
        Assert.Contains($"<td>C01 {cluster}</td>", targets);
        Assert.Contains("Diploma", await House.Text(await en.GetAsync("/regulations/demand.match.levels", Ct)));
        Assert.DoesNotContain("{\"ExpertVote\"", await House.Text(await zh.GetAsync("/regulations", Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_with_parts_is_filled_in_as_a_form()
    {
        await using var house = new House(sample: true);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        const string page = "/regulations/programmes.fit.evidence-weights";
        (string, string)[] rest = [("Form.After", "1"), ("Form.Value", "{}"), ("Form.ValidFrom", "2027-01-01"), ("Form.Severity", "Warn"), ("Form.Why", "会议")];

        var form = await House.Text(await office.GetAsync(page, Ct));
        var wrong = await House.Text(await House.Form(office, page, "version", [.. rest, ("part/ExpertVote", "四成"), ("part/Adverts", "0.3"), ("part/Graduates", "0.2"), ("part/Agreements", "0.1")]));
        var none = await house.In(db => db.Proposals.CountAsync(p => p.Code == "programmes.fit.evidence-weights", Ct));
        var right = await House.Form(office, page, "version", [.. rest, ("part/ExpertVote", "0.4"), ("part/Adverts", "0.3"), ("part/Graduates", "0.2"), ("part/Agreements", "0.1")]);

        Assert.Matches("name=\"part/ExpertVote\" value=\"0.40\"", form);
        Assert.Contains("专家评议", form);
        Assert.DoesNotContain("<textarea name=\"Form.Value\"", form, StringComparison.Ordinal);
        Assert.Contains("foundation.regulation.number", wrong);
        Assert.Contains("value=\"四成\"", wrong);
        Assert.Equal(0, none);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal("""{"ExpertVote":0.4,"Adverts":0.3,"Graduates":0.2,"Agreements":0.1}""", (await house.In(db => db.Proposals.AsNoTracking().SingleAsync(p => p.Code == "programmes.fit.evidence-weights", Ct))).Value);
    }

    [Theory]
    [InlineData("programmes.fit.evidence-weights", "{oops")]
    [InlineData("programmes.fit.evidence-weights", "[1]")]
    [InlineData("programmes.fit.targets", "{}")]
    [InlineData("programmes.cards.own", """{"a":[[]]}""")]
    [InlineData("programmes.cards.own", "[1,[2]]")]
    [InlineData("training.linkages.payer", """{"roles":[1]}""")]
    [InlineData("programmes.calendar", "word")]
    public async Task A_hidden_value_that_was_tampered_with_breaks_nothing(string code, string hidden)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await House.Form(office, $"/regulations/{code}", "version", ("Form.Value", hidden), ("part/1/limit", "x"), ("Form.ValidFrom", "2027-01-01"), ("Form.Why", "会议"));

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer.StatusCode}");
        Assert.Equal(0, await house.In(db => db.Proposals.CountAsync(Ct)));
    }

    [Fact]
    public async Task No_value_is_shown_with_keys_of_the_program()
    {
        await using var house = new House(sample: true);
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var administrator = await house.SignIn(BuiltInRoles.Administrator, language: language);
            var codes = await house.In(db => db.Regulations.Select(r => r.Code).Distinct().ToListAsync(Ct));
            foreach (var code in codes)
            {
                var page = await House.Text(await administrator.GetAsync($"/regulations/{code}", Ct));
                var value = System.Text.RegularExpressions.Regex.Match(page, "<h2 class=\"h6\">(现行版本|Version in force).*?</dl>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;
                Assert.True(value.Length > 0, code);
                Assert.DoesNotMatch(language == "en" ? "nameEn|schoolFee|incomeCap|dual-qualified|sourceEn|plan-filled" : "nameEn|schoolFee|incomeCap|dual-qualified|sourceEn|plan-filled|>(very|least|always|Freeze|holidays|worked|Associate|Payer|indicator)<|Freeze", value);
            }
        }
    }

    [Fact]
    public async Task A_new_version_counts_from_its_first_day_and_is_known_at_once()
    {
        await using var house = Open();
        var application = await house.Application();
        Assert.Equal("0.5", await InForce(house, "2026-09-01"));

        var answer = await application.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2026-09-01", why = "更严" }, Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(("0.5", "0.6"), (await InForce(house, "2026-08-31"), await InForce(house, "2026-09-01")));
        Assert.Equal("更严", await house.In(db => db.History.Where(h => h.Noun == "foundation_regulation" && h.Did == "created" && h.Why != "").Select(h => h.Why).SingleAsync()));
    }

    [Fact]
    public async Task The_form_of_the_page_proposes_a_version_that_counts_once_it_is_approved()
    {
        await using var house = Open();
        var (office, leader) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.Leadership));

        var answer = await House.Form(office, $"/regulations/{Code}", "version", ("Form.Value", "0.7"), ("Form.ValidFrom", "2026-09-02"), ("Form.Severity", "Block"), ("Form.Why", "试点"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await House.Text(await office.GetAsync($"/regulations/{Code}", Ct));
        Assert.Contains("已提出、尚未生效", page);
        Assert.Contains("试点", page);
        Assert.Equal("0.5", await InForce(house, "2026-09-02"));

        var decided = await House.Form(leader, $"/regulations/{Code}", "approval-decide", ("ApprovalVerdict", "Approve"), ("ApprovalStep", "1.0"));
        await house.Deliver();

        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Equal(("0.5", "0.7"), (await InForce(house, "2026-09-01"), await InForce(house, "2026-09-02")));
        Assert.Contains("校定规则", await House.Text(await office.GetAsync($"/regulations/{Code}", Ct)));
    }

    [Theory]
    [InlineData("Refuse", "Refused", 1)]
    [InlineData("Return", "Returned", 1)]
    [InlineData("Approve", "Approved", 2)]
    public async Task Only_what_is_approved_becomes_a_version_and_only_once(string verdict, string state, int versions)
    {
        await using var house = Open();
        var (office, leader) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.Leadership));
        var proposed = await office.PostAsJsonAsync($"/api/foundation/regulations/{Code}/proposals", new { value = "0.7", validFrom = "2026-09-02", why = "试点" }, Ct);

        var answer = await leader.PostAsJsonAsync($"{proposed.Headers.Location}/decisions", new { verdict, why = "看过" }, Ct);
        await house.Deliver();
        await house.As<IHear<ApprovalMoved>, int>(Actor.House, async hearer =>
        {
            var request = await house.In(db => db.Approvals.SingleAsync(Ct));
            await hearer.Hear(new(request.Id, request.Kind, request.Noun, request.Record, request.State, "", "", house.Clock.GetUtcNow()), Ct);
            return 0;
        });

        Assert.Contains(state, await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(versions, await house.In(db => db.Regulations.CountAsync(r => r.Code == Code, Ct)));
        Assert.Equal(state, (await house.In(db => db.Proposals.SingleAsync(Ct))).State.ToString());
    }

    [Fact]
    public async Task People_cannot_set_a_version_directly()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await office.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2026-09-01", why = "更严" }, Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("foundation.regulation.by-approval", await House.Text(answer));
    }

    [Fact]
    public async Task Any_version_can_be_read_by_its_number()
    {
        await using var house = Open();
        await (await house.Application()).PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2030-01-01", why = "更严" }, Ct);

        var (second, third, all) = await house.As<IRegulations, (RegulationVersion?, RegulationVersion?, IReadOnlyList<RegulationVersion>)>(Actor.House, async book => (await book.Version(Code, 2, Ct), await book.Version(Code, 3, Ct), await book.Versions(Code, Ct)));

        Assert.Equal(("0.6", null), (second?.Value, third));
        Assert.Equal(["0.5", "0.6"], all.Select(v => v.Value));
        var page = await House.Text(await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetAsync($"/regulations/{Code}/compare?a=1&b=2", Ct));
        Assert.Contains("不同", page);
    }

    [Theory]
    [InlineData("""[{"from":2000,"profile":"own"},{"from":2025,"profile":"province"}]""", null)]
    [InlineData("""[{"from":2000,"profile":"other"}]""", "foundation.regulation.profile")]
    [InlineData("""[{"from":2000,"profile":"own"},{"from":2000,"profile":"province"}]""", "foundation.regulation.year-twice")]
    [InlineData("""[]""", "foundation.regulation.shape")]
    public async Task A_switch_names_known_profiles_each_year_once(string value, string? rule)
    {
        await using var house = new House(services: s => s.AddSingleton(new RegulationSeed("test.switch", ("测试方案", "Test profile"), """[{"from":2000,"profile":"own"}]""", "", ("校定规则", "Set by the college"), "", RegulationLevel.College, Severity.Warn, new(2022, 1, 1), false)
        { Profiles = new Dictionary<string, Words> { ["own"] = ("学校方案", "The college's own"), ["province"] = ("省厅方案", "The province's") } }));

        var answer = await (await house.Application()).PostAsJsonAsync("/api/foundation/regulations/test.switch/versions", new { value, validFrom = "2026-09-01", why = "会议" }, Ct);

        if (rule is not null) Assert.Contains(rule, await House.Text(answer));
        else
        {
            var version = (await house.As<IRegulations, RegulationVersion?>(Actor.House, b => b.Version("test.switch", 2, Ct)))!;
            Assert.Equal(["own", "own", "province", "province"], new[] { 1999, 2024, 2025, 2031 }.Select(version.ProfileOf));
            Assert.Contains("省厅方案", await House.Text(await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetAsync("/regulations/test.switch", Ct)));
        }
    }

    [Fact]
    public async Task A_refusal_stands_above_the_form()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await House.Form(office, $"/regulations/{Code}", "version", ("Form.Value", "7"), ("Form.ValidFrom", "2026-09-02"), ("Form.Severity", "Warn"), ("Form.Why", "试点"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("foundation.regulation.share", await House.Text(answer));
    }

    [Fact]
    public async Task National_regulations_are_refused_over_http_and_have_no_form()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await (await house.Application()).PostAsJsonAsync("/api/foundation/regulations/test.law/versions", new { value = "3", validFrom = "2026-09-01", why = "x" }, Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.DoesNotContain("Form.Value", await office.GetStringAsync("/regulations/test.law", Ct));
    }

    [Fact]
    public async Task The_list_shows_each_regulation_once_in_the_version_of_today()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var application = await house.Application();
        await application.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2026-09-01", why = "a" }, Ct);
        await application.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.9", validFrom = "2027-01-01", why = "b" }, Ct);

        var page = await office.GetFromJsonAsync<Page>("/api/foundation/regulations?q=test.", Json.Plain, Ct);

        Assert.Equal([("test.law", "2"), (Code, "0.6")], page!.Rows.Select(r => (r.Code, r.Value)));
        Assert.Contains("测试阈值", await House.Text(await office.GetAsync("/regulations?q=test.", Ct)));
    }

    [Fact]
    public async Task Who_may_not_edit_sees_but_changes_nothing()
    {
        await using var house = Open();
        var dean = await house.SignIn(BuiltInRoles.SchoolDean);

        Assert.Equal(HttpStatusCode.Forbidden, (await dean.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6" }, Ct)).StatusCode);
        Assert.DoesNotContain("Form.Value", await dean.GetStringAsync($"/regulations/{Code}", Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync("/regulations/no.such", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_second_start_leaves_the_book_alone()
    {
        await using var house = Open();

        await house.As<IEnumerable<IStartTask>, int>(Actor.House, async tasks =>
        {
            foreach (var task in tasks.OfType<RegulationsOnStart>()) await task.Run(Ct);
            return 0;
        });

        Assert.Equal(1, await house.In(db => db.Regulations.CountAsync(r => r.Code == Code)));
    }

    private sealed record Row(string Code, string Value);
    private sealed record Page(List<Row> Rows);

    private static Task<string> InForce(House house, string on) => house.As<IRegulations, string>(Actor.House, async book => (await book.InForce(Code, DateOnly.Parse(on, CultureInfo.InvariantCulture), Ct)).Value);
}
