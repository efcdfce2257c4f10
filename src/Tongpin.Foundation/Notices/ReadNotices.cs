using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Notices;

/// <summary>A person reads what was told.</summary>
internal sealed class ReadNotices(TongpinDb db, CurrentActor actor, TimeProvider clock)
{
    private IQueryable<Notice> Mine => db.Notices.Where(n => n.PersonId == new PersonId(actor.Value.Id));

    /// <returns>Where it leads; null when there is no such notice for this person.</returns>
    public async Task<string?> One(NoticeId id, CancellationToken ct)
    {
        if (await Mine.SingleOrDefaultAsync(n => n.Id == id, ct) is not { } notice) return null;
        notice.ReadAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return notice.Href;
    }

    public async Task All(CancellationToken ct)
    {
        foreach (var notice in await Mine.Where(n => n.ReadAt == null).ToListAsync(ct)) notice.ReadAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
    }
}
