using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Attendance;
using Tongpin.Training.Brands;
using Tongpin.Training.Catalogue;
using Tongpin.Training.Categories;
using Tongpin.Training.Certificates;
using Tongpin.Training.Filing;
using Tongpin.Training.Funds;
using Tongpin.Training.Leads;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Reform;
using Tongpin.Training.Roster;
using Tongpin.Training.Sample;
using Tongpin.Training.Surveys;
using Tongpin.Training.Teams;
using Tongpin.Training.Timetable;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace Tongpin.Training;

/// <summary>Training (社会培训): non-degree education from application to archive, and what it brings to whom.</summary>
public sealed class TrainingModule : IModule
{
    public string Key => "training";
    public Words Title => ("社会培训", "Training");
    IReadOnlyList<Permission> IModule.Permissions => Permissions.All;

    public IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("需求线索", "Leads"), "/training/leads", Icons.TrackChanges, Permissions.See),
        new(("培训项目", "Training projects"), "/training/projects", Icons.CastForEducation, Permissions.See),
        new(("学员", "Trainees"), "/training/trainees", Icons.Groups, Permissions.See),
        new(("本企业学员", "My company's trainees"), "/training/own", Icons.GroupAdd, Permissions.Coordinate),
        new(("证书", "Certificates"), "/training/certificates", Icons.WorkspacePremium, Permissions.See),
        new(("四个类别", "Four categories"), "/training/categories", Icons.Category, Permissions.See),
        new(("改革任务", "Reform plan"), "/training/reform", Icons.Flag, Permissions.See),
        new(("两支队伍", "The two teams"), "/training/teams", Icons.Groups, Permissions.See),
        new(("五个挂钩", "Linkages"), "/training/linkages", Icons.Link, Permissions.Statements),
        new(("我的挂钩", "My linkages"), "/training/my-statement", Icons.Receipt, Permissions.See),
        new(("培训品牌", "Brands"), "/training/brands", Icons.EmojiEvents, Permissions.See),
        new(("公开课程", "Open courses"), "/training/courses", Icons.Storefront, Permissions.See),
        new(("授权决定登记", "Decided under delegation"), "/delegations/decided?area=training", Icons.SupervisorAccount, Permissions.SeeDelegations),
        new(("年度一览表", "Yearly sheet"), "/training/filing", Icons.TableView, Permissions.See),
    ];

    public IReadOnlyList<MenuItem> Open { get; } = [new(("公开课程", "Open courses"), "/training/courses", Icons.Storefront)];

    public void AddServices(IServiceCollection services, IConfiguration settings)
    {
        foreach (var seed in Regulations.All) services.AddSingleton(seed);
        foreach (var noun in TrainingNouns.All) services.AddSingleton(noun);
        foreach (var book in MoneyBooks.All) services.AddLedgerBook(book);
        foreach (var kind in ProjectApprovals.All) services.AddApproval(kind);
        services.AddDelegationArea(new(Key, Title, Regulations.Office));
        services.AddScoped<CategoryBook>().AddScoped<ProjectDesk>().AddListing<ProjectsList>().AddHearer<ApprovalMoved, HearApprovals>().AddScoped<IEvidenceNoun, ProjectPapers>();
        services.AddScoped<SaveLead>().AddScoped<SeeLead>().AddListing<LeadsList>().AddScoped<IEvidenceNoun, LeadEvidence>();
        services.AddScoped<SaveProject>().AddScoped<SaveBudget>().AddScoped<SubmitProject>().AddScoped<AskChange>().AddScoped<EndProject>();
        services.AddScoped<FileFee>().AddScoped<SignContract>().AddScoped<RecordReceipt>().AddScoped<ReverseReceipt>().AddScoped<OpeningBook>().AddScoped<InsureClass>().AddScoped<OpenClass>().AddScoped<FinishTeaching>().AddScoped<SubmitSettlement>().AddScoped<Distribute>().AddScoped<CloseYear>();
        services.AddSingleton<TrainingKey>().AddSingleton<SignUpGate>().AddScoped<RosterDesk>().AddScoped<RosterPaper>().AddListing<TraineesList>().AddImport<ImportTrainees>().AddScoped<EraseTrainees>().AddScoped<IEvidenceNoun, TraineeEvidence>().AddScoped<EndRetention>().AddHostedService<RetentionClerk>();
        services.AddScoped<SaveClass>().AddScoped<EnrolTrainee>().AddScoped<SignUp>().AddScoped<NameCoordinator>().AddScoped<ManageOwn>().AddScoped<CancelTrainee>().AddScoped<TransferTrainee>().AddScoped<GradeTrainee>().AddScoped<SeeTrainee>();
        services.AddScoped<SaveSession>().AddScoped<PlanTimetable>().AddSingleton<RotatingCode>().AddScoped<CheckInByPhone>().AddScoped<KeepAttendance>().AddScoped<AttendanceBook>();
        services.AddSingleton<CertificateSeal>().AddSingleton<CertificateLinks>().AddSingleton<OpenBadge>().AddScoped<CertificateFile>().AddScoped<IssueCertificates>().AddScoped<RevokeCertificate>().AddJobWork<CertificateWork>().AddScoped<PackCertificates>().AddScoped<IJobWork>(s => s.GetRequiredService<PackCertificates>()).AddListing<CertificatesList>().AddScoped<IEvidenceNoun, CertificateEvidence>();
        services.AddScoped<SaveReformTask>().AddListing<ReformList>().AddScoped<IEvidenceNoun, ReformEvidence>();
        services.AddListing<MembersList>().AddScoped<IEvidenceNoun, MemberEvidence>().AddScoped<SaveMember>().AddScoped<AssignDuty>().AddScoped<RecordWork>().AddScoped<ConfirmWorks>();
        services.AddScoped<LinkageBook>().AddScoped<SeeStatement>().AddScoped<CloseLinkages>();
        services.AddScoped<SurveyDesk>().AddScoped<AnswerSurvey>().AddScoped<CloseSurvey>().AddScoped<SurveyPaper>();
        services.AddScoped<BrandBook>().AddScoped<SaveBrand>().AddScoped<LinkBrandProject>().AddScoped<ReviewBrand>().AddScoped<BrandReport>().AddScoped<IEvidenceNoun, BrandEvidence>();
        services.AddScoped<CourseBook>();
        services.AddScoped<FilingSheet>().AddScoped<ProjectPaper>().AddScoped<BudgetPaper>().AddScoped<ISearchSource, TrainingSearch>().AddScoped<ISample, TrainingSampleData>().AddScoped<ISample, LeadSample>().AddScoped<ISample, RosterSample>().AddScoped<ISample, ClassSample>().AddScoped<ISample, TeamsSample>().AddScoped<ISample, SurveySample>().AddScoped<ISample, BrandSample>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapCategories();
        routes.MapLeads();
        routes.MapProjects();
        routes.MapRoster();
        routes.MapAttendance();
        routes.MapCertificates();
        routes.MapReform();
        routes.MapFiling();
        routes.MapTeams();
        routes.MapLinkages();
        routes.MapSurveys();
        routes.MapBrands();
        routes.MapCourses();
    }

    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(TrainingModule).Assembly);

    public IEnumerable<Command> Commands(OpenHouse open) => [ExportCommand.Create(open)];
}
