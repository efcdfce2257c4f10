using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Tongpin.Kernel;

/// <summary>Counts the saves of each table in this process, so that kept counts know when they are stale.</summary>
/// <remarks>Another process's saves are not seen; what is kept by this clock also expires within seconds.</remarks>
internal static class TableClock
{
    private static readonly ConcurrentDictionary<(string Database, Type Table), long> Ticks = new();

    public static long Of(TongpinDb db, Type table) => Ticks.GetValueOrDefault((Name(db), table));

    public static void Tick(TongpinDb db, Type table) => Ticks.AddOrUpdate((Name(db), table), 1, (_, n) => n + 1);

    private static string Name(TongpinDb db) => db.Database.GetDbConnection().ConnectionString;
}
