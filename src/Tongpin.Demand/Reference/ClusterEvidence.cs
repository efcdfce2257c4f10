using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>The source documents of a cluster, by its code: the plan that names it.</summary>
internal sealed class ClusterEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = IDemand.Cluster;
    public string Noun => Table;
    public string Edit => Permissions.Import;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        await db.Clusters.AsNoTracking().FirstOrDefaultAsync(c => c.Code == record, ct) is { } cluster ? new(Noun, record, Permissions.See, Title: cluster.Words, Href: $"/demand/clusters/{record}") : null;
}
