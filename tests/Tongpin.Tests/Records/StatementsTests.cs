using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tongpin.Records.Store;

namespace Tongpin.Tests.Records;

/// <summary>The statements resource: xAPI 1.0.3 part 3 2.1, IEEE 9274.1.1 4.1.6.1.</summary>
public sealed class StatementsTests
{
    [Fact]
    public async Task A_statement_comes_back_as_it_was_sent_with_what_the_store_adds()
    {
        await using var lrs = await Lrs.Open();
        var id = (string)(await Lrs.Json(await lrs.Post(Lrs.Statement(more: ""","context":{"extensions":{"http://e.example/数":[1.50,"é"]}}"""))))[0]!;

        var got = await Lrs.Json(await lrs.Send(HttpMethod.Get, $"statements?statementId={id}"));

        Assert.Equal("[1.50,\"é\"]", got["context"]!["extensions"]!["http://e.example/数"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("2026-09-01T00:00:00.000000Z", (string)got["stored"]!);
        Assert.Equal((string)got["stored"]!, (string)got["timestamp"]!);
        Assert.Equal("test", (string)got["authority"]!["name"]!);
        Assert.Equal("2.0.0", (string)got["version"]!);
    }

    [Fact]
    public async Task Put_takes_the_id_of_the_address_and_head_answers_like_get_without_a_body()
    {
        await using var lrs = await Lrs.Open();
        var id = Lrs.NewId();
        Assert.Equal(HttpStatusCode.NoContent, (await lrs.Send(HttpMethod.Put, $"statements?statementId={id}", Lrs.Statement())).StatusCode);
        Assert.Equal("records.id-mismatch", await Lrs.Error(await lrs.Send(HttpMethod.Put, $"statements?statementId={id}", Lrs.Statement(Lrs.NewId()))));

        var got = await lrs.Send(HttpMethod.Get, $"statements?statementId={id}");
        var head = await lrs.Send(HttpMethod.Head, $"statements?statementId={id}");

        Assert.Equal(id, (string)(await Lrs.Json(got))["id"]!);
        Assert.Equal((HttpStatusCode.OK, got.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal("2.0.0", head.Headers.GetValues("X-Experience-API-Version").Single());
        Assert.True(head.Headers.Contains("X-Experience-API-Consistent-Through"));
    }

    [Fact]
    public async Task The_same_statement_again_is_fine_and_another_under_its_id_is_a_conflict_that_stores_nothing()
    {
        await using var lrs = await Lrs.Open();
        var id = Lrs.NewId();
        await lrs.Post(Lrs.Statement(id));

        Assert.Equal(HttpStatusCode.OK, (await lrs.Post(Lrs.Statement(id))).StatusCode);
        var clash = await lrs.Post($"[{Lrs.Statement(verb: "beside")},{Lrs.Statement(id, verb: "failed")}]");

        Assert.Equal((HttpStatusCode.Conflict, "records.conflict"), (clash.StatusCode, await Lrs.Error(clash)));
        Assert.Equal([id], await lrs.Ids(""));
    }

    [Fact]
    public async Task Two_statements_of_a_batch_with_one_id_are_refused_and_one_bad_statement_refuses_its_batch()
    {
        await using var lrs = await Lrs.Open();
        var id = Lrs.NewId();

        Assert.Equal("records.batch.twice", await Lrs.Error(await lrs.Post($"[{Lrs.Statement(id)},{Lrs.Statement(id)}]")));
        Assert.Equal("records.missing", await Lrs.Error(await lrs.Post($"[{Lrs.Statement()},{{}}]")));
        Assert.Empty(await lrs.Ids(""));
    }

    [Fact]
    public async Task Filters_find_by_agent_verb_activity_registration_and_broadly()
    {
        await using var lrs = await Lrs.Open();
        string plain = Lrs.NewId(), rich = Lrs.NewId(), registration = Lrs.NewId();
        await lrs.Post(Lrs.Statement(plain));
        await lrs.Post(Lrs.Statement(rich, "bob", "failed", "exam", $$$""","context":{"registration":"{{{registration}}}","instructor":{"mbox":"mailto:ann@college.example"},"contextActivities":{"parent":{"id":"http://things.example/course"} }}"""));

        Assert.Equal([rich, plain], await lrs.Ids(""));
        Assert.Equal([plain, rich], await lrs.Ids("ascending=true"));
        Assert.Equal([plain], await lrs.Ids($"agent={Lrs.Agent("ann")}"));
        Assert.Equal([rich, plain], await lrs.Ids($"related_agents=true&agent={Lrs.Agent("ann")}"));
        Assert.Equal([rich], await lrs.Ids($"verb={Uri.EscapeDataString("http://verbs.example/failed")}"));
        Assert.Equal([plain], await lrs.Ids($"activity={Uri.EscapeDataString("http://things.example/course")}"));
        Assert.Equal([rich, plain], await lrs.Ids($"related_activities=true&activity={Uri.EscapeDataString("http://things.example/course")}"));
        Assert.Equal([rich], await lrs.Ids($"registration={registration}&agent={Lrs.Agent("bob")}"));
        Assert.Empty(await lrs.Ids($"registration={registration}&agent={Lrs.Agent("ann")}"));
    }

    [Fact]
    public async Task Since_is_after_and_until_includes_its_instant()
    {
        await using var lrs = await Lrs.Open();
        string first = Lrs.NewId(), second = Lrs.NewId();
        await lrs.Post(Lrs.Statement(first));
        lrs.House.Clock.Advance(TimeSpan.FromSeconds(1));
        await lrs.Post(Lrs.Statement(second));

        Assert.Equal([second], await lrs.Ids("since=2026-09-01T00:00:00Z"));
        Assert.Equal([first], await lrs.Ids("until=2026-09-01T08:00:00%2B08:00"));
        Assert.Equal([second], await lrs.Ids($"since=2026-09-01T00:00:00.5Z&verb={Uri.EscapeDataString("http://verbs.example/passed")}"));
    }

    [Fact]
    public async Task More_goes_on_where_the_page_ended_whatever_is_stored_meanwhile()
    {
        await using var lrs = await Lrs.Open();
        List<string> ids = [.. Enumerable.Range(0, 7).Select(_ => Lrs.NewId())];
        foreach (var id in ids) await lrs.Post(Lrs.Statement(id));

        List<string> seen = [];
        for (var query = "statements?limit=3"; query is not null;)
        {
            var page = await Lrs.Json(await lrs.Send(HttpMethod.Get, query));
            seen.AddRange(page["statements"]!.AsArray().Select(s => (string)s!["id"]!));
            query = (string)page["more"]! is { Length: > 0 } more ? more["/xapi/".Length..] : null;
            await lrs.Post(Lrs.Statement());
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), seen);
        Assert.Equal(HttpStatusCode.BadRequest, (await lrs.Send(HttpMethod.Get, "statements/more/bm90IGE")).StatusCode);
    }

    [Fact]
    public async Task Voiding_hides_and_a_voiding_statement_cannot_be_voided()
    {
        await using var lrs = await Lrs.Open();
        string id = Lrs.NewId(), voiding = Lrs.NewId();
        await lrs.Post(Lrs.Statement(id));
        await lrs.Post(Voiding(id, voiding));
        await lrs.Post(Voiding(voiding, Lrs.NewId()));

        Assert.Equal(HttpStatusCode.NotFound, (await lrs.Send(HttpMethod.Get, $"statements?statementId={id}")).StatusCode);
        Assert.Equal(id, (string)(await Lrs.Json(await lrs.Send(HttpMethod.Get, $"statements?voidedStatementId={id}")))["id"]!);
        Assert.Equal(HttpStatusCode.OK, (await lrs.Send(HttpMethod.Get, $"statements?statementId={voiding}")).StatusCode);
        Assert.DoesNotContain(id, await lrs.Ids(""));
        // What refers to a statement is found by what finds it, also when it is hidden.
        Assert.Contains(voiding, await lrs.Ids($"verb={Uri.EscapeDataString("http://verbs.example/passed")}"));
    }

    [Fact]
    public async Task A_statement_that_was_voided_before_it_came_is_hidden_when_it_comes()
    {
        await using var lrs = await Lrs.Open();
        var id = Lrs.NewId();
        await lrs.Post(Voiding(id, Lrs.NewId()));
        await lrs.Post(Lrs.Statement(id));

        Assert.Equal(HttpStatusCode.NotFound, (await lrs.Send(HttpMethod.Get, $"statements?statementId={id}")).StatusCode);
    }

    [Fact]
    public async Task References_are_found_by_what_they_refer_to_in_either_order_and_along_a_chain()
    {
        await using var lrs = await Lrs.Open();
        string target = Lrs.NewId(), before = Lrs.NewId(), chained = Lrs.NewId(), after = Lrs.NewId();
        await lrs.Post(Referring(before, target, "commented"));
        await lrs.Post(Referring(chained, before, "liked"));
        await lrs.Post(Lrs.Statement(target, verb: "submitted"));
        await lrs.Post(Referring(after, target, "read"));

        Assert.Equal([after, target, chained, before], await lrs.Ids($"verb={Uri.EscapeDataString("http://verbs.example/submitted")}"));
    }

    [Fact]
    public async Task Formats_give_identifiers_only_or_one_language()
    {
        await using var lrs = await Lrs.Open();
        await lrs.Post("""{"actor":{"mbox":"mailto:a@b.example","name":"a"},"verb":{"id":"http://v.example/x","display":{"zh-CN":"通过","en-US":"passed"}},"object":{"id":"http://o.example/x","definition":{"name":{"zh-CN":"课程","en-US":"course"}}}}""");

        var ids = (await lrs.Find("format=ids"))["statements"]![0]!;
        var canonical = (await Lrs.Json(await lrs.Send(HttpMethod.Get, "statements?format=canonical", (string?)null, ("Accept-Language", "zh, en;q=0.5"))))["statements"]![0]!;

        Assert.Equal("""{"id":"http://o.example/x"}""", ids["object"]!.ToJsonString());
        Assert.Null(ids["actor"]!["name"]);
        Assert.Equal("通过", (string)canonical["verb"]!["display"]!.AsObject().Single().Value!);
        Assert.Equal("课程", (string)canonical["object"]!["definition"]!["name"]!.AsObject().Single().Value!);
    }

    [Fact]
    public async Task A_definition_grows_by_what_statements_tell_of_an_activity()
    {
        await using var lrs = await Lrs.Open();
        await lrs.Post($"[{Told("""{"en-US":"course"}""")},{Told("""{"zh-CN":"课程"}""")}]");

        var names = (await Lrs.Json(await lrs.Send(HttpMethod.Get, $"activities?activityId={Uri.EscapeDataString("http://o.example/x")}")))["definition"]!["name"]!;

        Assert.Equal(("course", "课程"), ((string)names["en-US"]!, (string)names["zh-CN"]!));
        static string Told(string name) => $$$"""{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x","definition":{"name":{{{name}}} }} }""";
    }

    [Fact]
    public async Task Attachments_come_with_their_statement_and_go_out_with_it()
    {
        await using var lrs = await Lrs.Open();
        var file = "数据"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));

        var sent = await lrs.Send(HttpMethod.Post, "statements", Parts(WithAttachment(hash, file.Length), (hash, file)));
        var got = await lrs.Send(HttpMethod.Get, "statements?attachments=true");

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.StartsWith("multipart/mixed", got.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Contains("数据", await got.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_or_missing_or_surplus_attachment_refuses_the_request_and_leaves_nothing()
    {
        await using var lrs = await Lrs.Open();
        var file = "x"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var other = Convert.ToHexStringLower(SHA256.HashData("y"u8));

        foreach (var content in (HttpContent[])[Parts(WithAttachment(hash, 1)), Parts(WithAttachment(hash, 1), (hash, "broken"u8.ToArray())), Parts(WithAttachment(hash, 1), (hash, file), (other, "y"u8.ToArray())), new StringContent(WithAttachment(hash, 1), Encoding.UTF8, "application/json")])
            Assert.Equal("records.multipart", await Lrs.Error(await lrs.Send(HttpMethod.Post, "statements", content)));
        Assert.Empty(await lrs.Ids(""));
    }

    [Fact]
    public async Task What_is_too_large_or_not_known_says_so()
    {
        await using var lrs = await Lrs.Open();

        var large = await lrs.Send(HttpMethod.Post, "statements", new ByteArrayContent(new byte[17_000_000]) { Headers = { ContentType = new("application/json") } });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "records.size"), (large.StatusCode, await Lrs.Error(large)));
        Assert.Equal("records.parameter", await Lrs.Error(await lrs.Send(HttpMethod.Get, "statements?Verb=x")));
        Assert.Equal("records.content-type", await Lrs.Error(await lrs.Send(HttpMethod.Post, "statements", new StringContent("{}", Encoding.UTF8, "text/plain"))));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await lrs.Send(HttpMethod.Delete, "statements")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lrs.Send(HttpMethod.Get, "nothing")).StatusCode);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_breaks_no_order()
    {
        await using var lrs = await Lrs.Open();
        List<string> ids = [.. Enumerable.Range(0, 3).Select(_ => Lrs.NewId())];
        foreach (var id in ids)
        {
            await lrs.Post(Lrs.Statement(id));
            lrs.House.Clock.AdjustTime(lrs.House.Clock.GetUtcNow().AddHours(-1));
        }

        Assert.Equal(ids, await lrs.Ids("ascending=true"));
    }

    [Fact]
    public async Task Many_at_once_about_the_same_people_and_activities_are_all_stored_once()
    {
        await using var lrs = await Lrs.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => lrs.Post($"[{Lrs.Statement(actor: $"p{n % 4}", thing: $"t{n % 3}")},{Lrs.Statement(actor: $"p{(n + 1) % 4}", thing: $"t{(n + 2) % 3}")}]"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(80, await lrs.House.In(db => db.Set<Statement>().CountAsync()));
        Assert.Equal(80, await lrs.House.In(db => db.Set<Tally>().SumAsync(t => t.Count)));
        Assert.Equal(4, await lrs.House.In(db => db.Set<KnownAgent>().CountAsync()));
    }

    [Fact]
    public async Task Mutated_statements_are_taken_or_refused_but_never_an_error_of_the_store()
    {
        await using var lrs = await Lrs.Open();
        var random = new Random(20261125);
        var whole = Lrs.Statement(Lrs.NewId(), more: ""","result":{"score":{"scaled":0.5,"raw":5,"min":0,"max":10},"duration":"PT1M","extensions":{"http://e.example/x":{"a":[1,null]}}},"context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","contextActivities":{"parent":[{"id":"http://p.example/x","definition":{"name":{"zh-CN":"课"}}}]},"language":"zh-CN"},"timestamp":"2026-11-01T08:00:00+08:00","attachments":[{"usageType":"http://u.example/x","display":{"en":"x"},"contentType":"text/plain","length":1,"sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a","fileUrl":"http://f.example/x"}]""");
        string[] oddities = ["null", "\"\"", "{}", "[]", "-1", "1e999", "\"\\u0000\"", "\"\\ud800\"", "true", "\"http://x.example/\\u0000\"", "[[[[[]]]]]", "\"" + new string('长', 3000) + "\""];

        for (var i = 0; i < 400; i++)
        {
            var body = i % 2 == 0 ? Bytes(Encoding.UTF8.GetBytes(whole), random) : Encoding.UTF8.GetBytes(Values(JsonNode.Parse(whole)!, random, oddities));
            var answer = await lrs.Send(HttpMethod.Post, "statements", new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} for {Encoding.UTF8.GetString(body)}: {await answer.Content.ReadAsStringAsync()}");
        }
        foreach (var format in (string[])["exact", "ids", "canonical"]) Assert.Equal(HttpStatusCode.OK, (await lrs.Send(HttpMethod.Get, $"statements?limit=0&format={format}")).StatusCode);
    }

    private static byte[] Bytes(byte[] body, Random random)
    {
        for (var n = random.Next(1, 4); n > 0; n--) body[random.Next(body.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? body[..random.Next(body.Length)] : body;
    }

    // One value, anywhere, is replaced by something odd.
    private static string Values(JsonNode statement, Random random, string[] oddities)
    {
        var places = new List<(JsonNode Parent, string? Key, int At)>();
        Walk(statement);
        var (parent, key, at) = places[random.Next(places.Count)];
        const string mark = "0000-odd-0000";
        if (key is not null) parent[key] = mark;
        else parent[at] = mark;
        return statement.ToJsonString().Replace($"\"{mark}\"", oddities[random.Next(oddities.Length)], StringComparison.Ordinal);

        void Walk(JsonNode? node)
        {
            if (node is JsonObject it) foreach (var (name, value) in it) { places.Add((it, name, 0)); Walk(value); }
            if (node is JsonArray array) for (var i = 0; i < array.Count; i++) { places.Add((array, null, i)); Walk(array[i]); }
        }
    }

    private static string Voiding(string target, string id) => Referring(id, target, "").Replace("http://verbs.example/", "http://adlnet.gov/expapi/verbs/voided", StringComparison.Ordinal);

    private static string Referring(string id, string target, string verb) => $$"""{"id":"{{id}}","actor":{"mbox":"mailto:admin@college.example"},"verb":{"id":"http://verbs.example/{{verb}}"},"object":{"objectType":"StatementRef","id":"{{target}}"} }""";

    private static string WithAttachment(string hash, int length) => Lrs.Statement(more: $$""","attachments":[{"usageType":"http://u.example/x","display":{"en":"x"},"contentType":"text/plain","length":{{length}},"sha2":"{{hash}}"}]""");

    private static MultipartContent Parts(string statements, params (string Hash, byte[] Content)[] files)
    {
        var parts = new MultipartContent("mixed") { new StringContent(statements, Encoding.UTF8, "application/json") };
        foreach (var (hash, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
            part.Headers.TryAddWithoutValidation("Content-Transfer-Encoding", "binary");
            part.Headers.TryAddWithoutValidation("X-Experience-API-Hash", hash);
            parts.Add(part);
        }
        return parts;
    }
}
