using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>Seals the history every five seconds, away from all requests.</summary>
internal sealed class Sealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Sealer> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Pause, clock);
        while (await Next(beat, stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
                await scope.ServiceProvider.GetRequiredService<AuditChain>().Seal(stoppingToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "The history was not sealed; it is tried again in a moment.");
            }
            catch (OperationCanceledException) { }
        }
    }

    private static async Task<bool> Next(PeriodicTimer beat, CancellationToken ct)
    {
        try
        {
            return await beat.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary><c>tongpin audit verify</c> (1 and the broken link when the history was tampered with) and <c>tongpin audit seal</c>.</summary>
internal static class AuditCommands
{
    public static Command Of(OpenHouse open)
    {
        var verify = new Command("verify", "Recompute every seal over the history and name the first broken link.");
        verify.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var chain = scope.ServiceProvider.GetRequiredService<AuditChain>();
            if (await chain.Verify(ct) is { } broken)
            {
                Console.Error.WriteLine($"{broken.Key}: {broken.Words}");
                return 1;
            }
            Console.WriteLine(Words.L("审计完整。", "The history is whole."));
            Print(await chain.Last(ct));
            return 0;
        });
        var seal = new Command("seal", "Seal what is not sealed yet and print the last seal.");
        seal.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var chain = scope.ServiceProvider.GetRequiredService<AuditChain>();
            var lines = await chain.Seal(ct);
            Console.WriteLine(Words.L($"新封 {lines} 行。", $"{lines} lines sealed."));
            Print(await chain.Last(ct));
            return 0;
        });
        return new("audit", "The chain over the history.") { verify, seal };
    }

    private static void Print(AuditSeal? last)
    {
        if (last is not null) Console.WriteLine($"{last.Id} {last.Hash} {Show.Instant(last.At)}");
    }
}
