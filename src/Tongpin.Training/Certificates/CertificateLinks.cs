using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Tongpin.Training.Certificates;

/// <summary>Links by which anybody verifies a certificate. The mark in them is made with the module's key, so that a number alone opens nothing and none can be invented.</summary>
internal sealed class CertificateLinks(TrainingKey key, IConfiguration settings)
{
    private const int Digits = 20;

    /// <summary>The college's own address by the setting <c>Tongpin:Address</c>, else the one that was asked: papers last longer than a name of a server.</summary>
    public string Home(HttpContext http) => settings["Tongpin:Address"] is { Length: > 0 } set ? set.TrimEnd('/') : $"{http.Request.Scheme}://{http.Request.Host}";

    public string Path(string number) => $"/training/verify/{Uri.EscapeDataString(number)}/{key.Mark("certificate", number, Digits)}";
    public string Verify(string home, string number) => home + Path(number);
    public bool IsGenuine(string number, string mark) => mark.Length == Digits && key.IsMark("certificate", number, mark);
}
