using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Records.Documents;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Tests.Records;

/// <summary>What goes wrong around the store: it says so, and keeps nothing by halves.</summary>
public sealed class FaultsTests
{
    [Fact]
    public async Task A_full_disk_is_507_keeps_nothing_of_the_request_and_all_from_before_and_writes_on_when_there_is_room()
    {
        var disk = new Disk();
        await using var lrs = await Lrs.Open(house: new House(services: s => s.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(disk)), file: true));
        var before = Lrs.NewId();
        await lrs.Post(Lrs.Statement(before));
        var large = $"[{string.Join(',', Enumerable.Range(0, 40).Select(n => Lrs.Statement(actor: $"p{n}", more: $$$""","context":{"extensions":{"http://e.example/x":"{{{new string('x', 20_000)}}}"}}""")))}]";

        disk.IsFull = true;
        var refused = await lrs.Post(large);
        var document = await lrs.Send(HttpMethod.Put, $"activities/state?stateId=s&activityId=http://a.example/x&agent={Lrs.Agent("ann")}", new string(' ', 500_000) + "{}");

        Assert.Equal((HttpStatusCode.InsufficientStorage, "records.disk"), (refused.StatusCode, await Lrs.Error(refused)));
        Assert.Equal((HttpStatusCode.InsufficientStorage, "records.disk"), (document.StatusCode, await Lrs.Error(document)));
        Assert.Equal([before], await lrs.Ids(""));
        Assert.Equal((1, 1), await lrs.House.In(async db => (await db.Set<KnownId>().CountAsync(), await db.Set<Tally>().SumAsync(t => t.Count))));
        Assert.Equal(0, await lrs.House.In(db => db.Set<Document>().CountAsync()));
        disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await lrs.Post(large)).StatusCode);
        Assert.Equal(41, (await lrs.Ids("")).Count);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_whether_announced_or_not_and_the_store_goes_on()
    {
        await using var lrs = await Lrs.Open();
        var body = Encoding.UTF8.GetBytes(Lrs.Statement(more: $$$""","context":{"extensions":{"http://e.example/x":"{{{new string('x', 50_000_000)}}}"}}"""));

        foreach (var content in (HttpContent[])[new ByteArrayContent(body), new StreamContent(new Piecemeal(body))])
        {
            content.Headers.ContentType = new("application/json");
            var answer = await lrs.Send(HttpMethod.Post, "statements", content);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "records.size"), (answer.StatusCode, await Lrs.Error(answer)));
        }
        Assert.Empty(await lrs.Ids(""));
        Assert.Equal(HttpStatusCode.OK, (await lrs.Post(Lrs.Statement())).StatusCode);
    }

    [Fact]
    public async Task One_statement_with_bad_bytes_or_too_deep_or_an_id_twice_keeps_its_whole_batch_out()
    {
        await using var lrs = await Lrs.Open();
        var (good, twice) = (Lrs.Statement(), Lrs.Statement(Lrs.NewId()));
        var deep = Lrs.Statement(more: $$$""","context":{"extensions":{"http://e.example/deep":{{{new string('[', 5000)}}}{{{new string(']', 5000)}}} }}""");
        byte[] broken = [.. Encoding.UTF8.GetBytes($"[{good},"), .. Encoding.UTF8.GetBytes(Lrs.Statement(actor: "@")).Select(b => b == (byte)'@' ? (byte)0xC3 : b), (byte)']'];

        foreach (var (body, rule) in ((byte[], string)[])[(broken, "records.utf8"), (Encoding.UTF8.GetBytes($"[{good},{deep}]"), "records.depth"), (Encoding.UTF8.GetBytes($"[{good},{twice},{twice}]"), "records.batch.twice")])
        {
            var answer = await lrs.Send(HttpMethod.Post, "statements", new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } });
            Assert.Equal((HttpStatusCode.BadRequest, rule), (answer.StatusCode, await Lrs.Error(answer)));
        }
        Assert.Empty(await lrs.Ids(""));
        Assert.Equal(0, await lrs.House.In(db => db.Set<KnownAgent>().CountAsync()));
    }

    [Fact]
    public async Task A_request_that_breaks_off_within_an_attachment_leaves_neither_statement_nor_file()
    {
        await using var lrs = await Lrs.Open();
        var hash = Convert.ToHexStringLower(SHA256.HashData("whole"u8));
        var cut = $"--b\r\nContent-Type: application/json\r\n\r\n{Lrs.Statement(more: $$""","attachments":[{"usageType":"http://u.example/x","display":{"en":"x"},"contentType":"text/plain","length":5,"sha2":"{{hash}}"}]""")}\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {hash}\r\n\r\nwho";

        var answer = await lrs.Send(HttpMethod.Post, "statements", new ByteArrayContent(Encoding.UTF8.GetBytes(cut)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b") } });

        Assert.Equal((HttpStatusCode.BadRequest, "records.multipart"), (answer.StatusCode, await Lrs.Error(answer)));
        Assert.Empty(await lrs.Ids(""));
        Assert.Empty(await lrs.House.As<Storage, string[]>(Actor.House, s => Task.FromResult(Directory.GetFiles(s.Room("attachments")))));
    }

    [Fact]
    public async Task A_clock_that_jumps_a_year_ahead_and_back_hides_nothing_and_breaks_no_order()
    {
        await using var lrs = await Lrs.Open();
        var now = lrs.House.Clock.GetUtcNow();
        List<string> ids = [];
        foreach (var at in (DateTimeOffset[])[now, now.AddYears(1), now.AddMinutes(1), now.AddYears(2), now.AddMinutes(2)])
        {
            lrs.House.Clock.AdjustTime(at);
            ids.Add(Lrs.NewId());
            Assert.Equal(HttpStatusCode.OK, (await lrs.Post(Lrs.Statement(ids[^1]))).StatusCode);
        }

        Assert.Equal(ids, await lrs.Ids("ascending=true"));
        Assert.Equal(ids[1..], await lrs.Ids($"ascending=true&since={now.AddSeconds(1):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Equal(ids[..3], await lrs.Ids($"ascending=true&until={now.AddYears(1).AddSeconds(1):yyyy-MM-ddTHH:mm:ssZ}"));
        var more = (string)(await lrs.Find("ascending=true&limit=2"))["more"]!;
        Assert.Equal(ids[2..4], (await Lrs.Json(await lrs.Send(HttpMethod.Get, more["/xapi/".Length..])))["statements"]!.AsArray().Select(s => (string)s!["id"]!));
    }

    [Fact]
    public async Task Mutated_queries_and_documents_are_taken_or_refused_but_never_an_error_of_the_store()
    {
        await using var lrs = await Lrs.Open();
        await lrs.Post(Lrs.Statement());
        var random = new Random(20261126);
        string[] parts = ["agent=", Lrs.Agent("ann"), "&verb=", "http%3A%2F%2Fverbs.example%2Fpassed", "&activity=", "&since=", "2026-11-01T08:00:00Z", "&until=", "&limit=", "9999999999999999999", "&registration=", "ec531277-b57b-4c15-8d91-d292c5b2b8f7", "&format=", "canonical", "&related_agents=true", "&attachments=true", "&ascending=", "%00", "%ED%A0%80", "%", "&", "=", "null", "[]", "-1", "true", "statementId=", "&activityId=http://a.example/x", "&stateId=", "x", "&profileId=", "\u00e9"];
        string[] resources = ["statements", "statements/more/eyJUZXJtcyI6W1swXV0sIkxpbWl0IjoxfQ", "activities", "activities/state", "activities/profile", "agents", "agents/profile", "about"];
        string[] bodies = ["", "{}", "[]", "null", "{\"a\":1,\"a\":2}", "{\"a\":\"\\u0000\"}", "\"\\ud800\"", new string('[', 5000), "{\"a\":1e999}", "\u0000"];
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete, HttpMethod.Patch];

        for (var i = 0; i < 600; i++)
        {
            var path = $"{resources[random.Next(resources.Length)]}?{string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]))}";
            var (method, body) = (methods[random.Next(methods.Length)], bodies[random.Next(bodies.Length)]);
            var answer = await lrs.Send(method, path, body, ("If-Match", random.Next(3) == 0 ? "\"x\", W/\"" : "*"), ("Accept-Language", random.Next(3) == 0 ? ";;q=9" : "zh"));
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} for {method} {path} {body}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public void A_number_among_the_values_of_a_refusal_is_no_status() => Assert.Equal(400, new Refusal(Tongpin.Records.Rules.Identifier, 507, 404).Status);

    /// <summary>A disk of which the database gets no further page.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            // SQLite keeps to the present size when it is told less.
            command.CommandText = $"PRAGMA max_page_count = {(IsFull ? 1 : 1_000_000_000)}";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Bytes whose number nobody knows beforehand.</summary>
    private sealed class Piecemeal(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
