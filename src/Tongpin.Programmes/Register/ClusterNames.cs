using Tongpin.Demand;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>Names of the clusters valid today, by code, for lists that hold codes.</summary>
internal sealed class ClusterNames(IDemand demand, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct) =>
        (await demand.Clusters(clock.GetUtcNow().BeijingDay(), ct)).ToDictionary(c => c.Code, c => c.Name);
}
