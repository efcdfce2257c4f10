using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tongpin.Kernel;

namespace Tongpin.Web;

/// <summary>The database as the migration tool sees it: the whole house, no connection.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db", s => s.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, new());
}

/// <inheritdoc cref="SqliteDesign" />
internal sealed class PgDesign : IDesignTimeDbContextFactory<PgDb>
{
    public PgDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PgDb>().UseNpgsql("Host=design", p => p.MigrationsAssembly("Tongpin.Migrations")).Options, Modules.All, new());
}
