using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Evidence;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Evidence;

public sealed partial class EvidenceTests
{
    private const string Page = "/regulations/programmes.fit.threshold";
    private static readonly byte[] Pdf = [.. "%PDF-1.7 依据"u8];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_downloaded_and_removed_with_a_reason()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        Assert.Equal(HttpStatusCode.Found, (await Upload(office, Pdf, "渝教发〔2026〕1号.pdf")).StatusCode);

        var page = await House.Text(await office.GetAsync(Page, Ct));
        Assert.Contains("渝教发〔2026〕1号.pdf", page);
        var file = await house.In(db => db.Evidence.SingleAsync());
        var answer = await office.GetAsync($"/api/foundation/evidence/{file.Id.Value}", Ct);
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(("attachment", "渝教发〔2026〕1号.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), file.Hash);

        Assert.Equal(HttpStatusCode.Conflict, (await House.Form(office, Page, $"evidence-remove-{file.Id.Value}", ("EvidenceId", $"{file.Id.Value}"), ("EvidenceWhy", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await House.Form(office, Page, $"evidence-remove-{file.Id.Value}", ("EvidenceId", $"{file.Id.Value}"), ("EvidenceWhy", "重复"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/api/foundation/evidence/{file.Id.Value}", Ct)).StatusCode);
        Assert.Equal("重复", await house.In(db => db.Evidence.Select(e => e.RemovedWhy).SingleAsync()));
    }

    [Fact]
    public async Task Only_those_with_the_permission_and_the_reach_open_a_file()
    {
        await using var house = new House();
        var (mine, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var id = await Attach(house, Pdf, "a.pdf", mine.Id);
        var address = $"/api/foundation/evidence/{id.Value}";

        Assert.Equal(HttpStatusCode.OK, (await (await house.SignIn(BuiltInRoles.SchoolDean, mine.Id)).GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignIn(BuiltInRoles.SchoolDean, other.Id)).GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignIn(role: null)).GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Anybody().GetAsync(address, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_files_of_a_record_that_moves_to_another_school_move_with_it()
    {
        await using var house = new House();
        var (before, after) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var programme = await house.Given(new Tongpin.Programmes.Programme { Code = "460103", Name = "数控技术", SchoolId = before.Id, SchoolName = before.Name, FirstIntake = 2015 });
        var (mine, theirs) = (await house.SignIn(BuiltInRoles.SchoolDean, before.Id), await house.SignIn(BuiltInRoles.SchoolDean, after.Id));
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var attached = await office.PostAsync("/api/foundation/evidence", new MultipartFormDataContent { { new ByteArrayContent(Pdf), "file", "a.pdf" }, { new StringContent(Tongpin.Programmes.Programme.Table), "noun" }, { new StringContent("460103"), "record" } }, Ct);
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync(attached.Headers.Location, Ct)).StatusCode);

        await house.In(db => db.Set<Tongpin.Programmes.Programme>().Where(p => p.Id == programme.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.SchoolId, after.Id)));

        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(attached.Headers.Location, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync(attached.Headers.Location, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused_and_removes_nothing()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        await Upload(office, Pdf, "a.pdf");
        var file = await house.In(db => db.Evidence.SingleAsync());

        var answer = await office.DeleteAsync($"/api/foundation/evidence/{file.Id.Value}?why={new string('x', 4001)}", Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("kernel.text-too-long", await House.Text(answer));
        Assert.Null(await house.In(db => db.Evidence.Select(e => e.RemovedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_program_with_the_permission_attaches_lists_and_removes_files()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var created = await Send(office, Pdf, "决议.pdf");
        var listed = await office.GetStringAsync("/api/foundation/evidence?noun=foundation_regulation&record=programmes.fit.threshold", Ct);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(Pdf, await office.GetByteArrayAsync(created.Headers.Location, Ct));
        Assert.Contains("决议.pdf", listed);
        Assert.Contains("决议.pdf", await House.Text(await office.GetAsync(Page, Ct)));
        Assert.Equal(HttpStatusCode.NoContent, (await office.DeleteAsync($"{created.Headers.Location}?why=%E9%87%8D%E5%A4%8D", Ct)).StatusCode);
        Assert.Equal("重复", await house.In(db => db.Evidence.Select(e => e.RemovedWhy).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await office.DeleteAsync($"{created.Headers.Location}?why=x", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_program_is_held_to_the_checks_the_permission_and_the_record()
    {
        await using var house = new House();
        var (office, dean, nobody) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.SchoolDean), await house.SignIn(role: null));

        Assert.Equal(Rules.EvidenceKind.Key, await Refusal(Send(office, [.. "<html>"u8], "a.pdf")));
        Assert.Equal(Rules.EvidenceEmpty.Key, await Refusal(Send(office, [], "a.pdf")));
        Assert.Equal(Rules.EvidenceNotYours.Key, await Refusal(Send(dean, Pdf, "a.pdf")));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(nobody, Pdf, "a.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(house.Anybody(), Pdf, "a.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(office, Pdf, "a.pdf", record: "no.such")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(office, Pdf, "a.pdf", noun: "foundation_account")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.PostAsync("/api/foundation/evidence", new MultipartFormDataContent { { new StringContent("x"), "noun" } }, Ct)).StatusCode);
        Assert.Equal(0, await house.In(db => db.Evidence.CountAsync()));

        static async Task<string?> Refusal(Task<HttpResponseMessage> answer) => (await House.Json<System.Text.Json.JsonElement>(await answer)).GetProperty("type").GetString();
    }

    [Fact]
    public async Task The_upload_is_described()
    {
        await using var house = new House();
        using var description = System.Text.Json.JsonDocument.Parse(await house.Anybody().GetStringAsync("/openapi/v1.json", Ct));

        var body = description.RootElement.GetProperty("paths").GetProperty("/api/foundation/evidence").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data").GetRawText();

        Assert.All(["file", "noun", "record", "note"], word => Assert.Contains($"\"{word}\"", body));
        Assert.Contains("#/components/schemas/IFormFile", body);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, byte[] content, string name, string noun = "foundation_regulation", string record = "programmes.fit.threshold") =>
        client.PostAsync("/api/foundation/evidence", new MultipartFormDataContent { { new ByteArrayContent(content), "file", name }, { new StringContent(noun), "noun" }, { new StringContent(record), "record" }, { new StringContent("会议"), "note" } }, Ct);

    [Fact]
    public async Task Who_may_not_edit_uploads_nothing()
    {
        await using var house = new House();
        var dean = await house.SignIn(BuiltInRoles.SchoolDean);

        await Upload(dean, Pdf, "a.pdf");

        Assert.Equal(0, await house.In(db => db.Evidence.CountAsync()));
        Assert.DoesNotContain("EvidenceFile", await dean.GetStringAsync(Page, Ct));
    }

    [Fact]
    public async Task The_same_content_lies_there_once_and_a_refused_file_leaves_nothing()
    {
        await using var house = new House();
        await Attach(house, Pdf, "a.pdf");
        await Attach(house, Pdf, "b.pdf");
        await Assert.ThrowsAsync<RuleBroken>(() => Attach(house, Pdf, "c.png"));

        Assert.Equal(2, await house.As<IEvidence, int>(Actor.House, e => e.Count("test", "1", Ct)));
        Assert.Single(await house.As<Storage, string[]>(Actor.House, s => Task.FromResult(Directory.GetFiles(s.Room("evidence")))));
    }

    [Fact]
    public async Task The_limit_is_found_while_reading_and_not_believed_from_a_header()
    {
        await using var house = new House();

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => house.As<IEvidence, EvidenceId>(Actor.House, e => e.Attach(new("test", "1", "x"), "a.txt", new Endless(), "", Ct)));

        Assert.Equal("foundation.evidence.too-large", broken.Rule.Key);
    }

    public static TheoryData<string, byte[], string?> Files => new()
    {
        { "a.pdf", Pdf, "application/pdf" },
        { "A.PDF", Pdf, "application/pdf" },
        { "a.png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0], "image/png" },
        { "a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "a.docx", Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.csv", [.. "代码,名称\r\n"u8], "text/csv" },
        { "a.txt", [0xD6, 0xD0, 0xCE, 0xC4], "text/plain" },
        { "a.pdf", [.. "<html>"u8], null },
        { "a.pdf", [.. "%PD"u8], null },
        { "a.txt", Pdf, null },
        { "a.txt", [.. "MZ"u8, 0x90, 0], null },
        { "a.xlsx", Zip("[Content_Types].xml", "word/document.xml"), null },
        { "a.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), null },
        { "a.docx", [.. "PK\u0003\u0004"u8, 1, 2, 3], null },
        { "a.html", [.. "<html>"u8], null },
        { "a.svg", [.. "<svg/>"u8], null },
        { "a", Pdf, null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_what_its_content_says(string name, byte[] content, string? type)
    {
        if (type is not null) Assert.Equal(type, EvidenceKind.TypeOf(new MemoryStream(content), name));
        else Assert.Equal("foundation.evidence.kind", Assert.Throws<RuleBroken>(() => EvidenceKind.TypeOf(new MemoryStream(content), name)).Rule.Key);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\x\\证明.pdf", "证明.pdf")]
    [InlineData("a\r\nb\0.pdf", "ab.pdf")]
    public void Names_lose_their_folders_and_control_characters(string name, string clean) => Assert.Equal(clean, EvidenceKind.CleanName(name));

    [Fact]
    public void A_long_name_keeps_its_end() => Assert.Equal((120, ".pdf"), EvidenceKind.CleanName(new string('长', 300) + ".pdf") is var name ? (name.Length, Path.GetExtension(name)) : default);

    private static Task<EvidenceId> Attach(House house, byte[] content, string name, UnitId? unit = null) =>
        house.As<IEvidence, EvidenceId>(Actor.House, e => e.Attach(new("test", "1", "foundation.regulations.see", unit), name, new MemoryStream(content), "", Ct));

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("evidence-add"), "_handler" },
            { new StringContent(Token().Match(await browser.GetStringAsync(Page, Ct)).Groups[1].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "EvidenceFile", name },
        };
        return await browser.PostAsync(Page, form, Ct);
    }

    private static byte[] Zip(params string[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts) zip.CreateEntry(part).Open().Dispose();
        return bytes.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            return new(buffer.Length);
        }
    }
}
