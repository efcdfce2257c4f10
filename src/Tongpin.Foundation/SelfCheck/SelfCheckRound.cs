using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation.SelfCheck;

/// <summary>One line of the self-check.</summary>
public sealed record SelfCheckRow(Words Name, CheckResult Result, Words Finding, Words? Advice);

/// <summary>Asks every check in turn; one that fails or hangs does not keep the others from answering.</summary>
internal sealed class SelfCheckRound(IEnumerable<ISelfCheck> checks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<SelfCheckRow>> Run(CancellationToken ct)
    {
        List<SelfCheckRow> rows = [];
        foreach (var check in checks)
        {
            var answer = await Ask(check, ct);
            rows.Add(new(check.Name, answer.Result, answer.Finding, answer.Advice));
        }
        return rows;
    }

    private static async Task<CheckAnswer> Ask(ISelfCheck check, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return await check.Ask(patience.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            return CheckAnswer.Fail(Words.Same(e is OperationCanceledException ? $"> {Patience.TotalSeconds} s" : e.Message), ("请查看日志。", "See the log."));
        }
    }
}

internal static class SelfCheckDoors
{
    public static IServiceCollection AddSelfCheck(this IServiceCollection services) => services.AddScoped<SelfCheckRound>()
        .AddScoped<ISelfCheck, DatabaseCheck>().AddScoped<ISelfCheck, MigrationsCheck>().AddScoped<ISelfCheck, ClockCheck>().AddScoped<ISelfCheck, DiskCheck>().AddScoped<ISelfCheck, FolderCheck>()
        .AddScoped<ISelfCheck, JobsCheck>().AddScoped<ISelfCheck, OutboxCheck>().AddScoped<ISelfCheck, SealCheck>().AddScoped<ISelfCheck, FontCheck>().AddScoped<ISelfCheck, SampleCheck>();

    public static void MapSelfCheck(this IEndpointRouteBuilder routes)
    {
        // Alive: the process answers. Ready: it can also work, so that a balancer may send people here.
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).ExcludeFromDescription();
        routes.MapGet("/readyz", async (TongpinDb db, CancellationToken ct) =>
            await db.Database.CanConnectAsync(ct) && !(db.Database.GetMigrations().Any() && (await db.Database.GetPendingMigrationsAsync(ct)).Any())
                ? TypedResults.Text("ready") : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).ExcludeFromDescription();
        routes.MapGet("/api/foundation/self-check", (SelfCheckRound round, CancellationToken ct) => round.Run(ct))
            .RequireAuthorization(Permissions.Administer).WithTags("自检 Self-check").WithSummary("What works and what to do about what does not");
    }

    /// <summary><c>tongpin check</c>: 1 when something does not work.</summary>
    public static Command Command(OpenHouse open)
    {
        var command = new Command("check", "Checks database, disk, clock, jobs and the like.");
        command.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var rows = await scope.ServiceProvider.GetRequiredService<SelfCheckRound>().Run(ct);
            foreach (var row in rows) Console.WriteLine($"{row.Result,-5} {row.Name}: {row.Finding}{(row.Advice is { } advice ? $" → {advice}" : "")}");
            return rows.Any(r => r.Result == CheckResult.Fail) ? 1 : 0;
        });
        return command;
    }
}
