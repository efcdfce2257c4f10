using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Reviews;

namespace Tongpin.Tests.Programmes.Fit.Reviews;

public sealed class FitReviewTests
{
    private const string Reviews = "/api/programmes/reviews";

    [Fact]
    public async Task Published_figures_stay_and_a_correction_stands_beside_them()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        (await office.PostAsJsonAsync(Reviews, new { year = 2026 })).EnsureSuccessStatusCode();
        Assert.Equal("programmes.review.not-computed", await Refused(office, "/2026/1/publication"));
        await Done(office, "/2026/1/computation");
        await Done(office, "/2026/1/publication");

        // The evidence is corrected; the live fit follows it, the published round does not.
        await house.In(db => db.Set<EvidenceAmount>().ExecuteUpdateAsync(s => s.SetProperty(e => e.Amount, 0.1m)));
        (await office.PostAsync("/api/programmes/fit/2026", null)).EnsureSuccessStatusCode();
        Assert.Equal(1, (await Result(office, 1)).GetProperty("aligned").GetInt32());
        Assert.Equal(0, (await office.GetFromJsonAsync<JsonElement>("/api/programmes/fit/2026")).GetProperty("aligned").GetInt32());
        Assert.Contains("此后数据有更正", await House.Text(await office.GetAsync("/")), StringComparison.Ordinal);
        foreach (var again in new[] { "/2026/1/computation", "/2026/1/publication" }) Assert.Equal("programmes.review.published", await Refused(office, again));

