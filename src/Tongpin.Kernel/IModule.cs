using System.CommandLine;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Tongpin.Kernel;

/// <summary>The front door of a module: all that the house knows of it.</summary>
public interface IModule
{
    /// <summary>Prefix of the module's tables, permissions and addresses.</summary>
    string Key { get; }

    /// <summary>Name of the workspace in the menu.</summary>
    Words Title { get; }

    IReadOnlyList<Permission> Permissions => [];
    IReadOnlyList<MenuItem> Menu => [];

    /// <summary>Pages that need no account, offered beside the sign-in.</summary>
    IReadOnlyList<MenuItem> Open => [];

    /// <summary>A component without parameters that the shell shows in its top bar; it reads by a scope of its own.</summary>
    Type? TopBar => null;
    void AddServices(IServiceCollection services, IConfiguration settings) { }
    void MapEndpoints(IEndpointRouteBuilder routes) { }
    void ConfigureModel(ModelBuilder model) { }

    /// <summary>Verbs of the command line; <paramref name="open"/> starts the house without its web doors.</summary>
    IEnumerable<Command> Commands(OpenHouse open) => [];
}

/// <summary>Opens the house for one command: services, an actor for the operator; disposed by the caller.</summary>
/// <param name="prepared">False: the database is neither made, migrated nor filled, for the command that replaces it.</param>
public delegate Task<AsyncServiceScope> OpenHouse(CancellationToken ct, bool prepared = true);

/// <summary>A right that a role can hold; pages and doors name it, queries ask how far it reaches.</summary>
/// <param name="Roles">Keys of the built-in roles that hold it from the start.</param>
public sealed record Permission(string Key, Words Title, params string[] Roles);

/// <summary>A line of the sidebar, shown to those who hold the permission (null: to everyone who is signed in).</summary>
/// <param name="Icon">SVG content, one of the icon constants.</param>
public sealed record MenuItem(Words Title, string Href, string Icon, string? Permission = null);

/// <summary>The modules as the host lists them: what carries them all first, then in the order of the loop.</summary>
public sealed record House(IReadOnlyList<IModule> Modules)
{
    public Assembly[] Assemblies { get; } = [.. Modules.Select(m => m.GetType().Assembly).Distinct()];
    public IEnumerable<Permission> Permissions => Modules.SelectMany(m => m.Permissions);
}

/// <summary>What must be so before the doors open, such as the built-in roles; run at every start, after the migration and before samples.</summary>
public interface IStartTask
{
    Task Run(CancellationToken ct);
}

/// <summary>A module's share of the sample college (示例数据), created once on an empty database, lower floors first.</summary>
public interface ISample
{
    Task Create(CancellationToken ct);
}
