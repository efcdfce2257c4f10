using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Notices;
using Tongpin.Tests.Foundation.Approvals;

namespace Tongpin.Tests.Foundation.Home;

public sealed class HomeTests
{
    [Fact]
    public async Task Who_has_no_cockpit_begins_with_what_waits_for_him_and_the_rooms_that_he_may_enter()
    {
        await using var house = Requests.Open();
        var unit = await house.GivenUnit("S01");
        var (lead, contact, vice) = (await house.Somebody(BuiltInRoles.ProgrammeLead, unit.Id), await house.Somebody(BuiltInRoles.EnterpriseContact), await house.Somebody(BuiltInRoles.VicePresident));
        var dean = await house.Somebody(BuiltInRoles.SchoolDean, unit.Id);
        await house.Given(new Notice { PersonId = vice.Id, Text = ("结题提醒", "A reminder"), Href = "/tasks", Cause = "test", At = house.Clock.GetUtcNow() });
        await house.Given(new Notice { PersonId = vice.Id, Text = ("早已读过", "Read long ago"), Href = "/tasks", Cause = "test 2", At = house.Clock.GetUtcNow(), ReadAt = house.Clock.GetUtcNow() });

        var page = await Start(vice);

        Assert.Contains(vice.Name, page);
        Assert.Contains("分管校领导", page);
        Assert.Contains("结题提醒", page);
        Assert.DoesNotContain("早已读过", page);
        Assert.Contains("没有等您审批的申请", page);
        var rooms = page[page.IndexOf("home-notices", StringComparison.Ordinal)..];
        Assert.Contains("href=\"/training/projects\"", rooms);
        Assert.DoesNotContain("href=\"/roles\"", rooms);
        Assert.DoesNotContain("href=\"/\"", rooms);
        foreach (var other in new[] { contact, await house.Somebody(), await house.Somebody(BuiltInRoles.FinanceOffice) })
            Assert.Contains("href=\"/account\"", await Start(other));

        // The cockpit stays where it was.
        Assert.DoesNotContain("home-tasks", await Start(dean));
        Assert.DoesNotContain("home-tasks", await Start(lead));

        async Task<string> Start(Person person)
        {
            using var browser = await house.SignIn(person);
            var answer = await browser.GetAsync("/", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await House.Text(answer);
        }
    }

    [Fact]
    public async Task A_task_is_opened_from_the_start()
    {
        var kind = new ApprovalKind("test.own", ("事项", "Matter"), [new("vice", ("分管领导", "Vice-president"), BuiltInRoles.VicePresident)]);
        await using var house = new House(services: s => s.AddApproval(kind).AddScoped<Requests.Asking>());
        var (asker, vice) = (await house.Somebody(), await house.Somebody(BuiltInRoles.VicePresident));
        var id = await house.Ask(asker, "test.own");

        using var browser = await house.SignIn(vice);
        var page = await House.Text(await browser.GetAsync("/", TestContext.Current.CancellationToken));

        Assert.Contains($"href=\"/approvals/{id.Value}\"", page);
        Assert.Contains("买设备", page);
    }
}
