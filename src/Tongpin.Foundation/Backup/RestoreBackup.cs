using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Backup;

/// <summary>Puts a backup in place of what is there. The house must not be running; nothing is touched before the whole archive was unpacked and found right.</summary>
internal sealed class RestoreBackup(Storage storage, TimeProvider clock)
{
    private string BeforeRestore => Path.Combine(storage.Folder, $"before-restore-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");

    /// <param name="force">Also when there is data; what lies in the data folder is moved aside, tables of PostgreSQL are replaced.</param>
    public async Task<Manifest> Run(string archive, bool force, CancellationToken ct)
    {
        if (!File.Exists(archive)) throw Rules.NoArchive.Broken(archive);
        if (!force && await HasData(ct)) throw Rules.NotEmpty.Broken(storage.Database is null ? storage.Folder : "PostgreSQL");
        // Beside the data, so that putting in place is a rename.
        var staging = Archive.OwnFolder(Path.Combine(storage.Folder, $".restore-{Guid.NewGuid():N}"));
        try
        {
            var manifest = await Check(archive, staging, ct);
            if (storage.Database is { } postgres)
            {
                await Replace(postgres, Path.Combine(staging, "database", "tongpin.dump"), () => PutInPlace(staging), ct);
            }
            else
            {
                await MustBeAlone(ct);
                PutInPlace(staging);
            }
            return manifest;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private async Task<Manifest> Check(string archive, string staging, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(archive, ct);
            var manifest = await Archive.Read(zip, ct);
            var kind = storage.Database is null ? "sqlite" : "postgres";
            if (manifest.Database != kind) throw Rules.OtherDatabase.Broken(manifest.Database, kind);
            if (!Version.TryParse(manifest.Version, out var version) || version > WriteBackup.ThisVersion) throw Rules.NewerBackup.Broken(manifest.Version, WriteBackup.ThisVersion);
            await Archive.Unpack(zip, manifest, staging, ct);
            var database = Path.Combine(staging, "database", kind == "sqlite" ? "tongpin.db" : "tongpin.dump");
            if (!File.Exists(database) || kind == "sqlite" && !await IsWhole(database, ct)) throw Rules.NoBackup.Broken("database");
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw Rules.NoBackup.Broken(archive);
        }
    }

    // pg_restore's own --clean stumbles over the keys of partitions. So what was there steps aside, and comes back when anything fails.
    private static async Task Replace(string postgres, string dump, Action putFilesInPlace, CancellationToken ct)
    {
        try
        {
            await Sql("ALTER SCHEMA public RENAME TO before_restore; CREATE SCHEMA public", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateSchema)
        {
            throw Rules.RestoreBrokenOff.Broken();
        }
        try
        {
            await PostgresTool.Run("pg_restore", postgres, ["--no-owner", "--single-transaction", "--exit-on-error", dump], ct);
            putFilesInPlace();
        }
        catch
        {
            await Sql("DROP SCHEMA public CASCADE; ALTER SCHEMA before_restore RENAME TO public", CancellationToken.None);
            throw;
        }
        await Sql("DROP SCHEMA before_restore CASCADE", ct);

        async Task Sql(string text, CancellationToken until)
        {
            await using var connection = new NpgsqlConnection(postgres);
            await connection.OpenAsync(until);
            await using var command = new NpgsqlCommand(text, connection);
            await command.ExecuteNonQueryAsync(until);
        }
    }

    // What a running house wrote after its file was moved aside would be lost. Only who has the file alone can end its log of writes.
    private async Task MustBeAlone(CancellationToken ct)
    {
        if (!File.Exists(storage.SqliteFile)) return;
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            if (await command.ExecuteScalarAsync(ct) is not "delete") throw Rules.HouseIsRunning.Broken();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw Rules.HouseIsRunning.Broken();
        }
        catch (SqliteException)
        {
            // A damaged file is what a restore is for.
        }
    }

    /// <summary>All or nothing: a folder that cannot be moved, such as a mount, brings back what was moved before it.</summary>
    private void PutInPlace(string staging)
    {
        var aside = BeforeRestore;
        var moved = new Stack<(string From, string To)>();
        if (!OperatingSystem.IsWindows() && Directory.Exists(Path.Combine(staging, "keys")))
            foreach (var key in Directory.EnumerateFiles(Path.Combine(staging, "keys"))) File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            foreach (var file in (string[])[storage.SqliteFile, storage.SqliteFile + "-wal", storage.SqliteFile + "-shm"])
                if (storage.Database is null && File.Exists(file)) Move(file, Path.Combine(Directory.CreateDirectory(aside).FullName, Path.GetFileName(file)));
            foreach (var room in Archive.Rooms)
            {
                var (here, there) = (Path.Combine(storage.Folder, room), Path.Combine(staging, room));
                if (Directory.Exists(here) && Directory.EnumerateFileSystemEntries(here).Any()) Move(here, Path.Combine(Directory.CreateDirectory(aside).FullName, room));
                else if (Directory.Exists(here)) Directory.Delete(here);
                if (Directory.Exists(there)) Move(there, here);
            }
            // The database last: until it is there the house starts empty rather than with rows whose files are missing.
            if (storage.Database is null) Move(Path.Combine(staging, "database", "tongpin.db"), storage.SqliteFile);
        }
        catch
        {
            while (moved.TryPop(out var step)) Directory.Move(step.To, step.From);
            throw;
        }

        // Of files, too: the name is the only difference.
        void Move(string from, string to)
        {
            Directory.Move(from, to);
            moved.Push((from, to));
        }
    }

    // A key alone is no data: the command itself makes one when it opens a new folder.
    private async Task<bool> HasData(CancellationToken ct)
    {
        if (((string[])["evidence", "uploads"]).Select(r => Path.Combine(storage.Folder, r)).Any(f => Directory.Exists(f) && Directory.EnumerateFileSystemEntries(f).Any())) return true;
        if (storage.Database is not { } postgres) return File.Exists(storage.SqliteFile);
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public')", connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task<bool> IsWhole(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return await command.ExecuteScalarAsync(ct) is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
