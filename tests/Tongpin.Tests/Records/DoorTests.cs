using System.Net;
using System.Text;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;

namespace Tongpin.Tests.Records;

/// <summary>Versions, keys, documents and the old request syntax: xAPI 1.0.3 part 3 1, 2.2–2.8, 3, 4.</summary>
public sealed class DoorTests
{
    private static readonly string State = $"activities/state?activityId={Uri.EscapeDataString("http://o.example/x")}&agent={Lrs.Agent("ann")}&stateId=s1";
    private static readonly string Profile = $"agents/profile?agent={Lrs.Agent("ann")}&profileId=p1";

    [Theory]
    [InlineData("1.0.3", HttpStatusCode.OK, "1.0.3")]
    [InlineData("1.0.0", HttpStatusCode.OK, "1.0.3")]
    [InlineData("2.0.0", HttpStatusCode.OK, "2.0.0")]
    [InlineData("2.0.7", HttpStatusCode.OK, "2.0.0")]
    [InlineData("", HttpStatusCode.BadRequest, "0.95")]
    [InlineData("0.9", HttpStatusCode.BadRequest, "2.0.0")]
    [InlineData("1.1.0", HttpStatusCode.BadRequest, "1.0.3")]
    public async Task One_address_answers_both_versions(string header, HttpStatusCode status, string reply)
    {
        await using var lrs = await Lrs.Open();
        var answer = await lrs.Send(HttpMethod.Get, "statements", (string?)null, ("X-Experience-API-Version", header));

        Assert.Equal((status, reply), (answer.StatusCode, answer.Headers.GetValues("X-Experience-API-Version").Single()));
        Assert.Equal(HttpStatusCode.OK, (await lrs.Send(HttpMethod.Get, "about", (string?)null, ("X-Experience-API-Version", ""))).StatusCode);
    }

