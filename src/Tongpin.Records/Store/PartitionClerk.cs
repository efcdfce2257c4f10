using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tongpin.Records.Store;

/// <summary>Makes next month's partitions in time, once a day; <see cref="PartitionOnStart"/> makes the first.</summary>
internal sealed class PartitionClerk(PgStore store, TimeProvider clock, ILogger<PartitionClerk> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.Partition(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogError(e, "Partitions were not made; statements go to the default one.");
            }
        }
    }
}
