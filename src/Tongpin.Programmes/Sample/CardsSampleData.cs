using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Rectifying;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Sample;

/// <summary>
/// Two judged years of the sample college, really judged from its indicators, and what became of their cards: appeals, rectifications, a programme that was closed.
/// The third year is left to be frozen and judged by whoever tries the product.
/// </summary>
internal sealed class CardsSampleData(TongpinDb db, IndicatorBook indicators, IRegulations regulations, IWorkingDays days, DecisionBook decisions, IMemoryCache cache, CurrentActor actor, IConfiguration settings) : ISample
{
    private const string Office = "秦晓岚", Committee = "陶敏之", Party = "梁崇山";

    /// <summary>A clock that stands: the sample tells of days gone by.</summary>
    private sealed class On(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Indicators.AnyAsync(ct) || !await db.Programmes.AnyAsync(p => p.ImportId == IImported.SampleImport, ct)) return;

        await db.Atomically(() => db.Insert([.. from p in SampleCollege.Programmes from year in SampleIndicators.Years where SampleIndicators.Of(p, year).Count > 0 select SampleIndicators.SheetOf(p, year)], ct), ct);
        foreach (var year in (int[])[2024, 2025]) await Judge(year, At(year, 11, 3), ct);
        await Cards2024(ct);
        await Cards2025(ct);
        await Exit(ct);
    }

    private async Task Judge(int year, DateTimeOffset at, CancellationToken ct)
    {
        var clock = new On(at);
        await new FreezeYear(db, indicators, actor, clock).Run(year, ct);
        await new JudgeYear(db, new CardBook(db, indicators, regulations, cache, clock), actor, clock).Run(year, ct);
        var judged = await db.JudgedYears.SingleAsync(y => y.Year == year, ct);
        var until = await days.After(at.BeijingDay(), 10, ct);
        judged.Announce(Office, at);
        foreach (var card in await db.Cards.Where(c => c.Year == year).ToListAsync(ct))
        {
            card.Announce(until);
            if (card.State == CardState.Given) decisions.Enter(new(DecisionKind.Card, $"card {card.Id.Value}", card.Subject, card.Told, Office, new($"冻结的指标 {card.Values.Count} 项", $"{card.Values.Count} frozen indicators"), Profile.Line(judged.Regulations), card.Href) { At = at });
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task Cards2024(CancellationToken ct)
    {
        await Rectified("500210", 2024, true, "与两家汽车服务连锁企业签订定向培养协议，落实率回升", "指标已达到，同意验收", ct);
        await Rectified("460113", 2024, true, "调整招生计划并开展中学宣讲，计划完成率回升到 95% 以上", "同意验收", ct);
        await Rectified("550104", 2024, true, "改为订单式项目教学，毕业去向落实率回升", "同意验收", ct);
        await Rectified("440501", 2024, false, "更新实训内容，但落实率没有回升", "落实率仍居后 10%，验收不通过", ct);
        await Appealed("540106", 2024, false, "酒店业受淡季影响，毕业生统计口径偏窄。", "统计口径与其他专业一致，维持黄牌", ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Cards2025(CancellationToken ct)
    {
        await Appealed("530302", 2025, true, "本省布点增加是他校新设所致，本专业落实率和对口率均居全校前列。", "布点非本校可控，质量指标良好，解除黄牌，继续监测", ct);
        await Running("440501", 2025, "一年内把毕业去向落实率提高到 90% 以上。", [("与三家造价咨询企业建立实习基地", "李卓", 100, "已签协议三份"), ("重修工程计量与计价课程", "何卫东", 60, ""), ("建立毕业生一人一策台账", "张琳", 30, "")], ct);
        await Running("540106", 2025, "专业对口率达到 60%，课程转向数字化运营。", [("增设酒店数字化运营模块", "吴倩", 100, "已列入 2026 级方案"), ("与酒店集团共建现代学徒制班", "周航", 40, "")], ct);
        await Running("510202", 2025, "双师型教师占比提高到 55%。", [("四名教师到企业实践半年", "彭越", 75, ""), ("引进两名企业工程师", "何静怡", 100, "已到岗")], ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>资产评估与管理: no intake for three years, students all gone, closed.</summary>
    private async Task Exit(CancellationToken ct)
    {
        var card = await Card("530102", 2025, ct);
        var exit = new ProgrammeExit
        {
            ProgrammeId = card.ProgrammeId,
            Year = 2025,
            Code = card.Code,
            Name = card.Name,
            NameEn = card.NameEn,
            SchoolId = card.SchoolId,
            SchoolName = card.SchoolName,
            SchoolNameEn = card.SchoolNameEn,
            Ground = card.Told,
            By = Office,
            At = At(2025, 11, 20),
            IsSample = true,
            Why = "连续三年没有招生，岗位需求已并入大数据与会计专业。",
            LastIntake = 2022,
            RemovedIn = 2026,
            Reckoned = 3,
            Income = 0,
            Avoidable = 180_000,
            ClosingCost = 60_000,
            Grades = [new(2022, 68, "按原方案培养到毕业", 2025)],
            Teachers = [new("专任教师", 4, "大数据与会计教研室"), new("实训指导教师", 1, "财经实训中心")],
            Equipment = [new("资产评估实训软件", 40, 96_000, "并入财经实训中心")],
        }.Begin();
        exit.Submit(new Dictionary<int, int>(), At(2025, 11, 21));
        exit.Follow(ApprovalState.Approved, Party, "同意撤销，妥善分流教师", At(2025, 12, 5));
        exit.Notice(new(2025, 12, 8), new(2025, 12, 15));
        exit.File(new(2025, 12, 18), "示职院〔2025〕88 号（示例）", new(2025, 12, 18));
        exit.End(At(2026, 1, 9));
        db.Exits.Add(exit);
        decisions.Enter(new(DecisionKind.Exit, $"exit {exit.Id.Value}", exit.Subject, new($"撤销专业，{exit.LastIntake} 年后停止招生，{exit.RemovedIn} 年撤销代码", $"The programme is closed: no intake after {exit.LastIntake}, its code goes in {exit.RemovedIn}"), Party, new("没有附件", "No files"), SubmitExit.Approval, exit.Href) { Why = exit.DecidedWhy, At = exit.DecidedAt });
        decisions.Enter(new(DecisionKind.Filing, $"{DecisionKind.Filing} {exit.Id.Value}", exit.Subject, new($"撤销备案 {exit.FilingNumber}", $"Closure filed, {exit.FilingNumber}"), Office, new("没有附件", "No files"), CardRegulations.NoticeDays, exit.Href) { At = At(2025, 12, 18) });
        decisions.Enter(new(DecisionKind.End, $"{DecisionKind.End} {exit.Id.Value}", exit.Subject, new($"撤销办结，{exit.RemovedIn} 年起不再列入", $"Closed; off the list from {exit.RemovedIn} on"), Office, new("没有附件", "No files"), CardRegulations.NoticeDays, exit.Href) { At = exit.DoneAt });
        await db.SaveChangesAsync(ct);
    }

    private async Task Appealed(string code, int year, bool lifted, string text, string why, CancellationToken ct)
    {
        var card = await Card(code, year, ct);
        var (asked, decided) = (At(year, 11, 10), At(year, 11, 24));
        card.Appeal(asked.BeijingDay());
        db.Appeals.Add(new() { CardId = card.Id, Text = text, By = card.SchoolName, At = asked, State = lifted ? ApprovalState.Approved : ApprovalState.Refused });
        card.Decide(lifted, Committee, why, decided);
        decisions.Enter(new(DecisionKind.Appeal, $"appeal of {card.Id.Value}", card.Subject, lifted ? new($"申诉成立，解除{CardWords.NameOf(card.Card).Zh}", $"The appeal is heard; the {CardWords.NameOf(card.Card).En.ToLowerInvariant()} is lifted") : new($"申诉未成立，{CardWords.NameOf(card.Card).Zh}维持", $"The appeal is refused; the {CardWords.NameOf(card.Card).En.ToLowerInvariant()} stands"), Committee, new("没有附件", "No files"), CardRegulations.AppealDays, card.Href) { Why = why, At = decided });
    }

    private async Task<Rectification> Running(string code, int year, string goal, (string Title, string Owner, int Progress, string Result)[] tasks, CancellationToken ct)
    {
        var card = await Card(code, year, ct);
        card.Rectify();
        var plan = new Rectification { CardId = card.Id, Goal = goal, Due = new(year + 1, 10, 30), By = card.SchoolName, At = At(year, 12, 1) };
        foreach (var (title, owner, progress, result) in tasks)
        {
            var task = new RectificationTask { RectificationId = plan.Id, Title = title, Owner = owner, Due = new(year + 1, 6, 30) };
            task.Advance(progress, result, new(year + 1, 5, 20));
            plan.Tasks.Add(task);
        }
        db.Rectifications.Add(plan);
        return plan;
    }

    private async Task Rectified(string code, int year, bool accepted, string report, string why, CancellationToken ct)
    {
        var plan = await Running(code, year, "一年内消除黄牌所列问题。", [("分析原因并制定措施", "专业负责人", 100, "已完成"), ("落实措施并跟踪数据", "教研室主任", 100, report)], ct);
        plan.Submit(report, At(year + 1, 9, 20));
        plan.State = accepted ? RectificationState.Accepted : RectificationState.Failed;
        var card = await Card(code, year, ct);
        card.Accept(accepted, Committee, why, At(year + 1, 10, 10));
        decisions.Enter(new(DecisionKind.Rectification, $"rectification {plan.Id.Value}", card.Subject, accepted ? new("整改验收通过（2 项任务）", "The rectification is accepted (2 tasks)") : new("整改验收未通过", "The rectification has failed"), Committee, new("没有附件", "No files"), SubmitPlan.Approval, card.Href) { Why = why, At = At(year + 1, 10, 10) });
    }

    private Task<ProgrammeCard> Card(string code, int year, CancellationToken ct) => db.Cards.SingleAsync(c => c.Code == code && c.Year == year, ct);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 10, 0, 0, TimeSpan.FromHours(8));
}
