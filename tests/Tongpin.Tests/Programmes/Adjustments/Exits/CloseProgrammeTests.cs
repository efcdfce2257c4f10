using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Values;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Programmes.Adjustments.Exits;

public sealed class CloseProgrammeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Form(int lastIntake = 2026, decimal income = 900_000, params object[] grades) =>
        new { code = "460103", why = "连续三年没有招生", lastIntake, removedIn = 2029, grades, teachers = new[] { new { who = "专任教师", count = 4, to = "机电教研室" } }, equipment = Array.Empty<object>(), income, avoidable = 700_000, closingCost = 150_000 };

    // No intake for three years, but students of an earlier grade are still there.
    private static async Task<(HttpClient Office, Person[] Deciders)> Open(House house)
    {
        var (_, office, _) = await College.Open(house);
        foreach (var year in (int[])[2024, 2025, 2026]) await house.Given(new Headcount { ProgrammeCode = "460103", Year = year, Students = year == 2024 ? 80 : 40, Enrolled = 0, Plan = 30 });
        await house.Given(new IndicatorSheet { ProgrammeCode = "460104", Year = 2026, Placed = 0.9m });
        foreach (var act in (string[])["freeze", "judge", "announce"]) (await office.PostAsync($"/api/programmes/cards/2026/{act}", null, Ct)).EnsureSuccessStatusCode();
        return (office, [await house.Somebody(BuiltInRoles.AcademicOffice), await house.Somebody(BuiltInRoles.ProgrammeCommittee), await house.Somebody(BuiltInRoles.Leadership), await house.Somebody(BuiltInRoles.PartyCommittee)]);
    }

    [Fact]
    public async Task A_programme_is_proposed_decided_stopped_made_public_filed_and_ended_when_its_students_have_left()
    {
        await using var house = new House();
        var (office, deciders) = await Open(house);
        Assert.Equal((Card.Cancel, CardState.Given), ((await house.Card()).Card, (await house.Card()).State));

        var made = await office.PostAsJsonAsync("/api/programmes/exits", Form(), Ct);
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Ct));
        var exit = made.Headers.Location!.ToString();
        Assert.Equal(CardRefusals.ExitOpen.Key, await College.Refused(office.PostAsJsonAsync("/api/programmes/exits", Form(), Ct)));
        Assert.Equal(CardRefusals.GradesUnplaced.Key, await College.Refused(office.PostAsync(exit + "/submission", null, Ct)));
        (await office.PutAsJsonAsync(exit, Form(grades: [new { grade = 2026, students = 40, plan = "按原方案培养到毕业", until = 2028 }]), Ct)).EnsureSuccessStatusCode();
        var page = exit.Replace("/api", "", StringComparison.Ordinal);
        Assert.Contains("撤销的成本高于节约", await House.Text(await office.GetAsync(page, Ct)));
        var seen = await office.GetFromJsonAsync<JsonElement>(exit, Ct);
        Assert.Equal((200_000m, -750_000m), (seen.GetProperty("margin").GetDecimal(), seen.GetProperty("saved").GetDecimal()));

        (await office.PostAsync(exit + "/submission", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(CardRefusals.ExitStep.Key, await College.Refused(office.PostAsync(exit + "/notice", null, Ct)));
        await house.Decide(ProgrammeExit.Table, exit[^36..], Verdict.Approve, deciders);
        Assert.Equal(2026, await house.In(db => db.Programmes.Where(p => p.Code == "460103").Select(p => p.LastIntake).SingleAsync(Ct)));

        (await office.PostAsync(exit + "/notice", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(CardRefusals.NoticeRuns.Key, await College.Refused(File("2026-09-01")));
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(CardRefusals.InFuture.Key, await College.Refused(File("2026-10-30")));
        (await File("2026-09-09")).EnsureSuccessStatusCode();
        Assert.Equal(CardRefusals.StudentsLeft.Key, await College.Refused(office.PostAsync(exit + "/end", null, Ct)));
        house.Clock.Advance(TimeSpan.FromDays(365 * 2 + 150));
        (await office.PostAsync(exit + "/end", null, Ct)).EnsureSuccessStatusCode();

        Assert.Equal([DecisionKind.Card, DecisionKind.Exit, DecisionKind.Filing, DecisionKind.End], await house.In(db => db.Decisions.OrderBy(d => d.At).Select(d => d.Kind).ToListAsync(Ct)));
        Assert.Contains("已撤销", await House.Text(await office.GetAsync(page, Ct)));
        Assert.Contains("460103", await House.Text(await office.GetAsync("/programmes/exits", Ct)));

        Task<HttpResponseMessage> File(string on) => office.PostAsJsonAsync(exit + "/filing", new { on, number = "渝示〔2026〕1 号" }, Ct);
    }

    [Fact]
    public async Task A_decided_exit_changes_the_fit_without_anyone_asking()
    {
        await using var house = new House();
        var (office, deciders) = await Open(house);
        (await office.PostAsync("/api/programmes/fit/2026", null, Ct)).EnsureSuccessStatusCode();
        var exit = (await office.PostAsJsonAsync("/api/programmes/exits", Form(lastIntake: 2025, grades: [new { grade = 2026, students = 40, plan = "转入 460104", until = 2028 }]), Ct)).Headers.Location!.ToString();
        (await office.PostAsync(exit + "/submission", null, Ct)).EnsureSuccessStatusCode();
        Assert.Equal(3, await Enrolling());

        await house.Decide(ProgrammeExit.Table, exit[^36..], Verdict.Approve, deciders);
        await house.RunJobs();

        Assert.Equal(2, await Enrolling());

        Task<int> Enrolling() => house.In(db => db.FitRuns.Where(r => r.Year == 2026).Select(r => r.Enrolling).SingleAsync(Ct));
    }

    [Fact]
    public async Task What_is_refused_enrols_on_and_may_be_proposed_again()
    {
        await using var house = new House();
        var (office, deciders) = await Open(house);
        var exit = (await office.PostAsJsonAsync("/api/programmes/exits", Form(grades: [new { grade = 2026, students = 40, plan = "转入 460104", until = 2028 }]), Ct)).Headers.Location!.ToString();
        (await office.PostAsync(exit + "/submission", null, Ct)).EnsureSuccessStatusCode();

        await house.Decide(ProgrammeExit.Table, exit[^36..], Verdict.Refuse, deciders);

        Assert.Null(await house.In(db => db.Programmes.Where(p => p.Code == "460103").Select(p => p.LastIntake).SingleAsync(Ct)));
        Assert.Equal("材料属实，同意", (await office.GetFromJsonAsync<JsonElement>(exit, Ct)).GetProperty("decidedWhy").GetString());
        Assert.Equal("Created", await College.Refused(office.PostAsJsonAsync("/api/programmes/exits", Form(), Ct)));
    }

    [Fact]
    public async Task Only_what_is_to_be_cancelled_is_closed_and_only_by_its_school()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, await house.In(db => db.Units.Where(u => u.Code == "S02").Select(u => u.Id).SingleAsync(Ct)));
        await house.Announce(office);

        Assert.Equal(CardRefusals.NoReasonToExit.Key, await College.Refused(office.PostAsJsonAsync("/api/programmes/exits", Form(), Ct)));
        Assert.Equal("NotFound", await College.Refused(dean.PostAsJsonAsync("/api/programmes/exits", Form(), Ct)));
        Assert.Equal("Forbidden", await College.Refused(lead.PostAsJsonAsync("/api/programmes/exits", Form(), Ct)));
        Assert.Equal("NotFound", await College.Refused(office.GetAsync($"/api/programmes/exits/{Guid.CreateVersion7()}", Ct)));
    }
}
