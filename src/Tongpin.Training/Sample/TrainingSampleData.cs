using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;
using Tongpin.Training.Reform;

namespace Tongpin.Training.Sample;

/// <summary>Training of the sample college (示例数据): 300 classes with 42,000 trainee-times in 2025, the classes of 2026 in every state, and courses ahead in 2027. All of it is composed by arithmetic.</summary>
internal sealed class TrainingSampleData(TongpinDb db, IUnits units, IPeople people, CategoryBook categories, ILedger ledger, IConfiguration settings) : ISample
{
    public const int LastYear = 2025, Classes = 300, TraineeTimes = 42_000, Ahead = 8;

    private static readonly string[] Topics = ["数控车工技能提升", "工业机器人运维", "新能源汽车检修", "工业互联网应用", "电子装配与调试", "电工作业安全", "化工总控操作", "药品质量管理", "数字媒体设计", "企业班组长管理"];

    // The group of each topic.
    private static readonly string[] Groups = ["数控技术专业群", "工业机器人专业群", "新能源汽车专业群", "信息技术专业群", "电子信息专业群", "能源电气专业群", "化工材料专业群", "生物医药专业群", "创意设计专业群", "经济管理专业群"];

    // 2026: how many classes stand where.
    private static readonly (ProjectState State, int Classes)[] ThisYear = [(ProjectState.Draft, 3), (ProjectState.Approved, 5), (ProjectState.Open, 6), (ProjectState.Taught, 4), (ProjectState.Settled, 4), (ProjectState.Distributed, 8), (ProjectState.Closed, 10), (ProjectState.Cancelled, 1)];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Projects.AnyAsync(ct)) return;
        var known = await units.ByNameOrCode(ct);
        List<UnitFacts> schools = [.. known.Values.DistinctBy(u => u.Id).Where(u => u.Kind == UnitKind.School && u.Code.StartsWith('S')).OrderBy(u => u.Code)];
        if (schools.Count == 0) return;
        var leader = await people.ByNumber("T0010", ct);
        var policies = (await categories.All(CategoryScheme.Payer, new(2026, 1, 1), ct)).ToDictionary(p => p.Category);

        List<TrainingProject> projects = [];
        List<LedgerPost> posts = [];
        var left = TraineeTimes;
        for (var i = 0; i < Classes; i++)
        {
            var heads = i == Classes - 1 ? left : 100 + i * 37 % 81;
            left -= heads;
            Add(LastYear, i, heads, new DateOnly(LastYear, 1, 6).AddDays(i * 350 / Classes), ProjectState.Closed);
        }
        var next = 0;
        foreach (var (state, classes) in ThisYear.Reverse())
            for (var i = 0; i < classes; i++, next++) Add(2026, next, 40 + next * 13 % 60, new DateOnly(2026, 2, 2).AddDays(next * 7), state);
        // What can be signed up for: courses that lie ahead.
        for (var i = 0; i < Ahead; i++) Add(2027, i, 40 + i * 5, new DateOnly(2027, 3, 8).AddDays(i * 7), ProjectState.Approved);

        await db.Atomically(async () =>
        {
            await db.Insert(projects, ct);
            await ledger.Enter(posts, ct);
            if (known.TryGetValue("A08", out var office)) await db.Insert([.. Reform(office)], ct);
            await db.SaveChangesAsync(ct);
        }, ct);

        void Add(int year, int i, int heads, DateOnly starts, ProjectState state)
        {
            var category = (TrainingCategory)(i % 4);
            var (policy, school, days) = (policies[category], schools[i % schools.Count], 2 + i % 5);
            var fee = category switch { TrainingCategory.A => 500 * days, TrainingCategory.B => 320m * days, TrainingCategory.C => 1280, _ => 0 };
            var project = new TrainingProject
            {
                Number = $"PX{year}-{i + 1:0000}",
                Name = $"{Topics[i % Topics.Length]}{category switch { TrainingCategory.A => "（职业技能提升行动）", TrainingCategory.B => "（企业定制）", TrainingCategory.C => "考证班", _ => "公益培训" }}第{i / 4 + 1}期",
                Category = category,
                UnitId = school.Id,
                UnitName = school.Name.Zh,
                UnitNameEn = school.Name.En,
                Starts = starts,
                Ends = starts.AddDays(days - 1),
                Nature = category == TrainingCategory.B ? ProjectNature.Enterprise : ProjectNature.Domestic,
                Mode = i % 3 == 0 ? StudyMode.Blended : StudyMode.FullTime,
                Audience = category switch { TrainingCategory.A => Audience.Professionals, TrainingCategory.B => Audience.Employees, TrainingCategory.C => Audience.Students, _ => Audience.Other },
                Origin = Origin.City,
                Payer = category switch { TrainingCategory.A => Payer.Government, TrainingCategory.B => Payer.Employer, TrainingCategory.C => Payer.Individual, _ => Payer.Free },
                Kind = category switch { TrainingCategory.A => TrainingKind.Professionals, TrainingCategory.B => TrainingKind.EnterpriseTailored, TrainingCategory.C => TrainingKind.Certificates, _ => TrainingKind.Community },
                Hours = days * 8,
                Days = days,
                Heads = heads,
                Fee = fee,
                Staff = Math.Min(heads / 10, 6),
                LeaderId = leader?.Id,
                LeaderName = leader?.Name ?? "",
                Phone = "13800000010",
                Partner = category == TrainingCategory.B ? "示范智能装备有限公司（示例）" : category == TrainingCategory.A ? "示范区人力资源和社会保障局（示例）" : "",
                PartnerCode = "",
                Place = "实训楼 A 座",
                Group = Groups[i % Groups.Length],
                Keywords = $"{Topics[i % Topics.Length]} 技能 培训",
                Certificate = CertificateForm.Completion,
                Budget = Lines(heads, days, fee > 0, state >= ProjectState.Settling && state < ProjectState.Refused),
                ImportId = IImported.SampleImport,
            };
            var signed = state is > ProjectState.Approval and < ProjectState.Refused && fee > 0;
            project.At(state, policy.Version, signed ? $"HT{year}-{i + 1:0000}" : "", signed ? starts.AddDays(-20) : null, signed ? project.FeeTotal : 0, policy.Policy.FeeFiling && signed ? $"BA{year}-{i + 1:0000}" : "", state is >= ProjectState.Taught and < ProjectState.Refused ? (Satisfaction)(1 + i % 2) : Satisfaction.NotAsked);
            projects.Add(project);

            if (signed && state >= ProjectState.Open) Post(MoneyBooks.Money, MoneyBooks.Received, project.FeeTotal, starts.AddDays(-5), ("到账", "Received"), $"voucher 示例-{year}-{i + 1:0000}");
            if (state is >= ProjectState.Taught and < ProjectState.Refused)
            {
                Post(MoneyBooks.Heads, MoneyBooks.Trained, heads, project.Ends, ("参训人次", "Trained"), $"trained {project.Id.Value}");
                Post(MoneyBooks.Hours, MoneyBooks.PersonHours, heads * project.Hours, project.Ends, ("人学时", "Person-hours"), $"hours {project.Id.Value}");
            }
            if (state is not (ProjectState.Distributed or ProjectState.Closed) || fee == 0) return;
            var shares = Distribution.Of(project.FeeTotal, project.Budget.Sum(l => l.At(BudgetStage.Final)), policy.Policy);
            var day = project.Ends.AddDays(10) is var later && later.Year > year ? new(year, 12, 31) : later;
            foreach (var (account, amount, text) in new (string, decimal, Words)[] { (MoneyBooks.Spent, shares.Spent, ("支出", "Spent")), (MoneyBooks.SchoolFee, shares.SchoolFee, ("学校管理费", "School's fee")), (MoneyBooks.SchoolShare, shares.School, ("学校分配", "School's share")), (MoneyBooks.UnitShare, shares.Unit, ("承办单位分配", "Unit's share")) })
                Post(MoneyBooks.Money, account, amount, day, text, $"distribution {project.Id.Value} 0 {account}", policy.Version);

            void Post(string book, string account, decimal amount, DateOnly on, Words text, string cause, params IReadOnlyList<RegulationVersion> used) => posts.Add(MoneyBooks.Post(project, book, account, amount, on, text, cause, used));
        }
    }

    // The tasks that the source tells of, with days and milestones of the sample's own.
    private static IEnumerable<ReformTask> Reform(UnitFacts office)
    {
        (string Title, (string Name, DateOnly Due, DateOnly? Done)[] Milestones)[] plan =
        [
            ("培训管理体制改革", [("改革方案印发", new(2025, 9, 30), new(2025, 9, 26)), ("管办分离到位", new(2026, 3, 31), new(2026, 3, 20)), ("中期评估", new(2026, 11, 30), null)]),
            ("干部、人事、财务三个下放", [("授权清单批准", new(2025, 12, 31), new(2025, 12, 28)), ("授权审批上线", new(2026, 6, 30), new(2026, 6, 18)), ("授权使用情况检查", new(2026, 12, 15), null)]),
            ("四个类别分类管理", [("类别政策批准", new(2026, 1, 31), new(2026, 1, 25)), ("收费备案全覆盖", new(2026, 8, 31), null)]),
            ("专兼职两支队伍建设", [("专职岗位到位", new(2026, 4, 30), new(2026, 5, 6)), ("兼职人员培训", new(2026, 10, 31), null), ("工作量核算", new(2026, 12, 31), null)]),
        ];
        foreach (var (title, milestones) in plan)
        {
            var task = new ReformTask { Title = title, UnitId = office.Id, UnitName = office.Name.Zh, UnitNameEn = office.Name.En, OwnerName = "江若彤", ImportId = IImported.SampleImport };
            task.Plan([.. milestones.Select(m => new Milestone(m.Name, m.Due))]);
            foreach (var (name, _, done) in milestones)
                if (done is { } day) task.Reach(name, day);
            yield return task;
        }
    }

    private static List<BudgetLine> Lines(int heads, int days, bool paid, bool settled) =>
    [
        .. new BudgetLine[]
        {
            new(BudgetItem.Lecture, "元/课时×课时", 200, days * 8, 1, LecturerTitle.Associate),
            new(BudgetItem.Meals, "元/人天×人×天", paid ? 60 : 20, heads, days),
            new(BudgetItem.Venue, "元/天×天", 800, days, 1),
            new(BudgetItem.Printing, "元/人×人", 15, heads, 1),
        }.Select(l => settled ? l with { Settled = l.Planned, Final = l.Planned } : l),
    ];
}
