using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class MatterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_matter_is_returned_corrected_and_approved()
    {
        await using var house = new House();
        var school = await house.GivenUnit("S01");
        var (lead, dean) = (await house.SignIn(BuiltInRoles.ProgrammeLead, school.Id), await house.SignIn(BuiltInRoles.SchoolDean, school.Id));
        await house.Somebody(BuiltInRoles.AcademicOffice);

        var asked = await lead.PostAsJsonAsync("/api/foundation/matters", new { domain = "Finance", unit = school.Id.Value, title = "买刀具", text = "一批", amount = 8_000 }, Ct);
        var id = asked.Headers.Location!.ToString().Split('/')[^1];
        var early = await lead.PutAsJsonAsync($"/api/foundation/matters/{id}", new { domain = "Finance", unit = school.Id.Value, title = "买刀具", text = "二批", amount = 8_000 }, Ct);
        var request = await house.In(db => db.Approvals.SingleAsync(Ct));
        await dean.PostAsJsonAsync($"/api/foundation/approvals/{request.Id.Value}/decisions", new { verdict = "Return", why = "写清数量" }, Ct);
        await house.Deliver();
        var again = await lead.PutAsJsonAsync($"/api/foundation/matters/{id}", new { domain = "Finance", unit = school.Id.Value, title = "买刀具", text = "二十把", amount = 60_000 }, Ct);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (asked.StatusCode, early.StatusCode));
        // Above 50,000 yuan the leadership decides too, and there is none.
        Assert.Contains("foundation.approval.nobody", await House.Text(again));
        Assert.Equal(ApprovalState.Returned, await house.In(db => db.Matters.Select(m => m.State).SingleAsync(Ct)));
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PutAsJsonAsync($"/api/foundation/matters/{id}", new { domain = "Finance", unit = school.Id.Value, title = "买刀具", text = "二十把", amount = 9_000 }, Ct)).StatusCode);
        Assert.Contains("二十把", await House.Text(await dean.GetAsync($"/matters/{id}", Ct)));
    }

    [Fact]
    public async Task Money_tells_its_amount_and_a_unit_beyond_reach_is_refused()
    {
        await using var house = new House();
        var (school, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var lead = await house.SignIn(BuiltInRoles.ProgrammeLead, school.Id);

        Assert.Contains("foundation.matter.amount", await House.Text(await lead.PostAsJsonAsync("/api/foundation/matters", new { domain = "Finance", unit = school.Id.Value, title = "买", text = "买" }, Ct)));
        Assert.Contains("foundation.unit.reach", await House.Text(await lead.PostAsJsonAsync("/api/foundation/matters", new { domain = "Cadre", unit = other.Id.Value, title = "调", text = "调" }, Ct)));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignIn(BuiltInRoles.Expert)).PostAsJsonAsync("/api/foundation/matters", new { domain = "Cadre", unit = other.Id.Value, title = "调", text = "调" }, Ct)).StatusCode);
        Assert.Equal(0, await house.In(db => db.Matters.CountAsync(Ct)));
    }
}
