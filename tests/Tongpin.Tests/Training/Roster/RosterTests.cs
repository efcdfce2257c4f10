using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;
using Tongpin.Training;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Tests.Training.Roster;

public sealed class RosterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> Enrol(Trainings t, ProjectId id, object form, HttpClient? who = null)
    {
        var answer = await (who ?? t.Runs).PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", form, Ct);
        return answer.StatusCode == HttpStatusCode.Created ? answer.Headers.Location!.ToString().Split('/')[^1] : await House.Text(answer);
    }

    private static Task<List<Trainee>> On(Trainings t, ProjectId id) => t.House.In(db => db.Trainees.AsNoTracking().Where(x => x.ProjectId == id).OrderBy(x => x.Name).ToListAsync());

    [Fact]
    public async Task Numbers_of_a_trainee_lie_encrypted_and_are_shown_masked()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));

        var raw = await t.House.In(db => db.Database.SqlQueryRaw<string>("""SELECT "IdNumber" || ' ' || "Phone" AS "Value" FROM training_trainee""").SingleAsync());
        Assert.DoesNotContain(Persons.IdNumber(1), raw);
        Assert.DoesNotContain("13900000001", raw);
        var history = await t.House.In(db => db.Set<AuditEntry>().Where(a => a.Noun == "training_trainee").Select(a => a.Changes).SingleAsync());
        Assert.DoesNotContain(Persons.IdNumber(1), history);
        var page = await House.Text(await t.Runs.GetAsync($"/training/trainees/{trainee}", Ct));
        Assert.Contains(PersonalText.Mask(Persons.IdNumber(1)), page);
        Assert.DoesNotContain(Persons.IdNumber(1), page);
    }

    [Fact]
    public async Task Seeing_numbers_in_full_leaves_a_line_in_the_history()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));

        var page = await House.Text(await House.Form(t.Runs, $"/training/trainees/{trainee}", "numbers"));
        Assert.Contains(Persons.IdNumber(1), page);
        Assert.Equal(1, await t.House.In(db => db.Set<AuditEntry>().CountAsync(a => a.Did == "viewed" && a.Record == trainee)));

        using var dean = await t.House.SignIn(t.Dean);
        Assert.DoesNotContain(Persons.IdNumber(1), await House.Text(await House.Form(dean, $"/training/trainees/{trainee}", "numbers")));
        Assert.Equal(HttpStatusCode.Forbidden, (await dean.GetAsync($"/export/training-roster-{id.Value}.xlsx", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_number_and_the_same_person_twice_are_refused_and_change_nothing()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await Enrol(t, id, Persons.Form(1));

        Assert.Contains("training.roster.id-number", await Enrol(t, id, new { name = "张三", idNumber = "110105194912310021", phone = "13900000009" }));
        Assert.Contains("training.roster.twice", await Enrol(t, id, Persons.Form(1)));
        Assert.Contains("Phone", await Enrol(t, id, new { name = "张三", idNumber = Persons.IdNumber(3), phone = "123" }));
        Assert.Single(await On(t, id));
    }

    [Fact]
    public async Task Of_those_who_come_together_only_as_many_as_there_are_places_get_in()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved(Trainings.Form(("heads", 3), ("staff", 0)));

        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => Enrol(t, id, Persons.Form(n))));

        Assert.Equal(3, (await On(t, id)).Count);
        Assert.Equal(3, answers.Count(a => Guid.TryParse(a, out _)));
        Assert.All(answers.Where(a => !Guid.TryParse(a, out _)), a => Assert.True(a.Contains("training.roster.full") || a.Contains("training.roster.busy"), a));
    }

    [Fact]
    public async Task A_draft_takes_nobody_and_another_unit_sees_nobody()
    {
        await using var t = await Trainings.Open();
        var draft = await t.Apply();
        Assert.Contains("training.roster.shut", await Enrol(t, draft, Persons.Form(1)));

        var other = await t.House.GivenUnit("S02");
        using var stranger = await t.House.SignIn(BuiltInRoles.TrainingStaff, other.Id);
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/training/trainees/{trainee}", Ct)).StatusCode);
        Assert.Equal(0, (await House.Json<ListPage<TraineeRow>>(await stranger.GetAsync("/api/training/trainees", Ct))).Total);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/training/trainees/{trainee}/cancel", new { why = "错" }, Ct)).StatusCode);
        Assert.Equal(1, (await House.Json<ListPage<TraineeRow>>(await t.Runs.GetAsync("/api/training/trainees", Ct))).Total);
    }

    [Fact]
    public async Task A_transfer_leaves_a_line_behind_and_counts_in_the_new_class()
    {
        await using var t = await Trainings.Open();
        var (first, second) = (await t.Approved(), await t.Approved(Trainings.Form(("heads", 1), ("staff", 0))));
        var (one, two) = (await Enrol(t, first, Persons.Form(1)), await Enrol(t, first, Persons.Form(2)));
        var to = (await t.Project(second)).Number;

        Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync($"/api/training/trainees/{one}/transfer", new { to, why = "改期" }, Ct)).StatusCode);
        var full = await t.Runs.PostAsJsonAsync($"/api/training/trainees/{two}/transfer", new { to, why = "改期" }, Ct);

        Assert.Contains("training.roster.full", await House.Text(full));
        Assert.Equal([TraineeState.Transferred, TraineeState.Enrolled], (await On(t, first)).Select(x => x.State));
        Assert.Equal([(TraineeState.Enrolled, TraineeSource.Transfer)], (await On(t, second)).Select(x => (x.State, x.Source)));
    }

    [Fact]
    public async Task Who_left_can_come_back_on_the_same_line()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));

        Assert.Contains("training.reason", await House.Text(await House.Form(t.Runs, $"/training/trainees/{trainee}", "cancel")));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/cancel", new { why = "出差" }, Ct)).StatusCode);
        Assert.Equal(trainee, await Enrol(t, id, Persons.Form(1)));
        Assert.Equal(TraineeState.Enrolled, Assert.Single(await On(t, id)).State);
    }

    [Fact]
    public async Task Anybody_signs_up_on_the_public_page_and_keeps_the_code()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var number = (await t.Project(id)).Number;
        using var phone = t.House.Anybody();
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync($"/training/sign-up/{number}", Ct)).StatusCode);
        await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}/class", new { capacity = 50, signUp = true, until = "2026-09-30" }, Ct);
        (string, string)[] form = [("Form.Name", "李雷"), ("Form.IdNumber", Persons.IdNumber(7)), ("Form.Phone", "13900000007")];

        var page = await phone.GetStringAsync($"/training/sign-up/{number}", Ct);
        Assert.All(form, f => Assert.Contains($"name=\"{f.Item1}\"", page));
        Assert.Contains("请先同意", await House.Text(await House.Form(phone, $"/training/sign-up/{number}", "sign-up", form)));
        var answer = await House.Form(phone, $"/training/sign-up/{number}", "sign-up", [.. form, ("Form.Agree", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var trainee = Assert.Single(await On(t, id));
        Assert.EndsWith(trainee.Code, answer.Headers.Location!.ToString());
        Assert.Contains(trainee.Code, await phone.GetStringAsync($"/training/ticket/{trainee.Code}", Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/training/ticket/AAAAAAAA", Ct)).StatusCode);

        await House.Form(phone, $"/training/ticket/{trainee.Code}", "cancel");
        Assert.Equal(TraineeState.Cancelled, Assert.Single(await On(t, id)).State);

        t.House.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Contains("报名已截止", await House.Text(await phone.GetAsync($"/training/sign-up/{number}", Ct)));
    }

    [Fact]
    public async Task Guessing_codes_is_stopped_per_address()
    {
        await using var t = await Trainings.Open();
        using var phone = t.House.Anybody();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 40 && last != HttpStatusCode.TooManyRequests; i++) last = (await phone.GetAsync($"/training/ticket/AAAAAA{i:00}", Ct)).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_coordinator_manages_his_own_people_and_nobody_else()
    {
        await using var t = await Trainings.Open();
        var (mine, other) = (await t.Approved(), await t.Approved());
        var contact = await t.House.Somebody(BuiltInRoles.EnterpriseContact, number: "E9");
        using var company = await t.House.SignIn(contact);
        await t.Runs.PostAsJsonAsync($"/api/training/projects/{mine.Value}/coordinators", new { person = "E9", company = "示范企业" }, Ct);
        var stranger = await Enrol(t, mine, Persons.Form(1));

        Assert.Equal(HttpStatusCode.Created, (await company.PostAsJsonAsync($"/api/training/own/{mine.Value}/trainees", Persons.Form(2, "别的企业"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await company.PostAsJsonAsync($"/api/training/own/{other.Value}/trainees", Persons.Form(3), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await company.PostAsJsonAsync($"/api/training/own/trainees/{stranger}/cancel", new { why = "错" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await company.GetAsync("/api/training/trainees", Ct)).StatusCode);
        var own = Assert.Single(await On(t, mine), x => x.CoordinatorId == contact.Id);
        Assert.Equal("示范企业", own.Company);
        var page = await House.Text(await company.GetAsync("/training/own", Ct));
        Assert.Contains("学员2", page);
        Assert.DoesNotContain("学员1", page);
        Assert.Equal(HttpStatusCode.NoContent, (await company.PostAsJsonAsync($"/api/training/own/trainees/{own.Id.Value}/cancel", new { why = "离职" }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_who_was_let_go_manages_nobody()
    {
        await using var t = await Trainings.Open();
        var mine = await t.Approved();
        var contact = await t.House.Somebody(BuiltInRoles.EnterpriseContact, number: "E9");
        using var company = await t.House.SignIn(contact);
        await t.Runs.PostAsJsonAsync($"/api/training/projects/{mine.Value}/coordinators", new { person = "E9", company = "示范企业" }, Ct);
        Assert.Equal(HttpStatusCode.Created, (await company.PostAsJsonAsync($"/api/training/own/{mine.Value}/trainees", Persons.Form(2), Ct)).StatusCode);
        var own = Assert.Single(await On(t, mine));

        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/{mine.Value}/roster", Ct));
        var id = Regex.Match(page, "release-([0-9a-f-]{36})").Groups[1].Value;
        Assert.Equal(HttpStatusCode.NotFound, (await t.Runs.DeleteAsync($"/api/training/projects/{Guid.NewGuid()}/coordinators/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.DeleteAsync($"/api/training/projects/{mine.Value}/coordinators/{id}", Ct)).StatusCode);

        Assert.DoesNotContain("release-", await House.Text(await t.Runs.GetAsync($"/training/projects/{mine.Value}/roster", Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await company.PostAsJsonAsync($"/api/training/own/{mine.Value}/trainees", Persons.Form(3), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await company.PostAsJsonAsync($"/api/training/own/trainees/{own.Id.Value}/cancel", new { why = "离职" }, Ct)).StatusCode);
        Assert.Equal(TraineeState.Enrolled, Assert.Single(await On(t, mine)).State);
    }

    [Fact]
    public async Task A_file_with_wrong_lines_is_refused_whole_and_says_where()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved(Trainings.Form(("heads", 2), ("staff", 0)));
        var number = (await t.Project(id)).Number;
        const string header = "项目编号,姓名,身份证号,手机\n";

        var import = await t.House.Check("trainees", $"{header}{number},甲,{Persons.IdNumber(1)},13900000001\n{number},乙,110105194912310021,13900000002\nPX1999-0001,丙,{Persons.IdNumber(3)},13900000003\n{number},甲,{Persons.IdNumber(1)},13900000001\n{number},丁,{Persons.IdNumber(4)},13900000004\n{number},戊,{Persons.IdNumber(5)},13900000005\n");
        Assert.Equal([3, 4, 5, 7], import.ReportOf().Problems.Select(p => p.Line).Order());
        Assert.Empty(await On(t, id));

        await t.House.Import("trainees", $"{header}{number},甲,{Persons.IdNumber(1)},13900000001\n{number},丁,{Persons.IdNumber(4)},13900000004\n");
        Assert.Equal(2, (await On(t, id)).Count);
        Assert.Contains("training.roster.full", await Enrol(t, id, Persons.Form(9)));
    }

    [Fact]
    public async Task Erasure_takes_a_person_out_of_all_classes_once_they_are_over()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));
        var early = await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/erasure", new { why = "本人要求" }, Ct);
        Assert.Contains("training.roster.erase", await House.Text(early));

        await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/cancel", new { why = "出差" }, Ct);
        var data = await House.Text(await t.Runs.GetAsync($"/api/training/trainees/{trainee}/data", Ct));
        Assert.Contains(Persons.IdNumber(1), data);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/erasure", new { why = "本人要求" }, Ct)).StatusCode);
        var gone = Assert.Single(await On(t, id));
        Assert.Equal(("", "", new DateOnly(2026, 9, 1)), (gone.IdNumber, gone.Phone, gone.ErasedOn));
    }

    [Fact]
    public async Task Files_of_a_trainee_are_for_those_who_see_the_numbers_and_go_with_them()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var trainee = await Enrol(t, id, Persons.Form(1));
        var stranger = await t.House.SignIn(BuiltInRoles.TrainingStaff, (await t.House.GivenUnit("S99")).Id);
        var dean = await t.House.SignIn(BuiltInRoles.Leadership);
        var same = await t.House.As<IEvidence, EvidenceId>(Actor.House, e => e.Attach(new("training_reform", $"{Guid.NewGuid()}", "training.see"), "在职证明.txt", new MemoryStream("在职证明"u8.ToArray()), "", Ct));

        var kept = await Attach(t.Runs, trainee, "在职证明");
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Attach(stranger, trainee, "x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync(kept.Headers.Location, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await t.Runs.GetAsync(kept.Headers.Location, Ct)).StatusCode);
        Assert.Contains("证明.txt", await House.Text(await t.Runs.GetAsync($"/training/trainees/{trainee}", Ct)));

        await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/cancel", new { why = "出差" }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"/api/training/trainees/{trainee}/erasure", new { why = "本人要求" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await t.Runs.GetAsync(kept.Headers.Location, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Attach(t.Runs, trainee, "x")).StatusCode);
        var gone = await t.House.In(db => db.Set<Tongpin.Foundation.Evidence.EvidenceFile>().AsNoTracking().SingleAsync(e => e.Noun == SeeTrainee.Table, Ct));
        Assert.Equal((Tongpin.Foundation.Evidence.EvidenceFile.Gone, ""), (gone.Name, gone.Note));
        // The content leaves the disk; the same content at another record stays.
        var storage = await t.House.As<Storage, string>(Actor.House, s => Task.FromResult(s.Room("evidence")));
        await t.House.Deliver();
        Assert.False(File.Exists(Path.Combine(storage, gone.Kept)));
        Assert.True(File.Exists(Path.Combine(storage, gone.Hash)));
        Assert.NotNull(await t.House.In(db => db.Set<Tongpin.Foundation.Evidence.EvidenceFile>().SingleOrDefaultAsync(f => f.Id == same && f.RemovedAt == null, Ct)));
    }

    private static Task<HttpResponseMessage> Attach(HttpClient by, string trainee, string content) =>
        by.PostAsync("/api/foundation/evidence", new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content)), "file", "证明.txt" }, { new StringContent(SeeTrainee.Table), "noun" }, { new StringContent(trainee), "record" } }, Ct);

    [Fact]
    public async Task What_is_kept_longer_than_the_regulation_says_goes_by_itself()
    {
        await using var t = await Trainings.Open();
        var (old, young) = (await t.Approved(Trainings.Form(("starts", "2023-08-28"), ("ends", "2023-08-31"))), await t.Approved(Trainings.Form(("starts", "2023-08-28"), ("ends", "2023-09-01"))));
        await Enrol(t, old, Persons.Form(1));
        await Enrol(t, young, Persons.Form(1));
        Task<int> End() => t.House.As<EndRetention, int>(Actor.House, e => e.Run(default));

        Assert.Equal(1, await End());
        Assert.Equal(0, await End());
        Assert.Equal("", Assert.Single(await On(t, old)).IdNumber);
        Assert.Equal(Persons.IdNumber(1), Assert.Single(await On(t, young)).IdNumber);
    }

    [Fact]
    public async Task Heads_at_the_end_are_those_of_the_roster()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved(Trainings.Form(("category", "D"), ("payer", "Free"), ("fee", 0)), Paper.Plan, Paper.Purpose);
        foreach (var n in new[] { 1, 2, 3 }) await Enrol(t, id, Persons.Form(n));
        await t.Done(t.Runs, id, "open");

        Assert.Contains("training.roster.heads", await t.Do(t.Runs, id, "finish", new { heads = 50, satisfaction = "Satisfied" }));
        await t.Done(t.Runs, id, "finish", new { heads = 3, satisfaction = "Satisfied" });
        Assert.Equal(3, (await t.Sums(id, "training.heads"))["trained"]);
        Assert.Equal(96, (await t.Sums(id, "training.hours"))["person-hours"]);
    }

    [Fact]
    public async Task Roster_and_sign_in_sheet_open_as_office_files()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await Enrol(t, id, Persons.Form(1));

        var roster = await t.Runs.GetByteArrayAsync($"/export/training-roster-{id.Value}.xlsx", Ct);
        var sheet = await t.Runs.GetByteArrayAsync($"/export/training-sign-in-{id.Value}.docx", Ct);
        Assert.Equal("PK"u8.ToArray(), roster[..2]);
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(sheet), false);
        Assert.Contains("学员1", word.MainDocumentPart!.Document!.InnerText);
        Assert.DoesNotContain(Persons.IdNumber(1), word.MainDocumentPart.Document.InnerText);
    }
}
