using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Records.Store;

/// <summary>Statements on SQLite: one writer at the house's gate, one transaction a commit.</summary>
internal sealed class SqliteStore(Storage storage, IServiceScopeFactory scopes) : StatementStore
{
    private const int Constraint = 19, Full = 13;

    public override async ValueTask<DbConnection> Open(CancellationToken ct)
    {
        // The same text as the context's: both draw from one pool.
        var connection = new SqliteConnection($"Data Source={storage.SqliteFile}");
        await connection.OpenAsync(ct);
        return connection;
    }

    public override string Among(DbCommand command, string name, IReadOnlyCollection<Guid> ids) => List(command, name, ids);
    public override string Among(DbCommand command, string name, IReadOnlyCollection<long> numbers) => List(command, name, numbers);
    public override bool IsFull(Exception e) => Cause(e)?.SqliteErrorCode == Full;

    public override Task Write(NewNames names, CancellationToken ct) => names.Any ? Atomically((connection, transaction) => Write(connection, transaction, names), ct) : Task.CompletedTask;

    public override async Task<bool> WriteBeside(TongpinDb db, NewNames names, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { } open) return await base.WriteBeside(db, names, ct);
        Write((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)open.GetDbTransaction(), names);
        return false;
    }

    public override async Task Write(CommitRows rows, NewNames names, CancellationToken ct)
    {
        try
        {
            await Atomically((connection, transaction) =>
            {
                if (names.Any) Write(connection, transaction, names);
                Write(connection, transaction, rows);
            }, ct);
        }
        catch (Exception e) when (Cause(e) is { SqliteErrorCode: Constraint } taken)
        {
            throw new IdTaken(taken);
        }
    }

    private static SqliteException? Cause(Exception e) => e as SqliteException ?? e.InnerException as SqliteException;

    private async Task Atomically(Action<SqliteConnection, SqliteTransaction> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
        await db.Atomically(() =>
        {
            work((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
            return Task.CompletedTask;
        }, ct);
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, NewNames names)
    {
        Each(connection, transaction, "INSERT INTO records_agent (id, ifi, name, is_group, person_id) VALUES ($p0, $p1, $p2, $p3, $p4) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE excluded.name <> '' AND name <> excluded.name", names.Agents,
            a => a.Id, a => a.Ifi, a => a.Name, a => a.IsGroup, a => a.PersonId);
        Each(connection, transaction, "INSERT INTO records_verb (id, iri) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", names.Verbs, v => v.Id, v => v.Iri);
        Each(connection, transaction, "INSERT INTO records_activity (id, iri, type, name, definition) VALUES ($p0, $p1, $p2, $p3, $p4) ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name, definition = excluded.definition WHERE excluded.definition <> '' AND definition <> excluded.definition", names.Activities,
            a => a.Id, a => a.Iri, a => a.Type, a => a.Name, a => a.Definition);
        Each(connection, transaction, "INSERT INTO records_active (day, agent) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", names.Active, a => a.Day, a => a.Agent);
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, CommitRows rows)
    {
        Each(connection, transaction, "INSERT INTO records_known (id, seq) VALUES ($p0, $p1)", rows.Statements, s => s.Id, s => s.Seq);
        Each(connection, transaction, "INSERT INTO records_statement (seq, id, packed, marks, key_id, actor, verb, object, registration, at, day, scaled, success) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12)", rows.Statements,
            s => s.Seq, s => s.Id, s => s.Packed, s => (int)s.Marks, s => s.KeyId, s => s.Actor, s => s.Verb, s => s.Object, s => s.Registration, s => s.At, s => s.Day, s => s.Scaled, s => s.Success);
        Each(connection, transaction, "INSERT INTO records_mark (term, seq) VALUES ($p0, $p1)", rows.Marks, m => m.Term, m => m.Seq);
        Each(connection, transaction, "INSERT INTO records_mark (term, seq) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", rows.Inherited, m => m.Term, m => m.Seq);
        Each(connection, transaction, "INSERT INTO records_reference (target, seq, id) VALUES ($p0, $p1, $p2) ON CONFLICT DO NOTHING", rows.References, r => r.Target, r => r.Seq, r => r.Id);
        Each(connection, transaction, "INSERT INTO records_void (target, hidden) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", rows.Voids, v => v.Target, v => v.Hidden);
        Each(connection, transaction, "UPDATE records_void SET hidden = $p1 WHERE target = $p0", rows.Hidden, h => h.Target, h => h.Seq);
        Each(connection, transaction, "INSERT INTO records_tally (day, key_id, count) VALUES ($p0, $p1, $p2)", rows.Tallies, t => t.Key.Day, t => t.Key.Key, t => t.Value);
        Each(connection, transaction, "INSERT INTO records_active (day, agent) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", rows.Active, a => a.Day, a => a.Agent);
    }

    private static void Each<T>(SqliteConnection connection, SqliteTransaction transaction, string sql, IReadOnlyCollection<T> rows, params ReadOnlySpan<Func<T, object?>> values)
    {
        if (rows.Count == 0) return;
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i](row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static string List<T>(DbCommand command, string name, IReadOnlyCollection<T> values) where T : struct
    {
        foreach (var (i, value) in values.Index()) Add(command, $"@{name}{i}", value);
        return $"IN ({string.Join(", ", values.Select((_, i) => $"@{name}{i}"))})";
    }
}
