using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tongpin.Tests.Records;

/// <summary>Signed statements (xAPI 1.0.3 part 2, 2.6).</summary>
public sealed class SignaturesTests
{
    private const string Use = "http://adlnet.gov/expapi/attachments/signature";
    private static readonly string Id = Lrs.NewId();
    private static readonly string Plain = Lrs.Statement(Id);

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_signature_by_RSA_with_SHA_2_over_the_statement_is_taken_and_comes_out_again(string algorithm)
    {
        await using var lrs = await Lrs.Open();
        var jws = Sign(Plain, algorithm);

        Assert.Equal(HttpStatusCode.OK, (await Send(lrs, jws)).StatusCode);
        Assert.Contains(jws, await (await lrs.Send(HttpMethod.Get, $"statements?statementId={Id}&attachments=true")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_writing_of_the_same_statement_is_signed_by_the_same_signature()
    {
        await using var lrs = await Lrs.Open();
        Assert.Equal(HttpStatusCode.OK, (await Send(lrs, Sign(Plain.Replace(",", " ,\n", StringComparison.Ordinal), "RS256"))).StatusCode);
    }

    [Fact]
    public async Task A_signature_without_a_certificate_is_taken_as_it_is()
    {
        await using var lrs = await Lrs.Open();
        Assert.Equal(HttpStatusCode.OK, (await Send(lrs, Sign(Plain, "RS256", certificate: false))).StatusCode);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "the payload says something else", Sign(Plain.Replace("passed", "failed", StringComparison.Ordinal), "RS256") },
        { "the payload was changed after it was signed", Tampered(Sign(Plain.Replace("passed", "failed", StringComparison.Ordinal), "RS256"), Plain) },
        { "the signature is another one", Sign(Plain, "RS256") is var jws ? $"{jws[..jws.LastIndexOf('.')]}.{Base64Url.EncodeToString(new byte[256])}" : "" },
        { "the algorithm is a shared secret", Sign(Plain, "HS256") },
        { "the algorithm is none", Sign(Plain, "none") },
        { "there is no algorithm", $"{Part("{}")}.{Part(Plain)}.AA" },
        { "two parts", $"{Part("{\"alg\":\"RS256\"}")}.{Part(Plain)}" },
        { "the header is no JSON", $"{Part("{")}.{Part(Plain)}.AA" },
        { "the header is no object", $"{Part("[]")}.{Part(Plain)}.AA" },
        { "the algorithm is a number", $"{Part("{\"alg\":256}")}.{Part(Plain)}.AA" },
        { "the payload is no JSON", $"{Part("{\"alg\":\"RS256\"}")}.{Part("hello")}.AA" },
        { "the payload is not base64", $"{Part("{\"alg\":\"RS256\"}")}.!!!.AA" },
        { "the certificate is none", $"{Part("{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}")}.{Part(Plain)}.AA" },
        { "the chain is empty", $"{Part("{\"alg\":\"RS256\",\"x5c\":[]}")}.{Part(Plain)}.AA" },
        { "nothing", "" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_signature_that_is_not_the_statements_own_is_refused_and_nothing_is_kept(string why, string jws)
    {
        await using var lrs = await Lrs.Open();
        var answer = await Send(lrs, jws);

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, why);
        Assert.Equal("records.signature", await Lrs.Error(answer));
        Assert.Empty(await lrs.Ids(""));
    }

    [Fact]
    public async Task A_signature_is_an_octet_stream_and_comes_along()
    {
        await using var lrs = await Lrs.Open();
        var jws = Sign(Plain, "RS256");

        Assert.Equal("records.signature", await Lrs.Error(await Send(lrs, jws, type: "text/plain")));
        Assert.Equal("records.multipart", await Lrs.Error(await lrs.Post(Attached(jws, "application/octet-stream"))));
    }

    private static Task<HttpResponseMessage> Send(Lrs lrs, string jws, string type = "application/octet-stream")
    {
        var file = new ByteArrayContent(Encoding.ASCII.GetBytes(jws));
        file.Headers.TryAddWithoutValidation("Content-Type", type);
        file.Headers.TryAddWithoutValidation("Content-Transfer-Encoding", "binary");
        file.Headers.TryAddWithoutValidation("X-Experience-API-Hash", HashOf(jws));
        return lrs.Send(HttpMethod.Post, "statements", new MultipartContent("mixed") { new StringContent(Attached(jws, type), Encoding.UTF8, "application/json"), file });
    }

    private static string Attached(string jws, string type) => Lrs.Statement(Id, more: $$""","attachments":[{"usageType":"{{Use}}","display":{"en":"Signature"},"contentType":"{{type}}","length":{{jws.Length}},"sha2":"{{HashOf(jws)}}"}]""");

    private static string HashOf(string jws) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(jws)));

    private static string Sign(string payload, string algorithm, bool certificate = true)
    {
        using var key = RSA.Create(2048);
        var hash = algorithm switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        using var own = new CertificateRequest("CN=test", key, hash, RSASignaturePadding.Pkcs1).CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var head = Part($$"""{"alg":"{{algorithm}}"{{(certificate ? $",\"x5c\":[\"{Convert.ToBase64String(own.RawData)}\"]" : "")}}}""");
        return $"{head}.{Part(payload)}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes($"{head}.{Part(payload)}"), hash, RSASignaturePadding.Pkcs1))}";
    }

    private static string Tampered(string jws, string payload) => jws.Split('.') is [var head, _, var signature] ? $"{head}.{Part(payload)}.{signature}" : jws;

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
