using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Tongpin.Kernel;

/// <summary>Writes many rows at the database's own speed: one prepared command on SQLite, binary COPY on PostgreSQL.</summary>
/// <remarks>No tracking and no history per row: the import that calls it leaves its own trace. Call it inside <see cref="TongpinDb.Atomically"/>.</remarks>
public static class Bulk
{
    public static Task Insert<TEntity>(this TongpinDb db, IReadOnlyCollection<TEntity> rows, CancellationToken ct) where TEntity : class
    {
        if (rows.Count == 0) return Task.CompletedTask;
        if (db.Database.CurrentTransaction is not { } transaction) throw new InvalidOperationException("Bulk rows are written inside Atomically.");

        db.Touched(typeof(TEntity));
        var table = Table.Of<TEntity>(db);
        return db.IsSqlite
            ? InsertIntoSqlite((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)transaction.GetDbTransaction(), table, rows, ct)
            : CopyIntoPostgres((NpgsqlConnection)db.Database.GetDbConnection(), table, rows, ct);
    }

    /// <summary>Writes some properties of many existing rows, found by their key. A row that somebody has edited since it was read stays as that person left it.</summary>
    public static Task Update<TEntity>(this TongpinDb db, IReadOnlyCollection<TEntity> rows, IReadOnlyCollection<string> properties, CancellationToken ct) where TEntity : class
    {
        if (rows.Count == 0) return Task.CompletedTask;
        if (db.Database.CurrentTransaction is not { } transaction) throw new InvalidOperationException("Bulk rows are written inside Atomically.");

        db.Touched(typeof(TEntity));
        var table = Table.Of<TEntity>(db, properties);
        return db.IsSqlite
            ? UpdateSqlite((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)transaction.GetDbTransaction(), table, rows, ct)
            : UpdatePostgres((NpgsqlConnection)db.Database.GetDbConnection(), table, rows, ct);
    }

    private static Task InsertIntoSqlite<TEntity>(SqliteConnection connection, SqliteTransaction transaction, Table table, IEnumerable<TEntity> rows, CancellationToken ct) where TEntity : class =>
        RunForEach(connection, transaction, $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})", table, rows, ct);

    private static Task UpdateSqlite<TEntity>(SqliteConnection connection, SqliteTransaction transaction, Table table, IEnumerable<TEntity> rows, CancellationToken ct) where TEntity : class =>
        RunForEach(connection, transaction, $"UPDATE \"{table.Name}\" SET {string.Join(", ", table.Columns.Index().Skip(table.Found).Select(c => $"\"{c.Item.Name}\" = $p{c.Index}"))} WHERE {string.Join(" AND ", table.Columns.Take(table.Found).Select((c, i) => $"\"{c.Name}\" = $p{i}"))}", table, rows, ct);

    private static async Task UpdatePostgres<TEntity>(NpgsqlConnection connection, Table table, IEnumerable<TEntity> rows, CancellationToken ct) where TEntity : class
    {
        var patch = table with { Name = "bulk_patch" };
        await Execute($"CREATE TEMP TABLE bulk_patch ON COMMIT DROP AS SELECT {table.ColumnList} FROM \"{table.Name}\" WITH NO DATA");
        await CopyIntoPostgres(connection, patch, rows, ct);
        await Execute($"UPDATE \"{table.Name}\" t SET {string.Join(", ", table.Columns.Skip(table.Found).Select(c => $"\"{c.Name}\" = p.\"{c.Name}\""))} FROM bulk_patch p WHERE {string.Join(" AND ", table.Columns.Take(table.Found).Select(c => $"t.\"{c.Name}\" = p.\"{c.Name}\""))}");
        await Execute("DROP TABLE bulk_patch");

        async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task RunForEach<TEntity>(SqliteConnection connection, SqliteTransaction transaction, string sql, Table table, IEnumerable<TEntity> rows, CancellationToken ct) where TEntity : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        var parameters = table.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = table.Columns[i].ValueOf(row) ?? DBNull.Value;
            // SQLite works in this thread in either form; the synchronous one costs less per row.
#pragma warning disable CA1849
            command.ExecuteNonQuery();
#pragma warning restore CA1849
        }
    }

    private static async Task CopyIntoPostgres<TEntity>(NpgsqlConnection connection, Table table, IEnumerable<TEntity> rows, CancellationToken ct) where TEntity : class
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in table.Columns)
            {
                if (column.ValueOf(row) is { } value) await copy.WriteAsync(value, column.StoreType, ct);
                else await copy.WriteNullAsync(ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private sealed record Column(string Name, string StoreType, Func<object, object?> ValueOf);

    /// <param name="Found">How many of the first columns tell which row is meant: its key and, where people edit it, its edition.</param>
    private sealed record Table(string Name, Column[] Columns, int Found = 0)
    {
        public string ColumnList { get; } = string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

        public static Table Of<TEntity>(TongpinDb db, IReadOnlyCollection<string>? properties = null)
        {
            var entity = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is no table.");
            var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            // Numbers that the database hands out are left to it.
            IProperty[] found = properties is null ? [] : [.. entity.FindPrimaryKey()!.Properties, .. typeof(TEntity).IsAssignableTo(typeof(IEdited)) ? [entity.FindProperty(nameof(IEdited.Edition))!] : Array.Empty<IProperty>()];
            var columns = properties is null
                ? entity.GetProperties().Where(p => !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long)))
                : found.Concat(properties.Select(name => entity.FindProperty(name) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} has no {name}.")));
            return new(store.Name, [.. columns.Select(p => new Column(p.GetColumnName(store)!, BaseType(p.GetColumnType()), Reader(p)))], found.Length);
        }

        // "character varying(40)" and "numeric(18,6)": COPY wants the bare type.
        private static string BaseType(string storeType) => storeType.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 ? storeType[..at] : storeType;

        private static Func<object, object?> Reader(IProperty property)
        {
            var get = property.GetGetter();
            var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
            return convert is null ? get.GetClrValue : row => get.GetClrValue(row) is { } value ? convert(value) : null;
        }
    }
}
