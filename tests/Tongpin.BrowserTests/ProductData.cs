using Npgsql;

namespace Tongpin.BrowserTests;

/// <summary>A data folder and a database that belong to one test run; a product that is started again finds them as it left them.</summary>
internal sealed class ProductData : IDisposable
{
    public ProductData()
    {
        var name = $"tongpin_browser_{Guid.NewGuid():N}";
        Folder = Directory.CreateTempSubdirectory(name).FullName;
        if (Components.Postgres is not { } server) return;
        Database = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        Execute($"CREATE DATABASE \"{name}\"");
    }

    public string Folder { get; }

    /// <summary>Connection text, or null on SQLite.</summary>
    public string? Database { get; }

    public void Dispose()
    {
        if (Database is { } text) Execute($"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(text).Database}\" WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Components.Postgres) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
