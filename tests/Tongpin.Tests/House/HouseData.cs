using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tongpin.Kernel;
using Tongpin.Web;

namespace Tongpin.Tests;

/// <summary>A database and a data folder for one house, copied from a template that is made once a run.</summary>
internal sealed class HouseData : IDisposable
{
    private static readonly string? Every = Setting("TONGPIN_TEST_POSTGRES");

    /// <summary>Connection text of a PostgreSQL server: that of all tests, or one for those alone that only a server can show; null without any.</summary>
    public static readonly string? Server = Every ?? Setting("TONGPIN_TEST_SERVER");
    private static readonly Lazy<string> FileTemplate = new(SqliteTemplate), Template = new(PostgresTemplate);
    private static readonly Lazy<HouseData> FileSample = new(() => House.Sample(server: false)), ServerSample = new(() => House.Sample(server: true));
    private static readonly Lock OneCopy = new();

    private HouseData(string folder, string? postgres)
    {
        Folder = folder;
        Postgres = postgres;
    }

    public string Folder { get; }

    /// <summary>Connection text, or null on SQLite.</summary>
    public string? Postgres { get; }

    /// <param name="file">SQLite in any case, for what only a file can show.</param>
    /// <param name="server">PostgreSQL in any case, for what only a server can show.</param>
    /// <param name="sample">With the sample college, as a start of the house made it.</param>
    public static HouseData New(bool file = false, bool server = false, bool sample = false)
    {
        var name = $"tongpin_test_{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory(name).FullName;
        var onFile = !server && (Every is null || file);
        var college = sample ? (onFile ? FileSample : ServerSample).Value : null;
        if (college is not null) Copy(college.Folder, folder);
        else if (onFile) File.Copy(FileTemplate.Value, Path.Combine(folder, "tongpin.db"));
        if (onFile) return new(folder, null);
        // PostgreSQL copies a template only while nobody else is connected to it.
        lock (OneCopy) Execute($"CREATE DATABASE \"{name}\" TEMPLATE \"{(college is null ? Template.Value : new NpgsqlConnectionStringBuilder(college.Postgres).Database)}\"");
        return new(folder, new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 10 }.ConnectionString);
    }

    /// <summary>Lets go of the database, so that it can be copied, until the run ends.</summary>
    public HouseData Rest()
    {
        Release();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        return this;
    }

    public void Dispose()
    {
        Release();
        if (Postgres is { } text) Drop(text);
        Directory.Delete(Folder, recursive: true);
    }

    private void Release()
    {
        if (Postgres is { } text) NpgsqlConnection.ClearPool(new(text));
        else SqliteConnection.ClearPool(new($"Data Source={Path.Combine(Folder, "tongpin.db")}"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>An empty database on the server, for what is put into it.</summary>
    public static string NewDatabase()
    {
        var name = $"tongpin_test_{Guid.NewGuid():N}";
        Execute($"CREATE DATABASE \"{name}\" TEMPLATE template0");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString;
    }

    public static void Drop(string connection) => Execute($"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)");

    private static string SqliteTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("tongpin_template_").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        using var gate = new WriteGate();
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False", s => s.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, gate);
        db.Database.Migrate();
        return file;
    }

    private static string PostgresTemplate()
    {
        var name = $"tongpin_template_{Guid.NewGuid():N}";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Execute($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        using var gate = new WriteGate();
        using var db = new PgDb(new DbContextOptionsBuilder<PgDb>().UseNpgsql(new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString, p => p.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, gate);
        db.Database.Migrate();
        return name;
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
