using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Tests.Training.Teams;

public sealed class TeamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Hours_that_touch_do_not_overlap_and_those_that_cross_do()
    {
        var member = IdExtensions.New<MemberId>();
        Work At(int hour, int minute, decimal hours) => new() { DutyId = default, ProjectId = default, MemberId = member, Role = DutyRole.Teach, Day = new(2026, 9, 1), Starts = new(hour, minute), Hours = hours, Pay = PayWay.Fee };
        var morning = At(8, 0, 4);
        Assert.False(morning.Overlaps(At(11, 0, 1)));
        Assert.True(morning.Overlaps(At(10, 59, 1)));
        Assert.True(At(9, 0, 1).Overlaps(morning));
    }

    [Fact]
    public async Task A_member_is_taken_in_once_and_only_within_reach()
    {
        await using var t = await Trainings.Open();
        await t.House.GivenUnit("S02");
        var number = t.Applicant.Number;
        Assert.Contains("training.no-unit", await House.Text(await t.Runs.PostAsJsonAsync("/api/training/members", new { number, kind = "PartTime", unit = "S02" }, Ct)));
        Assert.Contains("training.no-person", await House.Text(await t.Runs.PostAsJsonAsync("/api/training/members", new { number = "没有", kind = "PartTime", unit = "S01" }, Ct)));
        Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync("/api/training/members", new { number, kind = "PartTime", unit = "S01", skills = "数控" }, Ct)).StatusCode);
        Assert.Contains("training.member.known", await House.Text(await t.Manages.PostAsJsonAsync("/api/training/members", new { number, kind = "PartTime", unit = "S01" }, Ct)));

        Assert.Contains(t.Applicant.Name, await House.Text(await t.Manages.GetAsync("/training/teams", Ct)));
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.GetAsync("/export/training.members.xlsx", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Pays.PostAsJsonAsync("/api/training/members", new { number, kind = "PartTime", unit = "S01" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_same_hours_are_entered_once_in_whatever_project_and_confirmed_by_the_office()
    {
        await using var t = await Trainings.Open();
        await t.Join(t.Dean, "PartTime");
        var (one, two) = (await t.Opened("V-1"), await t.Opened("V-2"));
        foreach (var id in new[] { one, two }) await t.Done(t.Runs, id, "duties", new { number = t.Dean.Number, role = "Teach", hours = 16 });
        Assert.Contains("training.duty.known", await t.Do(t.Runs, one, "duties", new { number = t.Dean.Number, role = "Teach", hours = 1 }));
        var (a, b) = (await t.DutyOf(one), await t.DutyOf(two));

        await t.Done(t.Runs, one, "works", new { duty = a, day = "2026-08-31", starts = "08:00:00", hours = 4, pay = "Fee" });
        var refusal = await t.Do(t.Runs, two, "works", new { duty = b, day = "2026-08-31", starts = "10:00:00", hours = 2, pay = "Pool" });
        Assert.Contains("training.work.twice", refusal);
        Assert.Contains(t.Dean.Name, refusal);
        Assert.Contains("training.work.ahead", await t.Do(t.Runs, two, "works", new { duty = b, day = "2026-09-02", starts = "10:00:00", hours = 2, pay = "Pool" }));
        await t.Done(t.Runs, two, "works", new { duty = b, day = "2026-08-31", starts = "11:00:00", hours = 2, pay = "Workload" });

        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsync($"/api/training/projects/{one.Value}/works/confirmation", null, Ct)).StatusCode);
        foreach (var expected in new[] { "\"works\":1", "\"works\":0" }) Assert.Contains(expected, await House.Text(await t.Manages.PostAsync($"/api/training/projects/{one.Value}/works/confirmation", null, Ct)));
        Assert.Equal(4, (await t.Sums(one, "training.works"))["Teach"]);
        Assert.Empty(await t.Sums(two, "training.works"));
        var work = await t.House.In(db => db.Works.SingleAsync(w => w.ProjectId == one, Ct));
        Assert.Contains("training.work.confirmed", await House.Text(await t.Runs.DeleteAsync($"/api/training/projects/{one.Value}/works/{work.Id.Value}", Ct)));
        Assert.Contains("已确认入账", await House.Text(await t.Runs.GetAsync($"/training/projects/{one.Value}/team", Ct)));
    }

    [Fact]
    public async Task Confirmed_hours_are_taken_back_by_the_opposite_entry_until_the_year_is_closed()
    {
        await using var t = await Trainings.Open();
        await t.Join(t.Dean, "PartTime");
        var id = await t.Opened("V-1");
        await t.Done(t.Runs, id, "duties", new { number = t.Dean.Number, role = "Teach", hours = 16 });
        async Task<Guid> Worked(string starts)
        {
            await t.Done(t.Runs, id, "works", new { duty = await t.DutyOf(id), day = "2026-08-31", starts, hours = 2, pay = "Fee" });
            return (await t.House.In(db => db.Works.OrderByDescending(w => w.Starts).FirstAsync(w => w.ProjectId == id, Ct))).Id.Value;
        }
        var (one, two) = (await Worked("08:00:00"), await Worked("14:00:00"));

        Assert.Contains("training.work.not-confirmed", await t.Do(t.Manages, id, $"works/{one}/reversal", new { why = "录错" }));
        await t.Manages.PostAsync($"/api/training/projects/{id.Value}/works/confirmation", null, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/works/{one}/reversal", new { why = "录错" }, Ct)).StatusCode);
        await t.Done(t.Manages, id, $"works/{one}/reversal", new { why = "录错" });
        Assert.Equal(2, (await t.Sums(id, "training.works"))["Teach"]);
        Assert.Equal(two, (await t.House.In(db => db.Works.SingleAsync(w => w.ProjectId == id, Ct))).Id.Value);
        // The same hours can be entered rightly now.
        await t.Done(t.Runs, id, "works", new { duty = await t.DutyOf(id), day = "2026-08-31", starts = "08:00:00", hours = 2, pay = "Pool" });
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.PostAsync($"/api/training/projects/{id.Value}/works/confirmation", null, Ct)).StatusCode);
        Assert.Equal(4, (await t.Sums(id, "training.works"))["Teach"]);

        t.House.Clock.SetUtcNow(new(2027, 1, 5, 8, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)).StatusCode);
        Assert.Contains("training.work.year-closed", await t.Do(t.Manages, id, $"works/{two}/reversal", new { why = "录错" }));
    }

    [Fact]
    public async Task Of_many_who_enter_the_same_hours_at_once_one_does()
    {
        await using var t = await Trainings.Open();
        await t.Join(t.Dean, "PartTime");
        var id = await t.Opened("V-1");
        await t.Done(t.Runs, id, "duties", new { number = t.Dean.Number, role = "Teach", hours = 16 });
        var duty = await t.DutyOf(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => t.Do(t.Runs, id, "works", new { duty, day = "2026-08-31", starts = "08:00:00", hours = 4, pay = "Fee" }))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(1, await t.House.In(db => db.Works.CountAsync(Ct)));
    }

    [Fact]
    public async Task Fiscal_money_is_refused_a_fifth_member_of_staff_for_forty_trainees_and_others_are_warned()
    {
        await using var t = await Trainings.Open();
        Person[] staff = [t.Applicant, t.Dean, t.Manager, t.Finance, t.Lawyer];
        foreach (var person in staff) await t.Join(person, "PartTime");
        async Task<ProjectId> Of(string payer) => await t.Apply(Trainings.Form(("payer", payer), ("heads", 40), ("category", payer == "Government" ? "A" : "B")));
        var (fiscal, tailored) = (await Of("Government"), await Of("Employer"));

        foreach (var id in new[] { fiscal, tailored })
            foreach (var person in staff.Take(4)) await t.Done(t.Runs, id, "duties", new { number = person.Number, role = "Manage", hours = 8 });

        Assert.Contains("training.fiscal.staff", await t.Do(t.Runs, fiscal, "duties", new { number = staff[4].Number, role = "Service", hours = 8 }));
        await t.Done(t.Runs, fiscal, "duties", new { number = staff[4].Number, role = "Teach", hours = 8 });
        await t.Done(t.Runs, tailored, "duties", new { number = staff[4].Number, role = "Service", hours = 8 });
        Assert.Contains("最多配 4 名工作人员", await House.Text(await t.Runs.GetAsync($"/training/projects/{tailored.Value}/team", Ct)));
    }
}
