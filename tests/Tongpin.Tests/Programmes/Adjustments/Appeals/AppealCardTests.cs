using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Judging;

namespace Tongpin.Tests.Programmes.Adjustments.Appeals;

public sealed class AppealCardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Verdict.Approve, CardState.Lifted, false)]
    [InlineData(Verdict.Refuse, CardState.Upheld, false)]
    [InlineData(Verdict.Approve, CardState.Lifted, true)]
    public async Task The_committee_decides_an_appeal_and_a_lifted_card_keeps_its_reasons(Verdict verdict, CardState state, bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = new House(server: server, file: !server);
        var (lead, office, _) = await College.Open(house);
        var (checker, committee) = (await house.Somebody(BuiltInRoles.AcademicOffice), await house.Somebody(BuiltInRoles.ProgrammeCommittee));
        await house.Announce(office);
        var id = (await house.Card()).Id.Value.ToString();
        (await College.Attach(lead, "programmes_card", id, "名单.txt")).EnsureSuccessStatusCode();

        var asked = await lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "报到人数统计有误" }, Ct);
        Assert.Equal((HttpStatusCode.NoContent, CardState.Appealed), (asked.StatusCode, (await house.Card()).State));
        await house.Decide("programmes_card", id, verdict, checker, committee);

        var card = await house.Card();
        Assert.Equal((state, Card.Yellow, $"{committee.Name}：材料属实，同意", committee.Name), (card.State, card.Card, card.SettledWhy, card.SettledBy));
        Assert.Equal("registered", Assert.Single(card.Reasons).Rule.Key);
        var decision = await house.In(db => db.Decisions.SingleAsync(d => d.Kind == Tongpin.Programmes.Adjustments.Decisions.DecisionKind.Appeal, Ct));
        Assert.Equal((committee.Name, $"{committee.Name}：材料属实，同意", "名单.txt"), (decision.By, decision.Why, decision.Evidence.Zh));
        Assert.Contains("programmes.cards.own v1", decision.Rules);
        // Told twice, it comes to the same end.
        var fact = await house.In(db => db.Approvals.Where(a => a.Record == id).Select(a => new ApprovalMoved(a.Id, a.Kind, a.Noun, a.Record, a.State, committee.Name, "材料属实，同意", a.EndedAt!.Value)).SingleAsync(Ct));
        await house.As<Tongpin.Kernel.TongpinDb, bool>(Tongpin.Kernel.Actor.House, async db => { Tongpin.Kernel.OutboxExtensions.Tell(db, fact, house.Clock.GetUtcNow()); await db.SaveChangesAsync(Ct); return true; });
        await house.Deliver();
        Assert.Equal(card.Edition, (await house.Card()).Edition);
        Assert.Contains("材料属实", await House.Text(await lead.GetAsync("/programmes/460103/cards/2026", Ct)));
    }

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, "programmes.appeals.too-late")]
    public async Task An_appeal_comes_within_ten_working_days(int days, string? rule)
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Somebody(BuiltInRoles.ProgrammeCommittee);
        await house.Announce(office);
        house.Clock.Advance(TimeSpan.FromDays(days));

        var answer = await College.Refused(lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "有误" }, Ct));

        Assert.Equal(rule ?? "NoContent", answer);
    }

    [Fact]
    public async Task Without_a_card_or_beyond_the_school_there_is_nothing_to_appeal()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Announce(office);

        Assert.Equal(CardRefusals.NothingToAppeal.Key, await College.Refused(lead.PostAsJsonAsync("/api/programmes/460104/cards/2026/appeal", new { text = "有误" }, Ct)));
        Assert.Equal("NotFound", await College.Refused(lead.PostAsJsonAsync("/api/programmes/460301/cards/2026/appeal", new { text = "有误" }, Ct)));
        Assert.Equal("BadRequest", await College.Refused(lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "" }, Ct)));
        Assert.Equal("Forbidden", await College.Refused(office.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "有误" }, Ct)));
        Assert.Equal(CardState.Given, (await house.Card()).State);
    }

    [Fact]
    public async Task Two_appeals_at_once_produce_one()
    {
        await using var house = new House();
        var (lead, office, school) = await College.Open(house);
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);
        await house.Somebody(BuiltInRoles.ProgrammeCommittee);
        await house.Announce(office);

        var answers = await Task.WhenAll(((HttpClient[])[lead, dean]).Select(b => b.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "有误" }, Ct)));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal((1, 1), (await house.In(db => db.Appeals.CountAsync(Ct)), await house.In(db => db.Approvals.CountAsync(Ct))));
    }

    [Fact]
    public async Task A_returned_appeal_is_written_anew_and_a_lifted_yellow_card_does_not_count_for_red()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        var (checker, committee) = (await house.Somebody(BuiltInRoles.AcademicOffice), await house.Somebody(BuiltInRoles.ProgrammeCommittee));
        await house.Announce(office);
        var id = (await house.Card()).Id.Value.ToString();
        await lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "有误" }, Ct);

        await house.Decide("programmes_card", id, Verdict.Return, checker);
        house.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("NoContent", await College.Refused(lead.PostAsJsonAsync("/api/programmes/460103/cards/2026/appeal", new { text = "补充名单" }, Ct)));
        await house.Decide("programmes_card", id, Verdict.Approve, checker, committee);
        Assert.Equal(CardState.Lifted, (await house.Card()).State);

        await house.Given(new Tongpin.Programmes.Adjustments.Values.IndicatorSheet { ProgrammeCode = "460103", Year = 2027, Registered = 0.7m });
        foreach (var act in (string[])["freeze", "judge"]) (await office.PostAsync($"/api/programmes/cards/2027/{act}", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(Card.Yellow, (await house.Card(year: 2027)).Card);
    }
}
