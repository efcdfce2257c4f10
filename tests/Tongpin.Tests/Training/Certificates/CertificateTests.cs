using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;
using Tongpin.Tests.Training.Roster;
using Tongpin.Training;
using Tongpin.Training.Categories;
using Tongpin.Training.Certificates;
using Tongpin.Training.Projects;
using Rules = Tongpin.Training.Rules;

namespace Tongpin.Tests.Training.Certificates;

public sealed partial class CertificateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A free class that was taught; the first so many were there.</summary>
    private static async Task<ProjectId> Taught(Trainings t, int heads, int? present = null)
    {
        var id = await t.Approved(Trainings.Form(("category", "D"), ("payer", "Free"), ("fee", 0)), Paper.Plan, Paper.Purpose);
        for (var n = 1; n <= heads; n++) Assert.Equal(HttpStatusCode.Created, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/trainees", Persons.Form(n), Ct)).StatusCode);
        await t.Done(t.Runs, id, "open");
        var session = await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/sessions", new { day = "2026-10-12", begins = "09:00", ends = "12:00", hours = 4, topic = "数控编程" }, Ct);
        var people = await t.House.In(db => db.Trainees.Where(x => x.ProjectId == id).OrderBy(x => x.Name).Select(x => x.Id).ToListAsync());
        await t.Runs.PostAsJsonAsync($"{session.Headers.Location}/check-ins", people.Take(present ?? heads).Select(p => p.Value), Ct);
        await t.Done(t.Runs, id, "finish", new { heads, satisfaction = "Satisfied" });
        return id;
    }

    private static async Task<int?> Issue(Trainings t, ProjectId id) => await t.House.As<IssueCertificates, int?>(await t.House.ActorOf(t.Manager), i => i.Run(id, null, default));

    private static Task<List<Certificate>> All(Trainings t) => t.House.In(db => db.Certificates.AsNoTracking().Include(c => c.Project).OrderBy(c => c.Number).ToListAsync());

    private static Task<string> Path(Trainings t, string number) => t.House.As<CertificateLinks, string>(Actor.House, l => Task.FromResult(l.Path(number)));

    [Fact]
    public async Task Only_those_who_were_there_get_one_and_only_from_the_office()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 3, present: 2);

        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsync($"/api/training/projects/{id.Value}/certificates", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates", null, Ct)).StatusCode);
        await t.House.RunJobs();

        Assert.Equal(["D-2026-0001", "D-2026-0002"], (await All(t)).Select(c => c.Number));
        Assert.Contains("出勤 0", await House.Text(await t.Manages.GetAsync($"/training/projects/{id.Value}/certificates", Ct)));
    }

    [Fact]
    public async Task The_project_says_who_holds_the_certificates_and_how_many_wait()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 3, present: 2);
        async Task<string> Page() => await House.Text(await t.Runs.GetAsync($"/training/projects/{id.Value}", Ct));

        var before = await Page();
        Assert.Contains("2 人符合条件，待发证", before);
        Assert.Contains("<b>考核与发证</b> · 现由 <b>归口部门</b>", before);
        await Issue(t, id);
        Assert.Contains("<b>结算</b> · 现由 <b>承办单位</b>", await Page());
    }

    [Theory]
    [InlineData(2, 0, Satisfaction.Satisfied, "考核与发证", "承办单位")]
    [InlineData(0, 3, Satisfaction.Satisfied, "考核与发证", "归口部门")]
    [InlineData(0, 0, Satisfaction.NotAsked, "满意度", "承办单位")]
    [InlineData(0, 0, Satisfaction.Fair, "结算", "承办单位")]
    public void What_is_taught_waits_for_tests_certificates_and_survey_before_its_settlement(int ungraded, int ready, Satisfaction satisfaction, string step, string holder)
    {
        var policy = System.Text.Json.JsonSerializer.Deserialize<CategoryPolicy>(Regulations.All.Single(r => r.Code == Regulations.CategoryOf(CategoryScheme.Payer, TrainingCategory.D)).Value, Json.Plain)!;
        var project = new TrainingProject { Number = "PX", Name = "班", Category = TrainingCategory.D, UnitId = new(Guid.Empty), Starts = new(2026, 10, 12), Ends = new(2026, 10, 13), Nature = default, Mode = default, Audience = default, Origin = default, Payer = Payer.Free, Kind = default, Hours = 16, Days = 2, Heads = 10, Fee = 0, Certificate = CertificateForm.Completion };
        project.Submit(new("", 1, ""));
        project.Move(ApprovalState.Approved);
        project.Open(policy, 0);
        project.Finish(satisfaction);

        var steps = ProjectPath.Of(project, policy, new([], 0, null, [], ungraded, ready));
        Assert.Equal((step, holder), (steps[ProjectPath.At(steps)].Name.Zh, steps[ProjectPath.At(steps)].Holder.Zh));
    }

    [Fact]
    public async Task A_class_that_is_not_over_gets_none()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => Issue(t, id));
        Assert.Equal("training.certificate.state", broken.Rule.Key);
    }

    [Fact]
    public async Task A_revoked_number_is_never_given_again()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 2);
        await Issue(t, id);
        var second = (await All(t))[1];

        Assert.Equal(HttpStatusCode.BadRequest, (await t.Manages.PostAsJsonAsync($"/api/training/certificates/{second.Id.Value}/revocation", new { }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsJsonAsync($"/api/training/certificates/{second.Id.Value}/revocation", new { why = "姓名有误" }, Ct)).StatusCode);
        Assert.Contains("training.certificate.revoked", await House.Text(await t.Manages.PostAsJsonAsync($"/api/training/certificates/{second.Id.Value}/revocation", new { why = "再来" }, Ct)));
        Assert.Equal(1, await Issue(t, id));

        Assert.Equal([("D-2026-0001", true), ("D-2026-0002", false), ("D-2026-0003", true)], (await All(t)).Select(c => (c.Number, c.IsValid)));
    }

    [Fact]
    public async Task A_certificate_is_kept_in_the_memory_of_learning_until_it_is_revoked()
    {
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 2));
        var lrs = await Records.Lrs.Open(house: t.House);
        var awarded = "verb=" + Uri.EscapeDataString("http://localhost:5080/vocabulary/verbs/was-awarded");
        var certificates = await All(t);

        Assert.Equal(certificates.Select(c => $"{c.Statement}").Order(), (await lrs.Ids(awarded)).Order());
        Assert.Equal(HttpStatusCode.NoContent, (await t.Manages.PostAsJsonAsync($"/api/training/certificates/{certificates[0].Id.Value}/revocation", new { why = "姓名有误" }, Ct)).StatusCode);
        Assert.DoesNotContain($"{certificates[0].Statement}", await lrs.Ids(awarded));
        Assert.Contains($"{certificates[1].Statement}", await lrs.Ids(awarded));
    }

    [Fact]
    public async Task Numbers_stay_continuous_when_classes_are_issued_at_the_same_time()
    {
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 1));
        List<ProjectId> classes = [await Taught(t, 4), await Taught(t, 5)];

        // Each class twice at once: of the two one is refused whole, or finds nobody left.
        var refused = 0;
        await Task.WhenAll(classes.Concat(classes).Select(async id =>
        {
            try { await Issue(t, id); }
            catch (RuleBroken broken) when (broken.Rule == Rules.CertificateTwice || broken.Rule == Rules.NobodyReady) { Interlocked.Increment(ref refused); }
        }));

        Assert.Equal(2, refused);
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"D-2026-{n:0000}"), (await All(t)).Select(c => c.Number));
    }

    [Fact]
    public async Task Anybody_verifies_by_the_link_and_a_forged_one_is_told_so()
    {
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 2));
        using var anybody = t.House.Anybody();
        var certificate = (await All(t))[0];
        var path = await Path(t, certificate.Number);

        Assert.Contains("证书真实、有效", await House.Text(await anybody.GetAsync(path, Ct)));
        var forged = await anybody.GetAsync(path.Replace("0001", "0002", StringComparison.Ordinal), Ct);
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("查验不通过", await House.Text(forged));

        await t.Manages.PostAsJsonAsync($"/api/training/certificates/{certificate.Id.Value}/revocation", new { why = "姓名有误" }, Ct);
        Assert.Contains("作废", await House.Text(await anybody.GetAsync(path, Ct)));
    }

    [Fact]
    public async Task The_paper_is_signed_over_all_of_it_and_a_changed_byte_shows()
    {
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 1));
        var pdf = await t.Manages.GetByteArrayAsync($"/export/training-certificate-{(await All(t))[0].Id.Value}.pdf", Ct);

        Assert.True(IsSigned(pdf));
        pdf[pdf.Length / 3] ^= 1;
        Assert.False(IsSigned(pdf));
    }

    [Fact]
    public async Task A_scanner_reads_the_code_on_the_paper_and_a_reader_of_PDF_finds_the_signature_valid()
    {
        foreach (var tool in (string[])["pdftoppm", "zbarimg", "pdfsig"]) Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator).Any(p => File.Exists(System.IO.Path.Combine(p, tool))), $"{tool} is not installed (poppler-utils, zbar-tools).");
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 1));
        var certificate = (await All(t))[0];
        var folder = Directory.CreateTempSubdirectory("tongpin-paper-").FullName;
        try
        {
            await File.WriteAllBytesAsync($"{folder}/a.pdf", await t.Manages.GetByteArrayAsync($"/export/training-certificate-{certificate.Id.Value}.pdf", Ct), Ct);
            await Say("pdftoppm", "-r", "150", "-png", "-singlefile", $"{folder}/a.pdf", $"{folder}/a");

            Assert.EndsWith(await Path(t, certificate.Number), (await Say("zbarimg", "-q", "--raw", $"{folder}/a.png")).Trim());
            Assert.Contains("Signature is Valid", await Say("pdfsig", $"{folder}/a.pdf"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Say(string tool, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var words = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return words;
    }

    private static bool IsSigned(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var range = Range().Match(text).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(pdf.Length, range[2] + range[3]);
        var seal = Convert.FromHexString(text[(range[1] + 1)..(range[2] - 1)]);
        var cms = new SignedCms(new ContentInfo([.. pdf.AsSpan(range[0], range[1]), .. pdf.AsSpan(range[2], range[3])]), detached: true);
        cms.Decode(seal);
        Assert.Contains(cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>(), a => a.Oid.Value == "1.2.840.113549.1.9.16.2.47");
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [Fact]
    public async Task The_badge_is_a_token_that_the_public_key_verifies()
    {
        await using var t = await Trainings.Open();
        await Issue(t, await Taught(t, 1));
        using var anybody = t.House.Anybody();
        var number = (await All(t))[0].Number;
        var path = (await Path(t, number)).Replace("/verify/", "/badges/", StringComparison.Ordinal);

        var token = (await anybody.GetStringAsync(path, Ct)).Split('.');
        using var keys = JsonDocument.Parse(await anybody.GetStringAsync("/api/training/badges/keys", Ct));
        var jwk = keys.RootElement.GetProperty("keys")[0];
        using var rsa = RSA.Create(new RSAParameters { Modulus = WebEncoders.Base64UrlDecode(jwk.GetProperty("n").GetString()!), Exponent = WebEncoders.Base64UrlDecode(jwk.GetProperty("e").GetString()!) });
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), WebEncoders.Base64UrlDecode(token[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        using var credential = JsonDocument.Parse(WebEncoders.Base64UrlDecode(token[1]));
        Assert.Equal("OpenBadgeCredential", credential.RootElement.GetProperty("type")[1].GetString());
        Assert.Equal(credential.RootElement.GetProperty("sub").GetString(), credential.RootElement.GetProperty("credentialSubject").GetProperty("id").GetString());
        Assert.Equal("学员1", credential.RootElement.GetProperty("credentialSubject").GetProperty("identifier")[0].GetProperty("identityHash").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(path[..^1] + "x", Ct)).StatusCode);
    }

    [Fact]
    public async Task All_of_a_class_come_in_one_archive()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 3);
        Assert.Equal("training.certificate.nothing", await Failure(t, id));
        await Issue(t, id);
        Assert.Equal(HttpStatusCode.Conflict, (await t.Manages.GetAsync($"/export/training-certificates-{id.Value}.zip", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates/archive", null, Ct)).StatusCode);
        await t.House.RunJobs();

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await t.Manages.GetByteArrayAsync($"/export/training-certificates-{id.Value}.zip", Ct)));
        Assert.Equal(["D-2026-0001 学员1.pdf", "D-2026-0002 学员2.pdf", "D-2026-0003 学员3.pdf"], zip.Entries.Select(e => e.Name));
        // Whoever made it, readers of either language fetch the same.
        using var english = new HttpRequestMessage(HttpMethod.Get, $"/export/training-certificates-{id.Value}.zip") { Headers = { { "Accept-Language", "en" } } };
        Assert.Equal(HttpStatusCode.OK, (await t.Manages.SendAsync(english, Ct)).StatusCode);
        Assert.Contains($"/export/training-certificates-{id.Value}.zip", await House.Text(await t.Manages.GetAsync($"/training/projects/{id.Value}/certificates", Ct)));
    }

    [Fact]
    public async Task An_archive_is_not_handed_out_once_a_certificate_of_it_is_revoked()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 2);
        await Issue(t, id);
        await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates/archive", null, Ct);
        await t.House.RunJobs();
        await t.Manages.PostAsJsonAsync($"/api/training/certificates/{(await All(t))[0].Id.Value}/revocation", new { why = "姓名有误" }, Ct);

        Assert.Contains("training.certificate.not-packed", await House.Text(await t.Manages.GetAsync($"/export/training-certificates-{id.Value}.zip", Ct)));
        await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates/archive", null, Ct);
        await t.House.RunJobs();
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await t.Manages.GetByteArrayAsync($"/export/training-certificates-{id.Value}.zip", Ct)));
        Assert.Equal("D-2026-0002 学员2.pdf", Assert.Single(zip.Entries).Name);
    }

    [Fact]
    public async Task Who_does_not_reach_the_class_gets_no_archive_of_it()
    {
        await using var t = await Trainings.Open();
        var id = await Taught(t, 1);
        await Issue(t, id);
        await t.Manages.PostAsync($"/api/training/projects/{id.Value}/certificates/archive", null, Ct);
        await t.House.RunJobs();
        using var other = await t.House.SignIn(BuiltInRoles.SchoolDean, (await t.House.GivenUnit("S02")).Id);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/export/training-certificates-{id.Value}.zip", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/api/training/projects/{id.Value}/certificates/archive", null, Ct)).StatusCode);
    }

    private static async Task<string> Failure(Trainings t, ProjectId id) =>
        (await Assert.ThrowsAsync<RuleBroken>(async () => await t.House.As<PackCertificates, string?>(await t.House.ActorOf(t.Manager), p => p.Run(PackCertificates.ArgumentOf(id, "http://localhost"), new Progress<JobProgress>(), default)))).Rule.Key;

    [Theory]
    [InlineData("""{"A":"A-{year}-{serial:0000}"}""")]
    [InlineData("""{"A":"{year}-{serial:0000}","B":"{year}","C":"{year}-{serial:0000}","D":"{year}-{serial:0000}"}""")]
    [InlineData("""{"A":"{serial:0000}","B":"{year}-{serial:0000}","C":"{year}-{serial:0000}","D":"{year}-{serial:0000}"}""")]
    public void A_template_that_tells_no_certificates_apart_is_refused(string value) => Assert.Throws<RuleBroken>(() => CertificateNumbers.Check(value));

    [GeneratedRegex(@"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]")]
    private static partial Regex Range();
}
