using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>The files of a programme: its approval by the ministry, its talent plan, its agreements.</summary>
internal sealed class ProgrammeEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Programme.Table;
    public string Edit => Permissions.Attach;

    /// <param name="record">The programme's code.</param>
    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Code == record, ct) is { } programme ? new(Noun, record, Permissions.See, programme.SchoolId, programme.Words, $"/programmes/{record}") : null;
}
