using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>The chain over the history: seals batches of lines, and tells whether anything was changed behind the house's back.</summary>
/// <remarks>
/// A seal is SHA-256 over the hash before it, its number, its instant and the full hashes of its lines. Whoever rewrites the end of the chain and all its
/// lines alike leaves no trace in the database; the number and hash that <c>tongpin audit verify</c> prints are there to be kept elsewhere.
/// </remarks>
internal sealed class AuditChain(TongpinDb db, TimeProvider clock)
{
    public const int MostLines = 1000;
    private const int DigestLength = 8;
    private static readonly string Start = new('0', 64);

    /// <summary>Seals the next batch, if there is one.</summary>
    /// <returns>How many lines were sealed; 0 also when another process was faster.</returns>
    public async Task<int> SealNext(CancellationToken ct)
    {
        if (!await db.History.AnyAsync(e => e.SealId == null, ct)) return 0;
        var (number, count) = (0L, 0);
        try
        {
            await db.Atomically(async () =>
            {
                var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
                var lines = await db.History.AsNoTracking().Where(e => e.SealId == null).OrderBy(e => e.Id).Take(MostLines).ToListAsync(ct);
                if (lines.Count == 0) return;

                number = (last?.Id ?? 0) + 1;
                var seal = Of(number, clock.GetUtcNow(), last?.Hash ?? Start, lines);
                // Two processes may come this far together; the key of the seal lets one of them in.
                db.Seals.Add(seal);
                await db.SaveChangesAsync(ct);
                var ids = lines.Select(e => e.Id).ToList();
                // By id: with several writers a lower id may become visible later, and belongs to a later seal.
                count = await db.History.Where(e => EF.Parameter(ids).Contains(e.Id) && e.SealId == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.SealId, number), ct);
                if (count != lines.Count) throw new InvalidOperationException("Lines of the history were sealed by another process meanwhile.");
            }, ct);
        }
        catch (DbUpdateException) when (number > 0)
        {
            db.ChangeTracker.Clear();
            if (!await db.Seals.AnyAsync(s => s.Id == number, ct)) throw;
            return 0;
        }
        db.ChangeTracker.Clear();
        return count;
    }

    /// <summary>Seals all that waits.</summary>
    public async Task<int> Seal(CancellationToken ct)
    {
        var total = 0;
        while (await SealNext(ct) is > 0 and var count) total += count;
        return total;
    }

    /// <summary>Goes over the whole chain, one batch in memory at a time, and stops at the first broken link.</summary>
    public async Task<AuditVerdict> Verify(CancellationToken ct)
    {
        var (previous, number, lines) = (Start, 0L, 0L);
        while (await db.Seals.AsNoTracking().Where(s => s.Id > number).OrderBy(s => s.Id).FirstOrDefaultAsync(ct) is { } seal)
        {
            if (seal.Id != ++number) return Broken(new(AuditFault.MissingSeal, number, null));
            var batch = await db.History.AsNoTracking().Where(e => e.SealId == number).OrderBy(e => e.Id).ToListAsync(ct);
            if (Fault(seal, previous, batch) is { } fault) return Broken(fault);
            (previous, lines) = (seal.Hash, lines + batch.Count);
        }
        var seals = db.Seals;
        if (await db.History.Where(e => e.SealId != null && !seals.Any(s => s.Id == e.SealId)).MinAsync(e => e.SealId, ct) is { } orphan) return Broken(new(AuditFault.MissingSeal, orphan, null));
        return Broken(null);

        AuditVerdict Broken(AuditBreak? at) => new(number, lines, previous, at);
    }

    private static AuditBreak? Fault(AuditSeal seal, string previous, List<AuditEntry> lines)
    {
        var right = Of(seal.Id, seal.At, previous, lines);
        var sameDigests = right.Digests.AsSpan().SequenceEqual(seal.Digests);
        if (right.Hash == seal.Hash) return sameDigests && seal.Count == lines.Count ? null : new(AuditFault.ChangedSeal, seal.Id, null);
        // The lines are those that were sealed, so it is the seal, or the one before it, that was rewritten.
        if (sameDigests) return new(AuditFault.ChangedSeal, seal.Id, null);

        var sealedLines = seal.Digests.Length / DigestLength;
        var at = right.Digests.AsSpan().CommonPrefixLength(seal.Digests) / DigestLength;
        return lines.Count.CompareTo(sealedLines) switch
        {
            > 0 => new(AuditFault.AddedLine, seal.Id, lines[at].Id),
            < 0 => new(AuditFault.MissingLine, seal.Id, at > 0 ? lines[at - 1].Id : null),
            _ => new(AuditFault.ChangedLine, seal.Id, lines[at].Id),
        };
    }

    private static AuditSeal Of(long number, DateTimeOffset at, string previous, List<AuditEntry> lines)
    {
        at = Truncate(at);
        var digests = new byte[lines.Count * DigestLength];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Convert.FromHexString(previous));
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(head, number);
        BinaryPrimitives.WriteInt64BigEndian(head[8..], Microseconds(at));
        sha.AppendData(head);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var (i, line) in lines.Index())
        {
            SHA256.HashData(Canonical(line), hash);
            sha.AppendData(hash);
            hash[..DigestLength].CopyTo(digests.AsSpan(i * DigestLength));
        }
        return new() { Id = number, At = at, Count = lines.Count, Digests = digests, Hash = Convert.ToHexStringLower(sha.GetHashAndReset()) };
    }

    // Every text with its length before it, so that no two lines have the same bytes; instants as both databases keep them.
    private static ReadOnlySpan<byte> Canonical(AuditEntry line)
    {
        var bytes = new MemoryStream(512);
        using var writer = new BinaryWriter(bytes);
        writer.Write(line.Id);
        writer.Write(Microseconds(line.At));
        foreach (var text in (ReadOnlySpan<string>)[line.ActorId.ToString(), line.ActorName, line.Did, line.Noun, line.Record, line.Changes, line.Why, line.ImportId?.ToString() ?? ""]) writer.Write(text);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }

    private static long Microseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
    private static DateTimeOffset Truncate(DateTimeOffset at) => new(Microseconds(at) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>What is wrong with a link of the chain.</summary>
internal enum AuditFault { ChangedLine, MissingLine, AddedLine, ChangedSeal, MissingSeal }

/// <param name="Line">The line at fault; for a missing line the last one before it, null when it was the first of its seal.</param>
internal sealed record AuditBreak(AuditFault Fault, long Seal, long? Line)
{
    public Words Words => Fault switch
    {
        AuditFault.ChangedLine => new($"封签 {Seal} 中的第 {Line} 号记录被改动。", $"Line {Line} of seal {Seal} was changed."),
        AuditFault.AddedLine => new($"封签 {Seal} 中多出第 {Line} 号记录。", $"Line {Line} was added to seal {Seal}."),
        AuditFault.MissingLine => Line is null ? new($"封签 {Seal} 的第一条记录缺失。", $"The first line of seal {Seal} is missing.") : new($"封签 {Seal} 中第 {Line} 号之后的记录缺失。", $"A line after {Line} is missing from seal {Seal}."),
        AuditFault.MissingSeal => new($"封签 {Seal} 缺失。", $"Seal {Seal} is missing."),
        _ => new($"封签 {Seal}（或其前一个封签）被改动。", $"Seal {Seal}, or the one before it, was changed."),
    };
}

/// <summary>The answer of a verification.</summary>
/// <param name="Seals">Number of the last seal that was looked at.</param>
/// <param name="Lines">Lines that were found right.</param>
/// <param name="Hash">Hash of the last right seal.</param>
/// <param name="Break">The first broken link, or null.</param>
internal sealed record AuditVerdict(long Seals, long Lines, string Hash, AuditBreak? Break);
