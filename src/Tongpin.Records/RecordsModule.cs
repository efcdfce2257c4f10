using System.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Store;
using Tongpin.Records.Xapi;

namespace Tongpin.Records;

/// <summary>Records (学习记录): the one memory of learning, practice, training and contests, open to other systems by xAPI.</summary>
public sealed class RecordsModule : IModule
{
    public string Key => "records";
    public Words Title => ("学习记录", "Records");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
    ];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(Base.Of(settings)).AddSingleton<Sequence>().AddSingleton<NameBook>().AddSingleton<StatementWriter>().AddSingleton<StatementQuery>().AddSingleton<AttachmentShelf>();
        if (Storage.Of(settings).Database is null) services.AddSingleton<StatementStore, SqliteStore>();
        else services.AddSingleton<PgStore>().AddSingleton<StatementStore>(s => s.GetRequiredService<PgStore>()).AddHostedService<PartitionClerk>();
        services.AddSingleton<KeyRing>().AddScoped<GiveRecordKey>().AddScoped<IStartTask, HouseKeyOnStart>().AddScoped<IStartTask, SequenceOnStart>();
        services.AddScoped<IRecords, WriteRecords>();
        services.AddSingleton<Rendering>().AddSingleton<StatementsResource>().AddSingleton<DocumentsResource>().AddSingleton<AgentsResource>().AddSingleton<ActivitiesResource>();
        services.AddSingleton<IStartupFilter, XapiDoor>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapRecordKeys();
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(RecordsModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [RecordCommands.Of(open)];
}
