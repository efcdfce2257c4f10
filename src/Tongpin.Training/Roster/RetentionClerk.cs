using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Leads;

namespace Tongpin.Training.Roster;

/// <summary>Erases what is no longer needed: the numbers of trainees whose class ended longer ago than the regulation keeps them (保存期限), and who to speak to about a lead as old.</summary>
internal sealed class EndRetention(TongpinDb db, IRegulations regulations, CurrentActor actor, EraseTrainees erase, TimeProvider clock)
{
    private const int Batch = 500;

    /// <returns>How many were erased, a batch at most.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var today = clock.GetUtcNow().BeijingDay();
        var kept = (int)(await regulations.InForce(Regulations.Retention, today, ct)).Number;
        var before = today.AddYears(-kept);
        var over = await db.Trainees.Where(t => t.ErasedOn == null && t.Project!.Ends < before).OrderBy(t => t.At).Take(Batch).ToListAsync(ct);
        // Encrypted columns cannot be asked whether they are empty; leads are few.
        List<Lead> leads = [.. (await db.Leads.Where(l => l.Since < before).ToListAsync(ct)).Where(l => l.Contact.Length + l.Phone.Length > 0)];
        if (over.Count + leads.Count == 0) return 0;
        actor.Why = Words.L($"保存期限 {kept} 年已满", $"Kept for {kept} years");
        await erase.Run(over, ct);
        foreach (var lead in leads) lead.Forget();
        await db.SaveChangesAsync(ct);
        return over.Count + leads.Count;
    }
}

/// <summary>Looks once a day for what is no longer needed.</summary>
internal sealed class RetentionClerk(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionClerk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in clock.After(Pause, stoppingToken))
        {
            try
            {
                int erased;
                do
                {
                    await using var scope = scopes.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
                    erased = await scope.ServiceProvider.GetRequiredService<EndRetention>().Run(stoppingToken);
                }
                while (erased > 0);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogError(e, "Personal data past its time was not erased; the next round tries again.");
            }
        }
    }
}
