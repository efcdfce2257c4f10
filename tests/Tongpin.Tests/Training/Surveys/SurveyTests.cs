using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Tests.Training.Filing;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training;
using Tongpin.Training.Projects;
using Tongpin.Training.Surveys;

namespace Tongpin.Tests.Training.Surveys;

public sealed class SurveyTests
{
    private static readonly SurveyPolicy Policy = new(4.5m, 3.5m, 2.5m, 1.5m, 5);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4.5, Satisfaction.VerySatisfied)]
    [InlineData(4.49, Satisfaction.Satisfied)]
    [InlineData(3.5, Satisfaction.Satisfied)]
    [InlineData(2.5, Satisfaction.Fair)]
    [InlineData(1.5, Satisfaction.Dissatisfied)]
    [InlineData(1, Satisfaction.VeryDissatisfied)]
    public void A_mean_counts_as_what_its_limit_says(double mean, Satisfaction satisfaction) => Assert.Equal(satisfaction, Policy.Of((decimal)mean));

    [Fact]
    public void Every_answer_is_counted_once_and_few_answers_are_not_broken_down() => Gen.Int[1, 5].Array[0, 30].Sample(marks =>
    {
        var result = SurveyResult.Of([.. marks.Select((m, i) => new SurveyAnswer { ProjectId = new(Guid.Empty), Mark = $"{i}" }.Say(m, m, m, m, "好"))], 30, Policy);
        Assert.Equal(marks.Length, result.Answers);
        if (marks.Length < 5)
        {
            Assert.Empty(result.Questions);
            Assert.Empty(result.Remarks);
            Assert.Equal(Satisfaction.NotAsked, result.Satisfaction);
            return;
        }
        Assert.All(result.Questions, q => Assert.Equal(marks.Length, q.Counts.Sum()));
        Assert.Equal(marks.Sum(), result.Questions[0].Mean * marks.Length, 9);
        Assert.InRange(result.Questions[0].Mean, 1, 5);
    });

    [Theory]
    [InlineData("""{"very":4.5,"satisfied":4.6,"fair":2.5,"dissatisfied":1.5,"least":5}""", "training.survey.limits")]
    [InlineData("""{"very":5.5,"satisfied":3.5,"fair":2.5,"dissatisfied":1.5,"least":5}""", "training.survey.limits")]
    [InlineData("""{"very":4.5,"satisfied":3.5,"fair":2.5,"dissatisfied":1.5,"least":4}""", "training.survey.least")]
    public void Limits_that_cross_and_groups_too_small_are_refused(string value, string rule) => Assert.Equal(rule, Assert.Throws<RuleBroken>(() => SurveyPolicy.Check(value)).Rule.Key);

    [Fact]
    public async Task Trainees_answer_on_the_phone_until_it_is_closed_and_the_result_goes_into_the_filing_sheet()
    {
        await using var t = await Trainings.Open();
        var (id, codes) = await Taught(t, 6);
        var number = (await t.Project(id)).Number;
        using var phone = t.House.Anybody();

        foreach (var (i, code) in codes.Index()) Assert.Contains("答卷已收到", await Answer(phone, number, code, i == 0 ? 1 : 5));
        // The first changes his mind; he is still one.
        Assert.Contains("答卷已收到", await Answer(phone, number, codes[0].ToLowerInvariant(), 4, "讲得清楚"));
        Assert.Equal(6, await t.House.In(db => db.SurveyAnswers.CountAsync(Ct)));
        var result = (await House.Json<JsonElement>(await t.Runs.GetAsync($"/api/training/projects/{id.Value}/survey", Ct))).GetProperty("result");
        Assert.Equal((6, "VerySatisfied"), (result.GetProperty("answers").GetInt32(), result.GetProperty("satisfaction").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsync($"/api/training/projects/{id.Value}/survey/closing", null, Ct)).StatusCode);

        Assert.Equal(Satisfaction.VerySatisfied, (await t.Project(id)).Satisfaction);
        Assert.Contains("非常满意", ExportCommandTests.Rows(await (await t.Manages.GetAsync("/export/training-filing-2026.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct))[1]);
        Assert.Contains("training.survey.over", await House.Text(await t.Runs.PostAsync($"/api/training/projects/{id.Value}/survey/closing", null, Ct)));
        Assert.Contains("调查已经结束", await House.Text(await phone.GetAsync($"/training/survey/{number}", Ct)));
        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}/survey", Ct));
        Assert.Contains("讲得清楚", page);
        Assert.DoesNotContain("学员0", page);
        Assert.Equal(["总体满意度", "5", "1", "0", "0", "0", "4.83"], ExportCommandTests.Rows(await (await t.Runs.GetAsync($"/export/training-survey-{id.Value}.xlsx", Ct)).Content.ReadAsByteArrayAsync(Ct))[4]);
    }

    [Fact]
    public async Task Four_answers_are_counted_but_neither_shown_nor_entered()
    {
        await using var t = await Trainings.Open();
        var (id, codes) = await Taught(t, 4);
        using var phone = t.House.Anybody();
        foreach (var code in codes) await Answer(phone, (await t.Project(id)).Number, code, 1, "不好");

        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}/survey", Ct));
        Assert.Contains("答卷不足 5 份", page);
        Assert.DoesNotContain("不好", page);
        await t.Runs.PostAsync($"/api/training/projects/{id.Value}/survey/closing", null, Ct);
        Assert.Equal(Satisfaction.Satisfied, (await t.Project(id)).Satisfaction);
    }

    [Fact]
    public async Task A_code_of_another_class_a_missing_answer_and_a_day_too_early_are_refused_and_nothing_is_kept()
    {
        await using var t = await Trainings.Open();
        using var phone = t.House.Anybody();
        var early = await t.Opened("V-0");
        Assert.Contains("调查从班级结束日 2026-10-15 起开放", await House.Text(await phone.GetAsync($"/training/survey/{(await t.Project(early)).Number}", Ct)));
        var (id, codes) = await Taught(t, 1);
        var number = (await t.Project(id)).Number;

        Assert.Contains("没有这个确认码", await Answer(phone, number, "AAAAAAAA", 5));
        await House.Form(phone, $"/training/survey/{number}", "survey", ("Form.Code", codes[0]), ("Form.Overall", "6"), ("Form.Content", "5"), ("Form.Teaching", "5"), ("Form.Service", "5"));
        await House.Form(phone, $"/training/survey/{number}", "survey", ("Form.Code", codes[0]), ("Form.Content", "5"), ("Form.Teaching", "5"), ("Form.Service", "5"));
        await Answer(phone, (await t.Project(early)).Number, codes[0], 5);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/training/survey/PX1999-0001", Ct)).StatusCode);
        Assert.Equal(0, await t.House.In(db => db.SurveyAnswers.CountAsync(Ct)));
    }

    [Fact]
    public async Task No_answer_can_be_led_back_to_a_name_by_what_is_stored()
    {
        await using var t = await Trainings.Open();
        var (id, codes) = await Taught(t, 1);
        using var phone = t.House.Anybody();
        await Answer(phone, (await t.Project(id)).Number, codes[0], 3);

        var answer = await t.House.In(db => db.SurveyAnswers.AsNoTracking().SingleAsync(Ct));
        // An id of version 7 would tell when the answer was given.
        Assert.Equal(4, answer.Id.Value.Version);
        var trainee = await t.House.In(db => db.Trainees.AsNoTracking().SingleAsync(x => x.Code == codes[0], Ct));
        Assert.DoesNotContain(answer.Mark, new[] { trainee.Id.Value.ToString("N"), trainee.Code, trainee.Hash });
        Assert.Equal(0, await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(a => a.Noun == "training_survey_answer", Ct)));
        using var stranger = await t.House.SignIn(BuiltInRoles.TrainingStaff, (await t.House.GivenUnit("S02")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/training/projects/{id.Value}/survey", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/api/training/projects/{id.Value}/survey/closing", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task Sample_surveys_agree_with_the_satisfaction_of_their_projects()
    {
        await using var house = new House(sample: true);
        var closings = await house.In(db => db.SurveyClosings.AsNoTracking().Join(db.Projects, c => c.ProjectId, p => p.Id, (c, p) => new { c.Result, p.Satisfaction }).ToListAsync(Ct));
        Assert.True(closings.Count > 10);
        Assert.All(closings, c => Assert.Equal(c.Satisfaction, c.Result));
    }

    // A class with so many trainees whose teaching was entered on its last day, and their codes.
    private static async Task<(ProjectId, IReadOnlyList<string>)> Taught(Trainings t, int heads)
    {
        var id = await t.Opened("V-1");
        for (var i = 0; i < heads; i++) Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(i), Ct)).StatusCode);
        await t.Done(t.Runs, id, "finish", new { heads, satisfaction = "Satisfied" });
        t.House.Clock.SetUtcNow(new(2026, 10, 15, 9, 0, 0, TimeSpan.Zero));
        return (id, await t.House.In(db => db.Trainees.Where(x => x.ProjectId == id).OrderBy(x => x.Name).Select(x => x.Code).ToListAsync(Ct)));
    }

    private static async Task<string> Answer(HttpClient phone, string number, string code, int mark, string remark = "") =>
        await House.Text(await House.Form(phone, $"/training/survey/{number}", "survey", ("Form.Code", code), ("Form.Overall", $"{mark}"), ("Form.Content", "5"), ("Form.Teaching", "4"), ("Form.Service", "5"), ("Form.Remark", remark)));
}
