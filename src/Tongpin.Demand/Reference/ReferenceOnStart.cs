using Microsoft.EntityFrameworkCore;
using Tongpin.Demand.Sample;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>Brings the dated cluster taxonomies and the reading of portal labels that ship with the house; what the college has changed stays.</summary>
internal sealed class ReferenceOnStart(TongpinDb db) : IStartTask
{
    public async Task Run(CancellationToken ct)
    {
        if (!await db.Clusters.AnyAsync(ct))
            db.Clusters.AddRange(DemandSample.Clusters.Select(c => new Cluster
            {
                Code = c.Code,
                Name = c.Name,
                NameEn = c.NameEn,
                Taxonomy = c.Taxonomy,
                Tier = c.Tier,
                TierEn = c.TierEn,
                IndustryCodes = [.. c.Industries],
                Confidence = c.Confirmed ? Confidence.Confirmed : Confidence.Unconfirmed,
                ValidFrom = c.ValidFrom,
                ValidTo = c.ValidTo,
                Source = c.Source,
            }));
        if (!await db.IndustryLabels.AnyAsync(ct))
            db.IndustryLabels.AddRange(DemandSample.Labels.Select(l => new IndustryLabel { Label = l.Label, IndustryCodes = [.. l.Industries] }));
        await db.SaveChangesAsync(ct);
    }
}
