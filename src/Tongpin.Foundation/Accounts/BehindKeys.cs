using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

internal static class BehindKeys
{
    /// <summary>Who acts in truth: behind an application stands the person who gave it its key, and who may not do through it what he may not do himself.</summary>
    public static async Task<Guid> PersonBehind(this TongpinDb db, Actor actor, CancellationToken ct) =>
        await db.ApiKeys.Where(k => k.Id == actor.Id).Select(k => (Guid?)k.CreatedBy).FirstOrDefaultAsync(ct) ?? actor.Id;
}
