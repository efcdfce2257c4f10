using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tongpin.Kernel;
using Tongpin.Web;

namespace Tongpin.Tests;

/// <summary>A database of each earlier schema with a row in every table is brought to today's and keeps what it holds.</summary>
public sealed class UpgradeTests
{
    private const string One = "00000000-0000-7000-8000-000000000001";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_an_earlier_version_keeps_its_data()
    {
        var folder = Directory.CreateTempSubdirectory("tongpin_upgrade_").FullName;
        try
        {
            using var gate = new WriteGate();
            foreach (var earlier in Earlier(Sqlite(folder, "list", gate)))
            {
                await using var db = Sqlite(folder, earlier, gate);
                await Upgrade(db, earlier, "PRAGMA foreign_keys=OFF", "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
                    table => $"SELECT name, type FROM pragma_table_info('{table}')", type => type switch { "INTEGER" => "1", "REAL" => "1.0", "BLOB" => "x'01'", _ => $"'{One}'" });
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_server_of_an_earlier_version_keeps_its_data()
    {
        Assert.SkipWhen(HouseData.Server is null, "There is no PostgreSQL server.");
        using var gate = new WriteGate();
        foreach (var earlier in Earlier(Postgres("Host=none", gate)))
        {
            var connection = HouseData.NewDatabase();
            try
            {
                await using var db = Postgres(connection, gate);
                await Upgrade(db, earlier, "SET session_replication_role = replica", "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE '\\_\\_%'",
                    table => $"SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'", type => type switch
                    {
                        "uuid" or "text" => $"'{One}'",
                        "boolean" => "true",
                        "integer" or "bigint" or "smallint" or "numeric" or "double precision" or "real" => "1",
                        "date" => "DATE '2026-01-01'",
                        "time without time zone" => "TIME '08:00'",
                        "timestamp with time zone" => "TIMESTAMPTZ '2026-01-01T00:00:00Z'",
                        "bytea" => "'\\x01'::bytea",
                        "ARRAY" => "ARRAY['x']",
                        "jsonb" or "json" => "'{}'",
                        _ => "'1'",
                    });
            }
            finally
            {
                HouseData.Drop(connection);
            }
        }
    }

    // One value for every id and code, so that whatever points to another row finds it.
    private static async Task Upgrade(TongpinDb db, string earlier, string unbound, string tables, Func<string, string> columns, Func<string, string> valueOf)
    {
        await db.GetService<IMigrator>().MigrateAsync(earlier, Ct);
        await db.Database.OpenConnectionAsync(Ct);
        await db.Database.ExecuteSqlRawAsync(unbound, Ct);
        Dictionary<string, List<(string Name, string Type)>> known = [];
        foreach (var (table, _) in await Rows(db, tables))
        {
            known[table] = [.. (await Rows(db, columns(table))).Select(c => (c.First, c.Second))];
            await Execute(db, $"INSERT INTO \"{table}\" ({string.Join(", ", known[table].Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", known[table].Select(c => valueOf(c.Type)))})");
        }
        Assert.True(known.Count > 10);
        await db.Database.CloseConnectionAsync();

        await db.Database.MigrateAsync(Ct);

        foreach (var (table, was) in known)
        {
            var now = (await Rows(db, columns(table))).Select(c => c.First).ToHashSet();
            if (now.Count == 0) continue; // A table that a later version has no more.
            var kept = was.Where(c => now.Contains(c.Name)).ToList();
            var found = await Rows(db, $"SELECT COUNT(*), '' FROM \"{table}\" WHERE {string.Join(" AND ", kept.Select(c => $"\"{c.Name}\" = {valueOf(c.Type)}"))}");
            Assert.Equal((earlier, table, "1"), (earlier, table, found.Single().First));
        }
        // Statements were text once; their bytes are the same.
        if (known.GetValueOrDefault("records_statement")?.Exists(c => c.Name == "original") == true)
            Assert.Equal(One, System.Text.Encoding.UTF8.GetString(await db.Set<Tongpin.Records.Store.Statement>().Select(s => s.Packed).SingleAsync(Ct)));
    }

    private static string[] Earlier(DbContext db)
    {
        using (db)
        {
            string[] all = [.. db.Database.GetMigrations()];
            Assert.True(all.Length > 1);
            return all[..^1];
        }
    }

    private static SqliteDb Sqlite(string folder, string name, WriteGate gate) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder, name)}.db;Pooling=False", s => s.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, gate);

    private static PgDb Postgres(string connection, WriteGate gate) =>
        new(new DbContextOptionsBuilder<PgDb>().UseNpgsql(connection, p => p.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, gate);

    private static async Task<List<(string First, string Second)>> Rows(TongpinDb db, string sql)
    {
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = Command(db, sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        List<(string, string)> rows = [];
        while (await reader.ReadAsync(Ct)) rows.Add(($"{reader.GetValue(0)}", reader.FieldCount > 1 ? $"{reader.GetValue(1)}" : ""));
        return rows;
    }

    private static async Task Execute(TongpinDb db, string sql)
    {
        await using var command = Command(db, sql);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Ct));
    }

    private static DbCommand Command(TongpinDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
