using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Audit;
using Tongpin.Foundation.Backup;
using Tongpin.Foundation.Drafts;
using Tongpin.Foundation.Evidence;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.Jobs;
using Tongpin.Foundation.Ledger;
using Tongpin.Foundation.Matters;
using Tongpin.Foundation.Notices;
using Tongpin.Foundation.People;
using Tongpin.Foundation.Regulations;
using Tongpin.Foundation.Sample;
using Tongpin.Foundation.Search;
using Tongpin.Foundation.SelfCheck;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;
using Icons = MudBlazor.Icons;

namespace Tongpin.Foundation;

/// <summary>Foundation (基础): people and units, sign-in, permissions, history, files in and out, jobs, search.</summary>
public sealed class FoundationModule : IModule
{
    public string Key => "foundation";
    public Words Title => ("基础", "Foundation");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("待办", "Tasks"), "/tasks", Icons.Material.Outlined.TaskAlt),
        new(("全部审批", "All requests"), "/approvals", Icons.Material.Outlined.Approval, Permissions.SeeApprovals),
        new(("授权下放", "Delegations"), "/delegations", Icons.Material.Outlined.SupervisorAccount, Permissions.SeeDelegations),
        new(("人员", "People"), "/people", Icons.Material.Outlined.People, Permissions.SeePeople),
        new(("单位", "Units"), "/units", Icons.Material.Outlined.AccountTree, Permissions.SeePeople),
        new(("导入", "Imports"), "/imports", Icons.Material.Outlined.UploadFile, Permissions.Import),
        new(("后台任务", "Jobs"), "/jobs", Icons.Material.Outlined.Pending),
        new(("角色", "Roles"), "/roles", Icons.Material.Outlined.AdminPanelSettings, Permissions.Administer),
        new(("接口密钥", "API keys"), "/api-keys", Icons.Material.Outlined.VpnKey, Permissions.Administer),
        new(("规定", "Regulations"), "/regulations", Icons.Material.Outlined.Gavel, Permissions.SeeRegulations),
        new(("台账", "Ledger"), "/ledger", Icons.Material.Outlined.AccountBalanceWallet, Permissions.SeeLedger),
        new(("审计", "History"), "/history", Icons.Material.Outlined.History, Permissions.SeeHistory),
        new(("系统自检", "Self-check"), "/self-check", Icons.Material.Outlined.MonitorHeart, Permissions.Administer),
    ];

    public Type TopBar => typeof(FoundationBar);

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddAccounts(settings);
        services.AddListing<PeopleListing>().AddScoped<SeePerson>().AddScoped<SavePerson>().AddScoped<UnitTree>().AddScoped<SaveUnit>();
        services.AddScoped<Handing>().AddScoped<GiveRole>().AddScoped<SaveRole>().AddScoped<GiveApiKey>().AddScoped<Invite>().AddScoped<Activate>().AddScoped<LockAccount>();
        services.AddScoped<RolesOf>().AddScoped<Denied>().AddScoped<MyAccount>().AddScoped<IStartTask, RolesOnStart>().AddPinyinOf<Person>().AddPinyinOf<Unit>().AddScoped<ISample, SampleCollege>();
        services.AddScoped<Rights>().AddScoped<AuditTrail>().AddScoped<ISaveStep>(s => s.GetRequiredService<AuditTrail>()).AddScoped<IHistory, History>().AddScoped<IUnits, Units.UnitBook>().AddScoped<IPeople, PeopleBook>();
        services.AddScoped<RegulationWords>().AddScoped<RegulationBook>().AddScoped<IRegulations>(s => s.GetRequiredService<RegulationBook>()).AddHearer<RegulationChanged, RegulationBook>().AddScoped<ChangeRegulation>().AddScoped<ProposeRegulation>().AddHearer<ApprovalMoved, TakeProposal>().AddApproval(ProposeRegulation.Kind).AddListing<RegulationsList>().AddScoped<IStartTask, RegulationsOnStart>();
        services.AddScoped<AuditChain>().AddHostedService<AuditClerk>().AddSingleton<HistoryWords>().AddListing<HistoryList>();
        foreach (var noun in FoundationNouns.All) services.AddSingleton(noun);
        services.AddScoped<EvidenceNouns>().AddHearer<EvidenceErased, BurnEvidence>().AddScoped<EvidenceShelf>().AddScoped<IEvidence>(s => s.GetRequiredService<EvidenceShelf>()).AddScoped<EvidenceDesk>().AddScoped<IEvidenceNoun, RegulationEvidence>().AddScoped<IEvidenceNoun, PersonEvidence>().AddScoped<IEvidenceNoun, Units.UnitEvidence>();
        services.AddScoped<LedgerDesk>().AddScoped<ILedger>(s => s.GetRequiredService<LedgerDesk>()).AddScoped<ISaveStep, LedgerGuard>().AddScoped<SeeEntry>().AddListing<LedgerList>().AddScoped<IEvidenceNoun, EntryEvidence>();
        services.AddScoped<DraftDrawer>().AddScoped<IDrafts>(s => s.GetRequiredService<DraftDrawer>());
        services.AddScoped<INotices, TellNotice>().AddHearer<NoticeTold, KeepNotice>().AddScoped<ReadNotices>().AddListing<NoticesList>();
        services.AddApprovals().AddScoped<AskMatter>().AddHearer<ApprovalMoved, MoveMatter>().AddScoped<ISample, SampleApprovals>();
        foreach (var kind in Matter.Kinds) services.AddApproval(kind);
        services.AddScoped<IRoleHolders, RoleHolders>();
        services.AddSelfCheck().AddScoped<WriteBackup>().AddScoped<RestoreBackup>();
        services.AddScoped<SearchBook>().AddScoped<ISearchSource, PeopleSearch>().AddScoped<ISearchSource, UnitSearch>();
        services.AddSingleton<JobRunner>().AddHostedService(s => s.GetRequiredService<JobRunner>()).AddScoped<JobBoard>().AddScoped<IJobs>(s => s.GetRequiredService<JobBoard>()).AddListing<JobListing>();
        services.AddExchange(settings).AddImport<ImportUnits>().AddImport<ImportPeople>().AddListing<UnitListing>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapPreferences();
        routes.MapPasskeys();
        routes.MapRegulations();
        routes.MapSearch();
        routes.MapSelfCheck();
        routes.MapEvidence();
        routes.MapLedger();
        routes.MapApprovals();
        routes.MapMatters();
        routes.MapDrafts();
        routes.MapNotices();
        routes.MapListing<HistoryList, HistoryRow>("/api/foundation/history", Permissions.SeeHistory, "foundation.history");
        routes.MapJobs();
        routes.MapImports();
        routes.MapPeople();
        routes.MapUnits();
        routes.MapRoles();
        routes.MapApiKeys();
        routes.MapListing<UnitListing, UnitListRow>("/api/foundation/units/list", Permissions.SeePeople, "foundation.units");
    }

    public IEnumerable<Command> Commands(OpenHouse open) => [ImportCommand.Of(open), AuditCommands.Of(open), SelfCheckDoors.Command(open), .. BackupCommands.All(open), .. UserCommands.All(open)];

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(FoundationModule).Assembly);
}
