using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Approvals.Requests;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class DecideApprovalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_goes_its_way_and_its_module_hears_the_end_once()
    {
        await using var house = Open();
        var school = await house.GivenUnit("S01");
        var (asker, dean, office) = (await house.Somebody(BuiltInRoles.ProgrammeLead, school.Id), await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody(BuiltInRoles.AcademicOffice));
        await house.Somebody(BuiltInRoles.Leadership);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 20_000);
        Assert.Equal([id], await house.Waits(dean));
        Assert.Empty(await house.Waits(office));

        Assert.Equal(ApprovalState.Running, await house.Decide(dean, id, Verdict.Approve));
        Assert.Equal([id], await house.Waits(office));
        Assert.Equal(ApprovalState.Approved, await house.Decide(office, id, Verdict.Approve, "可以"));

        await house.Deliver();
        var heard = await house.As<Heard, List<ApprovalMoved>>(Actor.House, h => Task.FromResult(h.Facts.ToList()));
        Assert.Equal([(id, ApprovalState.Approved, office.Name, "可以")], heard.Select(h => (h.Id, h.State, h.By, h.Why)));
        Assert.Equal([Did.Asked, Did.Approved, Did.Approved], (await house.Request(id)).Lines.OrderBy(l => l.When).ThenBy(l => l.Id).Select(l => l.Did));
    }

    [Fact]
    public async Task A_returned_request_waits_for_its_applicant_and_begins_again_with_its_steps()
    {
        await using var house = Open();
        var school = await house.GivenUnit("S01");
        var (asker, dean, office) = (await house.Somebody(), await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody(BuiltInRoles.AcademicOffice));
        await house.Somebody(BuiltInRoles.Leadership);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 20_000);
        await house.Decide(dean, id, Verdict.Approve);

        Assert.Equal("foundation.approval.words", await Refusal(() => house.Decide(office, id, Verdict.Return)));
        Assert.Equal(ApprovalState.Returned, await house.Decide(office, id, Verdict.Return, "写清用途"));
        Assert.Empty(await house.Waits(office));
        Assert.Equal(id, await house.Ask(asker, Spend, unit: school.Id, amount: 60_000));

        var request = await house.Request(id);
        Assert.Equal((ApprovalState.Running, 2, 0), (request.State, request.Round, request.At));
        await house.Decide(dean, id, Verdict.Approve);
        Assert.Equal(ApprovalState.Running, await house.Decide(office, id, Verdict.Approve));
        Assert.Equal("foundation.approval.running", await Refusal(() => house.Ask(asker, Spend, unit: school.Id)));
    }

    [Fact]
    public async Task Long_opinions_of_a_large_panel_are_taken_and_told_within_what_records_hold()
    {
        await using var house = Open();
        var experts = new List<Person>();
        for (var i = 0; i < 3; i++) experts.Add(await house.Somebody(BuiltInRoles.Expert));
        await house.Somebody(BuiltInRoles.Leadership);
        var id = await house.Ask(await house.Somebody(), Review);

        foreach (var expert in experts.Take(2)) await house.Decide(expert, id, Verdict.Refuse, new string('言', 4000));

        var request = await house.Request(id);
        Assert.Equal(ApprovalState.Refused, request.State);
        Assert.All(request.Lines.Where(l => l.Did == Did.Against), l => Assert.Equal(4000, l.Why.Length));
        await house.Deliver();
        Assert.Equal(4000, (await house.As<Heard, string>(Actor.House, h => Task.FromResult(h.Facts.Single().Why))).Length);
    }

    [Fact]
    public async Task A_panel_takes_opinions_side_by_side_and_passes_with_more_for_than_against()
    {
        await using var house = Open();
        var experts = new[] { await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert) };
        await house.Somebody(BuiltInRoles.Leadership);
        var id = await house.Ask(await house.Somebody(), Review);

        Assert.Equal("foundation.approval.panel", await Refusal(() => house.Decide(experts[0], id, Verdict.Return, "再想")));
        await house.Decide(experts[0], id, Verdict.Approve, "可行");
        Assert.Equal("foundation.approval.one-voice", await Refusal(() => house.Decide(experts[0], id, Verdict.Approve, "可行")));
        await house.Decide(experts[1], id, Verdict.Refuse, "太贵");
        Assert.Equal(0, (await house.Request(id)).At);
        await house.Decide(experts[2], id, Verdict.Approve, "值得");

        Assert.Equal(1, (await house.Request(id)).At);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_approvers_acting_at_once_produce_one_decision(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = Open(server: server, file: !server);
        var school = await house.GivenUnit("S01");
        var deans = new[] { await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody(BuiltInRoles.SchoolDean, school.Id) };
        await house.Somebody(BuiltInRoles.AcademicOffice);
        var browsers = await Task.WhenAll(deans.Select(d => house.SignIn(d)));
        var asker = await house.Somebody();

        for (var round = 0; round < 5; round++)
        {
            var id = await house.Ask(asker, Spend, record: $"{round}", unit: school.Id, amount: 1);
            var answers = await Task.WhenAll(browsers.Select((b, i) => b.PostAsJsonAsync($"/api/foundation/approvals/{id.Value}/decisions", new { verdict = i % 2 == 0 ? "Approve" : "Refuse", why = "看过" }, Ct)));

            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
            Assert.Equal(2, (await house.Request(id)).Lines.Count);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_who_ask_for_the_same_record_at_once_one_asks_and_the_others_are_told(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = Open(server: server, file: !server);
        var school = await house.GivenUnit("S01");
        await house.Somebody(BuiltInRoles.SchoolDean, school.Id);
        await house.Somebody(BuiltInRoles.AcademicOffice);
        var asker = await house.Somebody();

        for (var round = 0; round < 5; round++)
        {
            var record = $"{round}";
            var all = Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Ask(asker, Spend, record: record, unit: school.Id, amount: 1))).ToList();
            await Task.WhenAny(Task.WhenAll(all));

            Assert.Equal(1, all.Count(a => a.IsCompletedSuccessfully));
            Assert.All(all.Where(a => a.IsFaulted), a => Assert.Contains(Assert.IsType<RuleBroken>(a.Exception!.InnerException).Rule.Key, (string[])["foundation.approval.running", "foundation.approval.asked-meanwhile"]));
            Assert.Equal(1, await house.In(db => db.Approvals.CountAsync(a => a.Record == record)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Opinions_given_at_once_all_count(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = Open(server: server, file: !server);
        var experts = new[] { await house.Somebody(BuiltInRoles.Expert), await house.Somebody(BuiltInRoles.Expert) };
        await house.Somebody(BuiltInRoles.Leadership);
        var asker = await house.Somebody();

        for (var round = 0; round < 5; round++)
        {
            var id = await house.Ask(asker, Review, $"{round}");

            // Neither is enough for the quorum of two, so each must see the other's.
            await Task.WhenAll(experts.Select(e => Task.Run(() => house.Decide(e, id, Verdict.Approve, "意见"))));

            var request = await house.Request(id);
            Assert.Equal((2, 1), (request.Lines.Count(l => l.Did == Did.For), request.At));
        }
    }
}
