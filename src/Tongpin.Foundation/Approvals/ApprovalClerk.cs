using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>Watches the deadlines: reminds once before and once after, and closes panels whose time is over.</summary>
internal sealed class RemindDeciders(TongpinDb db, ApprovalBook book, IRegulations regulations, IWorkingDays days, TimeProvider clock)
{
    /// <returns>How many requests were moved or reminded of.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        // load
        var now = clock.GetUtcNow();
        var today = now.BeijingDay();
        var before = (int)(await regulations.InForce(ApprovalBook.RemindBefore, today, ct)).Number;
        var soon = await days.After(today, Math.Clamp(before, 0, 60), ct);
        var due = await db.Approvals.AsNoTracking().Where(a => a.State == ApprovalState.Running && ((a.Reminded == Reminder.None && a.Due <= soon) || (a.Reminded != Reminder.After && a.Due < today))).OrderBy(a => a.Due).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);

        var done = 0;
        foreach (var id in due)
        {
            try
            {
                if (await One(id, today, now, ct)) done++;
            }
            catch (RuleBroken) { } // Somebody decides it at this moment; the next round looks again.
        }
        return done;
    }

    private async Task<bool> One(ApprovalId id, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Approvals.Include(a => a.Lines).SingleOrDefaultAsync(a => a.Id == id, ct) is not { State: ApprovalState.Running } request) return false;
        var late = request.Due < today;
        if (late && request.CloseLate(now) is { } verdict)
        {
            await book.Move(request, verdict, await book.RouteOf(request, request.At, ct), now, ct);
        }
        else
        {
            request.Reminded = late ? Reminder.After : Reminder.Before;
            await book.TellDeciders(request, title => late
                ? ($"审批已超期（{Show.Day(request.Due)}）：{title.Zh}", $"Late since {Show.Day(request.Due)}: {title.En}")
                : ($"审批将到期（{Show.Day(request.Due)}）：{title.Zh}", $"Due on {Show.Day(request.Due)}: {title.En}"), late ? "late" : "soon", ct);
        }
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Looks at the deadlines every few minutes, so that no request waits for it.</summary>
internal sealed class ApprovalClerk(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ApprovalClerk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in clock.After(Pause, stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.House;
                await scope.ServiceProvider.GetRequiredService<RemindDeciders>().Run(stoppingToken);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogError(e, "The deadlines of requests were not looked at; the next round tries again.");
            }
        }
    }
}
