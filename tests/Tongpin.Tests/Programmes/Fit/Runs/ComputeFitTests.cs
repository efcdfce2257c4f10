using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Programmes.Fit.Runs;

public sealed class ComputeFitTests
{
    [Fact]
    public async Task The_sample_college_is_aligned_in_41_of_45_programmes_and_every_figure_opens_as_many_records()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var fit = (await office.GetFromJsonAsync<JsonElement>("/api/programmes/fit/2026"));
        Assert.Equal((41, 45, 16_800), (fit.GetProperty("aligned").GetInt32(), fit.GetProperty("enrolling").GetInt32(), fit.GetProperty("students").GetInt32()));

        var aligned = await office.GetFromJsonAsync<JsonElement>("/api/programmes?year=2026&aligned=yes&enrolling=yes");
        Assert.Equal(41, aligned.GetProperty("total").GetInt32());
        var adverts = await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?from={fit.GetProperty("firstAdvertYear").GetInt32()}&to=2026");
        Assert.Equal(fit.GetProperty("adverts").GetInt32(), adverts.GetProperty("total").GetInt32());
        foreach (var cluster in fit.GetProperty("clusters").EnumerateArray())
        {
            var list = await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?from=2023&to=2026&cluster={cluster.GetProperty("code").GetString()}");
            Assert.Equal(cluster.GetProperty("adverts").GetInt32(), list.GetProperty("total").GetInt32());
        }
        Assert.Contains("91.1%", await office.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2099)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(9_999_999)]
    public async Task A_year_without_students_is_refused_and_leaves_the_cockpit_alone(int year)
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsync($"/api/programmes/fit/{year}", null)).StatusCode);
        Assert.Contains("91.1%", await office.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?year=abc")]
    [InlineData("/programmes/460103?year=20x6")]
    [InlineData("/programmes/clusters/C01?year=")]
    public async Task A_year_that_is_none_shows_the_latest(string address)
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_dean_reads_the_colleges_figures_and_how_many_of_them_he_can_open()
    {
        await using var house = new House(sample: true);
        var school = await house.In(db => db.Units.SingleAsync(u => u.Code == "S01"));
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);
        var total = (await dean.GetFromJsonAsync<JsonElement>("/api/programmes?year=2026&aligned=yes&enrolling=yes")).GetProperty("total").GetInt32();
        Assert.Contains($"您可见 {total} 个", await dean.GetStringAsync("/"), StringComparison.Ordinal);

        var page = await dean.GetStringAsync("/programmes/clusters/C01");
        foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(page, "href=\"(/programmes/[0-9]{6}[^\"]*)\""))
            Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value))).StatusCode);
    }

    [Fact]
    public async Task A_corrected_match_changes_the_fit_without_anyone_asking()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var advert = await house.In(db => db.Adverts.AsNoTracking().FirstAsync(a => a.ProgrammeCode == "460103" && a.Year == 2026));
        var before = await house.In(db => db.FitProgrammes.AsNoTracking().SingleAsync(f => f.Year == 2026 && f.Code == "460103"));

        using var answer = await office.PostAsJsonAsync($"/api/demand/adverts/{advert.Id.Value}/match", new { programmeCode = "460104" });
        await house.As<Messenger, bool>(Actor.House, async m => { await m.DeliverAll(default); return true; });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var after = await house.In(db => db.FitProgrammes.AsNoTracking().SingleAsync(f => f.Year == 2026 && f.Code == "460103"));
        Assert.Equal(before.Adverts - 1, after.Adverts);
        var settled = await house.In(db => db.Adverts.AsNoTracking().SingleAsync(a => a.Id == advert.Id));
        Assert.Equal((MatchState.Corrected, "460104", "460103"), (settled.State, settled.ProgrammeCode, settled.RunnerUpCode));
    }

    [Fact]
    public async Task Figures_of_adverts_lead_to_those_that_belong_to_a_programme()
    {
        await using var house = new House(sample: true);
        var stray = new Advert { Code = "stray", Title = "粘贴岗位", Year = 2026, PostedOn = new(2026, 5, 1) };
        stray.JoinCluster("C01");
        await house.Given(stray);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var fit = await office.GetFromJsonAsync<JsonElement>("/api/programmes/fit/2026");
        var (all, first) = (fit.GetProperty("adverts").GetInt32(), fit.GetProperty("firstAdvertYear").GetInt32());

        var cockpit = System.Net.WebUtility.HtmlDecode(await office.GetStringAsync("/"));
        var counted = await Total($"matched=yes&from={first}&to=2026");
        var any = await Total($"from={first}&to=2026");

        Assert.Contains($"\"/demand/adverts?matched=yes&from={first}&to=2026\"", cockpit);
        Assert.Contains($"\"/demand/adverts?matched=yes&cluster=C01&from={first}&to=2026\"", cockpit);
        Assert.Equal((all, all + 1), (counted, any));
        Assert.Equal(1, await Total($"from={first}&to=2026&cluster=C01") - await Total($"matched=yes&from={first}&to=2026&cluster=C01"));

        async Task<int> Total(string query) => (await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?{query}")).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task An_import_of_adverts_that_is_taken_back_takes_its_part_of_the_fit_with_it()
    {
        await using var house = new House(sample: true);
        var before = await Adverts();
        var import = await house.Import("adverts", "岗位编号,岗位名称,企业,任职要求,发布日期\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"u{i},数控编程员,某厂,UG 数控编程,2026-05-{i % 28 + 1:00}\n")));
        await house.RunJobs();
        await Deliver();
        var with = await Adverts();

        await house.Undo(import.Id);
        await Deliver();

        Assert.Equal(before + 40, with);
        Assert.Equal(before, await Adverts());

        async Task Deliver() => await house.As<Messenger, bool>(Actor.House, async m => { await m.DeliverAll(default); return true; });
        Task<int> Adverts() => house.In(async db => (await db.FitProgrammes.AsNoTracking().Where(f => f.Year == 2026).ToListAsync()).Sum(f => f.Adverts));
    }

    [Fact]
    public async Task A_year_without_programmes_is_refused_by_rule()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        using var answer = await office.PostAsync("/api/programmes/fit/2026", null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("programmes.fit.no-programmes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_sees_its_own_programmes_and_an_enterprise_none()
    {
        await using var house = new House(sample: true);
        var school = await house.In(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == "S02"));
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);
        using var enterprise = await house.SignIn(BuiltInRoles.EnterpriseContact);

        var seen = await dean.GetFromJsonAsync<JsonElement>("/api/programmes");
        using var refused = await enterprise.GetAsync("/api/programmes");
        using var other = await dean.GetAsync("/programmes/530302");

        Assert.All(seen.GetProperty("rows").EnumerateArray(), r => Assert.Equal("机器人学院", r.GetProperty("schoolName").GetString()));
        Assert.NotEqual(0, seen.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
