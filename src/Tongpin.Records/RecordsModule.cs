using System.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Erasure;
using Tongpin.Records.Exchange;
using Tongpin.Records.Keys;
using Tongpin.Records.Reports;
using Tongpin.Records.Sample;
using Tongpin.Records.Store;
using Tongpin.Records.Streams;
using Tongpin.Records.Xapi;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace Tongpin.Records;

/// <summary>Records (学习记录): the one memory of learning, practice, training and contests, open to other systems by xAPI.</summary>
public sealed class RecordsModule : IModule
{
    public string Key => "records";
    public Words Title => ("学习记录", "Records");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("我的学习记录", "My record"), "/records/mine", Icons.Person),
        new(("学习记录统计", "Records by day"), "/records/daily", Icons.BarChart, Permissions.See),
        new(("陈述流", "Stream of statements"), "/records", Icons.Stream, Permissions.See),
        new(("活动", "Activities"), "/records/activities", Icons.Extension, Permissions.See),
        new(("记录导入导出", "Records in and out"), "/records/exchange", Icons.ImportExport, Permissions.Exchange),
        new(("学习记录密钥", "Record keys"), "/records/keys", Icons.Key, Permissions.Keys),
        new(("词汇表", "Vocabulary"), "/vocabulary", Icons.Translate),
    ];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(Base.Of(settings)).AddSingleton<Sequence>().AddSingleton<NameBook>().AddSingleton<StatementWriter>().AddSingleton<StatementQuery>().AddSingleton<AttachmentShelf>();
        if (Storage.Of(settings).Database is null) services.AddSingleton<StatementStore, SqliteStore>();
        else services.AddSingleton<PgStore>().AddSingleton<StatementStore>(s => s.GetRequiredService<PgStore>()).AddScoped<IStartTask, PartitionOnStart>().AddHostedService<PartitionClerk>();
        services.AddSingleton<KeyRing>().AddScoped<GiveRecordKey>().AddScoped<IStartTask, HouseKeyOnStart>().AddScoped<IStartTask, SequenceOnStart>().AddScoped<IStartTask, SweepOnStart>();
        services.AddScoped<IRecords, WriteRecords>();
        services.AddSingleton<Rendering>().AddSingleton<StatementsResource>().AddSingleton<DocumentsResource>().AddSingleton<AgentsResource>().AddSingleton<ActivitiesResource>();
        services.AddSingleton<IStartupFilter, XapiDoor>();
        services.AddListing<StatementsList>().AddListing<ActivitiesList>().AddScoped<PersonRecord>().AddScoped<ErasePerson>().AddScoped<DailyCounts>().AddScoped<ActivityReport>().AddHostedService<TallyClerk>();
        services.AddJobWork<ImportStatements>().AddScoped<TakeDump>().AddScoped<ISample, SampleRecords>();
        foreach (var noun in RecordsNouns.All) services.AddSingleton(noun);
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapRecordKeys();
        routes.MapListing<StatementsList, StatementRow>("/api/records/statements", Permissions.See, "records.statements");
        routes.MapListing<ActivitiesList, ActivityRow>("/api/records/activities", Permissions.See, "records.activities");
        routes.MapReports();
        routes.MapExchange();
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(RecordsModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [RecordCommands.Of(open)];
}
