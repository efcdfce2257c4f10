using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Enterprises;

/// <summary>The files of an enterprise: what its size class and its cooperation rest on.</summary>
internal sealed class EnterpriseEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Enterprise.Table;
    public string Edit => Permissions.Import;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new EnterpriseId(value) is var id && await db.Enterprises.Where(e => e.Id == id).Select(e => e.Name).FirstOrDefaultAsync(ct) is { } name
            ? new(Noun, record, Permissions.See, Title: Words.Same(name), Href: $"/demand/enterprises?q={Uri.EscapeDataString(name)}") : null;
}
