using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Linkages;

public sealed class StatementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The real course, run by a dean who coordinates 16 hours and an applicant who teaches 4, distributed in 2026.</summary>
    private static async Task<(Trainings, ProjectId)> Distributed()
    {
        var t = await Trainings.Open();
        await t.Join(t.Dean, "PartTime");
        await t.Join(t.Applicant, "PartTime");
        var id = await t.Settled();
        foreach (var (person, role, hours, pay) in new[] { (t.Dean, "Lead", 16, "Pool"), (t.Applicant, "Teach", 4, "Fee") })
        {
            await t.Done(t.Runs, id, "duties", new { number = person.Number, role, hours });
            await t.Done(t.Runs, id, "works", new { duty = await t.DutyOf(id, person), day = "2026-08-31", starts = "08:00:00", hours, pay });
        }
        Assert.Contains("2", await House.Text(await t.Manages.PostAsync($"/api/training/projects/{id.Value}/works/confirmation", null, Ct)));
        await t.Done(t.Pays, id, "distribution");
        return (t, id);
    }

    [Fact]
    public async Task Statements_of_group_unit_and_person_follow_from_the_ledger_and_open_the_project()
    {
        var (t, id) = await Distributed();
        await using var _ = t;

        var groups = await House.Text(await t.Manages.GetAsync("/api/training/linkages/2026/Group", Ct));
        Assert.Contains("96500", groups);
        var dean = await House.Text(await t.Manages.GetAsync($"/api/training/linkages/2026/Person/{t.Dean.Id.Value}", Ct));
        Assert.Contains("637.88", dean);
        Assert.Contains("82.71", dean);
        Assert.Contains("96.5", await House.Text(await t.Manages.GetAsync($"/api/training/linkages/2026/Unit/{t.School.Id.Value}", Ct)));

        var page = await House.Text(await t.Manages.GetAsync($"/training/linkages/person/{t.Dean.Id.Value}?year=2026&beside=Organiser:1", Ct));
        Assert.Contains("637.88", page);
        Assert.Contains("510.30", page);
        Assert.Contains($"/training/projects/{id.Value}", page);
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.GetAsync($"/export/training-statement-Person-2026.xlsx?key={t.Dean.Id.Value}", Ct)).StatusCode);
        foreach (var by in new[] { "Group", "Unit", "Person" }) Assert.Equal(HttpStatusCode.OK, (await t.Manages.GetAsync($"/training/linkages?year=2026&by={by}", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_statement_of_a_person_reads_the_projects_he_worked_in_and_comes_to_the_same()
    {
        var (t, id) = await Distributed();
        await using var _ = t;
        // A course that goes on: the dean has no part in it.
        var other = await t.Opened("V-2");
        await t.Done(t.Runs, other, "duties", new { number = t.Applicant.Number, role = "Teach", hours = 4 });
        await t.Done(t.Runs, other, "works", new { duty = await t.DutyOf(other, t.Applicant), day = "2026-08-30", starts = "08:00:00", hours = 4, pay = "Fee" });
        await t.Manages.PostAsync($"/api/training/projects/{other.Value}/works/confirmation", null, Ct);

        foreach (var person in new[] { t.Dean, t.Applicant })
        {
            var (whole, narrow) = (await Lines(null), await Lines(new(StatementOf.Person, person.Id)));
            Assert.NotEmpty(whole);
            Assert.Equal(whole, narrow);

            async Task<List<string>> Lines(LinkageAsk? ask) => await t.House.As<LinkageBook, List<string>>(Actor.House, async b =>
                [.. (await b.Of(2026, null, null, ask, default))!.Lines.Where(l => l.Work?.PersonId == person.Id).Select(l => $"{l.Kind} {l.Project?.Id.Value} {l.Amount} {l.Basis}").Order(StringComparer.Ordinal)]);
        }
        Assert.Contains(other, await Projects(null));
        Assert.Contains(other, await Projects(new(StatementOf.Person, t.Applicant.Id)));
        Assert.Equal([id], await Projects(new(StatementOf.Person, t.Dean.Id)));

        async Task<List<ProjectId>> Projects(LinkageAsk? ask) => await t.House.As<LinkageBook, List<ProjectId>>(Actor.House, async b => [.. (await b.Of(2026, null, null, ask, default))!.Lines.Select(l => l.Project!.Id).Distinct()]);
    }

    [Fact]
    public async Task Statements_of_groups_and_units_read_no_hours()
    {
        var (t, _) = await Distributed();
        await using var __ = t;
        foreach (var of in new[] { StatementOf.Group, StatementOf.Unit })
        {
            var whole = await Sums(null);
            t.House.Queries.Forget();
            Assert.Equal(whole, await Sums(new(of)));
            Assert.DoesNotContain(t.House.Queries.Sent, q => q.Contains("training_work", StringComparison.Ordinal));

            async Task<IReadOnlyList<StatementSums>> Sums(LinkageAsk? ask) => await t.House.As<LinkageBook, IReadOnlyList<StatementSums>>(Actor.House, async b => LinkageBook.Sums((await b.Of(2026, null, null, ask, default))!.Lines, of));
        }
    }

    [Fact]
    public async Task Everybody_reads_his_own_statement_and_nobody_anothers()
    {
        var (t, _) = await Distributed();
        await using var __ = t;
        Assert.Contains("讲课费", await House.Text(await t.Runs.GetAsync("/training/my-statement?year=2026", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await t.Runs.GetAsync($"/training/linkages/person/{t.Dean.Id.Value}?year=2026", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await t.Runs.GetAsync($"/export/training-statement-Person-2026.xlsx?key={t.Dean.Id.Value}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.GetAsync("/api/training/linkages/2026/Person", Ct)).StatusCode);
        using var other = await t.House.SignIn(BuiltInRoles.SchoolDean, (await t.House.GivenUnit("S02")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/training/linkages/2026/Person/{t.Dean.Id.Value}", Ct)).StatusCode);
    }

    [Fact]
    public async Task Closing_enters_points_and_income_once_and_a_second_closing_changes_nothing()
    {
        var (t, id) = await Distributed();
        await using var _ = t;
        Assert.Contains("training.year-not-over", await House.Text(await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)));
        t.House.Clock.Advance(TimeSpan.FromDays(150));

        Assert.Contains("true", await House.Text(await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)));
        var income = await t.Sums(id, "training.income");
        Assert.Equal((637.88m, 400m), (income["Pool"], income["Fee"]));
        Assert.Equal(96.50m, (await t.Sums(id, "training.points"))["Points"]);
        var history = await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(Ct));

        Assert.Contains("false", await House.Text(await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)));
        Assert.Equal(history, await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(Ct)));
        Assert.Equal(637.88m, (await t.Sums(id, "training.income"))["Pool"]);
    }

    [Fact]
    public async Task A_year_closed_for_projects_can_still_be_closed_for_the_linkages_that_follow_from_it()
    {
        var (t, id) = await Distributed();
        await using var _ = t;
        t.House.Clock.Advance(TimeSpan.FromDays(150));
        Assert.Contains("true", await House.Text(await t.Manages.PostAsync("/api/training/years/2026/closing", null, Ct)));
        Assert.Contains("true", await House.Text(await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)));
        Assert.Equal(637.88m, (await t.Sums(id, "training.income"))["Pool"]);
    }

    [Fact]
    public async Task A_year_with_hours_that_nobody_confirmed_is_not_closed()
    {
        var (t, id) = await Distributed();
        await using var _ = t;
        await t.Done(t.Runs, id, "works", new { duty = await t.DutyOf(id, t.Dean), day = "2026-08-30", starts = "08:00:00", hours = 1, pay = "Pool" });
        t.House.Clock.Advance(TimeSpan.FromDays(150));
        Assert.Contains("training.linkages.works-open", await House.Text(await t.Manages.PostAsync("/api/training/linkages/2026/closing", null, Ct)));
    }
}
