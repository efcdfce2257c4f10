using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Evidence;

internal sealed class EvidenceRoom(TongpinDb db, CurrentActor actor, Storage storage, TimeProvider clock) : IEvidence
{
    public const int MostMegabytes = 20;
    public const long MostBytes = MostMegabytes * 1_000_000L;

    public async Task<EvidenceId> Attach(string noun, string record, string name, Stream file, string note, string permission, CancellationToken ct)
    {
        name = Path.GetFileName(name.Replace('\\', '/'));
        if (name.Length > 200) name = name[^200..];
        var path = Path.Combine(storage.Room("evidence"), Path.GetRandomFileName());
        try
        {
            string hash, type;
            long size;
            await using (var kept = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous))
            {
                (hash, size) = await Copy(file, kept, ct);
                if (size == 0) throw EvidenceRules.Empty.Broken();
                type = EvidenceKinds.Of(kept, name) ?? throw EvidenceRules.WrongType.Broken(name);
            }
            File.Move(path, PathOf(hash), overwrite: true);
            var evidence = new EvidenceFile { Noun = noun, Record = record, Sha256 = hash, Name = name, Size = size, Type = type, Note = note.Trim(), Permission = permission, By = actor.Value.Id, ByName = actor.Value.Name, At = clock.GetUtcNow() };
            db.Add(evidence);
            await db.SaveChangesAsync(ct);
            return evidence.Id;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<IReadOnlyList<EvidenceRow>> Of(string noun, string record, CancellationToken ct) =>
        await Present(noun, record).OrderBy(e => e.At).Select(e => new EvidenceRow(e.Id, e.Name, e.Size, e.Type, e.ByName, e.At, e.Note)).ToListAsync(ct);

    public Task<int> Count(string noun, string record, CancellationToken ct) => Present(noun, record).CountAsync(ct);

    public async Task Remove(EvidenceId id, string why, CancellationToken ct)
    {
        var evidence = await db.Evidence.SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw EvidenceRules.Absent.Broken();
        if (!evidence.MayBeRemovedBy(actor.Value)) throw EvidenceRules.NotYours.Broken();
        evidence.Remove(why, clock.GetUtcNow());
        actor.Why = why;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The file and where it lies, or null for absent, removed and not for this actor: the three look alike.</summary>
    public async Task<(EvidenceFile, string Path)?> Open(EvidenceId id, CancellationToken ct) =>
        await db.Evidence.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.RemovedAt == null, ct) is { } evidence && evidence.MayBeReadBy(actor.Value) && File.Exists(PathOf(evidence.Sha256))
            ? (evidence, PathOf(evidence.Sha256)) : null;

    private IQueryable<EvidenceFile> Present(string noun, string record) => db.Evidence.AsNoTracking().Where(e => e.Noun == noun && e.Record == record && e.RemovedAt == null);

    private string PathOf(string hash) => Path.Combine(storage.Room(Path.Combine("evidence", hash[..2])), hash);

    private static async Task<(string Hash, long Size)> Copy(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, size) = (new byte[1 << 16], 0L);
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if ((size += read) > MostBytes) throw EvidenceRules.TooLarge.Broken(MostMegabytes);
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
