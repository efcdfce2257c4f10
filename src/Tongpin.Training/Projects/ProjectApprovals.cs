using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>What training asks approval for, with the flows that ship; the way of the category decides which steps an application passes.</summary>
internal static class ProjectApprovals
{
    public const string Project = "training.project", Change = "training.change", Settlement = "training.settlement";
    public const string ProjectNoun = "training_project", ChangeNoun = "training_change", SettlementNoun = "training_settlement";

    private static readonly ApprovalStep
        Unit = new("unit", ("承办单位负责人", "Head of the unit"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest, Days: 3),
        Office = new("office", ("归口部门审核", "Office of continuing education"), BuiltInRoles.ContinuingEducation, Days: 3),
        Legal = new("legal", ("法务审核合同", "Legal office"), BuiltInRoles.LegalOffice, Days: 3) { Categories = Ways(ApprovalWay.Contract, ApprovalWay.Strict) },
        Finance = new("finance", ("财务审核收费", "Finance office"), BuiltInRoles.FinanceOffice, Days: 3) { Categories = Ways(ApprovalWay.Fiscal, ApprovalWay.Public, ApprovalWay.Strict) },
        President = new("president", ("分管校领导", "Vice-president"), BuiltInRoles.VicePresident) { Categories = Ways(ApprovalWay.Fiscal, ApprovalWay.Contract, ApprovalWay.Public, ApprovalWay.Strict) };

    // Whoever runs a project never approves it, under no grant either (教职成厅函〔2021〕23号).
    private static ApprovalManager Manager => new("office", Regulations.Office);

    public static IReadOnlyList<ApprovalKind> All { get; } =
    [
        new(Project, ("培训项目立项", "Training project"),
        [
            Unit, Office, Legal, Finance, President,
            new("party-amount", ("党委会（大额）", "Party committee (large amounts)"), BuiltInRoles.PartyCommittee, Days: 10) { AboveAmount = 500_000, Categories = Ways(ApprovalWay.Fiscal) },
            new("party", ("党委会", "Party committee"), BuiltInRoles.PartyCommittee, Days: 10) { Categories = Ways(ApprovalWay.Strict) },
        ], DelegationDomain.Finance) { Manager = Manager },
        new(Change, ("培训项目变更", "Change of a training project"), [Unit, Office, Finance with { Categories = [] }], DelegationDomain.Finance) { Manager = Manager },
        new(Settlement, ("培训项目结算", "Settlement of a training project"), [Unit, Office, Finance with { Categories = [] }], DelegationDomain.Finance) { Manager = Manager },
    ];

    private static IReadOnlyList<string> Ways(params ApprovalWay[] ways) => [.. ways.Select(w => w.ToString())];
}

/// <summary>Hears what became of the requests of training; twice the same comes to the same end.</summary>
internal sealed class HearApprovals(TongpinDb db, CategoryBook categories, TimeProvider clock) : IHear<ApprovalMoved>
{
    public async Task Hear(ApprovalMoved fact, CancellationToken ct)
    {
        if (!Guid.TryParse(fact.Record, out var record)) return;
        switch (fact.Noun)
        {
            case ProjectApprovals.ProjectNoun when await Find(new(record), ct) is { } project:
                project.Move(fact.State);
                break;
            case ProjectApprovals.SettlementNoun when await Find(new(record), ct) is { } project:
                project.MoveSettlement(fact.State);
                break;
            case ProjectApprovals.ChangeNoun when await db.Changes.FirstOrDefaultAsync(c => c.Id == new ChangeId(record), ct) is { State: ApprovalState.Running or ApprovalState.Returned } change:
                // Nobody goes on with a returned change: a new one is asked for.
                change.State = fact.State == ApprovalState.Returned ? ApprovalState.Refused : fact.State;
                if (fact.State == ApprovalState.Approved && await Find(change.ProjectId, ct) is { } changed) await Apply(change, changed, ct);
                break;
            default:
                return;
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task Apply(ProjectChange change, TrainingProject project, CancellationToken ct)
    {
        if (change.Category is { } category) project.Recategorise(category, (await categories.Of(category, clock.GetUtcNow().BeijingDay(), ct)).Version);
        if (change.Contract is { } contract) project.Vary(contract);
    }

    private Task<TrainingProject?> Find(ProjectId id, CancellationToken ct) => db.Projects.FirstOrDefaultAsync(p => p.Id == id, ct);
}
