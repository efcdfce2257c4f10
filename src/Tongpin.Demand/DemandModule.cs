using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Demand.Adverts;
using Tongpin.Demand.Enterprises;
using Tongpin.Demand.Matching;
using Tongpin.Demand.Reference;
using Tongpin.Demand.Sample;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace Tongpin.Demand;

/// <summary>Demand (需求): what the region's industries look for.</summary>
public sealed class DemandModule : IModule
{
    public string Key => "demand";
    public Words Title => ("产业需求", "Demand");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("招聘岗位", "Job adverts"), "/demand/adverts", Icons.Work, Permissions.See),
        new(("企业", "Enterprises"), "/demand/enterprises", Icons.Factory, Permissions.See),
        new(("产业集群", "Clusters"), "/demand/clusters", Icons.Hub, Permissions.See),
        new(("专业目录", "Catalogue"), "/demand/catalogue", Icons.MenuBook, Permissions.See),
        new(("行业与职业", "Industries, occupations"), "/demand/reference", Icons.AccountTree, Permissions.See),
    ];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        foreach (var seed in Regulations.All) services.AddSingleton(seed);
        foreach (var noun in DemandNouns.All) services.AddSingleton(noun);
        services.AddScoped<IKeepRecords, Reference.CatalogueInUse>().AddScoped<IDemand, DemandBook>().AddScoped<SettleMatch>();
        services.AddSingleton<MatcherShelf>().AddScoped<JudgeAnew>().AddHearer<RegulationChanged, JudgeAnew>().AddScoped<MatchAdverts>().AddScoped<IJobWork>(s => s.GetRequiredService<MatchAdverts>());
        services.AddImport<ClusterImport>().AddImport<IndustryImport>().AddImport<IndustryLabelImport>().AddImport<OccupationImport>().AddImport<DistrictImport>().AddImport<CatalogueImport>();
        services.AddImport<EnterpriseImport>().AddImport<AdvertImport>();
        services.AddListing<ClustersList>().AddListing<IndustriesList>().AddListing<IndustryLabelsList>().AddListing<OccupationsList>().AddListing<DistrictsList>().AddListing<CatalogueList>();
        services.AddListing<EnterprisesList>().AddListing<AdvertsList>();
        services.AddScoped<ISearchSource, DemandSearch>().AddScoped<IStartTask, ReferenceOnStart>().AddPinyinOf<Enterprise>().AddScoped<IEvidenceNoun, EnterpriseEvidence>().AddScoped<IEvidenceNoun, AdvertEvidence>().AddScoped<IEvidenceNoun, ClusterEvidence>().AddScoped<ISample, DemandSampleData>();
        foreach (var list in ReferenceEvidence.All) services.AddScoped(s => list(s.GetRequiredService<TongpinDb>()));
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapAdverts();
        routes.MapListing<AdvertsList, AdvertRow>("/api/demand/adverts", Permissions.See, "demand.adverts");
        routes.MapListing<EnterprisesList, EnterpriseRow>("/api/demand/enterprises", Permissions.See, "demand.enterprises");
        routes.MapListing<ClustersList, ClusterRow>("/api/demand/clusters", Permissions.See, "demand.clusters");
        routes.MapListing<CatalogueList, CatalogueList.EntryRow>("/api/demand/catalogue", Permissions.See, "demand.catalogue");
        routes.MapListing<IndustriesList, CodeRow>("/api/demand/industries", Permissions.See, "demand.industries");
        routes.MapListing<IndustryLabelsList, IndustryLabelsList.LabelRow>("/api/demand/industry-labels", Permissions.See, "demand.industry-labels");
        routes.MapListing<OccupationsList, OccupationsList.OccupationRow>("/api/demand/occupations", Permissions.See, "demand.occupations");
        routes.MapListing<DistrictsList, CodeRow>("/api/demand/districts", Permissions.See, "demand.districts");
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(DemandModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [MatchCommand.Create()];
}
