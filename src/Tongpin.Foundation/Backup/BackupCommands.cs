using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Backup;

/// <summary><c>tongpin backup FILE</c> and <c>tongpin restore FILE [--force]</c>: database, evidence, uploads and keys in one archive.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> All(OpenHouse open) => [Backup(open), Restore()];

    private static Command Backup(OpenHouse open)
    {
        var file = new Argument<FileInfo>("file") { Description = "Archive to write (.zip)." };
        var command = new Command("backup", "Writes database, evidence, uploads and keys into one archive, while the service runs.") { file };
        command.SetAction((parsed, ct) => Say(async () =>
        {
            await using var scope = await open(ct);
            await Archive.Write(scope.ServiceProvider.GetRequiredService<TongpinDb>(), scope.ServiceProvider.GetRequiredService<Storage>(), parsed.GetRequiredValue(file).FullName, ct);
            Console.WriteLine(Words.L($"已备份到 {parsed.GetRequiredValue(file)}", $"Backed up to {parsed.GetRequiredValue(file)}"));
        }));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<FileInfo>("file") { Description = "Archive to read." };
        var force = new Option<bool>("--force") { Description = "Replace what is there." };
        var command = new Command("restore", "Brings back an archive. Stop the service first.") { file, force };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => Say(async () =>
        {
            // Opening the house would fill the empty target; the settings alone say where it is.
            var settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine([.. parsed.UnmatchedTokens]).Build();
            await Archive.Read(Storage.Of(settings), parsed.GetRequiredValue(file).FullName, parsed.GetValue(force), ct);
            Console.WriteLine(Words.L("已恢复。启动服务后请看自检页。", "Restored. Start the service and look at the self-check."));
        }));
        return command;
    }

    private static async Task<int> Say(Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(broken.Words);
            return 1;
        }
    }
}

internal static class BackupRules
{
    public static readonly Rule Exists = new("foundation.backup.exists", ("文件已存在：{0}", "The file exists already: {0}"));
    public static readonly Rule NotAnArchive = new("foundation.backup.not-an-archive", ("“{0}”不是同频的备份，或已损坏：{1}", "“{0}” is no backup of Tongpin, or it is damaged: {1}"));
    public static readonly Rule OtherDatabase = new("foundation.backup.other-database", ("备份来自 {0}，而这里设置的是 {1}。", "The backup comes from {0}, but {1} is set here."));
    public static readonly Rule NotEmpty = new("foundation.backup.not-empty", ("目标里已有数据（{0}）。确实要替换请加 --force。", "The target holds data already ({0}). To replace it, add --force."));
    public static readonly Rule NoTool = new("foundation.backup.no-tool", ("没有找到 {0}。请安装 PostgreSQL 客户端工具并放进 PATH。", "{0} was not found. Please install the PostgreSQL client tools and put them on PATH."));
    public static readonly Rule ToolFailed = new("foundation.backup.tool-failed", ("{0} 失败：{1}", "{0} failed: {1}"));
}

/// <summary>The archive: a note on what it is, the database, and the rooms of files.</summary>
internal static class Archive
{
    private const string NoteName = "tongpin-backup.json", SqliteName = "tongpin.db", PostgresName = "tongpin.dump";
    private static readonly string[] Rooms = ["evidence", "uploads", "keys"];

    private sealed record Note(int Format, string Database, DateTimeOffset At);

