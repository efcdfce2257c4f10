using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Certificates;

/// <summary>Certificates as files: signed PDF for the holder, all of a class in one archive. Drawn when they are asked for, so that a revoked one says so.</summary>
internal sealed class CertificateFile(TongpinDb db, CurrentActor actor, CertificateSeal seal, CertificateLinks links, IUnits units)
{
    private const int AtATime = 16;

    /// <returns>Null when there is no such certificate within reach.</returns>
    public async Task<(string Name, byte[] Pdf)?> Pdf(CertificateId id, string home, CancellationToken ct)
    {
        if (await Certificate.VisibleTo(db.Certificates, actor.Value).AsNoTracking().Include(c => c.Project).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } certificate) return null;
        return ($"{certificate.Number}.pdf", Draw(certificate, await Issuer(ct), home));
    }

    /// <summary>For the public page: whoever holds the link may have the paper.</summary>
    public async Task<byte[]> PublicPdf(Certificate certificate, string home, CancellationToken ct) => Draw(certificate, await Issuer(ct), home);

    /// <summary>Writes those that count, by number; several are drawn at a time.</summary>
    public async Task Archive(ProjectId id, Stream to, string home, IProgress<JobProgress> progress, CancellationToken ct)
    {
        var certificates = await Certificate.VisibleTo(db.Certificates, actor.Value).AsNoTracking().Include(c => c.Project).Where(c => c.ProjectId == id && c.Voided == "").OrderBy(c => c.Number).ToListAsync(ct);
        var (issuer, done) = (await Issuer(ct), 0);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        foreach (var some in certificates.Chunk(AtATime))
        {
            foreach (var (certificate, pdf) in some.AsParallel().AsOrdered().WithCancellation(ct).Select(c => (c, Draw(c, issuer, home))).ToList())
            {
                // A PDF is compressed already.
                await using var entry = await zip.CreateEntry($"{certificate.Number} {certificate.Holder}.pdf", CompressionLevel.NoCompression).OpenAsync(ct);
                await entry.WriteAsync(pdf, ct);
            }
            progress.Report(new(done += some.Length, certificates.Count, ("绘制和签名", "Drawing and signing")));
        }
    }

    /// <summary>The college, as it signs.</summary>
    public async Task<Words> Issuer(CancellationToken ct) => (await units.ByNameOrCode(ct)).Values.FirstOrDefault(u => u.Kind == UnitKind.College)?.Name ?? new("学校", "The college");

    private byte[] Draw(Certificate c, Words issuer, string home)
    {
        var p = c.Project!;
        var title = p.Certificate == CertificateForm.SingleSubject ? ("单科合格证明", "Certificate of a Single Subject") : ("结业证书", "Certificate of Completion");
        var pdf = new CertificatePaper(seal.Face()).Draw(new(title.Item1, title.Item2, c.Holder,
            [$"于 {Day(p.Starts)} 至 {Day(p.Ends)} 参加", p.Name, $"完成 {p.Hours} 学时，考核合格，准予结业。"], c.Number, issuer.Zh, c.IssuedOn, links.Verify(home, c.Number), !c.IsValid ? "已作废" : c.ImportId == IImported.SampleImport ? "示例数据" : ""));
        return PdfSignature.Sign(pdf, seal.Certificate(issuer.Zh), issuer.Zh, new(c.IssuedOn.ToDateTime(new(9, 0)), TimeSpan.FromHours(8)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
