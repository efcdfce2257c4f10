using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Tongpin.Kernel;

/// <summary>Where the house keeps its data.</summary>
/// <param name="Folder">Absolute folder of the database file, evidence, keys and uploads; never under the web root.</param>
/// <param name="Database">PostgreSQL connection text, or null for the SQLite file in <paramref name="Folder"/>.</param>
public sealed record Storage(string Folder, string? Database)
{
    public string SqliteFile => Path.Combine(Folder, "tongpin.db");

    /// <summary>Reads <c>Tongpin:Data</c> (or <c>TONGPIN_DATA</c>) and <c>Tongpin:Database</c>.</summary>
    public static Storage Of(IConfiguration settings) => new(
        Path.GetFullPath(new[] { settings["TONGPIN_DATA"], settings["Tongpin:Data"], Path.Combine(Home(), "data") }.First(path => !string.IsNullOrWhiteSpace(path))!), settings["Tongpin:Database"]);

    // In a clone the data stands beside the solution, wherever the command was given; else in the current folder.
    private static string Home()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tongpin.slnx"))) return at.FullName;
        return Directory.GetCurrentDirectory();
    }

    /// <summary>A folder for one kind of file, made when it is first asked for.</summary>
    public string Room(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
}

/// <summary>What the kernel itself brings into the house.</summary>
public static class KernelServices
{
    // On SQLite each keeps its connection, with its page cache; more than these are made and thrown away.
    private const int PooledContexts = 32;

    public static IServiceCollection AddKernel(this IServiceCollection services, Storage storage, House house)
    {
        services.AddSingleton(storage).AddSingleton(house).AddSingleton<WriteGate>().AddSingleton<MenuIcons>().AddSingleton(TimeProvider.System).AddMemoryCache(o => o.SizeLimit = 20_000);
        services.AddScoped<CurrentActor>().AddScoped<ReadingTurn>().AddScoped<SavedViews>().AddScoped<ISaveStep, RingForFacts>();
        services.AddSingleton<Messenger>().AddHostedService(s => s.GetRequiredService<Messenger>());
        if (storage.Database is { } postgres)
        {
            services.AddDbContextPool<PgDb>(o => o.UseNpgsql(postgres, p => p.MigrationsAssembly("Tongpin.Migrations")).AddInterceptors(WriteWatch.Instance), PooledContexts);
            services.AddScoped<TongpinDb>(s => s.GetRequiredService<PgDb>().To(s));
        }
        else
        {
            Directory.CreateDirectory(storage.Folder);
            services.AddDbContextPool<SqliteDb>(o => o.UseSqlite($"Data Source={storage.SqliteFile}", s => s.MigrationsAssembly("Tongpin.Migrations")).AddInterceptors(SqlitePragmas.Instance, WriteWatch.Instance), PooledContexts);
            services.AddScoped<TongpinDb>(s => s.GetRequiredService<SqliteDb>().To(s));
        }
        return services;
    }

    /// <summary>The kernel's own doors.</summary>
    public static void MapKernel(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<MenuIcons>().Map(routes);
        SavedViews.Map(routes);
    }
}
