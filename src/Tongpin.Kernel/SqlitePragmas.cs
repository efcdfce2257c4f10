using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tongpin.Kernel;

/// <summary>Settings of every SQLite connection, made once, and how long a context holds on to one. WAL is a property of the file, set at start.</summary>
/// <remarks><c>synchronous=FULL</c>: what was acknowledged survives a power cut; writers share flushes through the one gate.</remarks>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static SqlitePragmas Instance { get; } = new();
    private const string Sql = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;";

    // Physical connections that carry the settings: the pool hands the same ones out again.
    private static readonly ConditionalWeakTable<object, object?> Made = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    // Each opening registers thirty functions anew, so a context opens once and gives its connection back when it is disposed. An idle connection locks nothing.
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());

    private static void Set(DbConnection connection)
    {
        var physical = ((SqliteConnection)connection).Handle!;
        if (Made.TryGetValue(physical, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        Made.AddOrUpdate(physical, null);
    }
}
