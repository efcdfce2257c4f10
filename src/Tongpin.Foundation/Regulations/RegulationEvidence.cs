using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

/// <summary>The source documents of a regulation, by its code.</summary>
internal sealed class RegulationEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => "foundation_regulation";
    public string Edit => Permissions.EditRegulations;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        await db.Regulations.AnyAsync(r => r.Code == record, ct) ? new(Noun, record, Permissions.SeeRegulations) : null;
}
