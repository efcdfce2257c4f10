using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Weights;

namespace Tongpin.Tests.Programmes.Fit.Weights;

public sealed class WeightReviewTests
{
    private const string Review = "/api/programmes/weights/2026/460103";

    [Fact]
    public async Task The_confirmed_mean_of_the_votes_is_the_expert_vote_of_the_year()
    {
        await using var house = new House();
        await Given(house);
        var (first, second) = (await house.Somebody(BuiltInRoles.ProgrammeCommittee), await house.Somebody(BuiltInRoles.ProgrammeCommittee));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await Vote(house, first, 0.9m, 0.1m, "装备为主");
        await Vote(house, second, 0.5m, 0.2m, "汽车也用");
        using var submitted = await office.PostAsync($"{Review}/submission", null);
        Assert.Equal(HttpStatusCode.NoContent, submitted.StatusCode);
        Assert.Equal("programmes.weights.closed", await Refused(await Cast(house, first, 1m, 0m, "改")));

        var id = await house.In(db => db.WeightReviews.Select(r => r.Id).SingleAsync());
        var request = (await house.As<IApprovals, ApprovalFacts?>(Actor.House, a => a.Latest(WeightReview.Table, id.Value.ToString(), default)))!;
        await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(first), d => d.Run(request.Id, new() { Verdict = Verdict.Approve }, default));
        await house.Deliver();
        await house.Deliver();

        var votes = await house.In(db => db.Set<EvidenceAmount>().AsNoTracking().Where(e => e.ProgrammeCode == "460103" && e.Kind == EvidenceKind.ExpertVote).OrderBy(e => e.ClusterCode).ToListAsync());
        Assert.Equal([("C01", 0.15m), ("C04", 0.7m)], votes.Select(v => (v.ClusterCode, v.Amount)));
        Assert.All(votes, v => Assert.Equal(["Amount"], v.TouchedByHand));
        Assert.Equal(WeightState.Settled, await house.In(db => db.WeightReviews.Select(r => r.State).SingleAsync()));
        Assert.Equal(0.85m, await house.In(db => db.FitProgrammes.Where(f => f.Year == 2026).Select(f => f.OnTargets).SingleAsync()));
        Assert.Equal(["汽车也用", "装备为主"], (await house.In(db => db.WeightVotes.Select(v => v.Why).ToListAsync())).Order());
    }

    [Fact]
    public async Task A_review_is_titled_in_the_language_of_its_reader()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: "en");

        // Only proposed, so that its English name stands in the proposal.
        Assert.Contains("510211 Industrial Internet Technology", await House.Text(await office.GetAsync("/programmes/weights/2026/510211")));
        Assert.Contains("Industrial Internet Technology", await House.Text(await office.GetAsync("/programmes/weights")));
    }

    [Fact]
    public async Task A_vote_needs_its_reason_and_sums_to_one_at_most()
    {
        await using var house = new House();
        await Given(house);
        var member = await house.Somebody(BuiltInRoles.ProgrammeCommittee);

        Assert.Equal(HttpStatusCode.BadRequest, (await Cast(house, member, 0.5m, 0m, "")).StatusCode);
        Assert.Equal("programmes.evidence.votes-over-one", await Refused(await Cast(house, member, 0.9m, 0.2m, "多了")));
        Assert.Equal("programmes.evidence.votes-over-one", await Refused(await Cast(house, member, 0.9m, -0.2m, "负数")));
        Assert.Equal(0, await house.In(db => db.WeightVotes.CountAsync()));
    }

    [Fact]
    public async Task A_member_has_one_vote_and_may_change_it_while_it_is_open()
    {
        await using var house = new House();
        await Given(house);
        var member = await house.Somebody(BuiltInRoles.ProgrammeCommittee);
        await Vote(house, member, 0.9m, 0.1m, "先");
        await Vote(house, member, 0.6m, 0.1m, "后");

        var vote = await house.In(db => db.WeightVotes.AsNoTracking().SingleAsync());
        Assert.Equal((0.6m, "后"), (vote.Shares["C04"], vote.Why));
    }

    [Fact]
    public async Task Without_a_quorum_nothing_is_put_up_and_only_the_committee_votes()
    {
        await using var house = new House();
        await Given(house);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Equal("programmes.weights.quorum", await Refused(await office.PostAsync($"{Review}/submission", null)));
        using var answer = await office.PostAsJsonAsync($"{Review}/vote", new { shares = new[] { new { cluster = "C04", share = 1 } }, why = "教务处" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task Given(House house)
    {
        await house.Given(new Programme { Code = "460103", Name = "数控技术", FirstIntake = 2013 });
        await house.Given(new Headcount { ProgrammeCode = "460103", Year = 2026, Students = 300 });
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = "C05", Amount = 1 });
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        (await office.PostAsJsonAsync("/api/programmes/weights", new { year = 2026 })).EnsureSuccessStatusCode();
    }

    private static async Task Vote(House house, Person member, decimal first, decimal second, string why) => Assert.Equal(HttpStatusCode.NoContent, (await Cast(house, member, first, second, why)).StatusCode);

    private static async Task<HttpResponseMessage> Cast(House house, Person member, decimal first, decimal second, string why)
    {
        using var browser = await house.SignIn(member);
        return await browser.PostAsJsonAsync($"{Review}/vote", new { shares = new[] { new { cluster = "C04", share = first }, new { cluster = "C01", share = second } }, why });
    }

    private static async Task<string?> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await House.Json<System.Text.Json.JsonElement>(answer)).GetProperty("type").GetString();
    }
}
