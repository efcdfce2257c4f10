using System.CommandLine;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;

namespace Tongpin.Foundation.SelfCheck;

public enum CheckLevel { Ok, Warn, Fail }

/// <summary>One thing looked at: how it stands, and what to do about it when it does not stand well.</summary>
public sealed record CheckLine(string Key, Words Name, CheckLevel Level, string Finding, Words? Todo = null);

/// <summary>Looks at everything the house stands on (自检).</summary>
internal sealed class Inspection(TongpinDb db, Storage storage, JobRunner runner, AuditChain chain, TimeProvider clock)
{
    private const long Gigabyte = 1L << 30;

    public async Task<IReadOnlyList<CheckLine>> Look(CancellationToken ct)
    {
        var first = await Guard("database", ("数据库", "Database"), () => Database(ct));
        if (first.Level == CheckLevel.Fail) return [first, Disk(), Folder()];
        return
        [
            first,
            await Guard("migrations", ("数据库结构", "Database schema"), () => Schema(ct)),
            Disk(),
            Folder(),
            await Guard("clock", ("时钟", "Clock"), () => Clocks(ct)),
            await Guard("jobs", ("后台任务", "Jobs"), () => Jobs(ct)),
            await Guard("outbox", ("消息", "Outbox"), () => Outbox(ct)),
            Fonts(),
            await Guard("audit", ("审计封条", "Seals of the history"), () => Seals(ct)),
            await Guard("sample", ("示例数据", "Sample data"), () => Sample(ct)),
        ];
    }

