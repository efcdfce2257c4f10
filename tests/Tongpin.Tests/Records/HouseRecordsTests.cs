using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;
using Tongpin.Records;
using Tongpin.Records.Erasure;
using Tongpin.Records.Reports;
using Tongpin.Records.Store;

namespace Tongpin.Tests.Records;

public sealed class HouseRecordsTests
{
    private static readonly RecordThing Course = new(RecordWords.Course, "cnc", ("数控", "CNC"));

    [Fact]
    public async Task A_module_writes_in_its_own_save_or_not_at_all()
    {
        await using var lrs = await Lrs.Open();
        var person = await lrs.House.Somebody();

        await Assert.ThrowsAsync<InvalidOperationException>(() => lrs.House.As<IRecords, int>(Actor.House, async records =>
        {
            await records.Write(new Experience(person.Id, RecordWords.Passed, Course), default);
            throw new InvalidOperationException();
        }));
        Assert.Empty(await lrs.Ids(""));

        await Tell(lrs.House, new(person.Id, RecordWords.Passed, Course) { Scaled = 0.9m, Success = true, Duration = TimeSpan.FromMinutes(3), PartOf = new(RecordWords.Module, "m1", ("单元", "Unit")) });
        var told = (await lrs.Find("format=exact"))["statements"]!.AsArray().Single()!;
        Assert.Equal("http://localhost:5080/vocabulary/verbs/passed", (string)told["verb"]!["id"]!);
        Assert.Equal(person.Id.Value.ToString(), (string)told["actor"]!["account"]!["name"]!);
        Assert.Equal("PT3M", (string)told["result"]!["duration"]!);
    }

