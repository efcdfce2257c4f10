using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Kernel;

namespace Tongpin.Records.Reports;

/// <summary>Adds the counts of commits up once a minute.</summary>
internal sealed class TallyClerk(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TallyClerk> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in clock.After(TimeSpan.FromMinutes(1), stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
                await scope.ServiceProvider.GetRequiredService<DailyCounts>().AddUp(stoppingToken);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning(e, "Counts were not added up; the next round tries again.");
            }
        }
    }
}
