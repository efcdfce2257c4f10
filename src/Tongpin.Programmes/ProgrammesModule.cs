using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Register;
using Tongpin.Programmes.Sample;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace Tongpin.Programmes;

/// <summary>Programmes (专业): the register, its fit with the clusters, its changes.</summary>
public sealed class ProgrammesModule : IModule
{
    public string Key => "programmes";
    public Words Title => ("专业", "Programmes");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("契合度驾驶舱", "Fit cockpit"), "/", Icons.Insights, Permissions.See),
        new(("专业", "Programmes"), "/programmes", Icons.School, Permissions.See),
        new(("对接依据", "Evidence of fit"), "/programmes/evidence", Icons.FactCheck, Permissions.See),
        new(("专业点备案库", "Programme points"), "/programmes/points", Icons.LibraryBooks, Permissions.See),
        .. CardsRoom.Menu,
    ];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        foreach (var seed in Regulations.All) services.AddSingleton(seed);
        foreach (var noun in ProgrammesNouns.All) services.AddSingleton(noun);
        services.AddScoped<FitBook>().AddScoped<FitReport>().AddScoped<ComputeFit>().AddScoped<IJobWork>(s => s.GetRequiredService<ComputeFit>()).AddHearer<AdvertsMatched, ComputeFit>().AddHearer<RegulationChanged, ComputeFit>();
        services.AddImport<ProgrammeImport>().AddImport<HeadcountImport>().AddImport<EvidenceImport>().AddImport<PointImport>().AddPinyinOf<Programme>();
        services.AddListing<ProgrammesList>().AddListing<EvidenceList>().AddListing<PointsList>();
        services.AddScoped<IRegulationWords, EvidenceWeightWords>().AddScoped<IRegulationWords, TargetWords>();
        services.AddScoped<ISearchSource, ProgrammesSearch>().AddScoped<ISample, ProgrammesSampleData>();
        services.AddCards();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapFit();
        routes.MapCards();
        routes.MapListing<ProgrammesList, ProgrammeRow>("/api/programmes", Permissions.See, "programmes.programmes");
        routes.MapListing<EvidenceList, EvidenceRow>("/api/programmes/evidence", Permissions.See, "programmes.evidence");
        routes.MapListing<PointsList, PointRow>("/api/programmes/points", Permissions.See, "programmes.points");
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ProgrammesModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [FitCommand.Create(open)];
}
