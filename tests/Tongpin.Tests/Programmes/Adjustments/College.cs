using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Tests.Programmes.Adjustments;

/// <summary>A small college: two programmes of one school, one of another, and those who judge, appeal and decide.</summary>
internal static class College
{
    /// <returns>The lead of the first school, the academic office, the school.</returns>
    public static async Task<(HttpClient Lead, HttpClient Office, Unit School)> Open(House house)
    {
        var (school, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        await house.Given(Programme("460103", school));
        await house.Given(Programme("460104", school));
        await house.Given(Programme("460301", other));
        return (await house.SignIn(BuiltInRoles.ProgrammeLead, school.Id), await house.SignIn(BuiltInRoles.AcademicOffice), school);
    }

    public static Programme Programme(string code, Unit school) => new() { Code = code, Name = "专业" + code, NameEn = "Programme " + code, SchoolId = school.Id, SchoolName = school.Name, FirstIntake = 2015, FirstGraduates = 2018 };

    /// <summary>460103 breaks the rule on registration in 2026, the others break none; the year is announced.</summary>
    public static async Task Announce(this House house, HttpClient office, string card = "460103", decimal registered = 0.75m)
    {
        foreach (var code in (string[])["460103", "460104", "460301"]) await house.Given(new IndicatorSheet { ProgrammeCode = code, Year = 2026, Registered = code == card ? registered : 0.95m, Placed = 0.9m, DualQualified = 0.7m });
        foreach (var act in (string[])["freeze", "judge", "announce"]) (await office.PostAsync($"/api/programmes/cards/2026/{act}", null)).EnsureSuccessStatusCode();
    }

    /// <summary>Attaches a small text as evidence.</summary>
    public static async Task<HttpResponseMessage> Attach(HttpClient browser, string noun, string record, string name) =>
        await browser.PostAsync("/api/foundation/evidence", new MultipartFormDataContent { { new ByteArrayContent("名单"u8.ToArray()), "file", name }, { new StringContent(noun), "noun" }, { new StringContent(record), "record" } });

    /// <summary>Everybody who holds the step decides, one after the other, until the request has an end.</summary>
    public static async Task Decide(this House house, string noun, string record, Verdict verdict, params Person[] deciders)
    {
        foreach (var person in deciders)
        {
            var id = await house.In(db => db.Approvals.Where(a => a.Noun == noun && a.Record == record).OrderByDescending(a => a.AskedAt).Select(a => a.Id).FirstAsync());
            await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(person), d => d.Run(id, new() { Verdict = person == deciders[^1] ? verdict : Verdict.Approve, Why = "材料属实，同意" }, default));
        }
        await house.Deliver();
    }

    public static Task<ProgrammeCard> Card(this House house, string code = "460103", int year = 2026) => house.In(db => db.Cards.AsNoTracking().SingleAsync(c => c.Code == code && c.Year == year));

    public static async Task<string?> Refused(Task<HttpResponseMessage> answer)
    {
        var refused = await answer;
        return refused.StatusCode == System.Net.HttpStatusCode.Conflict ? (await House.Json<System.Text.Json.JsonElement>(refused)).GetProperty("type").GetString() : refused.StatusCode.ToString();
    }
}
