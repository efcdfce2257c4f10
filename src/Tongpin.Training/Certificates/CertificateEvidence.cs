using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Certificates;

/// <summary>The files of a certificate, such as the signed receipt. They go with the personal data of its holder.</summary>
internal sealed class CertificateEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public const string Table = "training_certificate";
    public string Noun => Table;
    public string Edit => Permissions.Personal;
    public bool IsPersonal => true;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await Certificate.VisibleTo(db.Certificates, actor.Value, Permissions.Personal).AsNoTracking().FirstOrDefaultAsync(c => c.Id == new CertificateId(id), ct) is { } certificate
            ? new(Noun, record, Permissions.Personal, certificate.UnitId, Words.Same($"{certificate.Number} {certificate.Holder}"), $"/training/projects/{certificate.ProjectId.Value}/certificates") : null;
}
