using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training;
using Tongpin.Training.Attendance;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Tests.Training.Attendance;

public sealed partial class CheckInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An open class of some people with one session in the morning of its first day, twenty minutes before it begins.</summary>
    private static async Task<(SessionId Session, List<Trainee> Trainees)> Class(Trainings t, int heads = 3)
    {
        var id = await t.Approved(Trainings.Form(("category", "D"), ("payer", "Free"), ("fee", 0)), Paper.Plan, Paper.Purpose);
        for (var n = 1; n <= heads; n++) Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(n), Ct)).StatusCode);
        await t.Done(t.Runs, id, "open");
        var session = await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/sessions", new { day = "2026-10-12", begins = "09:00", ends = "12:00", hours = 4, topic = "数控编程", place = "A101" }, Ct);
        Assert.Equal(HttpStatusCode.Created, session.StatusCode);
        t.House.Clock.SetUtcNow(new(2026, 10, 12, 8, 40, 0, TimeSpan.FromHours(8)));
        return (new(Guid.Parse(session.Headers.Location!.ToString().Split('/')[^1])), await t.House.In(db => db.Trainees.AsNoTracking().OrderBy(x => x.At).ToListAsync()));
    }

    private static async Task<string> Scan(Trainings t, SessionId session) => Address().Match(await House.Text(await t.Runs.GetAsync($"/training/sessions/{session.Value}/screen", Ct))).Value;

    private static async Task<string> CheckIn(HttpClient phone, string address, string who)
    {
        var page = await House.Text(await phone.GetAsync(address, Ct));
        return Pass().Match(page) is { Success: true } pass ? await Send(phone, address, pass.Groups[1].Value, who) : page;
    }

    private static async Task<string> Send(HttpClient phone, string address, string pass, string who) => await House.Text(await House.Form(phone, "/sign-in", "check-in", address, ("Form.Pass", pass), ("Form.Who", who)));

    private static Task<List<CheckIn>> On(Trainings t) => t.House.In(db => db.CheckIns.AsNoTracking().ToListAsync());

    [Fact]
    public async Task A_check_in_is_kept_in_the_memory_of_learning_and_a_correction_takes_it_back()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        var lrs = await Records.Lrs.Open(house: t.House);
        var attended = "verb=" + Uri.EscapeDataString("http://localhost:5080/vocabulary/verbs/attended");
        using var phone = t.House.Anybody();

        var address = await Scan(t, session);
        await CheckIn(phone, address, people[0].Code);
        await CheckIn(phone, address, people[0].Code);
        await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/check-ins", new[] { people[0].Id.Value, people[1].Id.Value }, Ct);
        var told = (await lrs.Find(attended + "&format=exact&ascending=true"))["statements"]!.AsArray();
        Assert.Equal([people[0].Id.Value.ToString(), people[1].Id.Value.ToString()], told.Select(s => (string)s!["actor"]!["account"]!["name"]!));
        Assert.Equal("PT4H", (string)told[0]!["result"]!["duration"]!);
        Assert.DoesNotContain(people[0].Name, told.ToJsonString(Json.Plain));

        await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/correction", new { trainee = people[0].Id.Value, present = false, why = "代签" }, Ct);
        Assert.DoesNotContain((string)told[0]!["id"]!, await lrs.Ids(attended));
        await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/correction", new { trainee = people[0].Id.Value, present = true, why = "补签" }, Ct);
        Assert.Equal(2, (await On(t)).Count(c => c.Statement is not null));
        Assert.Equal(1, await t.House.In(db => db.Set<Tongpin.Records.Store.Voided>().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_phone_checks_in_by_code_or_by_the_end_of_the_identity_number()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        var address = await Scan(t, session);
        using var one = t.House.Anybody();
        using var two = t.House.Anybody();

        Assert.Contains("签到成功", await CheckIn(one, address, people[0].Code.ToLowerInvariant()));
        Assert.Contains("签到成功", await CheckIn(two, address, people[1].IdNumber[^6..]));
        Assert.Contains("没有这个确认码", await CheckIn(two, address, "AAAAAAAA"));
        Assert.Equal(2, (await On(t)).Count);
        // The phone remembers whose it is.
        Assert.Contains(people[0].Code, await House.Text(await one.GetAsync(await Scan(t, session), Ct)));
    }

    [Fact]
    public async Task A_stale_and_a_forged_code_are_refused_in_clear_words()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        var address = await Scan(t, session);
        using var phone = t.House.Anybody();
        t.House.Clock.Advance(TimeSpan.FromSeconds(2 * RotatingCode.Seconds));

        var stale = await CheckIn(phone, address, people[0].Code);
        Assert.Contains("二维码已过期", stale);
        Assert.Contains("不是本校的签到码", await CheckIn(phone, address[..^1] + (address[^1] == '0' ? '1' : '0'), people[0].Code));
        Assert.Contains("不是本校的签到码", await CheckIn(phone, address.Replace(session.Value.ToString("N"), Guid.NewGuid().ToString("N"), StringComparison.Ordinal), people[0].Code));
        Assert.Empty(await On(t));
    }

    [Fact]
    public async Task Who_has_scanned_has_three_minutes_to_type()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        var address = await Scan(t, session);
        using var phone = t.House.Anybody();
        var pass = Pass().Match(await House.Text(await phone.GetAsync(address, Ct))).Groups[1].Value;

        t.House.Clock.Advance(TimeSpan.FromSeconds(181));
        Assert.Contains("二维码已过期", await Send(phone, address, pass, people[0].Code));
    }

    [Fact]
    public async Task A_double_click_is_harmless_and_one_phone_speaks_for_one_person()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        var address = await Scan(t, session);
        using var phone = t.House.Anybody();

        Assert.Contains("签到成功", await CheckIn(phone, address, people[0].Code));
        Assert.Contains("此前已签到", await CheckIn(phone, address, people[0].Code));
        Assert.Contains("已为另一名学员签到", await CheckIn(phone, address, people[1].Code));
        Assert.Single(await On(t));
    }

    [Fact]
    public async Task Check_in_opens_half_an_hour_before_and_ends_with_the_session()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        using var phone = t.House.Anybody();
        t.House.Clock.SetUtcNow(new(2026, 10, 12, 12, 0, 1, TimeSpan.FromHours(8)));

        Assert.Contains("上课，开课前 30 分钟起", await CheckIn(phone, await Scan(t, session), people[0].Code));
        Assert.Empty(await On(t));
    }

    [Fact]
    public async Task Many_phones_at_once_lose_nothing()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t, 30);
        var address = await Scan(t, session);

        var answers = await Task.WhenAll(people.Select(async p =>
        {
            using var phone = t.House.Anybody();
            return await CheckIn(phone, address, p.Code);
        }));

        Assert.All(answers, a => Assert.Contains("签到成功", a));
        Assert.Equal(30, (await On(t)).Count);
    }

    [Fact]
    public async Task The_list_adds_and_a_correction_with_a_reason_takes_back()
    {
        await using var t = await Trainings.Open();
        var (session, people) = await Class(t);
        await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/check-ins", people.Take(2).Select(p => p.Id.Value), Ct);
        await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/check-ins", people.Take(2).Select(p => p.Id.Value), Ct);
        Assert.Equal(2, (await On(t)).Count);

        Assert.Equal(HttpStatusCode.BadRequest, (await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/correction", new { trainee = people[0].Id.Value, present = false }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"/api/training/sessions/{session.Value}/correction", new { trainee = people[0].Id.Value, present = false, why = "认错人" }, Ct)).StatusCode);
        Assert.Equal(people[1].Id, Assert.Single(await On(t)).TraineeId);
        Assert.Equal("认错人", await t.House.In(db => db.Set<AuditEntry>().Where(a => a.Did == "corrected").Select(a => a.Why).SingleAsync()));

        var shares = await t.House.As<AttendanceBook, IReadOnlyDictionary<TraineeId, decimal>>(Actor.House, b => b.Of(people[0].ProjectId, default));
        Assert.Equal(1m, Assert.Single(shares).Value);
    }

    [Fact]
    public async Task The_office_notes_what_its_patrol_saw()
    {
        await using var t = await Trainings.Open();
        var (session, _) = await Class(t);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsJsonAsync($"/api/training/sessions/{session.Value}/patrols", new { heads = 2, note = "一人迟到" }, Ct)).StatusCode);
        Assert.Contains("一人迟到", await House.Text(await t.Runs.GetAsync($"/training/sessions/{session.Value}", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await t.Pays.PostAsJsonAsync($"/api/training/sessions/{session.Value}/patrols", new { heads = 2, note = "?" }, Ct)).StatusCode);
    }

    [GeneratedRegex("/training/check-in/[0-9a-f]{32}/[0-9a-f]+-[0-9a-f]{24}")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"Form.Pass\" value=\"([^\"]+)")]
    private static partial Regex Pass();
}
