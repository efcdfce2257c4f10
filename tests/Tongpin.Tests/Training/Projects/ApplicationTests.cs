using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

public sealed class ApplicationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_enterprise_course_goes_from_unit_over_office_and_lawyer_to_the_vice_president()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply();
        Assert.Equal("PX2026-0001", (await t.Project(id)).Number);

        await t.Done(t.Runs, id, "submit");
        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}", Ct));
        Assert.Contains("承办单位负责人", page);
        await t.Approve("training_project", id.Value.ToString());

        Assert.Equal(["unit", "office", "legal", "president"], await t.Way(id));
        Assert.Equal(ProjectState.Approved, (await t.Project(id)).State);
    }

    [Fact]
    public async Task Fiscal_courses_go_to_finance_and_above_half_a_million_to_the_party_committee()
    {
        await using var t = await Trainings.Open();
        var form = Trainings.Form(("category", "A"), ("payer", "Government"), ("heads", 200), ("days", 5), ("fee", 2600), ("staff", 10));
        var id = await t.Apply(form, Paper.Plan, Paper.TaskLetter, Paper.QuotaPlan);
        await t.Budget(id, [("Lecture", 500), ("Meals", 400_000)]);
        await t.Done(t.Runs, id, "submit");
        await t.Approve("training_project", id.Value.ToString());

        Assert.Equal(["unit", "office", "finance", "president", "party-amount"], await t.Way(id));
    }

    [Fact]
    public async Task A_delegation_to_the_office_shortens_the_way()
    {
        await using var t = await Trainings.Open();
        await t.House.Given(new Delegation { Domain = DelegationDomain.Finance, UnitId = t.Office.Id, Kind = null, UpTo = 100_000, From = new(2026, 1, 1), Until = null, Why = "校发〔2026〕1号", By = "校长", At = t.House.Clock.GetUtcNow() });
        var id = await t.Approved();

        Assert.Equal(["unit", "office"], await t.Way(id));
    }

    [Fact]
    public async Task The_office_that_manages_training_may_not_run_it()
    {
        await using var t = await Trainings.Open();
        var runner = await t.House.SignIn(await t.House.Somebody(BuiltInRoles.TrainingStaff));
        var below = await t.House.GivenUnit("A0801", t.Office, UnitKind.Centre);
        foreach (var unit in new[] { "A08", below.Code })
        {
            var answer = await runner.PostAsJsonAsync("/api/training/projects", Trainings.Form(("unit", unit)), Ct);
            var id = new ProjectId(Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]));
            Assert.Contains("training.managed-by-runner", await t.Do(runner, id, "submit"));
        }
    }

    [Theory]
    [InlineData("name", "企业总裁领袖研修班", "training.banned-words", "总裁、领袖")]
    [InlineData("partnerDuties", "Recruiting", "training.partner.forbidden", "代理招生")]
    [InlineData("partnerCode", "91350100M000100Y44", "training.partner.code", "91350100M000100Y44")]
    public async Task What_the_measures_forbid_stops_an_application_with_its_words(string field, string value, string rule, string words)
    {
        await using var t = await Trainings.Open();
        var form = Trainings.Form(("payer", "Individual"), ("softReason", "说明"), (field, field == "partnerDuties" ? new[] { value } : value));
        if (field != "name") form["partner"] = "某公司";
        if (field == "partnerDuties") form["partnerCode"] = "91350100M000100Y43";
        var id = await t.Apply(form, Paper.Plan, Paper.Contract, Paper.Agreement, Paper.Credentials);

        var answer = await t.Do(t.Runs, id, "submit");

        Assert.Contains(rule, answer);
        Assert.Contains(words, answer);
        Assert.Equal(ProjectState.Draft, (await t.Project(id)).State);
        Assert.Equal(0, await t.House.In(db => db.Approvals.CountAsync(Ct)));
    }

    [Fact]
    public async Task Missing_papers_are_named_on_the_page_and_stop_it()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply(null, Paper.Plan);

        Assert.Contains("还缺材料：委托合同", await t.Do(t.Runs, id, "submit"));
        Assert.Contains("还缺材料：委托合同", await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}", Ct)));
    }

    [Fact]
    public async Task Fiscal_money_has_a_ceiling_that_other_money_has_not()
    {
        await using var t = await Trainings.Open();
        var form = Trainings.Form(("category", "A"), ("payer", "Government"), ("heads", 40), ("days", 2), ("fee", 2050));
        var id = await t.Apply(form, Paper.Plan, Paper.TaskLetter, Paper.QuotaPlan);
        await t.Budget(id, [("Meals", 50_000)]);

        var answer = await t.Do(t.Runs, id, "submit");
        Assert.Contains("training.fiscal.ceiling", answer);
        Assert.Contains("38,000.00", answer);

        var enterprise = await t.Apply(Trainings.Form(("heads", 40), ("days", 2), ("fee", 2050)));
        await t.Done(t.Runs, enterprise, "submit");
    }

    [Fact]
    public async Task A_soft_limit_needs_a_written_reason_and_passes_with_it()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply(Trainings.Form(("heads", 201)));
        Assert.Contains("training.soft-limit", await t.Do(t.Runs, id, "submit"));

        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}", Trainings.Form(("heads", 201), ("softReason", "分三个教室授课")), Ct)).StatusCode);
        await t.Done(t.Runs, id, "submit");
    }

    [Fact]
    public async Task Another_category_before_approval_plans_anew_and_afterwards_needs_a_change_request()
    {
        await using var t = await Trainings.Open();
        var id = await t.Apply(null, Paper.Plan, Paper.Contract);
        var toC = Trainings.Form(("category", "C"), ("payer", "Individual"));
        await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}", toC, Ct);
        Assert.Contains("招生简章", await t.Do(t.Runs, id, "submit"));
        await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}", Trainings.Form(), Ct);
        await t.Done(t.Runs, id, "submit");
        await t.Approve("training_project", id.Value.ToString());

        var late = await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}", toC, Ct);
        Assert.Contains("training.change.approved", await House.Text(late));
        await t.Done(t.Runs, id, "change", new { category = "C", why = "改为面向社会招生" });
        Assert.Contains("training.change.open", await t.Do(t.Runs, id, "change", new { category = "C", why = "再来" }));
        Assert.Equal(TrainingCategory.B, (await t.Project(id)).Category);
        var change = await t.House.In(db => db.Changes.SingleAsync(Ct));
        await t.Approve("training_change", change.Id.Value.ToString());

        var project = await t.Project(id);
        Assert.Equal((TrainingCategory.C, "training.categories.payer.C"), (project.Category, project.Policy!.Code));
    }

    [Fact]
    public async Task Nobody_approves_his_own_application()
    {
        await using var t = await Trainings.Open();
        var both = await t.House.Somebody(BuiltInRoles.SchoolDean, t.School.Id);
        using var dean = await t.House.SignIn(both);
        var id = await t.Apply();
        Assert.Null(await t.Do(dean, id, "submit"));
        var request = await t.House.In(db => db.Approvals.AsNoTracking().SingleAsync(Ct));

        await Assert.ThrowsAsync<RuleBroken>(async () => await t.House.As<DecideApproval, ApprovalState?>(await t.House.ActorOf(both), d => d.Run(request.Id, new() { Verdict = Verdict.Approve }, default)));
    }

    [Fact]
    public async Task A_refusal_ends_it_and_a_returned_one_can_be_mended()
    {
        await using var t = await Trainings.Open();
        var refused = await t.Apply();
        await t.Done(t.Runs, refused, "submit");
        await t.Approve("training_project", refused.Value.ToString(), Verdict.Refuse);
        Assert.Equal(ProjectState.Refused, (await t.Project(refused)).State);

        var returned = await t.Apply();
        await t.Done(t.Runs, returned, "submit");
        await t.Approve("training_project", returned.Value.ToString(), Verdict.Return);
        Assert.Equal(ProjectState.Draft, (await t.Project(returned)).State);
        await t.Done(t.Runs, returned, "submit");
        await t.Approve("training_project", returned.Value.ToString());
        Assert.Equal(ProjectState.Approved, (await t.Project(returned)).State);
    }

    [Fact]
    public async Task The_pages_write_and_change_an_application_and_mask_the_phone()
    {
        await using var t = await Trainings.Open();
        var answer = await House.Form(t.Runs, "/training/projects/new", "project", ("Form.Name", "焊工班"), ("Form.Category", "B"), ("Form.Unit", "S01"), ("Form.Starts", "2026-10-01"), ("Form.Ends", "2026-10-02"), ("Form.Hours", "16"), ("Form.Days", "2"), ("Form.Heads", "30"), ("Form.Fee", "600"), ("Form.Phone", "13812345678"), ("Form.Payer", "Employer"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var href = answer.Headers.Location!.ToString();
        var page = await House.Text(await t.Runs.GetAsync(href, Ct));
        Assert.Contains("焊工班", page);
        Assert.Contains("138****5678", page);
        Assert.DoesNotContain("13812345678", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", await t.House.In(db => db.Database.SqlQueryRaw<string>("SELECT \"Phone\" AS \"Value\" FROM training_project").SingleAsync(Ct)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync($"{href}/edit", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync($"{href}/budget", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync($"{href}/papers/Plan", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync("/training/projects?q=焊工", Ct)).StatusCode);
        var other = await t.House.SignIn(BuiltInRoles.TrainingStaff, (await t.House.GivenUnit("S02")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(href, Ct)).StatusCode);
        Assert.DoesNotContain("焊工班", await House.Text(await other.GetAsync("/training/projects", Ct)), StringComparison.Ordinal);
    }
}
