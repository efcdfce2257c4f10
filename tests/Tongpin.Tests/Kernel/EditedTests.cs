using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel;

public sealed class EditedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_edit_a_person_the_second_is_told_what_the_first_changed_and_keeps_his_input()
    {
        await using var house = new House();
        var person = await house.Somebody(number: "1001");
        var (first, second) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice));
        var url = $"/people/{person.Id.Value}/edit";

        var saved = await House.Form(first, url, "person", ("Form.Number", "1001"), ("Form.Name", "王小明"), ("Form.Kind", "Staff"), ("Form.Edition", "0"));
        var refused = await House.Form(second, url, "person", ("Form.Number", "1001"), ("Form.Name", "王晓明"), ("Form.Kind", "Staff"), ("Form.Edition", "0"));
        var page = await House.Text(refused);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(IEdited.ChangedMeanwhile.Message.Zh, page);
        Assert.Matches("data-meanwhile[\\s\\S]*姓名：[\\s\\S]*<del>林1001</del> → 王小明", page);
        Assert.Matches("name=\"Form.Name\"[^>]*value=\"王晓明\"", page);
        Assert.Equal("王小明", await Name());

        // Having read it, he may let his own words count.
        Assert.Matches("name=\"Form.Edition\" value=\"1\"", page);
        Assert.Equal(HttpStatusCode.Redirect, (await House.Form(second, url, "person", ("Form.Number", "1001"), ("Form.Name", "王晓明"), ("Form.Kind", "Staff"), ("Form.Edition", "1"))).StatusCode);
        Assert.Equal("王晓明", await Name());

        Task<string> Name() => house.In(db => db.People.Where(p => p.Id == person.Id).Select(p => p.Name).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_program_that_says_what_it_saw_is_refused_and_one_that_does_not_is_not()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S01");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var url = $"/api/foundation/units/{unit.Id.Value}";

        var first = await office.PutAsJsonAsync(url, new { code = "S01", name = "甲", kind = "School", edition = 0 }, Ct);
        var stale = await office.PutAsJsonAsync(url, new { code = "S01", name = "乙", kind = "School", edition = 0 }, Ct);
        var blind = await office.PutAsJsonAsync(url, new { code = "S01", name = "丙", kind = "School" }, Ct);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(IEdited.ChangedMeanwhile.Key, (await House.Json<JsonElement>(stale)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.NoContent, blind.StatusCode);
        Assert.Equal(2, await house.In(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.Edition).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Two_saves_that_read_the_same_edition_do_not_both_succeed()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S01");

        var refused = await house.In(async mine =>
        {
            var read = await mine.Units.SingleAsync(u => u.Id == unit.Id, Ct);
            await house.In(async theirs =>
            {
                (await theirs.Units.SingleAsync(u => u.Id == unit.Id, Ct)).Name = "先";
                return await theirs.SaveChangesAsync(Ct);
            });
            read.Name = "后";
            return await Assert.ThrowsAsync<RuleBroken>(() => mine.SaveChangesAsync(Ct));
        });

        Assert.Equal(IEdited.ChangedMeanwhile, refused.Rule);
        Assert.Equal("先", await house.In(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.Name).SingleAsync(Ct)));
        Assert.Equal(1, await house.In(db => db.History.CountAsync(h => h.Noun == "foundation_unit" && h.Did == "changed", Ct)));
    }

    [Fact]
    public async Task A_match_is_settled_as_it_was_seen()
    {
        await using var house = new House();
        var advert = new Advert { Code = "A1", Title = "数控编程员" };
        await house.Given(advert);
        foreach (var code in new[] { "460103", "500211" }) await house.Given(new CatalogueEntry { Code = code, Name = code });
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var url = $"/demand/adverts/{advert.Id.Value}";

        var first = await House.Form(office, url, "correct", ("Form.ProgrammeCode", "460103"), ("Form.Edition", "0"));
        var second = await House.Form(office, url, "correct", ("Form.ProgrammeCode", "500211"), ("Form.Edition", "0"));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("460103", await house.In(db => db.Set<Advert>().Select(a => a.ProgrammeCode).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_proposal_of_a_regulation_says_what_was_set_or_proposed_meanwhile()
    {
        await using var house = new House();
        await house.Somebody(BuiltInRoles.Leadership);
        var (first, second) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice));
        const string url = "/regulations/programmes.fit.threshold";
        var set = await (await house.Application()).PostAsJsonAsync("/api/foundation/regulations/programmes.fit.threshold/versions", new { value = "0.6", validFrom = "2026-09-01", why = "会议决定" }, Ct);

        var stale = await House.Text(await House.Form(first, url, "version", ("Form.Value", "0.7"), ("Form.ValidFrom", "2026-09-01"), ("Form.Why", "另议"), ("Form.After", "1")));
        var proposed = await House.Form(first, url, "version", ("Form.Value", "0.7"), ("Form.ValidFrom", "2026-09-01"), ("Form.Why", "另议"), ("Form.After", "2"));
        var late = await second.PostAsJsonAsync("/api/foundation/regulations/programmes.fit.threshold/proposals", new { value = "0.8", validFrom = "2026-09-01", why = "再议" }, Ct);

        Assert.Equal(HttpStatusCode.Created, set.StatusCode);
        Assert.Contains("版本 2：0.6（理由：会议决定）", stale);
        Assert.Contains("value=\"0.7\"", stale);
        Assert.Contains("name=\"Form.After\" value=\"2\"", stale);
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        Assert.Contains("foundation.regulation.proposal-open", await House.Text(late));
        Assert.Equal(2, await house.In(db => db.Regulations.CountAsync(r => r.Code == "programmes.fit.threshold", Ct)));
    }
}
