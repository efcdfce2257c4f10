using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.Jobs;
using Tongpin.Foundation.People;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Foundation.Exchange;

/// <summary>How large an uploaded file may be; <c>Tongpin:Import:MaxMegabytes</c>, 64 unless told.</summary>
internal sealed record UploadLimit(int Megabytes)
{
    public long Bytes => Megabytes * 1_000_000L;
    public static UploadLimit Of(IConfiguration settings) => new(settings.GetValue("Tongpin:Import:MaxMegabytes", 64));
    public RuleBroken Broken() => ImportRules.TooLarge.Broken(Megabytes);
}

/// <summary>The way of a file into the house: taken, checked, confirmed, perhaps taken back. The same for page, API and command line.</summary>
internal sealed class ImportDesk(TongpinDb db, CurrentActor actor, AuditTrail trail, JobBoard jobs, Storage storage, UploadLimit limit, TimeProvider clock, IEnumerable<ImportKind> kinds, IEnumerable<IKeepRecords> keepers, HistoryWords words)
{
    public const string CheckWork = "foundation.import.check";
    public const string WriteWork = "foundation.import.write";

    /// <summary>What this actor may import.</summary>
    public IEnumerable<ImportKind> Kinds => kinds.Where(k => actor.Value.May(k.Permission));

    public ImportKind KindOf(string key)
    {
        var kind = kinds.FirstOrDefault(k => k.Key == key) ?? throw ImportRules.UnknownKind.Broken(key, string.Join(", ", kinds.Select(k => k.Key)));
        return actor.Value.May(kind.Permission) ? kind : throw ImportRules.NotAllowed.Broken(kind.Title);
    }

