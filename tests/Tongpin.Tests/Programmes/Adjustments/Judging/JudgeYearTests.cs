using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Tests.Programmes.Adjustments.Judging;

public sealed class JudgeYearTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_is_frozen_judged_and_announced_and_the_school_is_told()
    {
        await using var house = new House();
        var (_, office, school) = await College.Open(house);
        var dean = await house.Somebody(BuiltInRoles.SchoolDean, school.Id);

        await house.Announce(office);
        await house.Deliver();

        var card = await house.Card();
        Assert.Equal((Card.Yellow, CardState.Given, new DateOnly(2026, 9, 15)), (card.Card, card.State, card.AppealUntil!.Value));
        Assert.Equal("registered", Assert.Single(card.Reasons).Rule.Key);
        Assert.Equal(CardState.Clear, (await house.Card("460104")).State);
        Assert.Contains("460103", await (await house.SignIn(dean)).GetStringAsync("/api/foundation/notices", Ct));
        var year = await office.GetFromJsonAsync<JsonElement>("/api/programmes/cards/2026", Ct);
        Assert.Equal(("own", "Announced"), (year.GetProperty("profile").GetString(), year.GetProperty("state").GetString()));
        Assert.Contains(year.GetProperty("regulations").EnumerateArray(), r => r.GetProperty("code").GetString() == CardRegulations.OwnRules && r.GetProperty("version").GetInt32() == 1);
        var decisions = await office.GetFromJsonAsync<JsonElement>("/api/programmes/decisions", Ct);
        Assert.Contains("programmes.cards.own v1", Assert.Single(decisions.GetProperty("rows").EnumerateArray()).GetProperty("rules").GetString());
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("/export/programmes.decisions.xlsx", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_frozen_year_is_judged_as_it_was_frozen_whatever_becomes_of_the_register()
    {
        await using var house = new House();
        var (_, office, _) = await College.Open(house);
        await house.Given(new IndicatorSheet { ProgrammeCode = "460103", Year = 2026, Registered = 0.75m });
        (await office.PostAsync("/api/programmes/cards/2026/freeze", null, Ct)).EnsureSuccessStatusCode();
        await house.In(db => db.Programmes.Where(p => p.Code == "460103").ExecuteUpdateAsync(p => p.SetProperty(x => x.FirstIntake, 2027)));

        (await office.PostAsync("/api/programmes/cards/2026/judge", null, Ct)).EnsureSuccessStatusCode();

        Assert.Equal(3, await house.In(db => db.Cards.CountAsync(c => c.Year == 2026)));
    }

    [Fact]
    public async Task Frozen_values_stay_whatever_is_entered_later_and_judging_again_changes_nothing()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Given(new IndicatorSheet { ProgrammeCode = "460103", Year = 2026, Registered = 0.75m });
        foreach (var act in (string[])["freeze", "judge"]) (await office.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)).EnsureSuccessStatusCode();
        await lead.PutAsJsonAsync("/api/programmes/460103/indicators/2026", new { values = new Dictionary<string, decimal?> { ["registered"] = 0.9m } }, Ct);
        var before = (await house.Card(), await Year(house));
        house.Clock.Advance(TimeSpan.FromDays(1));

        (await office.PostAsync("/api/programmes/cards/2026/judge", null, Ct)).EnsureSuccessStatusCode();

        var (card, year) = (await house.Card(), await Year(house));
        Assert.Equal((Card.Yellow, before.Item1.Edition, before.Item2.Edition, before.Item2.JudgedAt), (card.Card, card.Edition, year.Edition, year.JudgedAt));
        var outlook = await lead.GetFromJsonAsync<JsonElement>("/api/programmes/460103/outlook", Ct);
        Assert.Equal("None", outlook.GetProperty("card").GetString());

        // Frozen anew before it is announced, the year takes what is known now.
        foreach (var act in (string[])["freeze", "judge"]) (await office.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(Card.None, (await house.Card()).Card);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_judge_at_once_produce_one_judgement(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = new House(server: server, file: !server);
        var (_, office, _) = await College.Open(house);
        var second = await house.SignIn(BuiltInRoles.AcademicOffice);
        await house.Given(new IndicatorSheet { ProgrammeCode = "460103", Year = 2026, Registered = 0.75m });

        foreach (var act in (string[])["freeze", "judge", "announce"])
        {
            var answers = await Task.WhenAll(((HttpClient[])[office, second]).Select(b => b.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)));
            Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.NoContent);
            Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        }

        Assert.Equal(1, await house.In(db => db.JudgedYears.CountAsync(Ct)));
        Assert.Equal(3, await house.In(db => db.Cards.CountAsync(Ct)));
        Assert.Equal((Card.Yellow, CardState.Given), ((await house.Card()).Card, (await house.Card()).State));
        Assert.Equal(1, await house.In(db => db.Decisions.CountAsync(Ct)));
    }

    [Fact]
    public async Task What_is_announced_stands_and_what_is_not_judged_is_not_announced()
    {
        await using var house = new House();
        var (_, office, _) = await College.Open(house);

        Assert.Equal(CardRefusals.NothingKnown.Key, await College.Refused(office.PostAsync("/api/programmes/cards/2026/freeze", null, Ct)));
        Assert.Equal(CardRefusals.NotFrozen.Key, await College.Refused(office.PostAsync("/api/programmes/cards/2026/judge", null, Ct)));
        await house.Announce(office);
        foreach (var act in (string[])["freeze", "judge", "announce"]) Assert.Equal(CardRefusals.Announced.Key, await College.Refused(office.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)));
    }

    [Fact]
    public async Task What_if_shows_who_would_change_and_saves_nothing()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Announce(office);

        var fujian = await office.PostAsJsonAsync("/api/programmes/cards/2026/what-if", new { profile = "fujian" }, Ct);
        var strict = await office.PostAsJsonAsync("/api/programmes/cards/2026/what-if", new { limits = new Dictionary<string, decimal> { ["dual-qualified"] = 0.8m } }, Ct);
        var crooked = office.PostAsJsonAsync("/api/programmes/cards/2026/what-if", new { weights = new Dictionary<string, decimal> { ["placed"] = 99 } }, Ct);

        Assert.Equal(["None", "None", "None"], Cards(await House.Json<JsonElement>(fujian)));
        Assert.Equal(["Yellow", "Yellow", "Yellow"], Cards(await House.Json<JsonElement>(strict)));
        Assert.Equal(WeightedScore.SumOfWeights.Key, await College.Refused(crooked));
        Assert.Equal(Card.Yellow, (await house.Card()).Card);
        Assert.Equal(["460103", "460104"], (await House.Json<JsonElement>(await lead.PostAsJsonAsync("/api/programmes/cards/2026/what-if", new { }, Ct))).GetProperty("programmes").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        Assert.Contains("重新计算", await House.Text(await office.GetAsync("/programmes/cards/what-if?profile=fujian&w.placed=12&w.plan-filled=4", Ct)));

        static IEnumerable<string?> Cards(JsonElement answer) => answer.GetProperty("programmes").EnumerateArray().Select(r => r.GetProperty("thenCard").GetString());
    }

    [Fact]
    public async Task A_school_sees_its_own_cards_only()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await house.Announce(office);

        var seen = await lead.GetFromJsonAsync<JsonElement>("/api/programmes/cards?year=2026", Ct);

        Assert.Equal(["460103", "460104"], seen.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("code").GetString()).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/api/programmes/460301/cards/2026", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/programmes/460301/cards/2026", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/api/programmes/460301/outlook", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync("/api/programmes/cards/2026/freeze", null, Ct)).StatusCode);
        Assert.Contains("460103", await House.Text(await lead.GetAsync("/programmes/cards", Ct)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_card_cannot_lose_its_reason_in_the_database_neither(bool server)
    {
        Assert.SkipWhen(server && HouseData.Server is null, "There is no PostgreSQL server.");
        await using var house = new House(server: server, file: !server);
        var (_, office, _) = await College.Open(house);
        await house.Announce(office);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.In(db => db.Database.ExecuteSqlRawAsync("UPDATE programmes_card SET \"Reasons\" = '[]' WHERE \"Code\" = '460103'", Ct)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.In(db => db.Database.ExecuteSqlRawAsync("UPDATE programmes_card SET \"State\" = 'Lifted' WHERE \"Code\" = '460103'", Ct)));

        Assert.NotEmpty((await house.Card()).Reasons);
    }

    [Fact]
    public async Task The_sample_college_has_cards_an_appeal_rectifications_and_a_finished_exit()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var cards = await house.In(db => db.Cards.AsNoTracking().Where(c => c.Card != Card.None).OrderBy(c => c.Year).ThenBy(c => c.Code).Select(c => new { c.Year, c.Code, c.Card, c.State }).ToListAsync(Ct));

        Assert.Equal(
            [(2024, "440501", Card.Yellow, CardState.Failed), (2024, "460113", Card.Yellow, CardState.Rectified), (2024, "500210", Card.Yellow, CardState.Rectified), (2024, "540106", Card.Yellow, CardState.Upheld), (2024, "550104", Card.Yellow, CardState.Rectified),
             (2025, "430603", Card.Yellow, CardState.Given), (2025, "440501", Card.Red, CardState.Rectifying), (2025, "460117", Card.Yellow, CardState.Given), (2025, "490213", Card.Yellow, CardState.Given), (2025, "510202", Card.Yellow, CardState.Rectifying), (2025, "530102", Card.Cancel, CardState.Given), (2025, "530302", Card.Yellow, CardState.Lifted), (2025, "530802", Card.Yellow, CardState.Given), (2025, "540106", Card.Red, CardState.Rectifying), (2025, "570102", Card.Yellow, CardState.Given)],
            cards.Select(c => (c.Year, c.Code, c.Card, c.State)));
        Assert.Equal("530102", (await house.In(db => db.Exits.SingleAsync(Ct))).Code);
        foreach (var page in (string[])["/programmes/cards", "/programmes/cards/what-if", "/programmes/cards/compare", "/programmes/440501/cards/2025", "/programmes/440501", "/programmes/indicators", "/programmes/440501/indicators/2025", "/programmes/440501/indicators/2025/placed", "/programmes/exits", "/programmes/exits/new", "/programmes/decisions"])
            Assert.Equal((page, HttpStatusCode.OK), (page, (await office.GetAsync(page, Ct)).StatusCode));
        foreach (var act in (string[])["freeze", "judge", "announce"]) (await office.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(Card.Red, (await house.Card("460117")).Card);
    }

    private static Task<JudgedYear> Year(House house) => house.In(db => db.JudgedYears.AsNoTracking().SingleAsync(y => y.Year == 2026, Ct));
}
