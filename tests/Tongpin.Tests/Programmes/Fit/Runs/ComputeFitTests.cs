using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Runs;
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
        var links = System.Text.RegularExpressions.Regex.Matches(page, "href=\"(/programmes/[0-9]{6}[^\"]*)\"").ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value))).StatusCode);
    }

    [Fact]
    public async Task A_cluster_that_is_no_target_says_so_and_one_that_is_none_is_not_found()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Contains("不是目标产业集群", await House.Text(await office.GetAsync("/programmes/clusters/C13")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync("/programmes/clusters/C99")).StatusCode);
    }

    [Fact]
    public async Task Programmes_of_other_schools_are_summed_up_for_a_dean()
    {
        await using var house = new House(sample: true);
        var school = await house.In(db => db.Units.SingleAsync(u => u.Code == "S01"));
        var codes = await house.In(db => db.Programmes.Where(p => p.SchoolId != school.Id).Select(p => p.Code).ToListAsync());
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);

        var (cluster, cockpit) = (await House.Text(await dean.GetAsync("/programmes/clusters/C01")), await House.Text(await dean.GetAsync("/")));

        Assert.Matches("其他学院的 [1-9][0-9]* 个专业", cluster);
        Assert.DoesNotContain(codes, code => cluster.Contains(code, StringComparison.Ordinal) || cockpit.Contains($"/programmes/{code}", StringComparison.Ordinal));
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

    [Fact]
    public async Task Votes_over_one_are_refused_by_rule_and_hold_up_no_other_year()
    {
        await using var house = new House();
        await Given(house, 2025, 2026);
        foreach (var cluster in (string[])["C01", "C04"]) await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2025, Kind = EvidenceKind.ExpertVote, ClusterCode = cluster, Amount = 0.6m });
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        using var refused = await office.PostAsync("/api/programmes/fit/2025", null);
        await house.As<Tongpin.Foundation.IJobs, Tongpin.Foundation.JobId>(Actor.House, j => j.Start(ComputeFit.JobKind, ("计算契合度", "Compute fit"), "", default));
        await house.RunJobs();

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("programmes.evidence.votes-over-one", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([2026], await house.In(db => db.FitRuns.Select(r => r.Year).ToListAsync()));
        Assert.Contains("460103 2025", (await house.In(db => db.Set<Tongpin.Foundation.Jobs.Job>().AsNoTracking().SingleAsync(j => j.Kind == ComputeFit.JobKind))).Failure!.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_loses_its_students_loses_its_result()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var import = await house.Import("headcounts", "专业代码,年份,在校生\n460103,2027,300\n");
        await house.RunJobs();
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("/api/programmes/fit/2027")).StatusCode);

        await house.Undo(import.Id);
        await house.RunJobs();

        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync("/api/programmes/fit/2027")).StatusCode);
        Assert.Equal((0, 0), (await house.In(db => db.FitProgrammes.CountAsync(f => f.Year == 2027)), await house.In(db => db.FitClusters.CountAsync(f => f.Year == 2027))));
        Assert.Contains("91.1%", await office.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_students_taken_back_leave_no_result()
    {
        await using var house = new House();
        await Given(house);
        var import = await house.Import("headcounts", "专业代码,年份,在校生\n460103,2026,300\n");
        await house.RunJobs();
        Assert.Equal(1, await house.In(db => db.FitRuns.CountAsync()));

        await house.Undo(import.Id);
        await house.RunJobs();

        Assert.Equal(0, await house.In(db => db.FitRuns.CountAsync()));
    }

    [Fact]
    public async Task A_school_reads_the_colleges_totals_over_http_and_the_rows_of_its_own_programmes()
    {
        await using var house = new House(sample: true);
        var school = await house.In(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == "S02"));
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);
        var own = await house.In(db => db.Programmes.Where(p => p.SchoolId == school.Id).Select(p => p.Code).ToListAsync());

        var fit = await dean.GetFromJsonAsync<JsonElement>("/api/programmes/fit/2026");

        Assert.Equal((41, 45), (fit.GetProperty("aligned").GetInt32(), fit.GetProperty("enrolling").GetInt32()));
        var codes = fit.GetProperty("programmes").EnumerateArray().Select(p => p.GetProperty("code").GetString()!).ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, c => Assert.Contains(c, own));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_computations_at_once_come_one_after_the_other(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = new House(server: server, file: !server);
        await Given(house, 2026);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.PostAsync("/api/programmes/fit/2026", null)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(1, await house.In(db => db.FitProgrammes.CountAsync()));
    }

    [Fact]
    public async Task A_cluster_that_ends_this_year_counts_until_it_has_ended()
    {
        await using var house = new House();
        await Given(house, 2026);
        await house.In(db => db.Clusters.Where(c => c.Code == "C04").ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidTo, new DateOnly(2026, 10, 1))));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        (await office.PostAsync("/api/programmes/fit/2026", null)).EnsureSuccessStatusCode();
        Assert.Equal(1, await house.In(db => db.FitClusters.CountAsync(c => c.Code == "C04")));
        house.Clock.Advance(TimeSpan.FromDays(60));
        (await office.PostAsync("/api/programmes/fit/2026", null)).EnsureSuccessStatusCode();
        Assert.Equal(0, await house.In(db => db.FitClusters.CountAsync(c => c.Code == "C04")));
    }

    [Fact]
    public async Task Every_number_of_adverts_on_a_page_opens_as_many()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await house.Given(Advert("undated", "460103", "C04", year: 0));

        foreach (var page in (string[])["/?year=2024", "/programmes?year=2024", "/programmes/460103/years", "/programmes/clusters/C04?year=2024"])
        {
            var text = System.Net.WebUtility.HtmlDecode(await office.GetStringAsync(page));
            var links = System.Text.RegularExpressions.Regex.Matches(text, "<a[^>]* href=\"/demand/adverts\\?([^\"]*)\"[^>]*>([0-9,]+)</a>").ToList();
            Assert.NotEmpty(links);
            foreach (var link in links.DistinctBy(l => l.Value).Take(8))
                Assert.Equal((page, link.Groups[1].Value, link.Groups[2].Value.Replace(",", "", StringComparison.Ordinal)), (page, link.Groups[1].Value, $"{(await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?{link.Groups[1].Value}")).GetProperty("total").GetInt32()}"));
        }
    }

    [Fact]
    public async Task Adverts_too_few_to_be_evidence_are_not_called_none()
    {
        await using var house = new House();
        await Given(house, 2026);
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = "C04", Amount = 1 });
        await house.Given(Advert("a1", "460103", "C04"));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        (await office.PostAsync("/api/programmes/fit/2026", null)).EnsureSuccessStatusCode();

        Assert.DoesNotContain("programme=460103&amp;from=2023&amp;to=2026\">0</a>", await office.GetStringAsync("/programmes/clusters/C04"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_a_result_says_so_and_offers_those_that_have_one()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await House.Text(await office.GetAsync("/?year=1990"));

        Assert.Contains("1990 年没有契合度结果", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/?year=2025\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("先导入专业", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cockpit_compares_with_the_year_before_and_with_the_figures_as_printed()
    {
        Assert.Equal("+0.2", FitText.SignedPoints(FitText.Points(0.4016m, 0.4004m)));
        Assert.Equal("68.8%", FitText.Enough(0.6875m));
        await using var house = new House();
        foreach (var year in (int[])[2023, 2025, 2026]) await house.Given(FitReportTests.Run(year, 41 - (2026 - year)));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Contains("+2.2 个百分点", await House.Text(await office.GetAsync("/?year=2026")), StringComparison.Ordinal);
        Assert.DoesNotContain("个百分点", await House.Text(await office.GetAsync("/?year=2025")), StringComparison.Ordinal);
    }

    private static async Task Given(House house, params int[] years)
    {
        await house.Given(new Programme { Code = "460103", Name = "数控技术", FirstIntake = 2013 });
        foreach (var year in years) await house.Given(new Headcount { ProgrammeCode = "460103", Year = year, Students = 300 });
    }

    internal static Advert Advert(string code, string programme, string cluster, int year = 2026)
    {
        var advert = new Advert { Code = code, Title = "数控编程", Year = year, PostedOn = year > 0 ? new(year, 5, 1) : DateOnly.MinValue };
        advert.JoinCluster(cluster);
        advert.Settle(programme);
        return advert;
    }
}
