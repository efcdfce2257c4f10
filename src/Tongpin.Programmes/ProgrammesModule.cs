using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Cycle;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Proposals;
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
        new(("专业申报", "Proposals"), "/programmes/proposals", Icons.NoteAdd, Permissions.SeeProposals),
        new(("权重评议", "Reviews of weights"), "/programmes/weights", Icons.HowToVote, Permissions.See),
        new(("契合度审定", "Review of fit"), "/programmes/reviews", Icons.EventAvailable, Permissions.See),
        new(("周期日历", "Calendar of the cycle"), "/programmes/calendar", Icons.CalendarMonth, Permissions.See),
        .. CardsRoom.Menu,
    ];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        foreach (var seed in Regulations.All) services.AddSingleton(seed);
        foreach (var noun in ProgrammesNouns.All) services.AddSingleton(noun);
        services.AddScoped<ProvinceRegister>().AddScoped<FitBook>().AddScoped<FitReport>().AddScoped<ComputeFit>().AddScoped<IJobWork>(s => s.GetRequiredService<ComputeFit>()).AddHearer<AdvertsMatched, ComputeFit>().AddHearer<RegulationChanged, ComputeFit>();
        services.AddImport<ProgrammeImport>().AddImport<HeadcountImport>().AddImport<EvidenceImport>().AddImport<PointImport>().AddPinyinOf<Programme>();
        services.AddScoped<ClusterNames>().AddListing<ProgrammesList>().AddListing<EvidenceList>().AddListing<PointsList>().AddScoped<IEvidenceNoun, ProgrammeEvidence>().AddScoped<IEvidenceNoun, AmountEvidence>().AddScoped<IEvidenceNoun, PointEvidence>().AddScoped<IEvidenceNoun, HeadcountEvidence>();
        services.AddScoped<IRegulationWords, TargetWords>().AddScoped<IKeepRecords, ProgrammeInUse>().AddScoped<IKeepRecords, ClusterInUse>().AddScoped<IOwnProgrammes, OwnProgrammes>();
        // Samples are made in this order: the register first.
        services.AddScoped<ISearchSource, ProgrammesSearch>().AddScoped<ISample, ProgrammesSampleData>().AddScoped<ISample, ProposalsSampleData>();
        AddProposals(services);
        services.AddCards();
    }

    private static void AddProposals(IServiceCollection services)
    {
        services.AddApproval(SubmitProposal.Flow).AddApproval(SubmitWeights.Flow).AddHearer<ApprovalMoved, FollowProposal>().AddScoped<IHear<ApprovalMoved>, SettleWeights>();
        services.AddScoped<ProposalBook>().AddScoped<WhatIfProposal>().AddScoped<SaveProposal>().AddScoped<SubmitProposal>().AddScoped<AskWaiver>().AddScoped<WaiveGate>().AddScoped<FileProposal>().AddScoped<ProposalReport>().AddScoped<FilingTable>().AddScoped<IEvidenceNoun, ProposalEvidence>();
        services.AddScoped<FreezeFit>().AddScoped<ComputeReview>().AddScoped<WhatIfFit>().AddScoped<PublishReview>().AddScoped<OpenWeightReviews>().AddScoped<CastVote>().AddScoped<SubmitWeights>().AddScoped<WeightBook>().AddScoped<CycleBook>().AddScoped<IEvidenceNoun, FitReviewEvidence>().AddScoped<IEvidenceNoun, WeightReviewEvidence>();
        services.AddListing<ProposalsList>().AddListing<FitReviewsList>().AddListing<WeightReviewsList>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapFit();
        routes.MapProposals();
        routes.MapFitReviews();
        routes.MapWeights();
        routes.MapCycle();
        routes.MapCards();
        routes.MapListing<ProgrammesList, ProgrammeRow>("/api/programmes", Permissions.See, "programmes.programmes");
        routes.MapListing<EvidenceList, EvidenceRow>("/api/programmes/evidence", Permissions.See, "programmes.evidence");
        routes.MapListing<PointsList, PointRow>("/api/programmes/points", Permissions.See, "programmes.points");
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ProgrammesModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [FitCommand.Create(open)];
}
