using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Leads;
using Tongpin.Training.Roster;

namespace Tongpin.Tests.Training.Leads;

public sealed class LeadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, object?> Form(params (string Key, object? Value)[] changes)
    {
        Dictionary<string, object?> form = new() { ["title"] = "数控车工 40 人", ["client"] = "精密机械公司", ["source"] = "Employer", ["heads"] = 40, ["contact"] = "王小明", ["phone"] = "13800001111", ["unit"] = "S01", ["since"] = "2026-08-20", ["next"] = "2026-08-25" };
        foreach (var (key, value) in changes) form[key] = value;
        return form;
    }

    private static async Task<string> Noted(HttpClient by, params (string Key, object? Value)[] changes)
    {
        var answer = await by.PostAsJsonAsync("/api/training/leads", Form(changes), Ct);
        return answer.StatusCode == HttpStatusCode.Created ? answer.Headers.Location!.ToString() : await House.Text(answer);
    }

    private static Task<Lead> Only(Trainings t) => t.House.In(db => db.Leads.AsNoTracking().SingleAsync(Ct));

    [Fact]
    public async Task A_form_of_which_nothing_came_is_refused()
    {
        await using var t = await Trainings.Open();
        var id = (await Noted(t.Runs)).Split('/')[^1];

        var answer = await House.Form(t.Runs, $"/training/leads/{id}", "note");

        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("没有填写任何内容", await House.Text(answer));
    }

    [Fact]
    public async Task A_lead_is_followed_up_and_becomes_a_project_once()
    {
        await using var t = await Trainings.Open();
        var lead = await Noted(t.Runs);
        Assert.StartsWith("/api/training/leads/", lead);
        var id = lead.Split('/')[^1];

        Assert.Contains("逾期", await House.Text(await t.Runs.GetAsync($"/training/leads/{id}", Ct)));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"{lead}/notes", new { text = "要求周末上课", next = "2026-09-10" }, Ct)).StatusCode);
        Assert.Equal((LeadState.Following, "要求周末上课"), ((await Only(t)).State, (await Only(t)).Notes.Single().Text));
        var read = await t.Runs.GetFromJsonAsync<JsonElement>(lead, Ct);
        Assert.Equal(("Following", "要求周末上课", 40, "精密机械公司"), (read.GetProperty("state").GetString(), read.GetProperty("notes")[0].GetProperty("text").GetString(), read.GetProperty("heads").GetInt32(), read.GetProperty("client").GetString()));
        // The application takes over what the lead says.
        var page = await House.Text(await t.Runs.GetAsync($"/training/projects/new?lead={id}", Ct));
        Assert.Contains("精密机械公司", page);
        Assert.Contains("数控车工 40 人", page);

        var project = await t.Runs.PostAsJsonAsync("/api/training/projects", Trainings.Form(("lead", id)), Ct);
        Assert.Equal(HttpStatusCode.Created, project.StatusCode);
        var applied = await Only(t);
        Assert.Equal((LeadState.Applied, project.Headers.Location!.ToString().Split('/')[^1]), (applied.State, $"{applied.ProjectId!.Value.Value}"));
        Assert.Contains($"/training/leads/{id}", await t.Runs.GetStringAsync(project.Headers.Location.ToString().Replace("/api", "", StringComparison.Ordinal), Ct));
        // Neither twice nor further.
        Assert.Contains("training.lead.over", await House.Text(await t.Runs.PostAsJsonAsync("/api/training/projects", Trainings.Form(("lead", id)), Ct)));
        Assert.Equal(1, await t.House.In(db => db.Projects.CountAsync(Ct)));
        Assert.Contains("training.lead.over", await House.Text(await t.Runs.PostAsJsonAsync($"{lead}/notes", new { text = "x" }, Ct)));
        Assert.Contains("training.lead.over", await House.Text(await t.Runs.PutAsJsonAsync(lead, Form(("edition", applied.Edition)), Ct)));
    }

    [Fact]
    public async Task A_lead_is_dropped_with_the_reason_and_taken_up_again()
    {
        await using var t = await Trainings.Open();
        var lead = await Noted(t.Manages);

        Assert.Equal(HttpStatusCode.BadRequest, (await t.Runs.PostAsJsonAsync($"{lead}/drop", new { why = " " }, Ct)).StatusCode);
        Assert.Contains("training.lead.not-dropped", await House.Text(await t.Runs.PostAsync($"{lead}/reopening", null, Ct)));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsJsonAsync($"{lead}/drop", new { why = "对方自办" }, Ct)).StatusCode);
        Assert.Equal((LeadState.Dropped, "对方自办", null), ((await Only(t)).State, (await Only(t)).DroppedWhy, (await Only(t)).Next));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PostAsync($"{lead}/reopening", null, Ct)).StatusCode);
        Assert.Equal((LeadState.Following, ""), ((await Only(t)).State, (await Only(t)).DroppedWhy));
    }

    [Fact]
    public async Task Only_the_unit_and_the_office_work_on_a_lead_and_others_do_not_see_it()
    {
        await using var t = await Trainings.Open();
        var other = await t.House.GivenUnit("S02");
        var (stranger, leader) = (await t.House.SignIn(BuiltInRoles.TrainingStaff, other.Id), await t.House.SignIn(BuiltInRoles.Leadership));
        var lead = await Noted(t.Runs);
        var page = lead.Replace("/api", "", StringComparison.Ordinal);

        foreach (var who in new[] { stranger, leader }) Assert.Equal(HttpStatusCode.NotFound, (await who.PostAsJsonAsync($"{lead}/notes", new { text = "x" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync(page, Ct)).StatusCode);
        // Who only reads is not told whom to ask for.
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await stranger.GetAsync(lead, Ct)).StatusCode, (await stranger.GetAsync($"{lead}/contact", Ct)).StatusCode));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await leader.GetAsync(lead, Ct)).StatusCode, (await leader.GetAsync($"{lead}/contact", Ct)).StatusCode));
        Assert.Contains("training.no-unit", await Noted(stranger));
        Assert.Contains("training.lead.none", await House.Text(await stranger.PostAsJsonAsync("/api/training/projects", Trainings.Form(("unit", "S02"), ("lead", lead.Split('/')[^1])), Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/training/projects/new?lead={lead.Split('/')[^1]}", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("title", "", "Title")]
    [InlineData("client", null, "Client")]
    [InlineData("heads", 0, "Heads")]
    [InlineData("unit", "S77", "training.no-unit")]
    [InlineData("since", "2027-01-01", "training.lead.ahead")]
    public async Task A_lead_that_is_wrong_is_refused_by_name(string field, object? value, string named)
    {
        await using var t = await Trainings.Open();
        Assert.Contains(named, await Noted(t.Runs, (field, value)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await t.House.In(db => db.Leads.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_contact_lies_encrypted_is_masked_each_view_is_kept_and_goes_in_time()
    {
        await using var t = await Trainings.Open();
        var page = (await Noted(t.Runs, ("since", "2023-08-20"), ("next", null))).Replace("/api", "", StringComparison.Ordinal);

        Assert.DoesNotContain("13800001111", await t.House.In(db => db.Database.SqlQueryRaw<string>("""SELECT "Phone" || "Contact" AS "Value" FROM training_lead""").SingleAsync(Ct)));
        Assert.DoesNotContain("13800001111", await House.Text(await t.Runs.GetAsync(page, Ct)));
        Assert.DoesNotContain("13800001111", await t.Runs.GetStringAsync("/api/training/leads", Ct));
        Assert.Contains("13800001111", await House.Text(await House.Form(t.Runs, page, "contact")));
        Assert.DoesNotContain("13800001111", await t.Runs.GetStringAsync($"/api{page}", Ct));
        Assert.Equal("13800001111", (await t.Runs.GetFromJsonAsync<JsonElement>($"/api{page}/contact", Ct)).GetProperty("phone").GetString());
        Assert.Equal(2, await t.House.In(db => db.History.CountAsync(h => h.Noun == "training_lead" && h.Did == "viewed", Ct)));

        Assert.Equal(1, await t.House.As<EndRetention, int>(Actor.House, e => e.Run(default)));
        Assert.Equal(("", ""), ((await Only(t)).Contact, (await Only(t)).Phone));
        Assert.Equal(0, await t.House.As<EndRetention, int>(Actor.House, e => e.Run(default)));
    }
}
