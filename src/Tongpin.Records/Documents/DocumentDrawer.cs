using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Records.Documents;

/// <summary>Where a document lies.</summary>
/// <param name="Registration">Null: without one, or, when states are listed or deleted, with any.</param>
/// <param name="Name">Null: all documents of the place.</param>
internal readonly record struct Place(DocumentKind Kind, long Activity, long Agent, Guid? Registration, string? Name);

/// <summary>Keeps and finds documents. Reading what is there, deciding and writing are one step: two writers of one document wait for each other.</summary>
internal sealed class DocumentDrawer(TongpinDb db)
{
    public Task<Document?> Find(Place place, CancellationToken ct) => One(place).AsNoTracking().FirstOrDefaultAsync(ct);

    /// <summary>Ids of the documents of a place, changed since an instant.</summary>
    public Task<List<string>> Names(Place place, DateTimeOffset? since, CancellationToken ct)
    {
        var all = All(place);
        if (since is { } at) all = all.Where(d => d.UpdatedAt > at);
        return all.Select(d => d.Name).Distinct().Order().ToListAsync(ct);
    }

    /// <param name="decide">What is to be written over what is there, or a refusal.</param>
    public Task Write(Place place, Func<Document?, (string Type, byte[] Content)> decide, Func<byte[], string> hash, DateTimeOffset now, CancellationToken ct) => db.Atomically(async () =>
    {
        await Lock(place, ct);
        var before = await One(place).FirstOrDefaultAsync(ct);
        var (type, content) = decide(before);
        if (before is null) db.Documents.Add(new() { Kind = place.Kind, Activity = place.Activity, Agent = place.Agent, Registration = place.Registration ?? Guid.Empty, Name = place.Name!, ContentType = type, Content = content, Hash = hash(content), UpdatedAt = now });
        else (before.ContentType, before.Content, before.Hash, before.UpdatedAt) = (type, content, hash(content), now);
        await db.SaveChangesAsync(ct);
    }, ct);

    public Task Delete(Place place, Action<Document?> check, CancellationToken ct) => db.Atomically(async () =>
    {
        await Lock(place, ct);
        if (place.Name is not null) check(await One(place).AsNoTracking().FirstOrDefaultAsync(ct));
        await (place.Name is null ? All(place) : One(place)).ExecuteDeleteAsync(ct);
    }, ct);

    /// <summary>All documents about an agent, for the erasure of personal data.</summary>
    public Task<int> Forget(long agent, CancellationToken ct) => db.Documents.Where(d => d.Agent == agent).ExecuteDeleteAsync(ct);

    // On SQLite the gate lets one writer in anyway.
    private Task Lock(Place place, CancellationToken ct) => db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({place.Activity ^ place.Agent ^ Store.Term.Of(place.Name ?? "")})", ct);

    private IQueryable<Document> One(Place place) => db.Documents.Where(d => d.Kind == place.Kind && d.Activity == place.Activity && d.Agent == place.Agent && d.Registration == (place.Registration ?? Guid.Empty) && d.Name == place.Name);

    private IQueryable<Document> All(Place place)
    {
        var all = db.Documents.Where(d => d.Kind == place.Kind && d.Activity == place.Activity && d.Agent == place.Agent);
        return place.Registration is { } registration ? all.Where(d => d.Registration == registration) : all;
    }
}
