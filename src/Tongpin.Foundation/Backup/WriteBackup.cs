using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Backup;

/// <summary>Writes database, evidence, uploads and keys into one archive while the house goes on working.</summary>
/// <remarks>The database is copied first: a file that comes later is in no row, but no row is without its file.</remarks>
internal sealed class WriteBackup(TongpinDb db, Storage storage, TimeProvider clock)
{
    public async Task<Manifest> Run(string target, CancellationToken ct)
    {
        target = Path.GetFullPath(target);
        if (Path.Exists(target)) throw Rules.BackupExists.Broken(target);
        if (!Directory.Exists(Path.GetDirectoryName(target))) throw Rules.NoFolder.Broken(Path.GetDirectoryName(target)!);
        var scratch = Archive.OwnFolder(Path.Combine(Path.GetDirectoryName(target)!, $".tongpin-backup-{Guid.NewGuid():N}"));
        try
        {
            var copy = await CopyOfDatabase(scratch, ct);
            var part = Path.Combine(scratch, "backup.zip");
            var manifest = await Pack(part, copy, ct);
            File.Move(part, target);
            return manifest;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<string> CopyOfDatabase(string scratch, CancellationToken ct)
    {
        if (db.IsSqlite)
        {
            var file = Path.Combine(scratch, "tongpin.db");
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", ct);
            return file;
        }
        var dump = Path.Combine(scratch, "tongpin.dump");
        await PostgresTool.Run("pg_dump", storage.Database!, ["--format=custom", "--no-owner", "--file", dump], ct);
        return dump;
    }

    private async Task<Manifest> Pack(string part, string copy, CancellationToken ct)
    {
        // The archive holds the keys of personal data: nobody else may read it.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(part, options);
        Manifest manifest;
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            List<Manifest.Entry> entries = [await Archive.Add(zip, $"database/{Path.GetFileName(copy)}", copy, ct)];
            foreach (var room in Archive.Rooms)
                foreach (var path in Directory.EnumerateFiles(storage.Room(room), "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                    if (File.Exists(path)) entries.Add(await Archive.Add(zip, Path.GetRelativePath(storage.Folder, path).Replace('\\', '/'), path, ct));
            manifest = new(Manifest.Known, ThisVersion.ToString(), db.IsSqlite ? "sqlite" : "postgres", clock.GetUtcNow(), entries);
            await using var last = await zip.CreateEntry(Manifest.Name).OpenAsync(ct);
            await JsonSerializer.SerializeAsync(last, manifest, Json.Plain, ct);
        }
        file.Flush(flushToDisk: true);
        return manifest;
    }

    public static Version ThisVersion { get; } = typeof(WriteBackup).Assembly.GetName().Version!;
}
