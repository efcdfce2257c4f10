using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.SelfCheck;

public sealed class SelfCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_may_ask_whether_the_house_lives_and_is_ready()
    {
        await using var house = new House();
        var anybody = house.Anybody();

        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/healthz", Ct)).StatusCode);
        Assert.Equal("ready", await anybody.GetStringAsync("/readyz", Ct));
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("/api/foundation/self-check", Ct)).StatusCode);
    }

    private static bool OnServer => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TONGPIN_TEST_POSTGRES"));

    [Fact]
    public async Task Every_check_answers_and_the_page_shows_it()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);

        var rows = await Rows(admin);

        Assert.Equal(["数据库", "表结构", "时钟", "磁盘空间", "数据目录", "后台任务", "模块消息", "审计封存", "中文字体", "示例数据"], rows.Select(r => r.Name));
        // The clock of the test stands in the past; a database on a server has a clock of its own to compare it with.
        Assert.Equal(OnServer ? ["时钟"] : [], rows.Where(r => r.Result == CheckResult.Fail).Select(r => r.Name));
        if (!OnServer) Assert.Contains("各项都能工作", await House.Text(await admin.GetAsync("/self-check", Ct)));
    }

    [Fact]
    public async Task A_check_that_throws_is_a_failure_and_the_others_still_answer()
    {
        await using var house = new House(services: s => s.AddScoped<ISelfCheck, Broken>());
        var admin = await house.SignIn(BuiltInRoles.Administrator);

        var rows = await Rows(admin);

        Assert.Equal(("坏", CheckResult.Fail, "no such thing"), rows.Single(r => r.Result == CheckResult.Fail && r.Name != "时钟") is var r ? (r.Name, r.Result, r.Finding) : default);
        Assert.Equal(11, rows.Count);
    }

    [Fact]
    public async Task Failed_jobs_and_unsealed_lines_are_warned_of()
    {
        await using var house = new House();
        var now = house.Clock.GetUtcNow();
        await house.Given(new Job { Kind = "x", Title = ("x", "x"), Argument = "", By = Guid.Empty, ByName = "", At = now, State = JobState.Failed, EndedAt = now });
        await house.GivenUnit("S01");
        var admin = await house.SignIn(BuiltInRoles.Administrator);
        Assert.Equal(CheckResult.Ok, (await Rows(admin)).Single(r => r.Name == "审计封存").Result);

        // Past the minute in one leap: the clerk's round comes after the question.
        await house.In(async db =>
        {
            db.History.Add(new() { At = now.AddMinutes(-2), ActorId = Guid.Empty, ActorName = "x", Did = "x", Noun = "x", Record = "x", Changes = "{}" });
            return await db.SaveChangesAsync(Ct);
        });

        var rows = await Rows(admin);
        Assert.Equal(CheckResult.Warn, rows.Single(r => r.Name == "后台任务").Result);
        Assert.Equal(CheckResult.Warn, rows.Single(r => r.Name == "审计封存").Result);
    }

    private sealed record Row(string Name, CheckResult Result, string Finding, string? Advice);

    private static async Task<List<Row>> Rows(HttpClient browser) => (await browser.GetFromJsonAsync<List<Row>>("/api/foundation/self-check", Json.Plain, Ct))!;

    private sealed class Broken : ISelfCheck
    {
        public Words Name => ("坏", "Broken");
        public Task<CheckAnswer> Ask(CancellationToken ct) => throw new InvalidOperationException("no such thing");
    }
}
