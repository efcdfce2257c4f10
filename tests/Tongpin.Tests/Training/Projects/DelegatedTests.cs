using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

public sealed class DelegatedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_register_of_training_shows_act_amount_limit_and_record_of_what_the_office_decided()
    {
        await using var t = await Trainings.Open();
        await Grant(t, t.Office.Id, 100_000);
        var id = await t.Approved();

        var row = Assert.Single((await House.Json<ListPage<DelegatedRow>>(await t.Manages.GetAsync("/api/foundation/delegations/decided?area=training", Ct))).Rows);

        Assert.Equal((DelegationDomain.Finance, Did.Approved, 96_500m, 100_000m, t.Manager.Name, "A08"), (row.Domain, row.Did, row.Amount!.Value, row.Limit!.Value, row.Name, row.Grantee));
        Assert.Equal($"/training/projects/{id.Value}", row.Href);
        var page = await House.Text(await t.Manages.GetAsync("/delegations/decided?area=training", Ct));
        Assert.Contains(row.Href, page);
        Assert.Contains("合计 96,500.00 元", page);
        Assert.Contains("授权给A08，100,000 元以内", await House.Text(await t.Manages.GetAsync(row.Href, Ct)));
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.GetAsync("/export/foundation.delegated.xlsx?area=training", Ct)).StatusCode);
    }

    [Fact]
    public async Task What_the_managing_unit_decided_itself_belongs_to_training_and_what_others_decided_does_not()
    {
        await using var t = await Trainings.Open();
        var other = await t.House.GivenUnit("S02");
        foreach (var unit in new[] { t.Office.Id, other.Id })
        {
            var (dean, asker) = (await t.House.Somebody(BuiltInRoles.SchoolDean, unit), await t.House.Somebody(BuiltInRoles.SchoolDean, unit));
            await Grant(t, unit, 10_000, DelegationDomain.Personnel);
            using var asks = await t.House.SignIn(asker);
            Assert.True((await asks.PostAsJsonAsync("/api/foundation/matters", new { domain = "Personnel", unit = unit.Value, title = "聘请兼职教师", text = "一名", amount = 5_000 }, Ct)).IsSuccessStatusCode);
            var request = await t.House.In(db => db.Approvals.Where(a => a.UnitId == unit).Select(a => a.Id).SingleAsync());
            await t.House.As<DecideApproval, ApprovalState?>(await t.House.ActorOf(dean), d => d.Run(request, new() { Verdict = Verdict.Approve, Why = "" }, default));
        }

        Assert.Equal(["A08"], (await Rows(t, "?area=training")).Select(r => r.Grantee));
        Assert.Equal(["A08", "S02"], (await Rows(t, "")).Select(r => r.Grantee).Order());
        Assert.Empty(await Rows(t, "?area=training&domain=Finance"));
        Assert.Equal(["A08"], (await Rows(t, "?area=training&domain=Personnel")).Select(r => r.Grantee));
    }

    [Fact]
    public async Task Whoever_runs_a_project_never_approves_it_alone_whatever_was_delegated_to_him()
    {
        await using var t = await Trainings.Open();
        await Grant(t, t.School.Id, 100_000);

        Assert.Equal(["unit", "office", "legal", "president"], await t.Way(await t.Approved()));
        var form = new GrantDelegation.Form { Domain = DelegationDomain.Finance, Kind = ProjectApprovals.Project, Unit = t.School.Id.Value, Why = "校发〔2026〕1号" };
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => t.House.As<GrantDelegation, DelegationId>(Actor.House, g => g.Run(form, default)));
        Assert.Equal("foundation.delegation.manager", refused.Rule.Key);
        form.Unit = t.Office.Id.Value;
        await t.House.As<GrantDelegation, DelegationId>(Actor.House, g => g.Run(form, default));
        Assert.Equal(["unit", "office"], await t.Way(await t.Approved()));
    }

    [Fact]
    public async Task A_grant_also_shortens_settlements_and_changes_up_to_its_limit_and_not_beyond()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await Grant(t, t.Office.Id, 96_500);
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 96_500 });

        await t.Done(t.Runs, id, "change", new { contract = 96_500.01m, why = "增加一天" });
        Assert.Equal("finance", await StepAfterTheOffice(t, ProjectApprovals.Change));
        await t.Done(t.Runs, id, "open");
        await t.Done(t.Runs, id, "finish", new { heads = 50, satisfaction = "Satisfied" });
        await t.Done(t.Runs, id, "settlement", new { settled = new[] { 800, 16_000, 24_000, 6_000, 6_000, 6_000, 5_000 } });
        Assert.Null(await StepAfterTheOffice(t, ProjectApprovals.Settlement));
    }

    [Fact]
    public async Task The_sample_shows_what_its_centre_decided_itself()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.ContinuingEducation);
        var rows = (await House.Json<ListPage<DelegatedRow>>(await office.GetAsync("/api/foundation/delegations/decided?area=training", Ct))).Rows;
        Assert.Equal([DelegationDomain.Finance, DelegationDomain.Personnel], rows.Select(r => r.Domain).OrderDescending());
        Assert.All(rows, r => Assert.True(r.Sample));
    }

    // The step that holds the request once unit and office have approved it; null when that ended it.
    private static async Task<string?> StepAfterTheOffice(Trainings t, string kind)
    {
        var request = await t.House.In(db => db.Approvals.AsNoTracking().SingleAsync(a => a.Kind == kind));
        foreach (var person in new[] { t.Dean, t.Manager }) await t.House.As<DecideApproval, ApprovalState?>(await t.House.ActorOf(person), d => d.Run(request.Id, new() { Verdict = Verdict.Approve, Why = "" }, default));
        var after = await t.House.In(db => db.Approvals.AsNoTracking().SingleAsync(a => a.Id == request.Id));
        return after.State == ApprovalState.Running ? after.Step.Key : null;
    }

    private static Task<Delegation> Grant(Trainings t, UnitId unit, decimal upTo, DelegationDomain domain = DelegationDomain.Finance) =>
        t.House.Given(new Delegation { Domain = domain, UnitId = unit, Kind = null, UpTo = upTo, From = new(2026, 1, 1), Until = null, Why = "校发〔2026〕1号", By = "校长", At = t.House.Clock.GetUtcNow() });

    private static async Task<IReadOnlyList<DelegatedRow>> Rows(Trainings t, string query) => (await House.Json<ListPage<DelegatedRow>>(await t.Manages.GetAsync($"/api/foundation/delegations/decided{query}", Ct))).Rows;
}