    [Fact]
    public async Task Without_a_good_key_nothing_opens_and_no_browser_is_made_to_ask_for_a_password()
    {
        await using var lrs = await Lrs.Open();
        foreach (var wrong in (string[])["", "Basic bm9ib2R5Ong=", "Basic !!!", "Bearer x", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("house:"))])
        {
            var answer = await lrs.Send(HttpMethod.Get, "statements", (string?)null, ("Authorization", wrong));
            Assert.Equal((HttpStatusCode.Unauthorized, 0), (answer.StatusCode, answer.Headers.WwwAuthenticate.Count));
        }
    }

    [Fact]
    public async Task A_scope_opens_what_it_names_only()
    {
        await using var house = new House();
        var all = await Lrs.Open(house: house);
        await all.Post(Lrs.Statement());
        var writer = await Lrs.Open("2.0.0", house, "statements/write", "statements/read/mine");
        var own = Lrs.NewId();
        await writer.Post(Lrs.Statement(own));

        Assert.Equal([own], await writer.Ids(""));
        Assert.Equal([own], await writer.Ids($"agent={Lrs.Agent("ann")}"));
        Assert.Equal("records.scope", await Lrs.Error(await writer.Send(HttpMethod.Get, State)));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Lrs.Open("2.0.0", house, "statements/read")).Post(Lrs.Statement())).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_a_key_is_shown_once_on_its_page()
    {
        await using var house = new House();
        var admin = await house.SignIn(BuiltInRoles.Administrator);
        var made = await House.Text(await House.Form(admin, "/records/keys", "give", ("Form.Name", "lms"), ("Form.Scopes", "all")));
        var secret = System.Text.RegularExpressions.Regex.Match(made, "<code class=\"user-select-all fs-6 text-break\">([0-9a-f]{48})</code>").Groups[1].Value;
        var key = System.Text.RegularExpressions.Regex.Match(made, "lrs_[0-9a-f]{24}").Value;
        var app = house.Anybody();
        app.DefaultRequestHeaders.Authorization = Lrs.Basic(key, secret);
        app.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/xapi/statements")).StatusCode);
        Assert.DoesNotContain(secret, await admin.GetStringAsync("/records/keys"), StringComparison.Ordinal);

        var id = (await house.As<GiveRecordKey, List<RecordKey>>(Actor.House, g => g.All(default))).Single().Id;
        await admin.DeleteAsync($"/api/records/keys/{id}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/xapi/statements")).StatusCode);
    }

    [Fact]
    public async Task A_state_is_kept_merged_listed_and_deleted()
    {
        await using var lrs = await Lrs.Open("1.0.3");
        Assert.Equal(HttpStatusCode.NotFound, (await lrs.Send(HttpMethod.Get, State)).StatusCode);
        await lrs.Send(HttpMethod.Post, State, """{"a":1,"b":2}""");
        await lrs.Send(HttpMethod.Post, State, """{"b":3}""");

        var got = await lrs.Send(HttpMethod.Get, State);
        Assert.Equal("""{"a":1,"b":3}""", await got.Content.ReadAsStringAsync());
        Assert.Equal("""["s1"]""", await (await lrs.Send(HttpMethod.Get, State.Replace("&stateId=s1", "", StringComparison.Ordinal))).Content.ReadAsStringAsync());
        Assert.Equal("records.merge", await Lrs.Error(await lrs.Send(HttpMethod.Post, State, "[1]")));
        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Delete, State)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lrs.Send(HttpMethod.Get, State)).StatusCode);
    }

    [Fact]
    public async Task A_document_is_written_over_only_by_who_knows_it()
    {
        await using var lrs = await Lrs.Open();
        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Put, Profile, "{}", ("If-None-Match", "*"))).StatusCode);
        var tag = (await lrs.Send(HttpMethod.Get, Profile)).Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await lrs.Send(HttpMethod.Put, Profile, "{}", ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await lrs.Send(HttpMethod.Put, Profile, "{}", ("If-Match", "\"other\""))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await lrs.Send(HttpMethod.Put, Profile, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Put, Profile, """{"x":1}""", ("If-Match", tag))).StatusCode);
        Assert.NotEqual(tag, (await lrs.Send(HttpMethod.Get, Profile)).Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Version_1_puts_state_blindly_and_a_profile_never()
    {
        await using var lrs = await Lrs.Open("1.0.3");
        await lrs.Send(HttpMethod.Put, State, "1");
        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Put, State, "2")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await lrs.Send(HttpMethod.Put, Profile, "2")).StatusCode);
    }

    [Fact]
    public async Task The_old_request_syntax_works_for_version_1_and_not_for_2()
    {
        await using var lrs = await Lrs.Open("1.0.3");
        var id = Lrs.NewId();
        FormUrlEncodedContent Form() => new(new Dictionary<string, string> { ["statementId"] = id, ["content"] = Lrs.Statement(), ["Content-Type"] = "application/json" });

        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Post, "statements?method=PUT", Form())).StatusCode);
        Assert.Equal([id], await lrs.Ids(""));
        Assert.Equal(HttpStatusCode.BadRequest, (await lrs.Send(HttpMethod.Post, "statements?method=PUT", Form(), ("X-Experience-API-Version", "2.0.0"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await lrs.Send(HttpMethod.Post, "statements?method=PUT&statementId=x", Form())).StatusCode);
    }

    [Theory]
    [InlineData("https://content.example", true)]
    [InlineData("https://elsewhere.example", false)]
    public async Task Pages_of_configured_origins_may_call_and_of_no_others(string origin, bool may)
    {
        await using var lrs = await Lrs.Open(house: new House(settings: new() { ["Tongpin:Records:Origins"] = "https://content.example, https://other.example" }));

        // Before its request a browser asks without a key whether it may send one.
        var asked = await lrs.Send(HttpMethod.Options, "statements", (string?)null, ("Origin", origin), ("Authorization", ""), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,x-experience-api-version"));
        var sent = await lrs.Send(HttpMethod.Get, "statements", (string?)null, ("Origin", origin));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (asked.StatusCode, sent.StatusCode));
        foreach (var answer in (HttpResponseMessage[])[asked, sent])
            Assert.Equal(may ? origin : null, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null);
        Assert.Equal(may, asked.Headers.Contains("Access-Control-Allow-Headers"));
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Slashes_too_many_do_no_harm()
    {
        await using var lrs = await Lrs.Open();
        Assert.Equal(HttpStatusCode.OK, (await lrs.Send(HttpMethod.Get, "/statements/")).StatusCode);
    }

    [Fact]
    public async Task Agents_come_back_as_a_person_and_an_unknown_activity_as_itself()
    {
        await using var lrs = await Lrs.Open();
        await lrs.Post(Lrs.Statement());

        var person = await Lrs.Json(await lrs.Send(HttpMethod.Get, $"agents?agent={Lrs.Agent("ann")}"));
        var activity = await Lrs.Json(await lrs.Send(HttpMethod.Get, $"activities?activityId={Uri.EscapeDataString("http://never.example/x")}"));

        Assert.Equal(("Person", "ann", "mailto:ann@college.example"), ((string)person["objectType"]!, (string)person["name"]![0]!, (string)person["mbox"]![0]!));
        Assert.Equal("http://never.example/x", (string)activity["id"]!);
    }
}
