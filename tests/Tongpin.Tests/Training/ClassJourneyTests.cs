using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training;
using Tongpin.Training.Certificates;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training;

/// <summary>One trainee's way through a class, by the pages that a phone opens.</summary>
public sealed partial class ClassJourneyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_signs_up_checks_in_twice_passes_and_shows_a_certificate_that_verifies()
    {
        await using var t = await Trainings.Open();
        using var phone = t.House.Anybody();
        var id = await t.Approved(Trainings.Form(("category", "C"), ("payer", "Individual"), ("kind", "Certificates"), ("fee", 1000)), Paper.Plan, Paper.Publicity, Paper.Prospectus, Paper.RefundRule);
        var number = (await t.Project(id)).Number;

        await t.Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}/class", new { capacity = 50, signUp = true }, Ct);
        var answer = await House.Form(phone, $"/training/sign-up/{number}", "sign-up", ("Form.Name", "韩梅梅"), ("Form.IdNumber", Persons.IdNumber(8)), ("Form.Phone", "13900000008"), ("Form.Agree", "true"));
        var ticket = answer.Headers.Location!.ToString();
        var code = ticket.Split('/')[^1];

        await t.Done(t.Pays, id, "fee-filing", new { number = "BA-1" });
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 1000 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 1000 });
        await t.Done(t.Runs, id, "open");
        foreach (var (day, from) in new[] { ("2026-10-12", "09:00"), ("2026-10-13", "09:00") })
        {
            var session = (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/sessions", new { day, begins = from, ends = "12:00", hours = 4, topic = "实训" }, Ct)).Headers.Location!.ToString().Split('/')[^1];
            t.House.Clock.SetUtcNow(DateTimeOffset.Parse($"{day}T08:50:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
            var address = Address().Match(await House.Text(await t.Runs.GetAsync($"/training/sessions/{session}/screen", Ct))).Value;
            var page = await House.Text(await phone.GetAsync(address, Ct));
            Assert.Contains("签到成功", await House.Text(await House.Form(phone, address, "check-in", ("Form.Pass", Pass().Match(page).Groups[1].Value), ("Form.Who", code))));
        }

        var trainee = await t.House.In(db => db.Trainees.Select(x => x.Id).SingleAsync());
        await t.Done(t.Runs, id, "finish", new { heads = 1, satisfaction = "Satisfied" });
        Assert.Contains("考核", await House.Text(await t.Manages.GetAsync($"/training/projects/{id.Value}/certificates", Ct)));
        Assert.Equal(HttpStatusCode.NoContent, (await t.Runs.PutAsJsonAsync($"/api/training/trainees/{trainee.Value}/test", new { result = "Passed" }, Ct)).StatusCode);
        await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates", null, Ct);
        await t.House.RunJobs();

        var link = await t.House.As<CertificateLinks, string>(Actor.House, l => Task.FromResult(l.Path("C-2026-0001")));
        var shown = await House.Text(await phone.GetAsync(link, Ct));
        Assert.Contains("证书真实、有效", shown);
        Assert.Contains("韩梅梅", shown);
    }

    [GeneratedRegex("/training/check-in/[0-9a-f]{32}/[0-9a-f]+-[0-9a-f]{24}")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"Form.Pass\" value=\"([^\"]+)")]
    private static partial Regex Pass();
}
