using System.Net;
using System.Net.Http.Json;
using CsCheck;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;
using Tongpin.Training.Timetable;

namespace Tongpin.Tests.Training.Timetable;

public sealed class TimetableSolverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static readonly TrainingProject Project = new()
    {
        Number = "PX",
        Name = "班",
        Category = TrainingCategory.B,
        UnitId = new(Guid.Empty),
        Starts = new(2026, 10, 12),
        Ends = new(2026, 10, 13),
        Nature = default,
        Mode = default,
        Audience = default,
        Origin = default,
        Payer = default,
        Kind = default,
        Hours = 16,
        Days = 2,
        Heads = 10,
        Fee = 0,
    };
    private static readonly HalfDay[] Halves = [.. from day in new[] { 12, 13 } from hour in new[] { 9, 14 } select new HalfDay(new(2026, 10, day), new(hour, 0), new(hour + 3, 0))];
    private static readonly PersonId[] Teachers = [new(Guid.CreateVersion7()), new(Guid.CreateVersion7())];

    private static Wish Wish(string topic, int teacher = -1, string group = "", params IReadOnlyList<string> places) => new(topic, teacher < 0 ? null : Teachers[teacher], $"师{teacher}", places, group);
    private static IReadOnlyList<Session> Plan(IReadOnlyList<Wish> wishes, params IReadOnlyList<Session> taken) => new TimetableSolver(Project, 4, Halves, taken).Plan(wishes);

    [Fact]
    public void Four_half_days_hold_four_sessions_of_the_whole_class_and_not_five()
    {
        Assert.Equal(4, Plan([.. Enumerable.Repeat(Wish("课"), 4)]).Select(s => s.From).Distinct().Count());
        Assert.Equal("training.timetable.tight", Assert.Throws<RuleBroken>(() => Plan([.. Enumerable.Repeat(Wish("课"), 5)])).Rule.Key);
    }

    [Fact]
    public void A_choice_that_leads_nowhere_is_taken_back()
    {
        // The one with two rooms must leave A1 to the one that has no other.
        var plan = Plan([.. Enumerable.Repeat(Wish("甲课", -1, "甲", "A1", "A2"), 4), .. Enumerable.Repeat(Wish("乙课", -1, "乙", "A1"), 4)]);
        Assert.All(plan.Where(s => s.Group == "甲"), s => Assert.Equal("A2", s.Place));
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        var taken = Halves.Select(h => new Session { ProjectId = new(Guid.CreateVersion7()), UnitId = new(Guid.Empty), Day = h.Day, Begins = h.Begins, Ends = h.Ends, Hours = 4, Topic = "电工", Place = "A1" }).ToList();
        var broken = Assert.Throws<RuleBroken>(() => Plan([Wish("课", -1, "", "A1")], taken));
        Assert.Equal("training.timetable.blocked", broken.Rule.Key);
        Assert.Contains("A1", broken.Words.Zh);
        Assert.Contains("电工", broken.Words.Zh);
    }

    [Fact]
    public void No_plan_has_a_clash() =>
        Gen.Select(Gen.Int[-1, 1], Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 8].Sample(wishes =>
        {
            IReadOnlyList<Session> plan;
            try
            {
                plan = Plan([.. wishes.Select(w => Wish("课", w.Item1, w.Item2 == 0 ? "" : $"组{w.Item2}", [.. Enumerable.Range(1, w.Item3).Select(n => $"A{n}")]))]);
            }
            catch (RuleBroken)
            {
                return;
            }
            Assert.Equal(wishes.Length, plan.Count);
            for (var i = 0; i < plan.Count; i++)
                for (var j = 0; j < i; j++) Assert.Null(plan[i].ClashWith(plan[j]));
        });

    [Fact]
    public async Task Lines_become_a_timetable_or_nothing_does()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var url = $"/api/training/projects/{id.Value}/sessions/plan";

        Assert.Contains("training.timetable.line", await House.Text(await t.Runs.PostAsJsonAsync(url, new { lines = "数控编程" }, Ct)));
        Assert.Contains("training.timetable.tight", await House.Text(await t.Runs.PostAsJsonAsync(url, new { lines = "数控编程 | 9" }, Ct)));
        Assert.Equal("[]", await t.Runs.GetStringAsync($"/api/training/projects/{id.Value}/sessions", Ct));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync(url, new { lines = $"数控编程 | 6 | {t.Applicant.Number} | A101，A102\n考核 | 2" }, Ct)).StatusCode);
        Assert.Equal(8, System.Text.Json.JsonDocument.Parse(await t.Runs.GetStringAsync($"/api/training/projects/{id.Value}/sessions", Ct)).RootElement.GetArrayLength());
    }
}