    public static async Task Write(TongpinDb db, Storage storage, string file, CancellationToken ct)
    {
        if (File.Exists(file)) throw BackupRules.Exists.Broken(file);
        var scratch = Directory.CreateTempSubdirectory("tongpin-backup-");
        var partial = file + ".part";
        try
        {
            var dump = Path.Combine(scratch.FullName, db.IsSqlite ? SqliteName : PostgresName);
            if (db.IsSqlite) await db.Database.ExecuteSqlAsync($"VACUUM INTO {dump}", ct);
            else await RunTool("pg_dump", storage.Database!, ["--format=custom", "--no-owner", $"--file={dump}"], ct);

            using (var zip = await ZipFile.OpenAsync(partial, ZipArchiveMode.Create, ct))
            {
                await using (var note = await zip.CreateEntry(NoteName).OpenAsync(ct)) await JsonSerializer.SerializeAsync(note, new Note(1, db.IsSqlite ? "SQLite" : "PostgreSQL", TimeProvider.System.GetUtcNow()), Json.Plain, ct);
                await zip.CreateEntryFromFileAsync(dump, Path.GetFileName(dump), CompressionLevel.Fastest, ct);
                foreach (var room in Rooms.Where(r => Directory.Exists(Path.Combine(storage.Folder, r))))
                    foreach (var path in Directory.EnumerateFiles(Path.Combine(storage.Folder, room), "*", SearchOption.AllDirectories))
                        await zip.CreateEntryFromFileAsync(path, Path.GetRelativePath(storage.Folder, path).Replace('\\', '/'), CompressionLevel.Fastest, ct);
            }
            File.Move(partial, file);
        }
        finally
        {
            scratch.Delete(recursive: true);
            File.Delete(partial);
        }
    }

    public static async Task Read(Storage storage, string file, bool force, CancellationToken ct)
    {
        var scratch = Directory.CreateTempSubdirectory("tongpin-restore-");
        try
        {
            var note = await Unpack(file, scratch.FullName, ct);
            var here = storage.Database is null ? "SQLite" : "PostgreSQL";
            if (note.Database != here) throw BackupRules.OtherDatabase.Broken(note.Database, here);
            var dump = Path.Combine(scratch.FullName, storage.Database is null ? SqliteName : PostgresName);
            if (!File.Exists(dump)) throw BackupRules.NotAnArchive.Broken(file, Path.GetFileName(dump));
            if (storage.Database is null) await CheckSqlite(dump, file, ct);
            if (!force && await Holds(storage, ct) is { } what) throw BackupRules.NotEmpty.Broken(what);

            if (storage.Database is { } postgres) await RunTool("pg_restore", postgres, ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", dump], ct);
            Directory.CreateDirectory(storage.Folder);
            if (storage.Database is null)
            {
                foreach (var leftover in (ReadOnlySpan<string>)["-wal", "-shm"]) File.Delete(storage.SqliteFile + leftover);
                File.Copy(dump, storage.SqliteFile, overwrite: true);
            }
            foreach (var room in Rooms)
            {
                var target = Path.Combine(storage.Folder, room);
                if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
                if (Directory.Exists(Path.Combine(scratch.FullName, room))) CopyFolder(Path.Combine(scratch.FullName, room), target);
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    // Unpacking checks every entry's checksum and keeps every path inside the folder.
    private static async Task<Note> Unpack(string file, string folder, CancellationToken ct)
    {
        try
        {
            await ZipFile.ExtractToDirectoryAsync(file, folder, ct);
            await using var text = File.OpenRead(Path.Combine(folder, NoteName));
            return await JsonSerializer.DeserializeAsync<Note>(text, Json.Plain, ct) is { Format: 1 } note ? note : throw new InvalidDataException("format");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            throw BackupRules.NotAnArchive.Broken(file, e.Message);
        }
    }

    private static async Task CheckSqlite(string dump, string file, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = dump, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check";
            if (await command.ExecuteScalarAsync(ct) is not "ok") throw BackupRules.NotAnArchive.Broken(file, SqliteName);
        }
        catch (SqliteException e)
        {
            throw BackupRules.NotAnArchive.Broken(file, e.Message);
        }
    }

    private static async Task<string?> Holds(Storage storage, CancellationToken ct)
    {
        if (storage.Database is not { } postgres) return File.Exists(storage.SqliteFile) ? storage.SqliteFile : null;
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'", connection);
        return await command.ExecuteScalarAsync(ct) is > 0L ? connection.Database : null;
    }

    // The password goes by the environment: a command line can be read by every user of the machine.
    private static async Task RunTool(string tool, string connection, string[] arguments, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (IEnumerable<string>)[$"--host={to.Host}", $"--port={to.Port}", $"--username={to.Username}", $"--dbname={to.Database}", "--no-password", .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        try
        {
            using var process = Process.Start(start) ?? throw BackupRules.NoTool.Broken(tool);
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw BackupRules.ToolFailed.Broken(tool, said.Trim());
        }
        catch (Win32Exception)
        {
            throw BackupRules.NoTool.Broken(tool);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
