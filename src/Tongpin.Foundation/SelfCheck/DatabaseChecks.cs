using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.SelfCheck;

/// <summary>Kind, version and size of the database.</summary>
internal sealed class DatabaseCheck(TongpinDb db) : ISelfCheck
{
    public Words Name => ("数据库", "Database");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var (kind, version, bytes) = db.IsSqlite
            ? ("SQLite", await One<string>("SELECT sqlite_version() AS \"Value\""), await One<long>("SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()"))
            : ("PostgreSQL", await One<string>("SELECT current_setting('server_version') AS \"Value\""), await One<long>("SELECT pg_database_size(current_database()) AS \"Value\""));
        return CheckAnswer.Ok(Words.Same($"{kind} {version}, {bytes / 1e6:N1} MB"));

        async Task<T> One<T>(string sql) => (await db.Database.SqlQueryRaw<T>(sql).ToListAsync(ct))[0];
    }
}

internal sealed class MigrationsCheck(TongpinDb db) : ISelfCheck
{
    public Words Name => ("表结构", "Schema");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var known = db.Database.GetMigrations().Count();
        if (known == 0) return CheckAnswer.Ok(("由程序直接创建", "Created by the program itself"));
        var waiting = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        return waiting.Count == 0
            ? CheckAnswer.Ok(new($"{known} 步升级全部完成", $"All {known} steps are done"))
            : CheckAnswer.Fail(new($"还有 {waiting.Count} 步升级未做：{waiting[0]}", $"{waiting.Count} steps wait, first {waiting[0]}"), ("请先备份，再重新启动系统完成升级。", "Back up, then restart to upgrade."));
    }
}

/// <summary>The clock of the house against the database's; apart, histories of several machines lose their order.</summary>
internal sealed class ClockCheck(TongpinDb db, TimeProvider clock) : ISelfCheck
{
    public Words Name => ("时钟", "Clock");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        if (db.IsSqlite) return CheckAnswer.Ok(new($"{Show.Instant(clock.GetUtcNow())}（数据库在本机）", $"{Show.Instant(clock.GetUtcNow())} (the database is on this machine)"));
        var there = (await db.Database.SqlQueryRaw<DateTime>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(ct))[0];
        var apart = Math.Abs((clock.GetUtcNow() - new DateTimeOffset(there.ToUniversalTime())).TotalSeconds);
        Words finding = new($"与数据库相差 {apart:N1} 秒", $"{apart:N1} s apart from the database");
        return apart < 5 ? CheckAnswer.Ok(finding) : new(apart < 60 ? CheckResult.Warn : CheckResult.Fail, finding, ("请在两台机器上开启时间同步（NTP）。", "Turn on time synchronisation (NTP) on both machines."));
    }
}
