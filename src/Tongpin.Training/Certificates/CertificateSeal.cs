using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SkiaSharp;
using Tongpin.Kernel;

namespace Tongpin.Training.Certificates;

/// <summary>With what certificates are signed and drawn: the college's key beside the other keys, and a font with Chinese characters.</summary>
/// <remarks>The key is made at the first use and signs for itself. A college that has a certificate of an authority lays it there as <c>certificates.pfx</c> (no password).</remarks>
internal sealed class CertificateSeal(Storage storage, IConfiguration settings, TimeProvider clock) : IDisposable
{
    private const string DebianFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    private readonly Lock gate = new();
    private X509Certificate2? certificate;
    private SKTypeface? face;

    /// <param name="issuer">Who signs, when the key is yet to be made.</param>
    public X509Certificate2 Certificate(string issuer)
    {
        lock (gate) return certificate ??= X509CertificateLoader.LoadPkcs12FromFile(File(issuer), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The font of the setting <c>Tongpin:Font</c>, or Debian's.</summary>
    /// <exception cref="RuleBroken">It is not there.</exception>
    public SKTypeface Face()
    {
        var path = settings["Tongpin:Font"] is { Length: > 0 } set ? set : DebianFont;
        lock (gate) return face ??= CertificatePaper.Face(path) ?? throw Rules.NoFont.Broken(path);
    }

    private string File(string issuer)
    {
        var path = Path.Combine(storage.Room("keys"), "certificates.pfx");
        if (System.IO.File.Exists(path)) return path;
        using var rsa = RSA.Create(3072);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(issuer.Length <= 64 ? issuer : issuer[..64]);
        var request = new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        using var made = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(20));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(made.Export(X509ContentType.Pfx));
        return path;
    }

    public void Dispose()
    {
        certificate?.Dispose();
        face?.Dispose();
    }
}
