using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Store;

namespace Tongpin.Records.Reports;

/// <summary>Records and people of one day.</summary>
public sealed record DayCount(DateOnly Day, long Records, int Staff, int Students, int External, int Others)
{
    public int People => Staff + Students + External + Others;
}

/// <param name="Peak">The day with most records; null without any.</param>
/// <param name="Average">Records a day over the days of the period.</param>
public sealed record DailyReport(DateOnly From, DateOnly To, IReadOnlyList<DayCount> Days, DayCount? Peak, long Records, decimal Average, IReadOnlyDictionary<Words, int> ActiveByKind, bool HasSample);

/// <summary>A table or month of the store and how large it is.</summary>
public sealed record StorageLine(string Name, long Rows, long Bytes);

/// <summary>Records per day, the busiest day, active people by kind (资源库运行数据), and how the store grows.</summary>
internal sealed class DailyCounts(TongpinDb db, IPeople people, StatementStore store, IMemoryCache cache)
{
    public const int MostDays = 400;

    public Task<DailyReport> Of(DateOnly from, DateOnly to, CancellationToken ct) => cache.Keep(db, ("records daily", from, to), [typeof(Tally)], () => Count(from, to, ct));

    private async Task<DailyReport> Count(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var records = await db.Tallies.Where(t => t.Day >= from && t.Day <= to).GroupBy(t => t.Day).Select(g => new { Day = g.Key, Count = g.Sum(t => (long)t.Count) }).ToDictionaryAsync(g => g.Day, g => g.Count, ct);
        var kinds = await people.Kinds(ct);
        var active = (await (from d in db.ActiveDays
                             where d.Day >= @from && d.Day <= to
                             join a in db.KnownAgents on d.Agent equals a.Id into agents
                             from a in agents.DefaultIfEmpty()
                             select new { d.Day, d.Agent, Person = a == null ? null : a.PersonId }).ToListAsync(ct)).ConvertAll(a => (a.Day, a.Agent, Kind: a.Person is { } id && kinds.TryGetValue(new(id), out var kind) ? kind : (PersonKind?)null));
        var byDay = active.ToLookup(a => a.Day, a => a.Kind);
        List<DayCount> days = [];
        for (var day = from; day <= to; day = day.AddDays(1))
            days.Add(new(day, records.GetValueOrDefault(day), byDay[day].Count(k => k == PersonKind.Staff), byDay[day].Count(k => k == PersonKind.Student), byDay[day].Count(k => k == PersonKind.External), byDay[day].Count(k => k is null)));
        var byKind = active.DistinctBy(a => a.Agent).GroupBy(a => a.Kind).ToDictionary(g => g.Key is { } kind ? Kinds.Of(kind) : new Words("未关联人员", "Not linked to a person"), g => g.Count());
        var sum = days.Sum(d => d.Records);
        return new(from, to, days, days.MaxBy(d => d.Records) is { Records: > 0 } peak ? peak : null, sum, Math.Round((decimal)sum / days.Count, 1, MidpointRounding.AwayFromZero), byKind, await db.Tallies.AnyAsync(t => t.Day >= from && t.Day <= to && t.KeyId == RecordKey.Sample, ct));
    }

    /// <summary>On PostgreSQL the tables and months of the store by size; on SQLite the whole file.</summary>
    public async Task<IReadOnlyList<StorageLine>> Storage(CancellationToken ct)
    {
        await using var connection = await store.Open(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = db.IsSqlite
            ? "SELECT 'tongpin.db', (SELECT count(*) FROM records_statement), (SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())"
            : "SELECT relname, greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) FROM pg_class WHERE relname LIKE 'records\\_%' AND relkind = 'r' AND pg_total_relation_size(oid) > 0 ORDER BY 3 DESC";
        List<StorageLine> lines = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) lines.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return lines;
    }

    /// <summary>Adds the lines of a day up to one; written by many commits, they would else grow without end.</summary>
    public async Task AddUp(CancellationToken ct)
    {
        var split = await db.Tallies.GroupBy(t => new { t.Day, t.KeyId }).Where(g => g.Count() > 1).Select(g => new { g.Key.Day, g.Key.KeyId, Last = g.Max(t => t.Id) }).ToListAsync(ct);
        foreach (var one in split)
        {
            await db.Atomically(async () =>
            {
                // Sum what is deleted: a line that comes meanwhile has a higher number and stays.
                var lines = await db.Tallies.AsNoTracking().Where(t => t.Day == one.Day && t.KeyId == one.KeyId && t.Id <= one.Last).Select(t => new { t.Id, t.Count }).ToListAsync(ct);
                var ids = lines.Select(l => l.Id).ToArray();
                if (await db.Tallies.Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(ct) != lines.Count) throw new DbUpdateConcurrencyException("Another process adds up, too.");
                db.Add(new Tally { Day = one.Day, KeyId = one.KeyId, Count = lines.Sum(l => l.Count) });
                await db.SaveChangesAsync(ct);
            }, ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The picture: records as bars, people as a line.</summary>
    public static object Picture(DailyReport report) => new
    {
        grid = new { left = 8, right = 8, top = 56, bottom = 8, containLabel = true },
        legend = new { top = 0 },
        tooltip = new { trigger = "axis" },
        xAxis = new { type = "category", data = report.Days.Select(d => d.Day.ToString("MM-dd", CultureInfo.InvariantCulture)) },
        yAxis = new object[] { new { type = "value" }, new { type = "value", splitLine = new { show = false } } },
        series = new object[]
        {
            new { name = Words.L("记录", "Records"), type = "bar", data = report.Days.Select(d => d.Records), markPoint = new { symbolSize = 40, label = new { fontSize = 9 }, data = new[] { new { type = "max", name = Words.L("峰值", "Peak") } } } },
            new { name = Words.L("活跃人数", "Active people"), type = "line", yAxisIndex = 1, showSymbol = false, data = report.Days.Select(d => d.People) },
        },
    };
}
