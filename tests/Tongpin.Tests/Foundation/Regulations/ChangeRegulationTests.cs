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
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await office.PostAsJsonAsync("/api/foundation/regulations/programmes.fit.evidence-weights/versions", new { value, validFrom = "2026-09-01", why = "会议" }, Ct);

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
    public async Task A_new_version_counts_from_its_first_day_and_is_known_at_once()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal("0.5", await InForce(house, "2026-09-01"));

        var answer = await office.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2026-09-01", why = "更严" }, Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(("0.5", "0.6"), (await InForce(house, "2026-08-31"), await InForce(house, "2026-09-01")));
        Assert.Equal("更严", await house.In(db => db.History.Where(h => h.Noun == "foundation_regulation" && h.Did == "created" && h.Why != "").Select(h => h.Why).SingleAsync()));
    }

    [Fact]
    public async Task The_form_of_the_page_adds_a_version()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await House.Form(office, $"/regulations/{Code}", "version", ("Form.Value", "0.7"), ("Form.ValidFrom", "2026-09-02"), ("Form.Severity", "Block"), ("Form.Why", "试点"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await House.Text(await office.GetAsync($"/regulations/{Code}", Ct));
        Assert.Contains("0.7", page);
        Assert.Contains("试点", page);
        Assert.Contains("校定规则", page);
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

        var answer = await office.PostAsJsonAsync("/api/foundation/regulations/test.law/versions", new { value = "3", validFrom = "2026-09-01", why = "x" }, Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.DoesNotContain("Form.Value", await office.GetStringAsync("/regulations/test.law", Ct));
    }

    [Fact]
    public async Task The_list_shows_each_regulation_once_in_the_version_of_today()
    {
        await using var house = Open();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await office.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.6", validFrom = "2026-09-01", why = "a" }, Ct);
        await office.PostAsJsonAsync($"/api/foundation/regulations/{Code}/versions", new { value = "0.9", validFrom = "2027-01-01", why = "b" }, Ct);

        var page = await office.GetFromJsonAsync<Page>("/api/foundation/regulations?q=test.", Json.Plain, Ct);

        Assert.Equal([("test.law", "2"), (Code, "0.6")], page!.Rows.Select(r => (r.Code, r.Value)));
        Assert.Contains("测试阈值", await House.Text(await office.GetAsync("/regulations", Ct)));
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
