using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Teams;

/// <summary>The office confirms the hours of a project (工时确认): they go into the ledger, each once. What was confirmed wrongly is taken back by the opposite entry.</summary>
internal sealed class ConfirmWorks(TongpinDb db, ProjectDesk desk, ILedger ledger, CurrentActor actor)
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

    /// <returns>False when there is no such project within reach, or no such hours in it.</returns>
    public async Task<bool> TakeBack(ProjectId id, WorkId work, string? why, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Manage, ct) is not { } project || await db.Works.Include(w => w.Member).FirstOrDefaultAsync(w => w.Id == work && w.ProjectId == id, ct) is not { } found) return false;

        // decide
        actor.Why = Reasons.Of(why);
        if (!found.Confirmed) throw Rules.WorkNotConfirmed.Broken();
        if (await db.LinkageYears.AnyAsync(y => y.Year == found.Day.Year, ct)) throw Rules.WorkYearClosed.Broken(found.Day.Year);

        // save: a cause that the book knows gives its entry
        await ledger.Reverse(await ledger.Enter(Post(project, found), ct), actor.Why, found.Day, ct);
        db.Works.Remove(found);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public static LedgerPost Post(TrainingProject project, Work work, Member? of = null)
    {
        var member = of ?? work.Member!;
        return MoneyBooks.Post(project, MoneyBooks.Works, $"{work.Role}", work.Hours, work.Day, new($"{member.Name} {TeamWords.Of(work.Role).Zh}", $"{member.Name} {TeamWords.Of(work.Role).En}"), $"work {work.Id.Value}") with { Person = member.PersonId };
    }
}
