using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Drafts;

/// <summary>Keeps, finds and discards the drafts of the person who acts. A draft that nobody touches for thirty days goes.</summary>
internal sealed class DraftDrawer(TongpinDb db, CurrentActor actor, TimeProvider clock) : IDrafts
{
    public const int LongestPage = 200;
    private const int MostCharacters = 60_000, MostPages = 50;
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private IQueryable<Draft> Mine => db.Drafts.Where(d => d.PersonId == new PersonId(actor.Value.Id));

    /// <returns>When it was kept.</returns>
    public async Task<DateTimeOffset> Keep(string page, Dictionary<string, string[]> fields, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (oldest, text) = (now - Life, JsonSerializer.Serialize(fields, Json.Plain));
        if (text.Length > MostCharacters || page.Length is 0 or > LongestPage) throw Rules.DraftTooLong.Broken(MostCharacters);
        // An application with a key types nothing.
        if (!await db.People.AnyAsync(p => p.Id == new PersonId(actor.Value.Id), ct)) throw Rules.DraftOfNobody.Broken();

        await db.Atomically(async () =>
        {
            await db.Drafts.Where(d => d.At < oldest).ExecuteDeleteAsync(ct);
            if (await Mine.SingleOrDefaultAsync(d => d.Page == page, ct) is { } draft) (draft.Fields, draft.At) = (text, now);
            else
            {
                if (await Mine.CountAsync(ct) >= MostPages) db.Drafts.Remove(await Mine.OrderBy(d => d.At).FirstAsync(ct));
                db.Drafts.Add(new() { PersonId = new(actor.Value.Id), Page = page, Fields = text, At = now });
            }
            await db.SaveChangesAsync(ct);
        }, ct);
        return now;
    }

    public async Task<Draft?> Find(string page, CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - Life;
        return await Mine.AsNoTracking().SingleOrDefaultAsync(d => d.Page == page && d.At >= oldest, ct);
    }

    /// <summary>Once the form is saved, or on the person's word.</summary>
    public Task Discard(string page, CancellationToken ct) => db.Atomically(() => Mine.Where(d => d.Page == page).ExecuteDeleteAsync(ct), ct);
}
