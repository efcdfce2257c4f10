using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;

namespace Tongpin.Foundation.SelfCheck;

/// <summary>Jobs that failed within a day, or that nobody takes.</summary>
internal sealed class JobsCheck(TongpinDb db, TimeProvider clock) : ISelfCheck
{
    public Words Name => ("后台任务", "Jobs");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var (day, patience) = (clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddMinutes(-10));
        var failed = await db.Jobs.CountAsync(j => j.State == JobState.Failed && j.EndedAt > day, ct);
        var stuck = await db.Jobs.CountAsync(j => j.State == JobState.Queued && j.At < patience, ct);
        Words finding = new($"一天内失败 {failed} 个，排队超过十分钟 {stuck} 个", $"{failed} failed within a day, {stuck} queued for more than ten minutes");
        return failed + stuck == 0 ? CheckAnswer.Ok(finding) : CheckAnswer.Warn(finding, ("请到“后台任务”页查看原因。", "See the page of jobs."));
    }
}

/// <summary>Facts that wait to be heard by other modules.</summary>
internal sealed class OutboxCheck(TongpinDb db) : ISelfCheck
{
    public Words Name => ("模块消息", "Outbox");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var failed = await Count(attempts: 5);
        var waiting = await Count(attempts: 0) - failed;
        Words finding = new($"等待 {waiting} 条，失败 {failed} 条", $"{waiting} wait, {failed} failed");
        return failed > 0 ? CheckAnswer.Warn(finding, ("有消息五次未送达，请查看日志。", "Some facts were not heard in five tries; see the log."))
            : waiting > 1000 ? CheckAnswer.Warn(finding, ("消息积压，请确认系统正在运行。", "Facts pile up; make sure that the house is running.")) : CheckAnswer.Ok(finding);

        // The kernel's own table; only it knows the noun.
        async Task<long> Count(int attempts) => (await db.Database.SqlQuery<long>($"SELECT COUNT(*) AS \"Value\" FROM kernel_outbox WHERE \"HeardAt\" IS NULL AND \"Attempts\" >= {attempts}").ToListAsync(ct))[0];
    }
}

/// <summary>The running house seals every few seconds; lines that have waited a minute say that it does not.</summary>
internal sealed class SealCheck(TongpinDb db, TimeProvider clock) : ISelfCheck
{
    public Words Name => ("审计封存", "Seals of the history");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var last = await db.Seals.OrderByDescending(s => s.Id).Select(s => new { s.Id, s.At }).FirstOrDefaultAsync(ct);
        var late = clock.GetUtcNow().AddMinutes(-1);
        var waiting = await db.History.CountAsync(e => e.SealId == null && e.At < late, ct);
        Words finding = last is null ? new($"还没有封签，等待 {waiting} 条", $"No seal yet, {waiting} lines wait")
            : new($"最近封签 {last.Id}，{Show.Instant(last.At)}，超过一分钟未封 {waiting} 条", $"Last seal {last.Id} at {Show.Instant(last.At)}, {waiting} lines wait for more than a minute");
        return waiting == 0 ? CheckAnswer.Ok(finding) : CheckAnswer.Warn(finding, ("请确认系统正在运行，或执行 tongpin audit seal。", "Make sure that the house is running, or run tongpin audit seal."));
    }
}

internal sealed class SampleCheck(TongpinDb db) : ISelfCheck
{
    public Words Name => ("示例数据", "Sample data");

    public async Task<CheckAnswer> Ask(CancellationToken ct) => await db.People.AnyAsync(p => p.ImportId == IImported.SampleImport, ct)
        ? CheckAnswer.Warn(("有示例数据，可用示例角色从本机进入", "There is sample data; sample roles can be entered from this machine"), ("正式使用前请换一个空的数据目录，并设置 Tongpin:Sample=false。", "For real use start with an empty data folder and set Tongpin:Sample=false."))
        : CheckAnswer.Ok(("没有示例数据", "None"));
}
