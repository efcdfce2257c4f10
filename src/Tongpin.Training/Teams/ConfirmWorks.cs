using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>The office confirms the hours of a project (工时确认): they go into the ledger, each once.</summary>
internal sealed class ConfirmWorks(TongpinDb db, ProjectDesk desk, ILedger ledger)
{
    /// <returns>How many were confirmed; null when there is no such project within reach.</returns>
    public async Task<int?> Run(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.Manage, ct) is not { } project) return null;
        var works = await db.Works.Include(w => w.Member).Where(w => w.ProjectId == id && !w.Confirmed).ToListAsync(ct);
        foreach (var work in works.Where(w => w.Confirm())) await ledger.Enter(Post(project, work), ct);
        await db.SaveChangesAsync(ct);
        return works.Count;
    }

    public static LedgerPost Post(TrainingProject project, Work work, Member? of = null)
    {
        var member = of ?? work.Member!;
        return MoneyBooks.Post(project, MoneyBooks.Works, $"{work.Role}", work.Hours, work.Day, new($"{member.Name} {TeamWords.Of(work.Role).Zh}", $"{member.Name} {TeamWords.Of(work.Role).En}"), $"work {work.Id.Value}") with { Person = member.PersonId };
    }
}
