using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training.Catalogue;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Catalogue;

public sealed class CourseTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, null, 5, CourseState.NotYet)]
    [InlineData(true, null, 5, CourseState.Bookable)]
    [InlineData(true, "2026-09-01", 1, CourseState.Bookable)]
    [InlineData(true, "2026-08-31", 5, CourseState.Over)]
    [InlineData(true, null, 0, CourseState.Full)]
    public void A_course_can_be_booked_when_it_is_open_in_time_and_not_full(bool signUp, string? until, int left, CourseState state) =>
        Assert.Equal(state, CourseBook.StateOf(signUp, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), left, Today));

    [Fact]
    public async Task The_sign_in_page_leads_to_the_courses()
    {
        await using var house = new House();
        Assert.Contains("href=\"/training/courses\"", await house.Anybody().GetStringAsync("/sign-in", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Visitors_find_approved_courses_with_places_and_the_way_to_the_sign_up_and_nothing_personal()
    {
        await using var t = await Trainings.Open();
        var open = await Public(t, "电工考证班", fee: 1000);
        await t.Runs.PutAsJsonAsync($"/api/training/projects/{open.Value}/class", new { capacity = 2, signUp = true, until = "2026-10-01" }, Ct);
        await t.Runs.PostAsJsonAsync($"/api/training/projects/{open.Value}/trainees", Persons.Form(1), Ct);
        var number = (await t.Project(open)).Number;
        // A draft and an approved course for an enterprise are nobody else's business.
        await t.Apply(Trainings.Form(("name", "未立项的班")));
        await t.Approved(Trainings.Form(("name", "企业内部班")));
        using var visitor = t.House.Anybody();

        var answer = await visitor.GetAsync("/training/courses", Ct);
        var page = await House.Text(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("电工考证班", page);
        Assert.Contains($"/training/sign-up/{number}", page);
        Assert.Contains("1,000.00 元/人", page);
        foreach (var hidden in new[] { "未立项的班", "企业内部班", "学员1", "13800000001", t.Applicant.Name }) Assert.DoesNotContain(hidden, page);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/training/sign-up/{number}", Ct)).StatusCode);
        var course = (await Find(visitor, "")).EnumerateArray().Single();
        Assert.Equal(("Bookable", 1), (course.GetProperty("state").GetString(), course.GetProperty("left").GetInt32()));
    }

    [Fact]
    public async Task A_full_a_closed_and_a_past_course_cannot_be_booked()
    {
        await using var t = await Trainings.Open();
        var full = await Public(t, "满员班");
        await t.Runs.PutAsJsonAsync($"/api/training/projects/{full.Value}/class", new { capacity = 1, signUp = true }, Ct);
        await t.Runs.PostAsJsonAsync($"/api/training/projects/{full.Value}/trainees", Persons.Form(1), Ct);
        await Public(t, "未开放班");
        using var visitor = t.House.Anybody();

        Assert.Equal(["Full", "NotYet"], (await Find(visitor, "?page=1")).EnumerateArray().Select(c => c.GetProperty("state").GetString()).Order());
        Assert.DoesNotContain("/training/sign-up/", await House.Text(await visitor.GetAsync("/training/courses?page=1", Ct)));
        Assert.Empty((await Find(visitor, "?bookable=true")).EnumerateArray());
        t.House.Clock.SetUtcNow(new(2026, 10, 16, 1, 0, 0, TimeSpan.Zero));
        Assert.Empty((await Find(visitor, "?page=2")).EnumerateArray());
    }

    [Fact]
    public async Task The_catalogue_is_searched_and_filtered()
    {
        await using var t = await Trainings.Open();
        await Public(t, "电工考证班", fee: 1000);
        await Public(t, "焊工考证班", fee: 0, payer: "Free");
        using var visitor = t.House.Anybody();

        Assert.Equal(["电工考证班"], await Names("?q=电工"));
        Assert.Equal(["焊工考证班"], await Names("?free=true"));
        Assert.Equal(2, (await Names("?kind=Certificates&audience=Employees")).Count);
        Assert.Empty(await Names("?kind=Elderly"));
        Assert.Empty(await Names("?q=%25"));

        async Task<List<string>> Names(string query) => [.. (await Find(visitor, query)).EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
    }

    [Fact]
    public async Task Crowds_are_served_from_what_is_kept_and_the_sample_has_courses_ahead()
    {
        await using var house = new House(sample: true);
        using var visitor = house.Anybody();
        Assert.Contains("/training/sign-up/PX2027-", await House.Text(await visitor.GetAsync("/training/courses?bookable=true", Ct)));
        house.Queries.Forget();
        Assert.Contains("/training/sign-up/PX2027-", await House.Text(await visitor.GetAsync("/training/courses?bookable=true", Ct)));
        Assert.DoesNotContain(house.Queries.Sent, q => q.Contains("training_project", StringComparison.Ordinal));
    }

    private static Task<ProjectId> Public(Trainings t, string name, int fee = 1000, string payer = "Individual") =>
        t.Approved(Trainings.Form(("name", name), ("category", "C"), ("payer", payer), ("kind", "Certificates"), ("fee", fee), ("softReason", "说明")), Paper.Plan, Paper.Publicity, Paper.Prospectus, Paper.RefundRule);

    private static async Task<JsonElement> Find(HttpClient visitor, string query) => (await House.Json<JsonElement>(await visitor.GetAsync($"/api/training/courses{query}", Ct))).GetProperty("courses");
}
