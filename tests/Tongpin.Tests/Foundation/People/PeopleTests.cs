using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.People;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Foundation.People;

public sealed class PeopleTests
{
    [Fact]
    public async Task A_dean_sees_the_school_and_all_below_it_and_nobody_else()
    {
        await using var house = new House();
        var college = await house.GivenUnit("C00", kind: UnitKind.College);
        var school = await house.GivenUnit("S01", college);
        var other = await house.GivenUnit("S02", college);
        var section = await house.GivenUnit("S0101", school);
        foreach (var unit in new[] { college, school, other, section }) await house.Given(new Person { Number = "at-" + unit.Code, Name = "某", Kind = PersonKind.Staff, UnitId = unit.Id });
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, school.Id);
        var hidden = await house.In(db => db.People.SingleAsync(p => p.Number == "at-S02"));

        var seen = (await dean.GetFromJsonAsync<ListPage<PersonRow>>("/api/foundation/people", Tongpin.Kernel.Json.Plain))!;

        Assert.Equal(["at-S01", "at-S0101"], seen.Rows.Select(r => r.Number).Where(n => n.StartsWith("at-", StringComparison.Ordinal)));
        Assert.Equal(seen.Rows.Count, seen.Total);
        Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync($"/api/foundation/people/{hidden.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dean.GetAsync($"/people/{hidden.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dean.PostAsync($"/api/foundation/people/{hidden.Id.Value}/phone", null)).StatusCode);
    }

    [Fact]
    public async Task The_filter_of_a_unit_takes_what_is_below_it()
    {
        await using var house = new House();
        var college = await house.GivenUnit("C00", kind: UnitKind.College);
        var school = await house.GivenUnit("S01", college);
        var section = await house.GivenUnit("S0101", school);
        foreach (var unit in new[] { college, school, section }) await house.Given(new Person { Number = "at-" + unit.Code, Name = "某", Kind = PersonKind.Student, UnitId = unit.Id });
        var admin = await house.SignIn(BuiltInRoles.Administrator);

        Assert.Equal(["at-S01", "at-S0101"], await Numbers($"unit={school.Id.Value}"));
        Assert.Equal(["at-C00", "at-S01", "at-S0101"], await Numbers($"unit={college.Id.Value}&kind=student"));
        Assert.Equal(["at-S0101"], await Numbers("q=0101"));

        async Task<IEnumerable<string>> Numbers(string query) => (await admin.GetFromJsonAsync<ListPage<PersonRow>>($"/api/foundation/people?{query}", Tongpin.Kernel.Json.Plain))!.Rows.Select(r => r.Number);
    }

    [Fact]
    public async Task A_phone_is_masked_until_somebody_looks_and_the_look_is_logged()
    {
        await using var house = new House();
        var person = await house.Somebody(phone: "13800001234");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var page = $"/people/{person.Id.Value}";

        var masked = await House.Text(await office.GetAsync(page));
        var shown = await House.Text(await House.Form(office, page, "phone"));

        Assert.Contains("138****1234", masked);
        Assert.DoesNotContain("13800001234", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", await office.GetStringAsync("/api/foundation/people"), StringComparison.Ordinal);
        Assert.Contains("13800001234", shown);
        Assert.Equal(person.Id.Value.ToString(), (await house.In(db => db.History.SingleAsync(h => h.Did == "viewed"))).Record);
        Assert.DoesNotContain("13800001234", string.Join("", await house.In(db => db.History.Select(h => h.Changes).ToListAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_no_phone_is_shown_over_either_door()
    {
        await using var house = new House();
        var person = await house.Somebody(phone: "13800001234");
        var leader = await house.SignIn(BuiltInRoles.Leadership);

        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"/api/foundation/people/{person.Id.Value}/phone", null)).StatusCode);
        Assert.DoesNotContain("显示（留痕）", await House.Text(await leader.GetAsync($"/people/{person.Id.Value}")), StringComparison.Ordinal);
        Assert.Equal(0, await house.In(db => db.History.CountAsync(h => h.Did == "viewed")));
    }

    [Fact]
    public async Task A_phone_lies_encrypted_in_the_database()
    {
        await using var house = new House();
        var person = await house.Somebody(phone: "13800001234");

        var stored = await house.In(db => db.Database.SqlQueryRaw<string>("SELECT \"Phone\" AS \"Value\" FROM foundation_person WHERE \"Number\" = {0}", person.Number).SingleAsync());

        Assert.DoesNotContain("1380000", stored, StringComparison.Ordinal);
        Assert.Equal("13800001234", PersonalData.Open(stored));
    }

    [Fact]
    public async Task A_page_of_people_takes_five_queries_at_most_however_many_there_are()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);
        await admin.GetAsync("/people");
        // A write, so that the kept count is stale in both cases.
        await house.Somebody();

        var few = await Count();
        await house.In(async db =>
        {
            await db.Atomically(() => db.Insert([.. Enumerable.Range(0, 500).Select(i => new Person { Number = $"N{i:000}", Name = "某", Kind = PersonKind.Student, Phone = "13800001234" })], default), default);
            return true;
        });
        var many = await Count();

        Assert.InRange(few, 1, 5);
        Assert.Equal(few, many);

        async Task<int> Count()
        {
            house.Queries.Forget();
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/people")).StatusCode);
            return house.Queries.Sent.Count;
        }
    }

    [Fact]
    public async Task A_number_is_taken_once_and_what_was_typed_stays()
    {
        await using var house = new House();
        await house.Somebody(number: "1001");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var page = await House.Form(office, "/people/new", "person", ("Form.Number", "1001"), ("Form.Name", "王小明"), ("Form.Kind", "Student"));
        var api = await office.PostAsJsonAsync("/api/foundation/people", new { number = "1001", name = "王小明", kind = "Student" });
        var misshapen = await office.PostAsJsonAsync("/api/foundation/people", new { number = "1002" });

        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("王小明", await House.Text(page));
        Assert.Equal(Rules.NumberTaken.Key, (await House.Json<JsonElement>(api)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, misshapen.StatusCode);
    }

    [Fact]
    public async Task A_unit_cannot_stand_below_itself()
    {
        await using var house = new House();
        var school = await house.GivenUnit("S01");
        var section = await house.GivenUnit("S0101", school);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await office.PutAsJsonAsync($"/api/foundation/units/{school.Id.Value}", new { code = "S01", name = "学院", kind = "School", parent = section.Id.Value });

        Assert.Equal(Rules.UnitBelowItself.Key, (await House.Json<JsonElement>(answer)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Taking_an_import_back_puts_no_unit_below_itself()
    {
        await using var house = new House();
        var upper = await house.GivenUnit("S02");
        var lower = await house.GivenUnit("S01", upper);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var import = await house.Import("units", Imports.UnitHeader + "S01,学院,二级学院,-\n");
        (await office.PutAsJsonAsync($"/api/foundation/units/{upper.Id.Value}", new { code = "S02", name = "学院", kind = "School", parent = lower.Id.Value })).EnsureSuccessStatusCode();

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id));

        Assert.Equal(Rules.UnitBelowItself, refused.Rule);
        Assert.Null(await house.In(db => db.Units.Where(u => u.Id == lower.Id).Select(u => u.ParentId).SingleAsync()));
    }

    [Fact]
    public async Task Units_that_stand_in_a_circle_all_the_same_hold_nobody_up()
    {
        await using var house = new House();
        var upper = await house.GivenUnit("S02");
        var lower = await house.GivenUnit("S01", upper);
        await house.In(db => db.Units.Where(u => u.Id == upper.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.ParentId, lower.Id)));

        var dean = await house.SignIn(BuiltInRoles.SchoolDean, upper.Id);

        Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync($"/api/foundation/people?unit={upper.Id.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync("/approvals")).StatusCode);
    }
}
