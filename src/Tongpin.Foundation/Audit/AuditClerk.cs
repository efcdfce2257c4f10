using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>Seals the history every five seconds, so that no request waits for it.</summary>
internal sealed class AuditClerk(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditClerk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in clock.After(Pause, stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
                await scope.ServiceProvider.GetRequiredService<AuditChain>().Seal(stoppingToken);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogError(e, "The history was not sealed; the next round tries again.");
            }
        }
    }
}
