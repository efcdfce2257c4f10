using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.Drafts;

public sealed class DraftTests
{
    private const string Page = "/people/new", Address = "/api/foundation/drafts?page=%2Fpeople%2Fnew";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_is_there_again_for_its_writer_and_for_nobody_else()
    {
        await using var house = new House();
        var (writer, other) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice));

        Assert.Equal(HttpStatusCode.OK, (await Type(writer, "王")).StatusCode);
        Assert.Equal("2026-09-01 08:00", (await House.Json<JsonElement>(await Type(writer, "王小明"))).GetProperty("at").GetString());

        Assert.Contains("""draft="{"Form.Name":["王小明"],"Form.Phone":["13800001234"]}" """.TrimEnd(), await House.Text(await writer.GetAsync(Page, Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Address, Ct)).StatusCode);
        Assert.DoesNotContain("王小明", await House.Text(await other.GetAsync(Page, Ct)), StringComparison.Ordinal);
        Assert.Equal(1, await house.In(db => db.Drafts.CountAsync(Ct)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Anybody().GetAsync(Address, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_draft_lies_encrypted_and_leaves_no_line_in_the_history()
    {
        await using var house = new House();
        var writer = await house.SignIn(BuiltInRoles.AcademicOffice);

        await Type(writer, "王小明");
        var stored = await house.In(db => db.Database.SqlQueryRaw<string>("SELECT \"Fields\" AS \"Value\" FROM foundation_draft").SingleAsync(Ct));

        Assert.DoesNotContain("13800001234", stored, StringComparison.Ordinal);
        Assert.Contains("13800001234", PersonalData.Open(stored));
        Assert.Equal(0, await house.In(db => db.History.CountAsync(h => h.Noun == "foundation_draft", Ct)));
    }

    [Fact]
    public async Task A_draft_goes_when_the_form_is_saved_and_stays_when_it_is_refused()
    {
        await using var house = new House();
        await house.Somebody(number: "1001");
        var writer = await house.SignIn(BuiltInRoles.AcademicOffice);
        await Type(writer, "王小明");

        var refused = await House.Form(writer, Page, "person", ("Form.Number", "1001"), ("Form.Name", "王小明"), ("Form.Kind", "Student"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(1, await house.In(db => db.Drafts.CountAsync(Ct)));

        var saved = await House.Form(writer, Page, "person", ("Form.Number", "1002"), ("Form.Name", "王小明"), ("Form.Kind", "Student"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(0, await house.In(db => db.Drafts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_draft_is_discarded_on_request_and_forgotten_after_thirty_days()
    {
        await using var house = new House();
        var writer = await house.SignIn(BuiltInRoles.AcademicOffice);
        await Type(writer, "王小明");
        await writer.DeleteAsync(Address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(Address, Ct)).StatusCode);

        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        await house.Given(new Tongpin.Foundation.Drafts.Draft { PersonId = person.Id, Page = Page, Fields = "{}", At = house.Clock.GetUtcNow().AddDays(-31) });
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignIn(person)).GetAsync(Address, Ct)).StatusCode);

        // Anybody's next draft takes the old ones away.
        await Type(writer, "王");
        Assert.Equal(1, await house.In(db => db.Drafts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_draft_beyond_all_measure_is_refused()
    {
        await using var house = new House();
        var writer = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await Type(writer, new('王', 60_001));

        Assert.Equal(Rules.DraftTooLong.Key, (await House.Json<JsonElement>(answer)).GetProperty("type").GetString());
    }

    private static Task<HttpResponseMessage> Type(HttpClient writer, string name) =>
        writer.PutAsJsonAsync(Address, new Dictionary<string, string[]> { ["Form.Name"] = [name], ["Form.Phone"] = ["13800001234"] }, Ct);
}
