using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments.Values;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Programmes.Adjustments.Values;

public sealed class EnterIndicatorsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_value_says_where_it_comes_from_and_what_the_platform_counts_stands_beside()
    {
        await using var house = new House();
        var (lead, _, school) = await College.Open(house);
        await house.Given(new Headcount { ProgrammeCode = "460103", Year = 2026, Students = 500, Plan = 100, Enrolled = 90, Admitted = 96 });

        var saved = await lead.PutAsJsonAsync("/api/programmes/460103/indicators/2026", new { values = new Dictionary<string, decimal?> { ["placed"] = 0.93m, ["plan-filled"] = 0.95m }, source = "就业年报" }, Ct);
        var year = await lead.GetFromJsonAsync<JsonElement>("/api/programmes/460103/indicators/2026", Ct);

        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        Assert.Equal(("Entered", 0.93m), Of("placed"));
        Assert.Equal(("Entered", 0.95m), Of("plan-filled"));
        Assert.Equal(0.9m, year.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("indicator").GetString() == "plan-filled").GetProperty("counted").GetDecimal());
        Assert.Equal(("Counted", 0.9375m), Of("registered"));
        Assert.Equal(("Counted", 500m), Of("students"));
        var page = await House.Text(await lead.GetAsync("/programmes/460103/indicators/2026", Ct));
        Assert.Contains("就业年报", page);
        Assert.Contains("93.0%", page);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync("/programmes/460103/indicators/2026/plan-filled", Ct)).StatusCode);

        (string?, decimal) Of(string key) => year.GetProperty("values").EnumerateArray().Single(v => v.GetProperty("indicator").GetString() == key) is var v ? (v.GetProperty("origin").GetString(), v.GetProperty("value").GetDecimal()) : default;
    }

    [Theory]
    [InlineData("placed", 1.2, "programmes.indicators.bounds")]
    [InlineData("placed", -0.1, "programmes.indicators.bounds")]
    [InlineData("happiness", 1, "programmes.indicators.unknown")]
    public async Task Bad_values_are_refused_and_change_nothing(string key, decimal value, string rule)
    {
        await using var house = new House();
        var (lead, _, _) = await College.Open(house);

        var refused = await lead.PutAsJsonAsync("/api/programmes/460103/indicators/2026", new { values = new Dictionary<string, decimal?> { ["plan-filled"] = 0.9m, [key] = value } }, Ct);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(rule, (await House.Json<JsonElement>(refused)).GetProperty("type").GetString());
        Assert.Equal(0, await house.In(db => db.Indicators.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_lead_reaches_the_programmes_of_the_school_only()
    {
        await using var house = new House();
        var (lead, _, _) = await College.Open(house);

        var elsewhere = await lead.PutAsJsonAsync("/api/programmes/460301/indicators/2026", new { values = new Dictionary<string, decimal?> { ["placed"] = 0.9m } }, Ct);

        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/api/programmes/460301/indicators/2026", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/programmes/460301/indicators/2026", Ct)).StatusCode);
        Assert.DoesNotContain("460301", await lead.GetStringAsync("/api/programmes/indicators?year=2026", Ct));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignIn(BuiltInRoles.EnterpriseContact)).GetAsync("/api/programmes/indicators", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_form_of_the_page_reads_percentages_and_refuses_words()
    {
        await using var house = new House();
        var (lead, _, _) = await College.Open(house);
        const string page = "/programmes/460103/indicators/2026";

        var refused = await House.Form(lead, page, "indicators", ("v.placed", "九成"), ("v.senior", "31%"));
        var saved = await House.Form(lead, page, "indicators", ("v.placed", "93.5%"), ("v.equipment", "12,500"), ("Source", "年报"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Matches("name=\"v.senior\"[^>]*value=\"31%\"", await House.Text(refused));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var sheet = await house.In(db => db.Indicators.SingleAsync(Ct));
        Assert.Equal((0.935m, 12_500m, null, "年报"), (sheet.Placed!.Value, sheet.Equipment!.Value, sheet.Senior, sheet.Source));
    }

    [Fact]
    public async Task A_file_fills_many_programmes_keeps_what_was_typed_and_can_be_undone()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);
        await lead.PutAsJsonAsync("/api/programmes/460103/indicators/2026", new { values = new Dictionary<string, decimal?> { ["placed"] = 0.93m } }, Ct);

        var wrong = await house.Check("indicators", "专业代码,年份,毕业去向落实率\n460103,2026,95\n999999,2026,95%\n");
        Assert.Equal([2, 3], wrong.ReportOf().Problems.Select(p => p.Line).Order());

        var import = await house.Import("indicators", "专业代码,年份,毕业去向落实率,双师比\n460103,2026,95%,60%\n460301,2026,88%,0.7\n");
        var sheets = await house.In(db => db.Indicators.OrderBy(s => s.ProgrammeCode).ToListAsync(Ct));
        Assert.Equal([(0.93m, 0.60m), (0.88m, 0.70m)], sheets.Select(s => (s.Placed!.Value, s.DualQualified!.Value)));
        Assert.Equal((ValueOrigin.Entered, ValueOrigin.Imported), (sheets[0].OriginOf("placed"), sheets[1].OriginOf("placed")));

        var again = await house.Check("indicators", await office.GetByteArrayAsync("/export/programmes.indicators.xlsx?year=2026", Ct), "e.xlsx");
        Assert.Equal((0, 0), (again.Added, again.Changed));

        await house.Undo(import.Id);
        Assert.Null((await house.In(db => db.Indicators.SingleAsync(Ct))).DualQualified);
    }

    [Fact]
    public async Task Evidence_is_attached_to_a_value_within_reach_only()
    {
        await using var house = new House();
        var (lead, _, _) = await College.Open(house);

        var kept = await College.Attach(lead, "programmes_indicator", "460103-2026-placed", "就业.txt");
        var elsewhere = await lead.GetAsync("/api/foundation/evidence?noun=programmes_indicator&record=460301-2026-placed", Ct);
        var nothing = await lead.GetAsync("/api/foundation/evidence?noun=programmes_indicator&record=460103-2026-happiness", Ct);

        Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Contains("就业.txt", await House.Text(await lead.GetAsync("/programmes/460103/indicators/2026/placed", Ct)));
    }
}
