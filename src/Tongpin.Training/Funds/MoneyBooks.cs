using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Training.Funds;

/// <summary>The books that training brings to the ledger.</summary>
internal static class MoneyBooks
{
    public const string Money = "training.money", Heads = "training.heads", Hours = "training.hours", Works = "training.works", Points = "training.points", Income = "training.income";

    /// <summary>Accounts of money: what came, what was spent, and to whom the rest went.</summary>
    public const string Received = "received", Spent = "spent", SchoolFee = "school-fee", SchoolShare = "school-share", UnitShare = "unit-share", OfficeShare = "office-share";
    public const string Trained = "trained", PersonHours = "person-hours";

    /// <summary>Books that projects write; those of people's hours, points and income close with the linkages, which are reckoned from these.</summary>
    public static IReadOnlyList<string> OfProjects { get; } = [Money, Heads, Hours];

    public static IReadOnlyList<LedgerBook> All { get; } =
    [
        new(Money, ("培训资金", "Training money"), LedgerMeasure.Money, new Dictionary<string, Words>
        {
            [Received] = ("到账", "Received"),
            [Spent] = ("支出", "Spent"),
            [SchoolFee] = ("学校管理费", "School's fee"),
            [SchoolShare] = ("学校分配", "School's share"),
            [UnitShare] = ("承办单位分配", "Unit's share"),
            [OfficeShare] = ("归口部门分配", "Office's share"),
        }),
        new(Heads, ("培训人次", "Trainee-times"), LedgerMeasure.Heads, new Dictionary<string, Words> { [Trained] = ("参训人次", "Trained") }),
        new(Hours, ("培训人学时", "Person-hours of training"), LedgerMeasure.Hours, new Dictionary<string, Words> { [PersonHours] = ("人学时", "Person-hours") }),
        new(Works, ("培训工时", "Hours worked in training"), LedgerMeasure.Hours, Enum.GetValues<DutyRole>().ToDictionary(r => $"{r}", TeamWords.Of)),
        new(Points, ("培训积分", "Points from training"), LedgerMeasure.Points, new Dictionary<string, Words> { [$"{LineKind.Points}"] = LinkageWords.Of(LineKind.Points) }),
        new(Income, ("培训个人收入", "Income from training"), LedgerMeasure.Money, new[] { LineKind.Fee, LineKind.Pool, LineKind.Cut }.ToDictionary(k => $"{k}", LinkageWords.Of)),
    ];

    public static LedgerPost Post(TrainingProject project, string book, string account, decimal amount, DateOnly day, Words text, string cause, params IReadOnlyList<RegulationVersion> regulations) =>
        new(book, account, ProjectApprovals.ProjectNoun, project.Id.Value.ToString(), project.Href, amount, day, new($"{text.Zh}：{project.Name}", $"{text.En}: {project.Name}"), cause) { Unit = project.UnitId, Regulations = regulations };

    /// <summary>Sums of one project by account, in yuan.</summary>
    public static async Task<IReadOnlyDictionary<string, decimal>> OfProject(this ILedger ledger, ProjectId id, CancellationToken ct) =>
        (await ledger.Sums(new(Money) { Noun = ProjectApprovals.ProjectNoun, Record = id.Value.ToString() }, LedgerBy.Account, ct)).ToDictionary(s => s.Account!, s => s.Amount);

    /// <summary>到账 of one project, in yuan.</summary>
    public static async Task<decimal> ReceivedOf(this ILedger ledger, ProjectId id, CancellationToken ct) => (await ledger.OfProject(id, ct)).GetValueOrDefault(Received);
}