    [Fact]
    public async Task Names_that_went_with_a_save_that_failed_are_written_again()
    {
        await using var lrs = await Lrs.Open();
        var person = await lrs.House.Somebody();
        Task Save(bool fail) => lrs.House.As<IServiceProvider, int>(Actor.House, async scope =>
        {
            var db = scope.GetRequiredService<TongpinDb>();
            await db.Atomically(async () =>
            {
                await scope.GetRequiredService<IRecords>().Write(new Experience(person.Id, RecordWords.Passed, Course), default);
                if (fail) throw new InvalidOperationException();
                await db.SaveChangesAsync();
            }, default);
            return 0;
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Save(fail: true));
        await Save(fail: false);
        Assert.Equal("数控", await lrs.House.In(db => db.Set<KnownActivity>().Select(a => a.Name).SingleAsync()));
        Assert.Equal(1, await lrs.House.In(db => db.Set<KnownVerb>().CountAsync()));
    }

    [Fact]
    public async Task A_module_takes_back_what_turned_out_not_to_be_so()
    {
        await using var lrs = await Lrs.Open();
        var person = await lrs.House.Somebody();
        IReadOnlyList<Guid> told = [];
        Task Save(Func<IRecords, Task> work) => lrs.House.As<IServiceProvider, int>(Actor.House, async scope =>
        {
            await work(scope.GetRequiredService<IRecords>());
            return await scope.GetRequiredService<TongpinDb>().SaveChangesAsync();
        });

        await Save(async records => told = await records.Write([new(person.Id, RecordWords.Passed, Course), new(new Learner("training/trainees", Guid.NewGuid()), RecordWords.Attended, Course)], default));
        Assert.Equal(told.Order().Select(i => i.ToString()), (await lrs.Ids("")).Order());
        await Save(records => records.Void([told[0], Guid.NewGuid()], default));

        var left = (await lrs.Find("format=exact"))["statements"]!.AsArray();
        Assert.Equal(["http://adlnet.gov/expapi/verbs/voided", "http://localhost:5080/vocabulary/verbs/attended"], left.Select(s => (string)s!["verb"]!["id"]!));
        Assert.Equal("http://localhost:5080/training/trainees", (string)left[1]!["actor"]!["account"]!["homePage"]!);
        Assert.Equal(told[0].ToString(), (string)(await Lrs.Json(await lrs.Send(HttpMethod.Get, $"statements?voidedStatementId={told[0]}")))["id"]!);
        // What found the voided one finds the one that voids it (xAPI 1.0.3 part 3, 2.1.3).
        Assert.Single(await lrs.Ids("verb=" + Uri.EscapeDataString("http://localhost:5080/vocabulary/verbs/passed")));
        // Neither twice nor what voids.
        await Save(async records => await records.Void([.. left.Select(s => Guid.Parse((string)s!["id"]!)).Take(1)], default));
        Assert.Equal(2, (await lrs.Ids("")).Count);
    }

    [Fact]
    public async Task Learners_see_their_own_record_and_nobody_elses()
    {
        await using var house = new House();
        var (ann, bob) = (await house.Somebody(), await house.Somebody());
        await Tell(house, new(ann.Id, RecordWords.Completed, Course));
        var browser = await house.SignIn(ann);

        Assert.Contains("数控", await browser.GetStringAsync("/records/mine"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/records/people/{bob.Id.Value}")).StatusCode);
        Assert.Contains("数控", await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetStringAsync($"/records/people/{ann.Id.Value}"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/records")).StatusCode);
    }

    [Fact]
    public async Task The_stream_names_nobody_to_readers_who_may_not_see_the_records_of_everybody()
    {
        await using var house = new House();
        var ann = await house.Somebody();
        await Tell(house, new(ann.Id, RecordWords.Completed, Course));
        var id = (await house.In(db => db.Statements.SingleAsync())).Id;
        var (leader, office) = (await house.SignIn(BuiltInRoles.Leadership), await house.SignIn(BuiltInRoles.AcademicOffice));

        foreach (var path in (string[])["/records", $"/records?who={Uri.EscapeDataString(ann.Name)}", "/export/records.statements.csv", "/api/records/statements"])
        {
            Assert.Contains(ann.Name, await office.GetStringAsync(path), StringComparison.Ordinal);
            var seen = await leader.GetStringAsync(path.Split('?')[0]);
            Assert.Contains("数控", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(ann.Name, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(ann.Id.Value.ToString(), seen, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync($"/records/statements/{id}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await leader.GetAsync($"/records/statements/{id}")).StatusCode);
    }

    [Fact]
    public async Task Days_are_counted_with_their_peak_and_active_people_by_kind()
    {
        await using var house = new House();
        var (ann, bob) = (await house.Somebody(), await house.Somebody());
        foreach (var (who, day) in ((Person, int)[])[(ann, 1), (bob, 1), (ann, 1), (ann, 3)])
            await Tell(house, new(who.Id, RecordWords.Viewed, Course) { At = new DateTimeOffset(2026, 9, day, 0, 30, 0, TimeSpan.FromHours(8)) });

        var before = await house.As<DailyCounts, DailyReport>(Actor.House, c => c.Of(new(2026, 9, 1), new(2026, 9, 3), default));
        await house.As<DailyCounts, bool>(Actor.House, async c => { await c.AddUp(default); return true; });

        Assert.Equal([3L, 0L, 1L], before.Days.Select(d => d.Records));
        Assert.Equal((new DateOnly(2026, 9, 1), 2, 2), (before.Peak!.Day, before.Peak.Staff, before.ActiveByKind.Values.Single()));
        Assert.Equal(2, await house.In(db => db.Set<Tally>().CountAsync()));
        Assert.Equal(4, await house.In(db => db.Set<Tally>().SumAsync(t => t.Count)));
    }

    [Fact]
    public async Task Erasure_replaces_the_person_everywhere_keeps_the_counts_and_leaves_a_line()
    {
        await using var lrs = await Lrs.Open();
        var person = await lrs.House.Somebody();
        await Tell(lrs.House, new(person.Id, RecordWords.Passed, Course));

        await Assert.ThrowsAsync<RuleBroken>(() => lrs.House.As<ErasePerson, int>(Actor.House, e => e.Run(person.Id, new() { Why = " " }, default)));
        Assert.Equal(1, await lrs.House.As<ErasePerson, int>(Actor.House, e => e.Run(person.Id, new() { Why = "本人申请" }, default)));

        var text = (await lrs.Find("")).ToJsonString();
        Assert.DoesNotContain(person.Id.Value.ToString(), text, StringComparison.Ordinal);
        Assert.Contains("/erased", text, StringComparison.Ordinal);
        var line = await lrs.House.In(db => db.Set<AuditEntry>().SingleAsync(e => e.Did == "erased"));
        Assert.Equal(("本人申请", false), (line.Why, line.Changes.Contains(person.Id.Value.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_dump_goes_out_and_comes_in_again_and_a_bad_line_brings_in_nothing()
    {
        string dump;
        await using (var lrs = await Lrs.Open())
        {
            await lrs.Post($"[{Lrs.Statement()},{Lrs.Statement(actor: "bob")}]");
            dump = await (await lrs.House.SignIn(BuiltInRoles.AcademicOffice)).GetStringAsync("/export/records.jsonl");
        }
        Assert.Equal(2, dump.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        await using var other = await Lrs.Open();
        await Import(other.House, dump + "{}\n");
        Assert.Empty(await other.Ids(""));
        await Import(other.House, dump);
        await Import(other.House, dump);
        Assert.Equal(2, (await other.Ids("")).Count);
        // The authority is the one under which they were first stored.
        Assert.Equal("test", (string)(await other.Find("limit=1"))["statements"]![0]!["authority"]!["name"]!);
    }

    [Fact]
    public async Task The_file_of_an_import_lies_sealed_and_only_until_its_end()
    {
        await using var lrs = await Lrs.Open();
        var browser = await lrs.House.SignIn(BuiltInRoles.AcademicOffice);
        var job = await browser.PostAsync("/api/records/import", new StringContent(Lrs.Statement(actor: "in-the-clear"), Encoding.UTF8, "application/jsonl"));

        var lying = Directory.GetFiles(await Room()).Select(File.ReadAllBytes).ToList();
        await lrs.House.As<Tongpin.Foundation.Jobs.JobRunner, bool>(Actor.House, async r => { await r.RunToEnd(new(Guid.Parse(job.Headers.Location!.ToString().Split('/')[^1])), default); return true; });

        Assert.DoesNotContain(lying, f => f.AsSpan().IndexOf("in-the-clear"u8) >= 0);
        Assert.Single(await lrs.Ids(""));
        Assert.Empty(Directory.GetFiles(await Room()));
        Task<string> Room() => lrs.House.As<Storage, string>(Actor.House, s => Task.FromResult(s.Room("attachments")));
    }

    [Fact]
    public async Task An_empty_import_is_refused_and_leaves_no_file()
    {
        await using var house = new House();
        var browser = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await browser.PostAsync("/api/records/import", new StringContent("", Encoding.UTF8, "application/jsonl"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(Directory.GetFiles(await house.As<Storage, string>(Actor.House, s => Task.FromResult(s.Room("attachments")))));
    }

    [Fact]
    public async Task A_person_is_erased_on_the_page_by_who_may_with_a_line_and_by_nobody_else()
    {
        await using var house = new House();
        var person = await house.Somebody();
        await Tell(house, new(person.Id, RecordWords.Passed, Course));
        var path = $"/records/people/{person.Id.Value}";
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.DoesNotContain("value=\"erase\"", await office.GetStringAsync(path), StringComparison.Ordinal);
        Assert.False((await House.Form(office, path, "erase", ("Form.Why", "本人申请"))).IsSuccessStatusCode);
        Assert.Equal(1, await house.In(db => db.Set<KnownAgent>().CountAsync(a => a.PersonId == person.Id.Value)));

        var administrator = await house.SignIn(BuiltInRoles.Administrator);
        Assert.Contains("value=\"erase\"", await administrator.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await House.Form(administrator, path, "erase", ("Form.Why", "本人申请"))).StatusCode);
        Assert.Equal(0, await house.In(db => db.Set<KnownAgent>().CountAsync(a => a.PersonId == person.Id.Value)));
        Assert.Equal("本人申请", (await house.In(db => db.Set<AuditEntry>().SingleAsync(e => e.Did == "erased"))).Why);
    }

    [Theory]
    [InlineData("/records")]
    [InlineData("/records/daily")]
    [InlineData("/records/activities")]
    [InlineData("/records/activities/report?iri=http%3A%2F%2Flocalhost%3A5080%2Fcourse%2Fcnc")]
    [InlineData("/records/exchange")]
    [InlineData("/vocabulary")]
    [InlineData("/vocabulary/verbs/passed")]
    public async Task Pages_open_in_both_languages(string page)
    {
        await using var house = new House();
        var person = await house.Somebody();
        await Tell(house, new(person.Id, RecordWords.Passed, Course));
        foreach (var language in (string[])["zh-CN", "en"])
            Assert.Equal(HttpStatusCode.OK, (await (await house.SignIn(BuiltInRoles.AcademicOffice, language: language)).GetAsync(page)).StatusCode);
    }

    private static Task<int> Tell(House house, Experience experience) => house.As<IServiceProvider, int>(Actor.House, async scope =>
    {
        await scope.GetRequiredService<IRecords>().Write(experience, default);
        return await scope.GetRequiredService<TongpinDb>().SaveChangesAsync();
    });

    private static async Task Import(House house, string dump)
    {
        var browser = await house.SignIn(BuiltInRoles.AcademicOffice);
        var job = await browser.PostAsync("/api/records/import", new StringContent(dump, Encoding.UTF8, "application/jsonl"));
        Assert.Equal(HttpStatusCode.Accepted, job.StatusCode);
        await house.As<Tongpin.Foundation.Jobs.JobRunner, bool>(Actor.House, async r => { await r.RunToEnd(new(Guid.Parse(job.Headers.Location!.ToString().Split('/')[^1])), default); return true; });
    }

    [Fact]
    public async Task The_statements_of_a_new_sample_college_lie_in_the_partition_of_their_month()
    {
        Assert.SkipWhen(HouseData.Server is null, "needs PostgreSQL");
        await using var house = new House(sample: true, server: true, fresh: true);

        var (all, elsewhere) = await house.In(async db => (await db.Statements.CountAsync(TestContext.Current.CancellationToken), await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM records_statement_other").SingleAsync(TestContext.Current.CancellationToken)));

        Assert.True(all > 0);
        Assert.Equal(0, elsewhere);
    }
}
