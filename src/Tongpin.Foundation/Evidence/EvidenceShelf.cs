using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

/// <summary>Keeps and finds evidence.</summary>
internal sealed class EvidenceShelf(TongpinDb db, Storage storage, CurrentActor actor, EvidenceNouns nouns, TimeProvider clock) : IEvidence
{
    public const int MostMegabytes = 20;
    private const int Most = MostMegabytes * 1_000_000;

    public async Task<EvidenceId> Attach(EvidencePlace place, string fileName, Stream content, string note, CancellationToken ct)
    {
        var name = EvidenceKind.CleanName(fileName);
        var room = storage.Room("evidence");
        // In the same folder, so that the last step is a rename: a file with a hash for a name is always whole.
        var part = Path.Combine(room, $"{Guid.NewGuid():N}.part");
        try
        {
            var (hash, size, type) = await Take(part, name, content, ct);
            var file = new EvidenceFile
            {
                Hash = hash,
                Name = name,
                Size = size,
                Type = type,
                UploadedBy = actor.Value.Id,
                By = actor.Value.Name,
                At = clock.GetUtcNow(),
                Noun = place.Noun,
                Record = place.Record,
                Permission = place.Permission,
                UnitId = place.Unit,
                Note = note.Trim() is { Length: > 400 } words ? words[..400] : note.Trim(),
                Alone = nouns.Of(place.Noun) is { IsPersonal: true },
            };
            File.Move(part, Path.Combine(room, file.Kept), overwrite: true);
            db.Evidence.Add(file);
            await db.SaveChangesAsync(ct);
            return file.Id;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<IReadOnlyList<EvidenceFacts>> List(string noun, string record, CancellationToken ct) =>
        await Standing(noun, record).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => new EvidenceFacts(e.Id, e.Name, e.Size, e.Type, e.By, e.At, e.Note)).ToListAsync(ct);

    public Task<int> Count(string noun, string record, CancellationToken ct) => Standing(noun, record).CountAsync(ct);

    public async Task<IReadOnlyDictionary<string, int>> Counts(string noun, CancellationToken ct) =>
        await db.Evidence.Where(e => e.Noun == noun && e.RemovedAt == null).GroupBy(e => e.Record).Select(g => new { g.Key, Files = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Files, ct);

    /// <summary>Whoever reads a file goes through <see cref="EvidenceDesk.Open"/>, which asks whether he may.</summary>
    /// <returns>The file and where it lies; null when there is none, or it was taken off its record.</returns>
    public async Task<(EvidenceFile File, string Path)?> Open(EvidenceId id, CancellationToken ct) =>
        await db.Evidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is { RemovedAt: null } file && Path.Combine(storage.Room("evidence"), file.Kept) is var path && File.Exists(path) ? (file, path) : null;

    /// <summary>Takes a file off its record; whether the actor may is the page's to know.</summary>
    /// <returns>False when it is not there (any more).</returns>
    public async Task<bool> Remove(string noun, string record, EvidenceId id, string? why, CancellationToken ct)
    {
        if (await Standing(noun, record).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } file) return false;
        if (IsHeld(file)) throw Rules.EvidenceOfOthers.Broken();
        if (nouns.Of(noun) is { } known && await known.IsDecidedOn(record, ct)) throw Rules.EvidenceDecidedOn.Broken();
        if ((await db.Approvals.AsNoTracking().Where(a => a.Noun == noun && a.Record == record).SelectMany(a => a.Lines).ToListAsync(ct)).Concat(await OfRequest(noun, record, ct)).Any(l => l.Cites.Contains(id))) throw Rules.EvidenceCited.Broken();
        file.Remove(why, actor.Value.Name, clock.GetUtcNow());
        actor.Why = file.RemovedWhy;
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>Files of a record that this actor may not remove, since others attached them.</returns>
    public async Task<IReadOnlyCollection<EvidenceId>> Held(string noun, string record, CancellationToken ct) =>
        nouns.Of(noun) is { RemoveOthers: not null } ? [.. (await Standing(noun, record).AsNoTracking().ToListAsync(ct)).Where(IsHeld).Select(e => e.Id)] : [];

    public async Task Erase(string noun, IReadOnlyCollection<string> records, CancellationToken ct)
    {
        foreach (var file in await db.Evidence.Where(e => e.Noun == noun && records.Contains(e.Record) && e.Name != EvidenceFile.Gone).ToListAsync(ct))
        {
            file.Erase(actor.Value.Name, clock.GetUtcNow());
            if (file.Alone) db.Tell(new EvidenceErased(file.Kept), clock.GetUtcNow());
        }
    }

    private bool IsHeld(EvidenceFile file) => file.UploadedBy != actor.Value.Id && nouns.Of(file.Noun)?.RemoveOthers is { } permission && !EvidenceDesk.Reaches(actor.Value, permission, file.UnitId);

    private async Task<IReadOnlyList<ApprovalLine>> OfRequest(string noun, string record, CancellationToken ct) =>
        noun == "foundation_approval" && Guid.TryParse(record, out var id) ? await db.Set<ApprovalLine>().AsNoTracking().Where(l => l.ApprovalId == new ApprovalId(id)).ToListAsync(ct) : [];

    private IQueryable<EvidenceFile> Standing(string noun, string record) => db.Evidence.Where(e => e.Noun == noun && e.Record == record && e.RemovedAt == null);

    private static async Task<(string Hash, long Size, string Type)> Take(string part, string name, Stream content, CancellationToken ct)
    {
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int n; (n = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Length + n > Most) throw Rules.EvidenceTooLarge.Broken(MostMegabytes);
            sha.AppendData(buffer.AsSpan(0, n));
            await file.WriteAsync(buffer.AsMemory(0, n), ct);
        }
        await file.FlushAsync(ct);
        if (file.Length == 0) throw Rules.EvidenceEmpty.Broken();
        var type = EvidenceKind.TypeOf(file, name);
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), file.Length, type);
    }
}

/// <summary>The content of a file is no longer to be kept.</summary>
/// <param name="Kept">Its name in the evidence folder.</param>
internal sealed record EvidenceErased(string Kept) : IFact;

/// <summary>Takes erased content from the disk once the save that erased it stands.</summary>
internal sealed class BurnEvidence(Storage storage) : IHear<EvidenceErased>
{
    public Task Hear(EvidenceErased fact, CancellationToken ct)
    {
        File.Delete(Path.Combine(storage.Room("evidence"), Path.GetFileName(fact.Kept)));
        return Task.CompletedTask;
    }
}
