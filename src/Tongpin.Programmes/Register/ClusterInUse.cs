using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>What names a cluster by its code: an import of clusters is not taken back under the evidence and the votes that were given for them.</summary>
internal sealed class ClusterInUse(TongpinDb db, IDemand demand) : IKeepRecords
{
    public string Noun => IDemand.Cluster;

    public async Task<Words?> WhyKeep(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var codes = await demand.ClusterCodes(ids, ct);
        var evidence = await db.Evidence.CountAsync(e => codes.Contains(e.ClusterCode), ct);
        // Shares are kept as one value, so votes are looked through here; there are some hundreds a year.
        var votes = (await db.WeightVotes.AsNoTracking().Select(v => v.Shares).ToListAsync(ct)).Count(s => s.Keys.Any(codes.Contains));
        return evidence + votes == 0 ? null : new($"{evidence} 条对接依据、{votes} 份权重投票用到这些集群", $"other records name these clusters (evidence of fit {evidence}, votes on weights {votes})");
    }
}
