using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tongpin.Records.Reading;

/// <summary>Signed statements (xAPI 1.0.3 part 2, 2.6): a JSON web signature in compact form, by RSA with SHA-2, whose payload is the statement itself.</summary>
internal static class StatementSignature
{
    public static void Check(ReadOnlyMemory<byte> statement, ReadOnlySpan<byte> jws)
    {
        var parts = Encoding.ASCII.GetString(jws).Trim().Split('.');
        if (parts.Length != 3) throw new Refusal(Rules.Signature, "three parts with dots between them");
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            var algorithm = header.RootElement.TryGetProperty("alg", out var alg) ? alg.GetString() : null;
            var hash = algorithm switch { "RS256" => HashAlgorithmName.SHA256, "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => throw new Refusal(Rules.Signature, $"alg {algorithm}") };
            var payload = Base64Url.DecodeFromChars(parts[1]);
            if (Equivalence.Canon(Bare(payload)) != Equivalence.Canon(Bare(statement))) throw new Refusal(Rules.Signature, "the payload is another statement");

            // A certificate that comes along must have made the signature; whether one trusts it is the reader's to judge.
            if (!header.RootElement.TryGetProperty("x5c", out var chain)) return;
            using var certificate = X509CertificateLoader.LoadCertificate(chain[0].GetBytesFromBase64());
            using var key = certificate.GetRSAPublicKey();
            if (key?.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), hash, RSASignaturePadding.Pkcs1) != true) throw new Refusal(Rules.Signature, "x5c");
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or CryptographicException or ArgumentException or IndexOutOfRangeException)
        {
            throw new Refusal(Rules.Signature, e.Message);
        }
    }

    // The signature cannot be part of what it signs.
    private static ReadOnlyMemory<byte> Bare(ReadOnlyMemory<byte> statement)
    {
        var bare = JsonNode.Parse(statement.Span, documentOptions: new() { MaxDepth = StatementReader.Depth })?.AsObject() ?? throw new FormatException("null");
        if (bare["attachments"] is JsonArray attachments)
        {
            foreach (var signature in attachments.Where(a => (string?)a?["usageType"] == "http://adlnet.gov/expapi/attachments/signature").ToList()) attachments.Remove(signature);
            if (attachments.Count == 0) bare.Remove("attachments");
        }
        return JsonSerializer.SerializeToUtf8Bytes(bare);
    }
}
