using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Timetable;

namespace Tongpin.Tests.Training.Timetable;

public sealed class SessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static readonly ProjectId Mine = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7());
    private static readonly PersonId Teacher = new(Guid.CreateVersion7());

    private static Session At(string begins, string ends, ProjectId? project = null, string place = "", PersonId? teacher = null, string group = "") =>
        new() { ProjectId = project ?? Mine, UnitId = new(Guid.Empty), Day = new(2026, 10, 12), Begins = TimeOnly.ParseExact(begins, "HH:mm", CultureInfo.InvariantCulture), Ends = TimeOnly.ParseExact(ends, "HH:mm", CultureInfo.InvariantCulture), Hours = 4, Topic = "课", Place = place, TeacherId = teacher, TeacherName = "王", Group = group };

    [Fact]
    public void Sessions_that_follow_each_other_do_not_clash() => Assert.Null(At("09:00", "10:00", place: "A1").ClashWith(At("10:00", "11:00", place: "A1")));

    [Fact]
    public void A_room_a_teacher_and_a_group_are_in_one_place_at_a_time()
    {
        Assert.Contains("A1", At("09:00", "10:00", place: "A1").ClashWith(At("09:59", "11:00", Other, "A1"))!.Value.Zh);
        Assert.Contains("王", At("09:00", "10:00", teacher: Teacher).ClashWith(At("08:00", "12:00", Other, teacher: Teacher))!.Value.Zh);
        Assert.Contains("甲", At("09:00", "10:00", group: "甲").ClashWith(At("09:00", "10:00", group: "甲"))!.Value.Zh);
        Assert.NotNull(At("09:00", "10:00").ClashWith(At("09:00", "10:00", group: "甲")));
        Assert.Null(At("09:00", "10:00", group: "甲").ClashWith(At("09:00", "10:00", group: "乙")));
        Assert.Null(At("09:00", "10:00", place: "A1").ClashWith(At("09:00", "10:00", Other, "A2")));
    }

    [Fact]
    public async Task A_clash_names_the_other_session_and_nothing_is_added()
    {
        await using var t = await Trainings.Open();
        var (one, two) = (await t.Approved(), await t.Approved(Trainings.Form(("name", "电工班"))));
        object Form(string place) => new { day = "2026-10-12", begins = "09:00", ends = "12:00", hours = 4, topic = "数控编程", place };
        Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{one.Value}/sessions", Form("A101"), Ct)).StatusCode);

        var refused = await t.Runs.PostAsJsonAsync($"/api/training/projects/{two.Value}/sessions", Form("A101"), Ct);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("A101", await House.Text(refused));
        Assert.Equal("[]", await t.Runs.GetStringAsync($"/api/training/projects/{two.Value}/sessions", Ct));
        Assert.Contains("training.session.day", await House.Text(await t.Runs.PostAsJsonAsync($"/api/training/projects/{two.Value}/sessions", new { day = "2026-11-12", begins = "09:00", ends = "12:00", hours = 4, topic = "晚了" }, Ct)));
        Assert.Contains("training.session.times", await House.Text(await t.Runs.PostAsJsonAsync($"/api/training/projects/{two.Value}/sessions", new { day = "2026-10-12", begins = "12:00", ends = "09:00", hours = 4, topic = "倒了" }, Ct)));
    }

    [Fact]
    public async Task Of_those_who_want_a_room_in_the_same_instant_one_gets_it()
    {
        await using var t = await Trainings.Open();
        var (one, two) = (await t.Approved(), await t.Approved(Trainings.Form(("name", "电工班"))));
        // Hours of a day, one after the other; at each of them eight ask at once.
        for (var hour = 8; hour < 20; hour++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => t.House.As<SaveSession, string>(Actor.House, async act =>
            {
                try
                {
                    await act.Add(i % 2 == 0 ? one : two, new() { Day = new(2026, 10, 12), Begins = new(hour, 0), Ends = new(hour + 1, 0), Hours = 1, Topic = $"课 {i}", Place = "A101" }, Ct);
                    return "";
                }
                catch (RuleBroken broken)
                {
                    return broken.Rule.Key;
                }
            })));
            Assert.Equal(["", .. Enumerable.Repeat("training.session.clash", 7)], answers.Order());
        }
    }
}