    /// <summary>Whether requests can be served: the database answers and its schema is this version's.</summary>
    public async Task<bool> IsReady(CancellationToken ct)
    {
        try
        {
            return await db.Database.CanConnectAsync(ct) && (!db.Database.GetMigrations().Any() || !(await db.Database.GetPendingMigrationsAsync(ct)).Any());
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<CheckLine> Database(CancellationToken ct)
    {
        var version = await Ask<string>(db.IsSqlite ? "SELECT sqlite_version()" : "SHOW server_version", ct);
        var size = db.IsSqlite ? new FileInfo(storage.SqliteFile).Length : await Ask<long>("SELECT pg_database_size(current_database())", ct);
        return new("database", ("数据库", "Database"), CheckLevel.Ok, $"{(db.IsSqlite ? "SQLite" : "PostgreSQL")} {version}, {Megabytes(size)}");
    }

    private async Task<CheckLine> Schema(CancellationToken ct)
    {
        Words name = ("数据库结构", "Database schema");
        if (!db.Database.GetMigrations().Any()) return new("migrations", name, CheckLevel.Ok, Words.L("由模型建立", "made from the model"));
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        return pending == 0
            ? new("migrations", name, CheckLevel.Ok, (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() ?? "")
            : new("migrations", name, CheckLevel.Fail, Words.L($"缺 {pending} 次升级", $"{pending} upgrades missing"), ("重启服务，升级会自动进行；之前请先备份。", "Restart the service, it upgrades by itself; back up first."));
    }

    private CheckLine Disk()
    {
        Words name = ("磁盘空间", "Disk space");
        try
        {
            var free = new DriveInfo(Path.GetFullPath(storage.Folder)).AvailableFreeSpace;
            return new("disk", name, free < Gigabyte / 2 ? CheckLevel.Fail : free < 5 * Gigabyte ? CheckLevel.Warn : CheckLevel.Ok, Words.L($"剩余 {Megabytes(free)}", $"{Megabytes(free)} free"), free < 5 * Gigabyte ? ("清理磁盘，或把数据文件夹移到更大的磁盘。", "Free some space or move the data folder to a larger disk.") : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("disk", name, CheckLevel.Warn, e.Message);
        }
    }

    private CheckLine Folder()
    {
        Words name = ("数据文件夹", "Data folder");
        try
        {
            var probe = Path.Combine(storage.Room("uploads"), Path.GetRandomFileName());
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return new("folder", name, CheckLevel.Ok, storage.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("folder", name, CheckLevel.Fail, e.Message, ("让运行本服务的用户可以写入该文件夹。", "Let the user that runs this service write to the folder."));
        }
    }

    private async Task<CheckLine> Clocks(CancellationToken ct)
    {
        var theirs = DateTimeOffset.FromUnixTimeMilliseconds(await Ask<long>(db.IsSqlite ? "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)" : "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", ct));
        var apart = Math.Round((clock.GetUtcNow() - theirs).Duration().TotalSeconds, 1);
        return new("clock", ("时钟", "Clock"), apart > 30 ? CheckLevel.Warn : CheckLevel.Ok, Words.L($"{Show.Instant(clock.GetUtcNow())}，与数据库相差 {apart} 秒", $"{Show.Instant(clock.GetUtcNow())}, {apart} s from the database's"), apart > 30 ? ("给两台机器配置同一个时间服务（NTP）。", "Let both machines follow one time server (NTP).") : null);
    }

    private async Task<CheckLine> Jobs(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        var failed = await db.Jobs.CountAsync(j => (j.State == JobState.Failed || j.State == JobState.Interrupted) && j.EndedAt > since, ct);
        var waiting = await db.Jobs.CountAsync(j => j.State == JobState.Queued, ct);
        var alive = runner.SeenAt is not null;
        var finding = Words.L($"{(alive ? "运行中" : "本进程没有运行")}，排队 {waiting}，一天内失败 {failed}", $"{(alive ? "alive" : "not running in this process")}, {waiting} queued, {failed} failed within a day");
        return new("jobs", ("后台任务", "Jobs"), !alive && waiting > 0 ? CheckLevel.Fail : failed > 0 || !alive ? CheckLevel.Warn : CheckLevel.Ok, finding, failed > 0 ? ("看失败的任务：/jobs?state=Failed", "Look at the failed ones: /jobs?state=Failed") : alive ? null : ("启动服务（tongpin，不带动词），任务随之进行。", "Start the service (tongpin without a verb); jobs run with it."));
    }

    private async Task<CheckLine> Outbox(CancellationToken ct)
    {
        var waiting = await Ask<long>("SELECT COUNT(*) FROM \"kernel_outbox\" WHERE \"HeardAt\" IS NULL AND \"Attempts\" < 5", ct);
        var failed = await Ask<long>("SELECT COUNT(*) FROM \"kernel_outbox\" WHERE \"HeardAt\" IS NULL AND \"Attempts\" >= 5", ct);
        return new("outbox", ("消息", "Outbox"), failed > 0 ? CheckLevel.Fail : waiting > 1000 ? CheckLevel.Warn : CheckLevel.Ok, Words.L($"等待 {waiting}，失败 {failed}", $"{waiting} waiting, {failed} failed"), failed > 0 ? ("日志里有原因；修复后把 kernel_outbox 的 Attempts 置 0。", "The log tells why; once mended, set Attempts of kernel_outbox to 0.") : null);
    }

    private static CheckLine Fonts()
    {
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "/System/Library/Fonts"];
        string[] marks = ["NotoSansCJK", "NotoSerifCJK", "NotoSansSC", "SourceHan", "wqy", "msyh", "simsun", "simhei", "PingFang", "Droid Sans Fallback", "DroidSansFallback", "uming", "ukai"];
        var found = folders.Where(f => f.Length > 0 && Directory.Exists(f))
            .SelectMany(f => Directory.EnumerateFiles(f, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .Select(Path.GetFileName).FirstOrDefault(f => marks.Any(m => f!.Contains(m, StringComparison.OrdinalIgnoreCase)));
        return found is not null
            ? new("fonts", ("中文字体", "Chinese fonts"), CheckLevel.Ok, found)
            : new("fonts", ("中文字体", "Chinese fonts"), CheckLevel.Warn, Words.L("没有找到", "not found"), ("只影响在服务器上画图和截图；安装 fonts-noto-cjk。", "Matters only for drawing on the server; install fonts-noto-cjk."));
    }

    private async Task<CheckLine> Seals(CancellationToken ct)
    {
        var last = await chain.Last(ct);
        var open = await db.History.CountAsync(e => e.SealId == null, ct);
        return new("audit", ("审计封条", "Seals of the history"), open > 10 * AuditChain.Batch ? CheckLevel.Warn : CheckLevel.Ok,
            last is null ? Words.L($"还没有封条，{open} 行待封", $"no seal yet, {open} lines open") : Words.L($"第 {last.Id} 号，{Show.Instant(last.At)}，{open} 行待封", $"number {last.Id}, {Show.Instant(last.At)}, {open} lines open"),
            open > 10 * AuditChain.Batch ? ("运行 tongpin audit seal。", "Run tongpin audit seal.") : null);
    }

    private async Task<CheckLine> Sample(CancellationToken ct)
    {
        var sample = await db.People.AnyAsync(p => p.ImportId == IImported.SampleImport, ct);
        return new("sample", ("示例数据", "Sample data"), sample ? CheckLevel.Warn : CheckLevel.Ok, sample ? Words.L("有示例数据", "present") : Words.L("没有", "none"), sample ? ("正式使用前换一个空数据库，并设 Tongpin:Sample=false。", "Before real use take an empty database and set Tongpin:Sample=false.") : null);
    }

    private static async Task<CheckLine> Guard(string key, Words name, Func<Task<CheckLine>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            return new(key, name, CheckLevel.Fail, e.Message, ("检查数据库是否在运行、连接设置是否正确。", "See whether the database runs and the connection is right."));
        }
    }

    private async Task<T> Ask<T>(string sql, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync(ct))!, typeof(T), CultureInfo.InvariantCulture);
    }

    private static string Megabytes(long bytes) => bytes >= 10 * Gigabyte ? $"{bytes / Gigabyte:N0} GB" : $"{bytes / 1048576.0:N1} MB";
}

internal static class SelfCheckDoors
{
    public static void MapSelfCheck(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", async (Inspection inspection, CancellationToken ct) =>
            await inspection.IsReady(ct) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/api/foundation/self-check", (Inspection inspection, CancellationToken ct) => inspection.Look(ct)).RequireAuthorization(Permissions.Administer).WithTags("Operation");
    }

    /// <summary><c>tongpin check</c>: 1 when something fails.</summary>
    public static Command Command(OpenHouse open)
    {
        var command = new Command("check", "Look at database, disk, clock, jobs, history and fonts, and say what to do.");
        command.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var lines = await scope.ServiceProvider.GetRequiredService<Inspection>().Look(ct);
            foreach (var line in lines) Console.WriteLine($"{line.Level.ToString().ToUpperInvariant(),-5}{line.Name}: {line.Finding}{(line.Todo is { } todo ? $" — {todo}" : "")}");
            return lines.Any(l => l.Level == CheckLevel.Fail) ? 1 : 0;
        });
        return command;
    }
}
