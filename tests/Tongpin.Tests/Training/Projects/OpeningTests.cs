using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Regulations;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

/// <summary>What a class needs at its opening besides money: a roster of real names, and insurance.</summary>
public sealed class OpeningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<ProjectId> Free(Trainings t) => t.Approved(Trainings.Form(("category", "D"), ("payer", "Free"), ("fee", 0), ("heads", 10), ("staff", 1)), Paper.Plan, Paper.Purpose);

    [Fact]
    public async Task What_is_missing_is_shown_and_does_not_stop_a_class_until_the_college_says_so()
    {
        await using var t = await Trainings.Open();
        var id = await Free(t);
        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}", Ct));
        Assert.Contains("实名名单 0 人，计划 10 人", page);
        Assert.Contains("学员保险：保险单号", page);

        for (var n = 1; n <= 8; n++) await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(n), Ct);
        await t.Done(t.Runs, id, "insurance", new { number = "BX-2026-1", insurer = "示范财产保险", until = "2026-10-15" });
        page = await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}", Ct));
        Assert.DoesNotContain("实名名单", page);
        Assert.Contains("BX-2026-1", page);
        await t.Done(t.Runs, id, "open");
    }

    [Fact]
    public async Task A_gate_that_the_college_raised_to_a_block_refuses_to_open()
    {
        await using var t = await Trainings.Open();
        var id = await Free(t);
        for (var n = 1; n <= 7; n++) await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(n), Ct);
        foreach (var code in new[] { Tongpin.Training.Regulations.OpeningRoster, Tongpin.Training.Regulations.OpeningInsured })
            await t.House.In(async db =>
            {
                var row = await db.Set<Regulation>().SingleAsync(r => r.Code == code, Ct);
                db.Entry(row).Property(r => r.Severity).CurrentValue = Severity.Block;
                return await db.SaveChangesAsync(Ct);
            });

        Assert.Contains("training.opening.roster", await t.Do(t.Runs, id, "open"));
        await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(8), Ct);
        Assert.Contains("training.opening.insurance", await t.Do(t.Runs, id, "open"));
        Assert.Contains("training.opening.insured-until", await t.Do(t.Runs, id, "insurance", new { number = "BX-1", insurer = "示范", until = "2026-10-14" }));
        await t.Done(t.Runs, id, "insurance", new { number = "BX-1", insurer = "示范", until = "2026-10-15" });
        await t.Done(t.Runs, id, "open");
    }

    [Theory]
    [InlineData(0.8, 8, true)]
    [InlineData(0.8, 7, false)]
    [InlineData(0, 0, true)]
    public void A_roster_is_held_to_its_share_of_the_planned_heads(double share, int heads, bool enough)
    {
        var project = new TrainingProject { Number = "PX", Name = "班", Category = TrainingCategory.B, UnitId = new(Guid.Empty), Starts = new(2026, 10, 12), Ends = new(2026, 10, 13), Nature = default, Mode = default, Audience = default, Origin = default, Payer = default, Kind = default, Hours = 16, Days = 2, Heads = 10, Fee = 0 };
        Assert.Equal(enough ? 0 : 1, new OpeningGates((decimal)share, true, [TrainingCategory.A], true).Check(project, heads).Count);
    }

    [Theory]
    [InlineData("""["A","E"]""")]
    [InlineData("""["A","A"]""")]
    public void A_list_of_categories_names_each_once(string value) => Assert.Throws<Tongpin.Kernel.RuleBroken>(() => OpeningGates.CheckCategories(value));
}
