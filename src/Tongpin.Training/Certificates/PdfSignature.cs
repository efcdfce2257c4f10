using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongpin.Training.Certificates;

/// <summary>Signs a PDF by an incremental update (ISO 32000-1, 12.8): what was written stays, a signature field over the whole file is added, in the form of PAdES B-B (ETSI EN 319 142-1).</summary>
/// <remarks>For files with a classic table of references and one page, as Skia writes them.</remarks>
internal static partial class PdfSignature
{
    private const int Room = 8192;
    private const string Hole = "/ByteRange [0 0000000000 0000000000 0000000000]";
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <param name="at">When it was signed, as the file says.</param>
    public static byte[] Sign(byte[] pdf, X509Certificate2 certificate, string name, DateTimeOffset at)
    {
        var text = Bytes.GetString(pdf);
        var before = StartXref().Matches(text)[^1].Groups[1].Value;
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var (size, root) = (Number(trailer, @"/Size (\d+)"), Number(trailer, @"/Root (\d+) 0 R"));
        var catalog = Object(text, root);
        var pages = Object(text, Number(catalog, @"/Pages (\d+) 0 R"));
        var page = Number(pages, @"/Kids \[\s*(\d+) 0 R");
        var (field, signature) = (size, size + 1);

        var update = new StringBuilder();
        var places = new SortedDictionary<int, int>();
        Add(root, With(catalog, $"/AcroForm <</Fields [{field} 0 R] /SigFlags 3>>"));
        Add(page, With(Object(text, page), $"/Annots [{field} 0 R]"));
        Add(field, $"<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /Rect [0 0 0 0] /F 132 /P {page} 0 R /V {signature} 0 R>>");
        Add(signature, $"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached {Hole} /Contents <{new string('0', Room * 2)}> /M (D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) /Name <{Utf16(name)}>>>");
        var table = pdf.Length + update.Length;
        update.Append("xref\n");
        foreach (var (number, place) in places) update.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:0000000000} 00000 n \n");
        var info = Info().Match(trailer) is { Success: true } known ? known.Value : "";
        update.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size + 2} /Root {root} 0 R {info} /Prev {before}>>\nstartxref\n{table}\n%%EOF\n");

        // The hash covers everything but the hole in which it will lie.
        byte[] whole = [.. pdf, .. Bytes.GetBytes(update.ToString())];
        var all = Bytes.GetString(whole);
        var from = all.LastIndexOf("/Contents <", StringComparison.Ordinal) + "/Contents ".Length;
        var to = from + Room * 2 + 2;
        Write(whole, all.LastIndexOf(Hole, StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {from:0000000000} {to:0000000000} {whole.Length - to:0000000000}]"));
        var seal = Seal([.. whole.AsSpan(0, from), .. whole.AsSpan(to)], certificate);
        if (seal.Length > Room) throw new InvalidOperationException("The signature is larger than its place.");
        Write(whole, from + 1, Convert.ToHexString(seal));
        return whole;

        void Add(int number, string body)
        {
            places[number] = pdf.Length + update.Length;
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
    }

    private static byte[] Seal(byte[] content, X509Certificate2 certificate)
    {
        // signing-certificate-v2 (RFC 5035), which PAdES asks for; SHA-256 is its default.
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { DigestAlgorithm = new("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), writer.Encode()));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    private static string Object(string text, int number)
    {
        var start = Regex.Match(text, $@"(?<=^|[\r\n]){number} 0 obj\s*", RegexOptions.RightToLeft, TimeSpan.FromSeconds(1));
        return text[(start.Index + start.Length)..text.IndexOf("endobj", start.Index, StringComparison.Ordinal)].Trim();
    }

    private static string With(string dictionary, string entry) => $"{dictionary[..dictionary.LastIndexOf(">>", StringComparison.Ordinal)]} {entry}>>";

    private static int Number(string text, string pattern) => int.Parse(Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Utf16(string text) => Convert.ToHexString([0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    private static void Write(byte[] file, int at, string text) => Bytes.GetBytes(text, file.AsSpan(at));

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"/Info \d+ 0 R")]
    private static partial Regex Info();
}
