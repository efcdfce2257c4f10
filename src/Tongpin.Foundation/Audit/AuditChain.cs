using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>A place where the history is no longer what was sealed.</summary>
/// <param name="Key">line-changed, line-missing, line-added, seal-changed, seal-missing or line-unsealed.</param>
public sealed record BrokenLink(string Key, Words Words);

/// <summary>
/// The chain over the history: each seal covers a batch of lines and the seal before, so that a line that is changed, removed or
/// slipped in later is found and named. It shows tampering by those who can write to the database but cannot rewrite every seal
/// they have handed out: <c>tongpin audit seal</c> prints the last one for keeping elsewhere.
/// </summary>
internal sealed class AuditChain(TongpinDb db, TimeProvider clock)
{
    /// <summary>Lines of one seal at most.</summary>
    public const int Batch = 1000;
    private const int DigestLength = 8;

    /// <summary>Seals what is not sealed yet.</summary>
    /// <returns>Lines sealed now.</returns>
    public async Task<int> Seal(CancellationToken ct)
    {
        var total = 0;
        for (int sealedNow; (sealedNow = await SealBatch(ct)) > 0; total += sealedNow) { }
        return total;
    }

    private async Task<int> SealBatch(CancellationToken ct)
    {
        if (!await db.History.AnyAsync(e => e.SealId == null, ct)) return 0;
        var count = 0;
        await db.Atomically(async () =>
        {
            var lines = await db.History.AsNoTracking().Where(e => e.SealId == null).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
            if ((count = lines.Count) == 0) return;
            var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
            var number = (last?.Id ?? 0) + 1;
            var hashes = lines.Select(HashOf).ToList();
            db.Add(new AuditSeal { Id = number, At = clock.GetUtcNow(), Count = count, Digests = DigestsOf(lines, hashes), Hash = HashOf(last?.Hash, number, hashes) });
            await db.SaveChangesAsync(ct);
            var ids = lines.Select(l => l.Id).ToArray();
            await db.History.Where(e => EF.Parameter(ids).Contains(e.Id)).ExecuteUpdateAsync(e => e.SetProperty(x => x.SealId, (long?)number), ct);
            db.ChangeTracker.Clear();
        }, ct);
        return count;
    }

    /// <summary>Recomputes every seal, one at a time, oldest first.</summary>
    /// <returns>The first broken link, or null when the history is whole.</returns>
    public async Task<BrokenLink?> Verify(CancellationToken ct)
    {
        string? before = null;
        long number = 0, last = await db.Seals.MaxAsync(s => (long?)s.Id, ct) ?? 0;
        while (number < last)
        {
            number++;
            if (await db.Seals.AsNoTracking().SingleOrDefaultAsync(s => s.Id == number, ct) is not { } seal)
                return new("seal-missing", new($"封条 {number} 不见了。", $"Seal {number} is missing."));
            var lines = await db.History.AsNoTracking().Where(e => e.SealId == number).OrderBy(e => e.Id).ToListAsync(ct);
            var hashes = lines.Select(HashOf).ToList();
            if (HashOf(before, number, hashes) != seal.Hash) return Broken(seal, lines, hashes);
            before = seal.Hash;
        }
        if (await db.History.AsNoTracking().Where(e => e.SealId != null && e.SealId > last).OrderBy(e => e.Id).Select(e => new { e.Id, e.SealId }).FirstOrDefaultAsync(ct) is { } orphan)
            return new("seal-missing", new($"封条 {orphan.SealId} 不见了，第 {orphan.Id} 行仍指向它。", $"Seal {orphan.SealId} is missing; line {orphan.Id} still names it."));
        // What was sealed comes before what is not; a line that lost its seal stands in between.
        var newest = await db.History.Where(e => e.SealId != null).MaxAsync(e => (long?)e.Id, ct) ?? 0;
        return await db.History.Where(e => e.SealId == null && e.Id < newest).OrderBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct) is { } open
            && await IsOld(open, ct)
            ? new("line-unsealed", new($"第 {open} 行失去了封条。", $"Line {open} has lost its seal."))
            : null;
    }

    /// <summary>Number, count and hash of the last seal, or null when there is none.</summary>
    public Task<AuditSeal?> Last(CancellationToken ct) => db.Seals.AsNoTracking().OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);

    // On PostgreSQL a slow transaction may save a smaller number after the seal was set; it is sealed with the next batch.
    private async Task<bool> IsOld(long id, CancellationToken ct) =>
        clock.GetUtcNow() - await db.History.Where(e => e.Id == id).Select(e => e.At).SingleAsync(ct) > TimeSpan.FromHours(1);

    private static BrokenLink Broken(AuditSeal seal, List<AuditEntry> lines, List<byte[]> hashes)
    {
        var known = Enumerable.Range(0, seal.Digests.Length / (2 * DigestLength)).ToDictionary(
            i => BinaryPrimitives.ReadInt64BigEndian(seal.Digests.AsSpan(i * 2 * DigestLength)),
            i => seal.Digests.AsMemory(i * 2 * DigestLength + DigestLength, DigestLength));
        foreach (var (id, digest) in known)
        {
            var at = lines.FindIndex(l => l.Id == id);
            if (at < 0) return new("line-missing", new($"封条 {seal.Id}：第 {id} 行不见了。", $"Seal {seal.Id}: line {id} is missing."));
            if (!hashes[at].AsSpan(0, DigestLength).SequenceEqual(digest.Span)) return new("line-changed", new($"封条 {seal.Id}：第 {id} 行（{lines[at].Noun}，{Show.Instant(lines[at].At)}）被改过。", $"Seal {seal.Id}: line {id} ({lines[at].Noun}, {Show.Instant(lines[at].At)}) was changed."));
        }
        return lines.FirstOrDefault(l => !known.ContainsKey(l.Id)) is { } stranger
            ? new("line-added", new($"封条 {seal.Id}：第 {stranger.Id} 行是后来加上的。", $"Seal {seal.Id}: line {stranger.Id} was slipped in later."))
            : new("seal-changed", new($"封条 {seal.Id} 被改过。", $"Seal {seal.Id} was changed."));
    }

    // Number and first eight bytes of the hash of each line, so that a broken one can be named.
    private static byte[] DigestsOf(List<AuditEntry> lines, List<byte[]> hashes)
    {
        var digests = new byte[lines.Count * 2 * DigestLength];
        for (var i = 0; i < lines.Count; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(digests.AsSpan(i * 2 * DigestLength), lines[i].Id);
            hashes[i].AsSpan(0, DigestLength).CopyTo(digests.AsSpan(i * 2 * DigestLength + DigestLength));
        }
        return digests;
    }

    private static string HashOf(string? before, long number, List<byte[]> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{before}|{number}|")));
        foreach (var line in hashes) hash.AppendData(line);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 over every field, each with its length before it, so that no two different lines read the same.</summary>
    private static byte[] HashOf(AuditEntry line)
    {
        var text = new StringBuilder();
        foreach (var field in (ReadOnlySpan<string>)
        [
            line.Id.ToString(CultureInfo.InvariantCulture),
            (line.At.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
            line.ActorId.ToString(), line.ActorName, line.Did, line.Noun, line.Record, line.Changes, line.Why, line.ImportId?.ToString() ?? "",
        ])
            text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field};");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
