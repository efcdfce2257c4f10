using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace Tongpin.Kernel;

/// <summary>Counts the saves of each table in this process, so that kept counts know when they are stale.</summary>
/// <remarks>Another process's saves are not seen; what is kept by this clock also expires within seconds.</remarks>
public static class TableClock
{
    private static readonly ConcurrentDictionary<(string Database, Type Table), long> Ticks = new();

    internal static long Of(TongpinDb db, Type table) => Ticks.GetValueOrDefault((db.Name, table));

    /// <summary>Moves with every write to any table.</summary>
    internal static long OfAll(TongpinDb db) => Of(db, typeof(TongpinDb));

    internal static void Tick(TongpinDb db, Type table) => Ticks.AddOrUpdate((db.Name, table), 1, (_, n) => n + 1);
    internal static void TickAll(TongpinDb db) => Tick(db, typeof(TongpinDb));

    /// <summary>Keeps what was read of some tables until one of them is written, half a minute at most.</summary>
    public static async Task<T> Keep<T>(this IMemoryCache cache, TongpinDb db, object key, Type[] tables, Func<Task<T>> load) =>
        (await cache.GetOrCreateAsync(KeyOf(db, key, tables), _ => load(), HalfAMinute))!;

    /// <inheritdoc cref="Keep{T}(IMemoryCache, TongpinDb, object, Type[], Func{Task{T}})" />
    public static T Keep<T>(this IMemoryCache cache, TongpinDb db, object key, Type[] tables, Func<T> load) =>
        cache.GetOrCreate(KeyOf(db, key, tables), _ => load(), HalfAMinute)!;

    private static MemoryCacheEntryOptions HalfAMinute => new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30), Size = 1 };

    // Ticks only grow, so their sum is the same only while none has grown.
    private static (object, long) KeyOf(TongpinDb db, object key, Type[] tables) => (key, tables.Sum(t => Of(db, t)));
}

/// <summary>Hears of writes that pass by the change tracker: updates and deletions of many rows at once.</summary>
internal sealed class WriteWatch : DbCommandInterceptor
{
    public static WriteWatch Instance { get; } = new();

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TongpinDb db) TableClock.TickAll(db);
        return new(result);
    }
}
