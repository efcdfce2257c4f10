using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Programmes.Sample;

/// <summary>Proposals of the sample college (示例数据) in four states, one with a waiver and one filed; a published review of fit and an open review of weights.</summary>
internal sealed class ProposalsSampleData(TongpinDb db, ProposalBook book, IEvidence evidence, FreezeFit freeze, ComputeReview compute, PublishReview publish, IConfiguration settings) : ISample
{
    private const int Year = 2026;
    private static readonly DateTimeOffset July = new(2026, 7, 20, 9, 0, 0, TimeSpan.FromHours(8));

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Proposals.AnyAsync(ct) || !await db.Programmes.AnyAsync(p => p.ImportId == IImported.SampleImport, ct)) return;

        await Draft(ct);
        await Returned(ct);
        await Waived(ct);
        await Filed(ct);
        await Reviews(ct);
    }

    /// <summary>A draft of which a gate and some sections are missing.</summary>
    private async Task Draft(CancellationToken ct)
    {
        var proposal = await Of("510211", ProposalKind.Change, "何静怡", July.AddDays(30), ct);
        proposal.Dossier = new()
        {
            Industry = "工厂联网后，边缘采集和平台运维岗位增加，网络岗位与产线岗位开始合并。（示例）",
            SurveyMethod = "走访与问卷结合。（示例）",
            SurveyEnterprises = 14,
            SurveyAnswers = 96,
            Posts = [new() { Name = "工业网络运维工程师", Now = 60, InThreeYears = 120 }, new() { Name = "边缘采集实施员", Now = 35, InThreeYears = 80 }],
            Siblings = [new() { Code = "510202", Courses = "网络基础；数据库", Posts = "网络运维" }],
            Agreements = [new() { Enterprise = "九龙数智（示例）有限公司", From = new(2025, 9, 1), To = new(2027, 8, 31), OrderClass = true }],
        };
        await Keep(proposal, ct);
    }

    /// <summary>Went out and came back to be corrected.</summary>
    private async Task Returned(CancellationToken ct)
    {
        var proposal = await Of("510205", ProposalKind.Change, "何静怡", July.AddDays(10), ct);
        proposal.Dossier = Whole("兴龙湖数据服务（示例）有限公司", "510203", "数据标注、治理和智能客服在本市聚集，企业要会处理数据也懂业务的人。（示例）");
        await Keep(proposal, ct);
        await Attach(proposal, Gate.Enterprise, "合作协议（示例）.txt", ct);
        proposal.Submit(await book.Check(proposal, ct), July.AddDays(20));
        proposal.Follow(ApprovalState.Returned, "秦晓岚", "请补充三年需求预测的依据，实训条件写明新购设备。（示例）", July.AddDays(24));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Reopens a programme that had stopped; its cooperation is not deep enough yet, and the party committee has waived that.</summary>
    private async Task Waived(CancellationToken ct)
    {
        var proposal = await Of("570201", ProposalKind.New, "示例申报人", July.AddDays(5), ct);
        proposal.Dossier = Whole("嘉云汽车零部件（示例）有限公司", "530802", "西部陆海新通道带动跨境电商和外贸单证岗位。（示例）");
        proposal.Dossier.Agreements[0].To = new(2027, 12, 31);
        proposal.WaiverAsked = "通道沿线企业刚到位，首份协议为两年，拟在期满前续签。（示例）";
        await Keep(proposal, ct);
        await Attach(proposal, Gate.Enterprise, "合作意向（示例）.txt", ct);
        var check = await book.Check(proposal, ct);
        foreach (var gate in check.Failing([])) db.Waivers.Add(Waiver.Grant(proposal, gate, "服务西部陆海新通道的急需专业，同意先招一届；两年内达到要求，否则停招。（示例）", Actor.House with { Id = new("5a3b1e00-0000-7000-8000-000000000007"), Name = "梁崇山（示例）" }, July.AddDays(14)));
        proposal.Submit(check, July.AddDays(15));
        proposal.Follow(ApprovalState.Approved, "梁崇山", "党委会审议通过。（示例）", July.AddDays(40));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The programme that opens next year.</summary>
    private async Task Filed(CancellationToken ct)
    {
        var proposal = await Of("460312", ProposalKind.New, "示例申报人", July, ct);
        proposal.Dossier = Whole("渝江智造（示例）有限公司", "460305", "机器人从固定工位走向移动和协作，区域整机与部件企业开始招收调试、训练和运维人员。（示例）");
        await Keep(proposal, ct);
        await Attach(proposal, Gate.Enterprise, "合作协议（示例）.txt", ct);
        proposal.Submit(await book.Check(proposal, ct), July.AddDays(8));
        proposal.Follow(ApprovalState.Approved, "周文清", "校长办公会通过。（示例）", July.AddDays(30));
        proposal.File(new(2026, 8, 31), "示例备〔2026〕1号", "", new(2026, 8, 31));
        (await db.Programmes.FirstAsync(p => p.Code == proposal.Code, ct)).ProposalId = proposal.Id;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The year before last is published; the committee votes on the drafted programme.</summary>
    private async Task Reviews(CancellationToken ct)
    {
        var round = await freeze.Run(new() { Year = Year - 1 }, ct);
        await compute.Run(Year - 1, round, null, ct);
        await publish.Run(Year - 1, round, null, ct);

        var review = new WeightReview { Year = Year, ProgrammeCode = "510211", ProgrammeName = "工业互联网技术", By = "秦晓岚", At = July.AddDays(31), IsSample = true };
        db.WeightReviews.Add(review);
        db.WeightVotes.Add(new() { ReviewId = review.Id, ById = new("5a3b1e00-0000-7000-8000-000000000011"), By = "委员甲（示例）", Shares = new() { ["C04"] = 0.4m, ["C06"] = 0.4m }, Why = "岗位一半在装备企业的车间，一半在软件服务商。（示例）", At = July.AddDays(33) });
        db.WeightVotes.Add(new() { ReviewId = review.Id, ById = new("5a3b1e00-0000-7000-8000-000000000012"), By = "委员乙（示例）", Shares = new() { ["C04"] = 0.5m, ["C06"] = 0.3m, ["C01"] = 0.1m }, Why = "整车厂的联网改造也在招人。（示例）", At = July.AddDays(34) });
        await db.SaveChangesAsync(ct);
    }

    private async Task<Proposal> Of(string code, ProposalKind kind, string by, DateTimeOffset at, CancellationToken ct)
    {
        var known = await db.Programmes.AsNoTracking().FirstAsync(p => p.Code == code, ct);
        return new()
        {
            Year = Year,
            Kind = kind,
            Code = code,
            Name = known.Name,
            NameEn = known.NameEn,
            Replaces = kind == ProposalKind.Change ? code : "",
            Group = known.Group,
            GroupEn = known.GroupEn,
            SchoolId = known.SchoolId,
            SchoolName = known.SchoolName,
            SchoolNameEn = known.SchoolNameEn,
            StateControlled = known.StateControlled,
            ById = IImported.SampleImport,
            By = by,
            At = at,
            IsSample = true,
        };
    }

    private async Task Keep(Proposal proposal, CancellationToken ct)
    {
        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(ct);
    }

    private async Task Attach(Proposal proposal, Gate gate, string name, CancellationToken ct)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"示例文件，不是真实协议：{proposal.Code} {proposal.Name}。\n"));
        await evidence.Attach(new(Proposal.Table, ProposalEvidence.RecordOf(proposal.Id, gate), Permissions.SeeProposals, proposal.SchoolId), name, file, "示例", ct);
    }

    private static Dossier Whole(string enterprise, string sibling, string industry) => new()
    {
        Industry = industry,
        SurveyMethod = "走访重点企业，问卷覆盖产业链上下游。（示例）",
        SurveyEnterprises = 22,
        SurveyAnswers = 163,
        SurveyFrom = new(2026, 3, 1),
        SurveyTo = new(2026, 5, 31),
        Posts = [new() { Name = "技术支持与实施", Now = 140, InThreeYears = 260 }, new() { Name = "现场运维", Now = 90, InThreeYears = 170 }, new() { Name = "数据与质量", Now = 30, InThreeYears = 110 }],
        Forecast = "三年内本市年均新增需求约 200 人，学校计划招生占其四分之一。（示例）",
        SimilarGraduates = 180,
        Similar = "省内同类专业集中在两所学校，侧重操作，本专业侧重实施与集成。（示例）",
        Positioning = "面向区域企业的现场技术人员。（示例）",
        Jobs = "技术支持、现场运维、数据与质量。（示例）",
        GroupRelation = "与群内专业共用基础平台课程和实训中心。（示例）",
        Siblings = [new() { Code = sibling, Courses = "群平台基础课；企业实践", Posts = "技术支持与实施" }],
        TalentPlan = "三年学制，岗课赛证融通，第三年在企业完成岗位实习。（示例）",
        Team = [new() { Name = "教师甲（示例）", Title = "副教授", Teaches = "专业核心课", DualQualified = true }, new() { Name = "教师乙（示例）", Title = "讲师", Teaches = "平台课", DualQualified = true }, new() { Name = "工程师丙（示例）", Title = "高级工程师", Teaches = "岗位实习", FromEnterprise = true }],
        Rooms = [new() { Name = "综合实训室", Places = 48, Value = 320, Exists = true }, new() { Name = "共建实践中心", Places = 24, Value = 180 }],
        Agreements = [new() { Enterprise = enterprise, From = new(2026, 1, 1), To = new(2029, 12, 31), OrderClass = true, SharedBase = true, Duties = "企业提供岗位与导师，学校提供课程与场地" }],
        Budget = [new() { Item = "设备购置", Amount = 180, Source = "学校与企业" }, new() { Item = "课程建设", Amount = 30, Source = "学校" }],
        IntakeFirst = 50,
        IntakeSecond = 80,
        IntakeThird = 80,
        IntakeBasis = "按订单与近三年相近专业报到率测算。（示例）",
        Risk = "设备更新快，以企业共建分担。（示例）",
        Exit = "停招后在读学生学完，教师转入群内专业，设备由实训中心统一使用。（示例）",
        Experts = [new() { Name = "专家甲（示例）", Title = "教授级高工", Employer = "行业协会（示例）", Opinion = "需求真实，条件具备，同意设置。", Agrees = true }],
    };
}
