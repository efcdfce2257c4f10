using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Tongpin.Kernel;

namespace Tongpin.Training.Certificates;

/// <summary>The same achievement as an Open Badges 3.0 credential, signed as VC-JWT with RS256 (1EdTech Open Badges 3.0, section 8; W3C Verifiable Credentials 2.0).</summary>
internal sealed class OpenBadge(CertificateSeal seal)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Profile(string home) => $"{home}/api/training/badges/issuer";
    public static string Revoked(string home) => $"{home}/api/training/badges/revoked";
    public static string Credential(string home, Certificate certificate) => $"urn:uuid:{certificate.Id.Value}";

    /// <summary>The credential as a compact JWS.</summary>
    public string Jwt(Certificate c, Words issuer, string home)
    {
        var certificate = seal.Certificate(issuer.Zh);
        using var key = certificate.GetRSAPrivateKey()!;
        var p = c.Project!;
        var from = new DateTimeOffset(c.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
        var credential = new Dictionary<string, object>
        {
            ["@context"] = new[] { "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" },
            ["id"] = Credential(home, c),
            ["type"] = new[] { "VerifiableCredential", "OpenBadgeCredential" },
            ["name"] = p.Name,
            ["issuer"] = Issuer(issuer, home),
            ["validFrom"] = from.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["credentialSubject"] = new Dictionary<string, object>
            {
                // The same as the token's `sub`; validators ask for it in both places.
                ["id"] = $"urn:uuid:{c.TraineeId.Value}",
                ["type"] = new[] { "AchievementSubject" },
                ["identifier"] = new[] { new Dictionary<string, object> { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = c.Holder, ["identityType"] = "name" } },
                ["achievement"] = new Dictionary<string, object>
                {
                    ["id"] = $"urn:uuid:{p.Id.Value}",
                    ["type"] = new[] { "Achievement" },
                    ["achievementType"] = "CertificateOfCompletion",
                    ["name"] = p.Name,
                    ["description"] = $"{p.Hours} 学时 / class hours; {c.Number}",
                    ["criteria"] = new Dictionary<string, object> { ["narrative"] = "出勤和考核合格。 Attendance and test passed." },
                },
            },
            ["credentialStatus"] = new Dictionary<string, object> { ["id"] = Revoked(home), ["type"] = "1EdTechRevocationList" },
            // Registered claims of the JWT, as the specification maps them.
            ["iss"] = Profile(home),
            ["jti"] = Credential(home, c),
            ["sub"] = $"urn:uuid:{c.TraineeId.Value}",
            ["nbf"] = from.ToUnixTimeSeconds(),
        };
        var head = new Dictionary<string, object> { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId(certificate), ["jwk"] = Jwk(certificate) };
        var text = $"{Part(head)}.{Part(credential)}";
        return $"{text}.{WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static Dictionary<string, object> Issuer(Words issuer, string home) => new() { ["id"] = Profile(home), ["type"] = new[] { "Profile" }, ["name"] = issuer.Zh, ["url"] = home };

    /// <summary>The public key (RFC 7517), under which verifiers find it.</summary>
    public Dictionary<string, object> KeySet(Words issuer) => new() { ["keys"] = new[] { Jwk(seal.Certificate(issuer.Zh)) } };

    private static Dictionary<string, object> Jwk(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey()!;
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = KeyId(certificate), ["n"] = WebEncoders.Base64UrlEncode(numbers.Modulus!), ["e"] = WebEncoders.Base64UrlEncode(numbers.Exponent!) };
    }

    private static string KeyId(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256)[..16].ToLowerInvariant();

    private static string Part(object part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part, Plain));
}
