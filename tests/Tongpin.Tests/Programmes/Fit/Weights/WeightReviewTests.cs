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
        Assert.Equal([("", 0.15m), ("C01", 0.15m), ("C04", 0.7m)], votes.Select(v => (v.ClusterCode, v.Amount)));
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

    [Fact]
    public async Task A_vote_that_a_programme_serves_no_cluster_counts_against_its_adverts()
    {
        await using var house = new House();
        await Given(house);
        foreach (var i in Enumerable.Range(0, 10))
        {
            var advert = new Tongpin.Demand.Advert { Code = $"a{i}", Title = "数控编程", Year = 2026, PostedOn = new(2026, 5, 1) };
            advert.JoinCluster("C04");
            advert.Settle("460103");
            await house.Given(advert);
        }
        var member = await house.Somebody(BuiltInRoles.ProgrammeCommittee);
        await Vote(house, member, 0, 0, "不面向任何集群");
        await Confirm(house, member);

        // 0.25 × 10/10 of what counts, 0.40 + 0.25.
        Assert.Equal(0.384615m, Math.Round(await house.In(db => db.FitProgrammes.Where(f => f.Year == 2026).Select(f => f.OnTargets).SingleAsync()), 6, MidpointRounding.AwayFromZero));
        Assert.Equal([("", 1m)], (await house.In(db => db.Set<EvidenceAmount>().AsNoTracking().ToListAsync())).Select(v => (v.ClusterCode, v.Amount)));
    }

    [Fact]
    public async Task Weights_of_a_year_whose_students_are_not_counted_yet_are_kept_and_nothing_fails()
    {
        await using var house = new House();
        await Given(house);
        var member = await house.Somebody(BuiltInRoles.ProgrammeCommittee);
        await Vote(house, member, 0.9m, 0.1m, "装备");
        await house.In(db => db.Headcounts.ExecuteDeleteAsync());

        await Confirm(house, member);

        Assert.Equal(WeightState.Settled, await house.In(db => db.WeightReviews.Select(r => r.State).SingleAsync()));
        Assert.Equal(0, await house.In(db => db.Set<OutboxMessage>().CountAsync(m => m.Attempts > 0 && m.Error != null)));
    }

    [Fact]
    public async Task A_committee_of_a_school_votes_and_puts_up_within_its_school()
    {
        await using var house = new House();
        await Given(house);
        var (own, other) = (await house.GivenUnit("S1"), await house.GivenUnit("S2"));
        await house.In(db => db.Programmes.ExecuteUpdateAsync(s => s.SetProperty(p => p.SchoolId, own.Id)));
        var (member, stranger) = (await house.Somebody(BuiltInRoles.ProgrammeCommittee, own.Id), await house.Somebody(BuiltInRoles.ProgrammeCommittee, other.Id));
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice, other.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await Cast(house, stranger, 0.5m, 0m, "别的学院")).StatusCode);
        await Vote(house, member, 0.5m, 0m, "本学院");
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync($"{Review}/submission", null)).StatusCode);
        Assert.Equal(1, await house.In(db => db.WeightVotes.CountAsync()));
        Assert.Equal("programmes.weights.nothing", await Refused(await office.PostAsJsonAsync("/api/programmes/weights", new { year = 2027 })));
    }

    [Fact]
    public async Task Of_two_reviews_or_votes_sent_at_once_the_second_is_refused_in_words()
    {
        await using var house = new House();
        await Given(house);
        var review = await house.In(db => db.WeightReviews.AsNoTracking().SingleAsync());
        WeightVote Mine() => new() { ReviewId = review.Id, ById = Guid.Empty, By = "某", Shares = [], Why = "同", At = house.Clock.GetUtcNow() };
        await house.Given(Mine());

        Assert.Equal("programmes.weights.opened", (await Assert.ThrowsAsync<RuleBroken>(() => house.Given(new WeightReview { Year = 2026, ProgrammeCode = "460103", ProgrammeName = "数控技术", By = "某", At = house.Clock.GetUtcNow() }))).Rule.Key);
        Assert.Equal("programmes.weights.voted", (await Assert.ThrowsAsync<RuleBroken>(() => house.Given(Mine()))).Rule.Key);
    }

    private static async Task Confirm(House house, Person member)
    {
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var submitted = await office.PostAsync($"{Review}/submission", null);
        Assert.Equal(HttpStatusCode.NoContent, submitted.StatusCode);
        var id = await house.In(db => db.WeightReviews.Select(r => r.Id).SingleAsync());
        var request = (await house.As<IApprovals, ApprovalFacts?>(Actor.House, a => a.Latest(WeightReview.Table, id.Value.ToString(), default)))!;
        await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(member), d => d.Run(request.Id, new() { Verdict = Verdict.Approve }, default));
        await house.Deliver();
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