    /// <summary>Keeps the file as it came, sealed: tables of people hold their numbers in full. Reading stops at the limit, so an endless upload fills no disk.</summary>
    public async Task<Import> Take(ImportKind kind, string fileName, Stream file, CancellationToken ct)
    {
        var path = Path.Combine(storage.Room("uploads"), Path.GetRandomFileName() + ".part");
        try
        {
            var (hash, size) = await Keep(file, path, ct);
            if (size == 0) throw ImportRules.NoFile.Broken();
            var name = Path.GetFileName(fileName.Replace('\\', '/'));
            var import = new Import { Kind = kind.Key, FileName = name.Length <= 200 ? name : name[^200..], Hash = hash, Size = size, By = actor.Value.Id, ByName = actor.Value.Name, At = clock.GetUtcNow() };
            File.Move(path, Import.FileOf(storage, import.Id));
            db.Add(import);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch
            {
                File.Delete(Import.FileOf(storage, import.Id));
                throw;
            }
            return import;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<JobId> StartCheck(Import import, CancellationToken ct) =>
        await jobs.Start(CheckWork, new($"检查：{import.FileName}", $"Check: {import.FileName}"), import.Id.ToString(), ct);

    /// <summary>Reads the whole file and says what it would do; writes nothing but what was found.</summary>
    public async Task Check(Guid id, IProgress<JobProgress> progress, CancellationToken ct)
    {
        var import = await Find(id, ct);
        if (import.State is ImportState.Done or ImportState.Undone) throw ImportRules.AlreadyDone.Broken();
        try
        {
            import.Take(await KindOf(import.Kind).Check(Work(import, progress), ct));
            (import.State, import.Failure) = (ImportState.Checked, null);
        }
        catch (RuleBroken broken)
        {
            (import.State, import.Failure) = (ImportState.Failed, broken.Words);
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Has a checked import written by a job.</summary>
    /// <param name="overwrite">Also where a person changed a field by hand.</param>
    public async Task<JobId> Confirm(Guid id, bool overwrite, CancellationToken ct)
    {
        var import = await Find(id, ct);
        MustBeRight(import);
        if (import.Overwrite != overwrite)
        {
            import.Overwrite = overwrite;
            await db.SaveChangesAsync(ct);
        }
        return await jobs.TryStart(WriteWork, new($"导入：{import.FileName}", $"Import: {import.FileName}"), id.ToString(), ct) ?? throw ImportRules.BeingDone.Broken();
    }

    /// <summary>Writes everything in one transaction; a kill on the way leaves nothing.</summary>
    public async Task Write(Guid id, IProgress<JobProgress> progress, CancellationToken ct)
    {
        actor.Import = id;
        await db.Atomically(async () =>
        {
            var import = await Find(id, ct);
            MustBeRight(import);
            // One of two that come at the same time gets the line; the other finds it done.
            if (await db.Imports.Where(i => i.Id == id && i.State == ImportState.Checked).ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Done), ct) == 0) throw ImportRules.AlreadyDone.Broken();
            db.Entry(import).State = EntityState.Detached;

            var kind = KindOf(import.Kind);
            var report = await kind.Write(Work(import, progress), ct);
            await db.SaveChangesAsync(ct);

            import = await db.Imports.SingleAsync(i => i.Id == id, ct);
            import.Take(report);
            import.DoneAt = clock.GetUtcNow();
            trail.Note(db, "imported", "foundation_import", id.ToString(), new { kind.Key, import.FileName, import.Hash, import.Added, import.Changed, import.Unchanged, import.Kept });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>How many of the records that it brought a person has changed since: what an undo would lose.</summary>
    public Task<int> ChangedByHand(Import import, CancellationToken ct) => KindOf(import.Kind).ChangedByHand(db, import.Id, ct);

    /// <param name="evenByHand">Also new records that a person has changed since.</param>
    public async Task Undo(Guid id, bool evenByHand, CancellationToken ct)
    {
        actor.Import = id;
        actor.Why ??= Words.L("撤销导入", "Import undone");
        await db.Atomically(async () =>
        {
            var import = await Find(id, ct);
            if (await db.Imports.Where(i => i.Id == id && i.State == ImportState.Done).ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Undone).SetProperty(x => x.DoneAt, clock.GetUtcNow()), ct) == 0) throw ImportRules.NotDone.Broken();
            await KindOf(import.Kind).Undo(new(db, import, keepers, words, evenByHand), ct);
            trail.Note(db, "undone", "foundation_import", id.ToString(), new { import.Added, import.Changed });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>The file as it came; taking it away leaves a line in the history.</summary>
    /// <returns>Null when it is no longer there.</returns>
    public async Task<(string Name, Stream Content)?> Original(Guid id, CancellationToken ct)
    {
        var import = await Find(id, ct);
        if (Import.FileOf(storage, id) is var path && !File.Exists(path)) return null;
        trail.Note(db, "downloaded", "foundation_import", id.ToString(), new { import.FileName });
        await db.SaveChangesAsync(ct);
        return (import.FileName, SealedFile.Open(path));
    }

    /// <summary>An import of a kind that this actor may use; whose right ends at some units sees his own, for a file holds other people's rows, too.</summary>
    public async Task<Import> Find(Guid id, CancellationToken ct)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw ImportRules.Absent.Broken();
        return actor.Value.ReachOf(KindOf(import.Kind).Permission).All || import.By == actor.Value.Id ? import : throw ImportRules.Absent.Broken();
    }

    private static void MustBeRight(Import import)
    {
        if (import.State is ImportState.Done or ImportState.Undone) throw ImportRules.AlreadyDone.Broken();
        if (import.State is ImportState.Failed && import.Failure is { } words) throw new RuleBroken(ImportRules.NotChecked, words);
        if (import.State is not ImportState.Checked) throw ImportRules.NotChecked.Broken();
        if (import.Problems > 0) throw ImportRules.HasProblems.Broken(import.Problems);
    }

    private ImportWork Work(Import import, IProgress<JobProgress> progress) => new(db, import, Import.FileOf(storage, import.Id), SheetLimits.Default, progress);

    private async Task<(string Hash, long Size)> Keep(Stream from, string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await SealedFile.Write(path, from, piece =>
        {
            if ((size += piece.Length) > limit.Bytes) throw limit.Broken();
            hash.AppendData(piece.Span);
        }, ct);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}

internal sealed class CheckImport(ImportDesk desk) : IJobWork
{
    public string Kind => ImportDesk.CheckWork;
    public bool IsWaitedFor => true;

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        await desk.Check(Guid.Parse(argument), progress, ct);
        return $"/imports/{argument}";
    }
}

internal sealed class WriteImport(ImportDesk desk) : IJobWork
{
    public string Kind => ImportDesk.WriteWork;
    public bool IsWaitedFor => true;

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        await desk.Write(Guid.Parse(argument), progress, ct);
        return $"/imports/{argument}";
    }
}
