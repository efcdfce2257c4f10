using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.Jobs;
using Tongpin.Foundation.People;
using Tongpin.Foundation.Sample;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Foundation (基础): people and units, sign-in, permissions, history, files in and out, jobs, search.</summary>
public sealed class FoundationModule : IModule
{
    public string Key => "foundation";
    public Words Title => ("基础", "Foundation");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddAccounts(settings);
        services.AddScoped<RolesOf>().AddScoped<Denied>().AddScoped<MyAccount>().AddScoped<IStartTask, RolesOnStart>().AddScoped<ISample, SampleCollege>();
        services.AddScoped<Rights>().AddScoped<AuditTrail>().AddScoped<IBeforeSave>(s => s.GetRequiredService<AuditTrail>()).AddScoped<IHistory, History>().AddScoped<IUnits, Units.UnitBook>();
        services.AddSingleton<JobRunner>().AddHostedService(s => s.GetRequiredService<JobRunner>()).AddScoped<JobBoard>().AddScoped<IJobs>(s => s.GetRequiredService<JobBoard>()).AddScoped<JobListing>();
        services.AddExchange(settings).AddImport<ImportUnits>().AddImport<ImportPeople>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapPreferences();
        routes.MapPasskeys();
        routes.MapJobs();
        routes.MapImports();
    }

    public IEnumerable<Command> Commands(OpenHouse open) => [ImportCommand.Of(open)];

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(FoundationModule).Assembly);
}
