using System.Net;
using System.Net.Http.Json;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Approvals.Requests;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class DelegationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Within_a_grant_the_unit_decides_and_the_register_of_the_year_names_it()
    {
        await using var house = Open();
        var (school, asker, dean, _, leader) = await College(house);
        await house.As<GrantDelegation, DelegationId>(await house.ActorOf(leader), g => g.Run(new() { Domain = DelegationDomain.Finance, Unit = school.Id.Value, UpTo = 60_000, Why = "放权" }, Ct));
        var within = await house.Ask(asker, Spend, "1", school.Id, 60_000);
        var beyond = await house.Ask(asker, Spend, "2", school.Id, 60_000.01m);

        Assert.Equal(ApprovalState.Approved, await house.Decide(dean, within, Verdict.Approve));
        Assert.Equal(ApprovalState.Running, await house.Decide(dean, beyond, Verdict.Approve));

        var browser = await house.SignIn(leader);
        var page = await House.Json<ListPage<DelegatedRow>>(await browser.GetAsync("/api/foundation/delegations/decided", Ct));
        Assert.Equal([(within.Value, 60_000m, dean.Name)], page.Rows.Select(r => (r.Request, r.Amount!.Value, r.Name)));
        Assert.Empty((await House.Json<ListPage<DelegatedRow>>(await browser.GetAsync("/api/foundation/delegations/decided?year=2025", Ct))).Rows);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/export/foundation.delegated.xlsx", Ct)).StatusCode);
        Assert.Contains("已下放给", await House.Text(await browser.GetAsync($"/approvals/{within.Value}", Ct)));
    }

    [Fact]
    public async Task Revoking_counts_at_once_for_running_requests()
    {
        await using var house = Open();
        var (school, asker, dean, office, leader) = await College(house);
        var grant = await house.As<GrantDelegation, DelegationId>(await house.ActorOf(leader), g => g.Run(new() { Domain = DelegationDomain.Finance, Kind = Spend, Unit = school.Id.Value, Why = "放权" }, Ct));
        var id = await house.Ask(asker, Spend, "1", school.Id, 80_000);
        var browser = await house.SignIn(leader);

        var revoked = await browser.PostAsJsonAsync($"/api/foundation/delegations/{grant.Value}/revocation", new { why = "调整" }, Ct);
        var again = await browser.PostAsJsonAsync($"/api/foundation/delegations/{grant.Value}/revocation", new { why = "调整" }, Ct);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (revoked.StatusCode, again.StatusCode));
        await house.Decide(dean, id, Verdict.Approve);
        await house.Decide(office, id, Verdict.Approve);
        Assert.Equal(ApprovalState.Approved, await house.Decide(leader, id, Verdict.Approve));
    }

    [Fact]
    public async Task A_grant_counts_for_its_unit_and_all_below_it_within_its_dates()
    {
        await using var house = Open();
        var (school, asker, _, _, leader) = await College(house);
        var (below, other) = (await house.GivenUnit("S011", school), await house.GivenUnit("S02"));
        await house.Somebody(BuiltInRoles.SchoolDean);
        await house.As<GrantDelegation, DelegationId>(await house.ActorOf(leader), g => g.Run(new() { Domain = DelegationDomain.Finance, Unit = school.Id.Value, From = new(2026, 9, 1), Until = new(2026, 9, 2), Why = "放权" }, Ct));

        Assert.False(await GoesToOffice(below.Id, "1"));
        Assert.True(await GoesToOffice(other.Id, "2"));
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await GoesToOffice(below.Id, "3"));

        async Task<bool> GoesToOffice(UnitId unit, string record)
        {
            var id = await house.Ask(asker, Spend, record, unit, 1);
            return (await house.As<ApprovalDesk, ApprovalView?>(Actor.House, d => d.Open(id, Ct)))!.Route[1].Goes;
        }
    }

    [Fact]
    public async Task Only_the_leadership_delegates_and_only_what_a_unit_can_decide()
    {
        await using var house = Open();
        var (school, _, _, _, leader) = await College(house);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var browser = await house.SignIn(leader);

        Assert.Equal(HttpStatusCode.Forbidden, (await office.PostAsJsonAsync("/api/foundation/delegations", new { domain = "Finance", unit = school.Id.Value, why = "放权" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsJsonAsync("/api/foundation/delegations", new { domain = "Finance", unit = school.Id.Value }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsJsonAsync("/api/foundation/delegations", new { domain = "Cadre", kind = Spend, unit = school.Id.Value, why = "放权" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsJsonAsync("/api/foundation/delegations", new { domain = "Finance", unit = school.Id.Value, from = "2026-09-02", until = "2026-09-01", why = "放权" }, Ct)).StatusCode);
    }

    internal static async Task<(Unit School, Person Asker, Person Dean, Person Office, Person Leader)> College(House house)
    {
        var school = await house.GivenUnit("S01");
        return (school, await house.Somebody(BuiltInRoles.ProgrammeLead, school.Id), await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody(BuiltInRoles.AcademicOffice), await house.Somebody(BuiltInRoles.Leadership));
    }
}
