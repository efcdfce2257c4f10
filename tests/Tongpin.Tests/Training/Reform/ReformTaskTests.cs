using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Reform;

namespace Tongpin.Tests.Training.Reform;

public sealed class ReformTaskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private const string Plan = "2026-10-31 试点总结\n2026-08-31 方案印发";

    private static ReformTask Task()
    {
        var task = new ReformTask { Title = "体制改革", UnitId = IdExtensions.New<UnitId>() };
        task.Plan(SaveReformTask.Read(Plan));
        return task;
    }

    [Fact]
    public void Milestones_are_read_one_a_line_and_stand_by_their_days()
    {
        var task = Task();
        Assert.Equal(["方案印发", "试点总结"], task.Milestones.Select(m => m.Name));
        Assert.Equal(new(2026, 10, 31), task.Due);
        Assert.Equal(Plan.Split('\n').Order(), SaveReformTask.Write(task.Milestones).Split('\n'));
    }

    [Theory]
    [InlineData("方案印发", "training.reform.milestone-line")]
    [InlineData("2026-13-01 方案印发", "training.reform.milestone-line")]
    [InlineData("2026-10-31 甲\n2026-11-30 甲", "training.reform.milestone-twice")]
    [InlineData("\n", "training.reform.no-milestones")]
    public void What_is_no_plan_is_refused(string text, string rule) => Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Task().Plan(SaveReformTask.Read(text))).Rule.Key);

    [Fact]
    public void Progress_is_the_share_of_milestones_and_planning_anew_keeps_what_was_reached()
    {
        var task = Task();
        Assert.True(task.IsLate(new(2026, 9, 1)));
        Assert.True(task.Reach("方案印发", new(2026, 9, 1)));
        Assert.False(task.Reach("没有", new(2026, 9, 1)));
        Assert.Equal((0.5m, false), (task.Progress, task.IsLate(new(2026, 9, 1))));

        task.Plan(SaveReformTask.Read($"{Plan}\n2026-12-31 推广"));
        Assert.Equal([new DateOnly(2026, 9, 1), null, null], task.Milestones.Select(m => m.Done));
    }

    [Fact]
    public void It_is_finished_when_all_is_reached_and_proved_and_then_stays()
    {
        var task = Task();
        Assert.Equal("training.reform.milestones-open", Assert.Throws<RuleBroken>(() => task.Finish(1, new(2026, 9, 1))).Rule.Key);
        foreach (var milestone in task.Milestones) task.Reach(milestone.Name, new(2026, 9, 1));
        Assert.Equal("training.reform.no-proof", Assert.Throws<RuleBroken>(() => task.Finish(0, new(2026, 9, 1))).Rule.Key);
        task.Finish(1, new(2026, 9, 2));
        Assert.Equal(new(2026, 9, 2), task.FinishedOn);
        Assert.Equal("training.reform.finished", Assert.Throws<RuleBroken>(() => task.Plan([])).Rule.Key);
    }

    [Fact]
    public async Task The_office_plans_reaches_proves_and_finishes_and_others_only_look()
    {
        await using var t = await Trainings.Open();
        var answer = await House.Form(t.Manages, "/training/reform/new", "reform", ("Form.Title", "体制改革"), ("Form.Unit", "A08"), ("Form.Milestones", Plan));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var href = new Uri(new Uri("http://localhost/"), answer.Headers.Location!).AbsolutePath;
        Assert.Contains("逾期", await House.Text(await t.Manages.GetAsync(href, Ct)));
        foreach (var name in new[] { "方案印发", "试点总结" }) Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsJsonAsync($"/api{href}/milestones", new { milestone = name }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await t.Manages.PostAsJsonAsync($"/api{href}/milestones", new { milestone = "没有" }, Ct)).StatusCode);
        Assert.Contains("training.reform.no-proof", await House.Text(await t.Manages.PostAsync($"/api{href}/finish", null, Ct)));
        await t.House.As<IEvidence, EvidenceId>(Actor.House, async e =>
        {
            using var file = new MemoryStream([.. "%PDF-1.7 总结"u8]);
            return await e.Attach(new(ReformEvidence.Table, href.Split('/')[^1], "training.see"), "总结.pdf", file, "", Ct);
        });
        Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsync($"/api{href}/finish", null, Ct)).StatusCode);

        Assert.Contains("已完成", await House.Text(await t.Runs.GetAsync("/training/reform", Ct)));
        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync("/export/training.reform.xlsx", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsync($"/api{href}/finish", null, Ct)).StatusCode);
        Assert.Equal(1, await t.House.In(db => db.Reform.CountAsync(Ct)));
    }
}