        using var without = await office.PostAsJsonAsync(Reviews, new { year = 2026 });
        Assert.Contains("programmes.review.why", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var second = await office.PostAsJsonAsync(Reviews, new { year = 2026, why = "评议录入有误" });
        Assert.EndsWith("/2026/2", second.Headers.Location!.ToString(), StringComparison.Ordinal);
        await Done(office, "/2026/2/computation");
        await Done(office, "/2026/2/publication");

        Assert.Equal((1, 0), ((await Result(office, 1)).GetProperty("aligned").GetInt32(), (await Result(office, 2)).GetProperty("aligned").GetInt32()));
        Assert.Contains("此后有更正：第 2 轮", await House.Text(await office.GetAsync("/programmes/reviews/2026/1")), StringComparison.Ordinal);
        var years = await House.Text(await office.GetAsync("/programmes/460103/years"));
        Assert.Contains("第 1 轮", years, StringComparison.Ordinal);
        Assert.Contains("第 2 轮", years, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frozen_data_give_what_the_live_computation_gives()
    {
        await using var house = new House(sample: true);
        var round = await house.As<FreezeFit, int>(Actor.House, f => f.Run(new() { Year = 2026 }, default));
        await house.As<ComputeReview, bool>(Actor.House, c => c.Run(2026, round, null, default));

        var (review, live) = (await house.In(db => db.FitReviews.AsNoTracking().SingleAsync(r => r.Year == 2026)), await house.In(db => db.FitRuns.AsNoTracking().SingleAsync(r => r.Year == 2026)));
        Assert.Equal((live.Aligned, live.Enrolling, live.Students, Kept(live.ByStudents), Kept(live.TotalAlignment)), (review.Result!.Run.Aligned, review.Result.Run.Enrolling, review.Result.Run.Students, Kept(review.Result.Run.ByStudents), Kept(review.Result.Run.TotalAlignment)));
        Assert.Equal(live.Regulations, review.Result.Run.Regulations);

        // Columns keep six digits; what is frozen as JSON keeps all.
        static decimal? Kept(decimal? share) => share is { } s ? Math.Round(s, 6, MidpointRounding.AwayFromZero) : null;
    }

    [Fact]
    public async Task The_same_data_have_the_same_stamp_and_other_data_another()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        Task<string> Stamp() => house.In(db => db.FitReviews.Select(r => r.Stamp).SingleAsync());
        Task<int> Freeze() => house.As<FreezeFit, int>(Actor.House, f => f.Run(new() { Year = 2026 }, default));
        await Freeze();
        var first = await Stamp();
        await Freeze();
        Assert.Equal(first, await Stamp());
        await house.In(db => db.Headcounts.ExecuteUpdateAsync(s => s.SetProperty(h => h.Students, 301)));
        await Freeze();
        Assert.NotEqual(first, await Stamp());
    }

    [Fact]
    public async Task Only_the_office_freezes_and_publishes()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean);
        using var answer = await dean.PostAsJsonAsync(Reviews, new { year = 2026 });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_round_is_computed_again_under_another_version_beside_what_is_kept()
    {
        await using var house = new House();
        await Given(house, 0.55m);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsJsonAsync($"{Reviews}/2026/1/what-if", new { })).StatusCode);
        (await office.PostAsJsonAsync(Reviews, new { year = 2026 })).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsJsonAsync($"{Reviews}/2026/1/what-if", new { })).StatusCode);
        await Done(office, "/2026/1/computation");
        await house.Given(new Tongpin.Foundation.Regulations.Regulation { Code = "programmes.fit.threshold", Version = 2, Value = "0.6", Unit = "share", ValidFrom = new(2030, 1, 1), Name = "对接阈值", NameEn = "Threshold", Source = "校定", SourceEn = "College", DocumentNumber = "", Level = RegulationLevel.College, Severity = Severity.Warn, Verified = false, Editable = true, By = "教务处", At = house.Clock.GetUtcNow() });

        var same = await WhatIf(new { });
        var stricter = await WhatIf(new { versions = new Dictionary<string, int> { ["programmes.fit.threshold"] = 2 } });
        var tried = await WhatIf(new { threshold = 0.56m });

        Assert.Equal((1, 1), (same.GetProperty("aligned").GetInt32(), same.GetProperty("thenAligned").GetInt32()));
        Assert.Equal((1, 0), (stricter.GetProperty("aligned").GetInt32(), stricter.GetProperty("thenAligned").GetInt32()));
        Assert.Equal((1, 0), (tried.GetProperty("aligned").GetInt32(), tried.GetProperty("thenAligned").GetInt32()));
        Assert.Equal(2, Used(stricter));
        Assert.Equal(0, Used(tried));
        Assert.Equal(1, (await Result(office, 1)).GetProperty("aligned").GetInt32());
        foreach (var bad in (object[])[new { threshold = 1.2m }, new { versions = new Dictionary<string, int> { ["programmes.fit.threshold"] = 9 } }, new { versions = new Dictionary<string, int> { ["programmes.fit.advert-years"] = 1 } }])
            Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsJsonAsync($"{Reviews}/2026/1/what-if", bad)).StatusCode);
        var page = await House.Text(await office.GetAsync("/programmes/reviews/2026/1/what-if?v.programmes.fit.threshold=2"));
        Assert.Contains("1 → 0 / 1", page, StringComparison.Ordinal);
        Assert.Contains("对接阈值应在 0 到 1 之间", await House.Text(await office.GetAsync("/programmes/reviews/2026/1/what-if?threshold=abc")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync("/programmes/reviews/2026/7/what-if")).StatusCode);

        async Task<JsonElement> WhatIf(object form) => await House.Json<JsonElement>(await office.PostAsJsonAsync($"{Reviews}/2026/1/what-if", form));
        static int Used(JsonElement view) => view.GetProperty("regulations").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "programmes.fit.threshold").GetProperty("version").GetInt32();
    }

    [Fact]
    public async Task Figures_that_were_computed_meanwhile_are_not_published_unseen()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        (await office.PostAsJsonAsync(Reviews, new { year = 2026 })).EnsureSuccessStatusCode();
        await Done(office, "/2026/1/computation");
        var page = await office.GetStringAsync("/programmes/reviews/2026/1");
        var seen = System.Text.RegularExpressions.Regex.Match(page, "name=\"Seen\" value=\"([0-9]+)\"").Groups[1].Value;

        await Done(office, "/2026/1/computation");
        var refused = await House.Form(office, "/programmes/reviews/2026/1", "publish", ("Seen", seen));

        Assert.Contains("期间", await House.Text(refused), StringComparison.Ordinal);
        Assert.Equal("kernel.changed-meanwhile", await Refused(office, $"/2026/1/publication?edition={seen}"));
        Assert.Equal("kernel.changed-meanwhile", await Refused(office, $"/2026/1/computation?edition={seen}"));
        Assert.Equal(ReviewState.Computed, await house.In(db => db.FitReviews.Select(r => r.State).SingleAsync()));
        await Done(office, $"/2026/1/publication?edition={int.Parse(seen, System.Globalization.CultureInfo.InvariantCulture) + 1}");
    }

    [Fact]
    public async Task Of_two_who_freeze_at_once_the_second_is_refused_in_words()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        await house.As<FreezeFit, int>(Actor.House, f => f.Run(new() { Year = 2026 }, default));
        var second = new FitReview { Year = 2026, Round = 1, Why = "" };
        second.Freeze(new([], [], [], []), "", "某", house.Clock.GetUtcNow());

        Assert.Equal("programmes.review.frozen", (await Assert.ThrowsAsync<RuleBroken>(() => house.Given(second))).Rule.Key);
    }

    [Fact]
    public async Task A_school_reads_the_totals_of_a_round_and_the_rows_of_its_own_programmes()
    {
        await using var house = new House();
        await Given(house, 0.8m);
        var (own, other) = (await house.GivenUnit("S1"), await house.GivenUnit("S2"));
        await house.In(db => db.Programmes.ExecuteUpdateAsync(s => s.SetProperty(p => p.SchoolId, other.Id)));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        (await office.PostAsJsonAsync(Reviews, new { year = 2026 })).EnsureSuccessStatusCode();
        await Done(office, "/2026/1/computation");
        using var dean = await house.SignIn(BuiltInRoles.SchoolDean, own.Id);

        var seen = await Result(dean, 1);

        Assert.Equal((1, 0), (seen.GetProperty("aligned").GetInt32(), seen.GetProperty("programmes").GetArrayLength()));
        Assert.Equal(1, (await Result(office, 1)).GetProperty("programmes").GetArrayLength());
        Assert.Contains("您可见 0 个", await House.Text(await dean.GetAsync("/programmes/reviews/2026/1")), StringComparison.Ordinal);
    }

    private static async Task Given(House house, decimal vote)
    {
        await house.Given(new Programme { Code = "460103", Name = "数控技术", FirstIntake = 2013 });
        await house.Given(new Headcount { ProgrammeCode = "460103", Year = 2026, Students = 300 });
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = "C04", Amount = vote });
    }

    private static async Task Done(HttpClient browser, string door)
    {
        using var answer = await browser.PostAsync(Reviews + door, null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<string?> Refused(HttpClient browser, string door)
    {
        using var answer = await browser.PostAsync(Reviews + door, null);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await House.Json<JsonElement>(answer)).GetProperty("type").GetString();
    }

    private static async Task<JsonElement> Result(HttpClient browser, int round) => (await browser.GetFromJsonAsync<JsonElement>($"{Reviews}/2026/{round}")).GetProperty("result");
}
