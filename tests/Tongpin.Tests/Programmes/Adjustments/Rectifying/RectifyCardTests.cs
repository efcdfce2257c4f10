using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Tests.Programmes.Adjustments.Rectifying;

public sealed class RectifyCardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Plan(string due = "2027-06-30", params (string? Title, string? Owner, string? Due)[] tasks) =>
        new { goal = "报到率达到 90%", due, tasks = tasks.Select(t => new { title = t.Title, owner = t.Owner, due = t.Due }).ToArray() };

    [Theory]
    [InlineData(Verdict.Approve, CardState.Rectified)]
    [InlineData(Verdict.Refuse, CardState.Failed)]
    public async Task A_plan_is_worked_off_handed_in_and_decided(Verdict verdict, CardState state)
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        var (checker, committee) = (await house.Somebody(BuiltInRoles.AcademicOffice), await house.Somebody(BuiltInRoles.ProgrammeCommittee));
        await house.Announce(office);

        (await lead.PutAsJsonAsync("/api/programmes/460103/cards/2026/plan", Plan(tasks: [("走访中学", "李卓", "2027-05-01"), ("", null, null), ("改进迎新", "王芳", "2027-06-30")]), Ct)).EnsureSuccessStatusCode();
        Assert.Equal(CardState.Rectifying, (await house.Card()).State);
        Assert.Equal(CardRefusals.NotAllDone.Key, await College.Refused(lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/plan/submission", new { report = "完成" }, Ct)));
        foreach (var task in await house.In(db => db.RectificationTasks.Select(t => t.Id.Value).ToListAsync(Ct)))
        {
            Assert.Equal(CardRefusals.DoneNeedsResult.Key, await College.Refused(lead.PutAsJsonAsync($"/api/programmes/tasks/{task}", new { progress = 100 }, Ct)));
            (await lead.PutAsJsonAsync($"/api/programmes/tasks/{task}", new { progress = 100, result = "已完成" }, Ct)).EnsureSuccessStatusCode();
            Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/programmes/tasks/{task}", Ct)).StatusCode);
        }
        (await lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/plan/submission", new { report = "报到率 92%" }, Ct)).EnsureSuccessStatusCode();
        await house.Decide("programmes_rectification", (await house.In(db => db.Rectifications.Select(r => r.Id.Value).SingleAsync(Ct))).ToString(), verdict, checker, committee);

        var card = await lead.GetFromJsonAsync<JsonElement>("/api/programmes/460103/cards/2026", Ct);
        Assert.Equal((state.ToString(), 100, "报到率 92%"), (card.GetProperty("state").GetString(), card.GetProperty("plan").GetProperty("progress").GetInt32(), card.GetProperty("plan").GetProperty("report").GetString()));
        Assert.Contains("材料属实", await House.Text(await lead.GetAsync("/programmes/460103/cards/2026", Ct)));
        Assert.Equal(1, await house.In(db => db.Decisions.CountAsync(d => d.Kind == Tongpin.Programmes.Adjustments.Decisions.DecisionKind.Rectification, Ct)));
    }

    [Fact]
    public async Task A_plan_needs_tasks_with_owners_and_days_within_its_time()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Announce(office);

        Assert.Equal(CardRefusals.NoTasks.Key, await Refused(Plan()));
        Assert.Equal(CardRefusals.TaskIncomplete.Key, await Refused(Plan(tasks: ("走访中学", null, "2027-05-01"))));
        Assert.Equal(CardRefusals.TaskTooLate.Key, await Refused(Plan(tasks: ("走访中学", "李卓", "2027-07-01"))));
        Assert.Equal(CardRefusals.TooLong.Key, await Refused(Plan("2027-09-02", ("走访中学", "李卓", "2027-05-01"))));
        Assert.Equal("NoContent", await Refused(Plan("2027-09-01", ("走访中学", "李卓", "2027-05-01"))));
        Assert.Equal(CardRefusals.NoPlan.Key, await College.Refused(lead.PutAsJsonAsync("/api/programmes/460104/cards/2026/plan", Plan(tasks: ("走访中学", "李卓", "2027-05-01")), Ct)));

        Task<string?> Refused(object plan) => College.Refused(lead.PutAsJsonAsync("/api/programmes/460103/cards/2026/plan", plan, Ct));
    }

    [Fact]
    public async Task A_plan_is_written_on_its_page_and_a_stale_edition_is_refused()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Announce(office);
        const string page = "/programmes/460103/cards/2026/plan";

        var saved = await House.Form(lead, page, "plan", ("Form.Goal", "达标"), ("Form.Due", "2027-06-30"), ("Form.Tasks[0].Title", "走访中学"), ("Form.Tasks[0].Owner", "李卓"), ("Form.Tasks[0].Due", "2027-05-01"), ("Form.Tasks[1].Title", ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var task = await house.In(db => db.RectificationTasks.SingleAsync(Ct));
        var changed = await House.Form(lead, page, "plan", ("Form.Goal", "全面达标"), ("Form.Due", "2027-06-30"), ("Form.Edition", "0"), ("Form.Tasks[0].Id", task.Id.Value.ToString()), ("Form.Tasks[0].Title", "走访中学"), ("Form.Tasks[0].Owner", "王芳"), ("Form.Tasks[0].Due", "2027-05-01"));
        var stale = await House.Form(lead, page, "plan", ("Form.Goal", "另一稿"), ("Form.Due", "2027-06-30"), ("Form.Edition", "0"), ("Form.Tasks[0].Title", "走访中学"), ("Form.Tasks[0].Owner", "李卓"), ("Form.Tasks[0].Due", "2027-05-01"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (changed.StatusCode, stale.StatusCode));
        var kept = await house.In(db => db.RectificationTasks.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((task.Id, "王芳"), (kept.Id, kept.Owner));
        Assert.Contains("另一稿", await House.Text(stale));
    }
}
