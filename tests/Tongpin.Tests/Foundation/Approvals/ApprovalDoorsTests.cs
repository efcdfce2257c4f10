using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Approvals.Requests;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class ApprovalDoorsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tasks_are_seen_by_whoever_may_decide_without_a_further_right()
    {
        await using var house = Open();
        await house.Given(new Tongpin.Foundation.Access.Role { Key = "own-role", Name = "自设", NameEn = "Own" });
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var substitute = await house.Somebody();
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        await house.As<NameSubstitute, SubstitutionId>(await house.ActorOf(dean), n => n.Run(new() { Number = substitute.Number, From = new(2026, 9, 1), Until = new(2026, 9, 3) }, Ct));
        var (his, hers, mine) = (await house.SignIn(substitute), await house.SignIn(dean), await house.SignIn(asker));

        Assert.Contains("买设备", await House.Text(await his.GetAsync("/tasks", Ct)));
        Assert.Contains("待办：1 件", await House.Text(await his.GetAsync("/tasks", Ct)));
        Assert.Contains("代理", await House.Text(await his.GetAsync($"/approvals/{id.Value}", Ct)));
        Assert.Contains("买设备", await House.Text(await mine.GetAsync("/tasks?view=asked", Ct)));
        Assert.DoesNotContain("买设备", await House.Text(await mine.GetAsync("/tasks", Ct)));

        var decided = await House.Form(his, $"/approvals/{id.Value}", "approval-decide", ("ApprovalVerdict", "Approve"), ("ApprovalStep", "1.0"), ("ApprovalSeat", dean.Id.Value.ToString()));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.DoesNotContain("买设备", await House.Text(await hers.GetAsync("/tasks", Ct)));
        Assert.Contains("买设备", await House.Text(await hers.GetAsync("/tasks?view=decided", Ct)));
        Assert.Equal(HttpStatusCode.OK, (await his.GetAsync("/export/foundation.tasks.csv?view=decided", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_request_is_seen_by_its_people_only()
    {
        await using var house = Open();
        var (school, asker, _, _, _) = await DelegationTests.College(house);
        var other = await house.GivenUnit("S02");
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);

        foreach (var (reader, sees) in new[] { (await house.SignIn(asker), true), (await house.SignIn(BuiltInRoles.AcademicOffice), true), (await house.SignIn(BuiltInRoles.SchoolDean, other.Id), false), (await house.SignIn(BuiltInRoles.ProgrammeLead, school.Id), false), (await house.SignIn(role: null), false) })
        {
            foreach (var address in new[] { $"/approvals/{id.Value}", $"/approvals/{id.Value}/sheet", $"/api/foundation/approvals/{id.Value}", $"/api/foundation/approvals/{id.Value}/sheet.docx", $"/api/foundation/evidence?noun=foundation_approval&record={id.Value}" })
                Assert.Equal((address, sees ? HttpStatusCode.OK : HttpStatusCode.NotFound), (address, (await reader.GetAsync(address, Ct)).StatusCode));
            if (!sees) Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/decisions", new { verdict = "Approve" }, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task Evidence_is_attached_to_a_request_and_cited_by_a_decision()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        var (mine, his, stranger) = (await house.SignIn(asker), await house.SignIn(dean), await house.SignIn(role: null));
        using var form = new MultipartFormDataContent { { new ByteArrayContent("报价 1"u8.ToArray()), "file", "报价.txt" }, { new StringContent("foundation_approval"), "noun" }, { new StringContent(id.Value.ToString()), "record" } };

        var attached = await mine.PostAsync("/api/foundation/evidence", form, Ct);
        var file = await House.Json<EvidenceFacts>(attached);
        var wrong = await his.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/decisions", new { verdict = "Approve", cites = new[] { Guid.NewGuid() } }, Ct);
        var right = await his.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/decisions", new { verdict = "Approve", cites = new[] { file.Id.Value } }, Ct);

        var removed = await mine.DeleteAsync($"/api/foundation/evidence/{file.Id.Value}?why=错了", Ct);

        Assert.Contains("foundation.evidence.cited", await House.Text(removed));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.OK), (attached.StatusCode, wrong.StatusCode, right.StatusCode));
        Assert.Contains("报价.txt", await House.Text(await his.GetAsync($"/approvals/{id.Value}", Ct)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await his.GetAsync($"/api/foundation/evidence/{file.Id.Value}", Ct)).StatusCode, (await stranger.GetAsync($"/api/foundation/evidence/{file.Id.Value}", Ct)).StatusCode));
    }

    [Fact]
    public async Task Only_the_applicant_withdraws_and_the_module_hears_it()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        var (mine, his) = (await house.SignIn(asker), await house.SignIn(dean));

        var refused = await his.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/withdrawal", new { why = "不需要了" }, Ct);
        var done = await mine.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/withdrawal", new { why = "不需要了" }, Ct);
        await house.Deliver();

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (refused.StatusCode, done.StatusCode));
        Assert.Equal([ApprovalState.Withdrawn], await house.As<Heard, List<ApprovalState>>(Actor.House, h => Task.FromResult(h.Facts.Select(f => f.State).ToList())));
        Assert.Equal("foundation.approval.decided", await Refusal(() => house.Decide(dean, id, Verdict.Approve)));
        Assert.NotEqual(id, await house.Ask(asker, Spend, unit: school.Id, amount: 1));
    }

    [Fact]
    public async Task A_decision_is_for_the_step_that_was_seen()
    {
        await using var house = Open();
        var (school, asker, dean, office, _) = await DelegationTests.College(house);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        await house.Decide(dean, id, Verdict.Approve);
        var browser = await house.SignIn(office);

        var stale = await browser.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/decisions", new { verdict = "Approve", step = "1.0" }, Ct);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("foundation.approval.decided", await House.Text(stale));
    }

    [Fact]
    public async Task Deciders_are_reminded_once_before_and_once_after_the_deadline_and_a_late_panel_ends()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var experts = new[] { await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert) };
        await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        var panel = await house.Ask(asker, Review, "2");
        await house.Decide(experts[0], panel, Verdict.Approve, "可行");
        await house.Decide(experts[1], panel, Verdict.Approve, "可行");
        Assert.Equal(0, (await house.Request(panel)).At);

        Assert.Equal(["待您审批"], await Told());
        house.Clock.Advance(TimeSpan.FromDays(6)); // Monday 7 September, the day before the fifth working day.
        Assert.Equal(["审批将到期（2026-09-08）", "待您审批"], await Told());
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["审批将到期（2026-09-08）", "待您审批"], await Told());
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["审批已超期（2026-09-08）", "审批将到期（2026-09-08）", "待您审批"], await Told());
        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["审批已超期（2026-09-08）", "审批将到期（2026-09-08）", "待您审批"], await Told());

        var request = await house.Request(panel);
        Assert.Equal(1, request.At);
        Assert.Contains(request.Lines, l => l.Did == Did.Closed && l.Why == "2 : 0");

        async Task<IEnumerable<string>> Told()
        {
            await house.As<RemindDeciders, int>(Actor.House, r => r.Run(Ct));
            await house.As<RemindDeciders, int>(Actor.House, r => r.Run(Ct));
            await house.Deliver();
            return (await house.In(db => db.Notices.Where(n => n.PersonId == dean.Id).OrderByDescending(n => n.At).ToListAsync(Ct))).Select(n => n.Text.Zh.Split('：')[0]);
        }
    }

    [Fact]
    public async Task A_new_flow_counts_for_later_requests_while_running_ones_keep_their_steps()
    {
        await using var house = Open();
        var (school, asker, dean, office, _) = await DelegationTests.College(house);
        var before = await house.Ask(asker, Spend, "1", school.Id, 1);
        var browser = await house.SignIn(office);

        var saved = await House.Form(browser, $"/approvals/flows/{Spend}", "flow", ("Form.After", "1"), ("Form.Why", "简化"), ("Form.Steps[0].Key", "dean"), ("Form.Steps[0].Name", "学院"), ("Form.Steps[0].NameEn", "School"), ("Form.Steps[0].Role", BuiltInRoles.SchoolDean), ("Form.Steps[0].Place", "UnitOfRequest"), ("Form.Steps[0].Mode", "One"), ("Form.Steps[0].Days", "3"), ("Form.Steps[1].Name", ""), ("Form.Steps[1].Place", "College"), ("Form.Steps[1].Mode", "One"), ("Form.Steps[1].Days", "5"));
        var after = await house.Ask(asker, Spend, "2", school.Id, 1);
        var stale = await browser.PutAsJsonAsync($"/api/foundation/flows/{Spend}", new { after = 1, why = "再改", steps = new[] { new { name = "学院", role = BuiltInRoles.SchoolDean, days = 3 } } }, Ct);
        var empty = await browser.PutAsJsonAsync($"/api/foundation/flows/{Spend}", new { why = "再改", steps = Array.Empty<object>() }, Ct);

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(ApprovalState.Running, await house.Decide(dean, before, Verdict.Approve));
        Assert.Equal(ApprovalState.Approved, await house.Decide(dean, after, Verdict.Approve));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (stale.StatusCode, empty.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignIn(dean)).PutAsJsonAsync($"/api/foundation/flows/{Spend}", new { why = "x" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_nobody_could_decide_is_refused_and_leaves_nothing()
    {
        await using var house = Open();
        var school = await house.GivenUnit("S01");
        var dean = await house.Somebody(BuiltInRoles.SchoolDean, school.Id);
        await house.Somebody(BuiltInRoles.AcademicOffice);

        Assert.Equal("foundation.approval.nobody", await Refusal(() => house.Ask(dean, Spend, unit: school.Id, amount: 1)));
        Assert.Equal(0, await house.In(db => db.Approvals.CountAsync(Ct)));
    }
}
