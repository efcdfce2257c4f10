using Tongpin.Kernel;

namespace Tongpin.Records.Store;

/// <summary>The first statement finds its month made. A sample written before would lie in the default partition and keep its month from being made for as long as it lies there.</summary>
internal sealed class PartitionOnStart(PgStore store, TimeProvider clock) : IStartTask
{
    public Task Run(CancellationToken ct) => store.Partition(clock.GetUtcNow(), ct);
}
