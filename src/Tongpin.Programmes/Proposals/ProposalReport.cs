using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using static Tongpin.Kernel.Words;

namespace Tongpin.Programmes.Proposals;

/// <summary>Draws up the feasibility report (论证报告) of a proposal as an official document.</summary>
internal sealed class ProposalReport(ProposalBook book, IUnits units, TimeProvider clock)
{
    /// <returns>File name and paper; null when there is no such proposal within reach.</returns>
    public async Task<(string Name, OfficialPaper Paper)?> Of(ProposalId id, CancellationToken ct)
    {
        if (await book.Read(id, ct) is not { } reading) return null;
        var college = (await units.ByNameOrCode(ct)).Values.Where(u => u.Kind == UnitKind.College).MinBy(u => u.Code, StringComparer.Ordinal)?.Name.ToString() ?? "";
        var p = reading.Proposal;
        return (L($"{p.Code}{p.Name}专业论证报告.docx", $"Feasibility report {p.Code}.docx"), ProposalPaper.Of(reading, college, clock.GetUtcNow().BeijingDay()));
    }
}

/// <summary>The words and tables of the report.</summary>
internal static class ProposalPaper
{
    public static OfficialPaper Of(ProposalReading reading, string college, DateOnly today)
    {
        var (p, d) = (reading.Proposal, reading.Proposal.Dossier);
        var paper = new OfficialPaper(L($"{Proposal.NameOf(p.Kind)}{p.Name}专业论证报告", $"Feasibility report: {p.Words} ({Proposal.NameOf(p.Kind)})"), college, p.IsSample);
        Overview(paper, reading);
        Industry(paper, reading);
        Survey(paper, d);
        Similar(paper, reading);
        Section(paper, Proposals.Section.Positioning, d.Positioning);
        paper.Text(L("职业面向：", "Jobs: ") + (d.Jobs ?? L("（未填写）", "(not filled in)")));
        Group(paper, reading);
        Section(paper, Proposals.Section.TalentPlan, d.TalentPlan);
        Means(paper, d);
        Agreements(paper, reading);
        Money(paper, p);
        Section(paper, Proposals.Section.Risk, d.Risk);
        paper.Text(L("退出安排：", "Exit: ") + (d.Exit ?? L("（未填写）", "(not filled in)")));
        Musts(paper, reading);
        Experts(paper, d);
        paper.Signature(L(p.SchoolName, p.SchoolNameEn.Length > 0 ? p.SchoolNameEn : p.SchoolName), today);
        return paper;
    }

    private static void Overview(OfficialPaper paper, ProposalReading reading)
    {
        var p = reading.Proposal;
        paper.Table(L("申报专业基本情况", "The proposed programme"), [new(L("项目", "Item"), 26), new(L("内容", "Content"), 74)],
        [
            [L("专业代码及名称", "Code and name"), $"{p.Code} {p.Words}"],
            [L("专业大类、专业类", "Category, class"), reading.Known.Catalogue is { } entry ? $"{entry.Category} / {entry.Class}" : "–"],
            [L("申报类型", "Kind"), p.Kind == ProposalKind.Change ? L($"改造（原专业 {p.Replaces}）", $"Change of {p.Replaces}") : Proposal.NameOf(p.Kind).ToString()],
            [L("设置路径", "Route"), Proposal.RouteOf(p.StateControlled).ToString()],
            [L("修业年限、首次招生", "Years of study, first intake"), L($"{p.StudyYears}年，{p.FirstIntake}年", $"{p.StudyYears}, {p.FirstIntake}")],
            [L("二级学院", "School"), L(p.SchoolName, p.SchoolNameEn.Length > 0 ? p.SchoolNameEn : p.SchoolName)],
            [L("所属专业群", "Group"), p.Group.Length > 0 ? L(p.Group, p.GroupEn.Length > 0 ? p.GroupEn : p.Group) : "–"],
        ], TableLines.Grid);
        if (reading.Waivers.Count > 0) paper.Note(L($"注：本专业有 {reading.Waivers.Count} 项“三个必须”由党委会豁免，理由见“三个必须”一节。", $"{reading.Waivers.Count} of the three musts were waived by the party committee; the reasons stand under “The three musts”."));
    }

    private static void Industry(OfficialPaper paper, ProposalReading reading)
    {
        var known = reading.Known;
        Section(paper, Proposals.Section.Industry, reading.Proposal.Dossier.Industry);
        paper.Text(L($"平台记录：{known.FirstAdvertYear}—{reading.Proposal.Year}年匹配到本专业的招聘岗位 {Show.Number(known.Adverts)} 条。", $"Records of the platform: {Show.Number(known.Adverts)} adverts of {known.FirstAdvertYear}–{reading.Proposal.Year} match the programme."));
        if (known.ByCluster.Count > 0)
            paper.Table(L("岗位所在产业集群", "Adverts by cluster"), [new(L("产业集群", "Cluster"), 70), new(L("岗位", "Adverts"), 30, ColumnSide.Right)], known.ByCluster.Select(string[] (c) => [c.Name.ToString(), Show.Number(c.Adverts)]));
        if (reading.Check.Gates.Targets.Count > 0)
            paper.Table(L("对目标集群的权重", "Weight on target clusters"), [new(L("产业集群", "Cluster"), 70), new(L("权重", "Weight"), 30, ColumnSide.Right)], reading.Check.Gates.Targets.Select(string[] (t) => [L(t.Name, t.NameEn), Show.Percent(t.Weight)]));
        if (reading.Check.ExplainedZh.Length > 0) paper.Note(L("注：", "") + reading.Check.Explained);
    }

    private static void Survey(OfficialPaper paper, Dossier d)
    {
        Section(paper, Proposals.Section.Survey, d.SurveyMethod);
        paper.Text(L($"调研企业 {Show.Number(d.SurveyEnterprises)} 家，有效答卷 {Show.Number(d.SurveyAnswers)} 份，时间 {Show.Day(d.SurveyFrom)} 至 {Show.Day(d.SurveyTo)}。", $"{Show.Number(d.SurveyEnterprises)} enterprises were asked, {Show.Number(d.SurveyAnswers)} answers could be used, from {Show.Day(d.SurveyFrom)} to {Show.Day(d.SurveyTo)}."));
        if (d.Posts.Count > 0)
            paper.Table(L("岗位需求", "Demand by post"), [new(L("岗位", "Post"), 56), new(L("现有需求", "Now"), 22, ColumnSide.Right), new(L("三年后", "In three years"), 22, ColumnSide.Right)], d.Posts.Select(string[] (r) => [r.Name ?? "", Show.Number(r.Now), Show.Number(r.InThreeYears)]));
        paper.Text(d.Forecast ?? Empty);
    }

    private static void Similar(OfficialPaper paper, ProposalReading reading)
    {
        Section(paper, Proposals.Section.Similar, reading.Proposal.Dossier.Similar);
        paper.Text(L($"备案库{(reading.Known.PointsYear > 0 ? $"（{reading.Known.PointsYear}年）" : "")}中本省同专业布点 {reading.Known.Points} 个；同类专业年毕业生 {Show.Number(reading.Proposal.Dossier.SimilarGraduates)} 人。",
            $"The register{(reading.Known.PointsYear > 0 ? $" of {reading.Known.PointsYear}" : "")} has {reading.Known.Points} points of the programme in the province; similar programmes have {Show.Number(reading.Proposal.Dossier.SimilarGraduates)} graduates a year."));
    }

    private static void Group(OfficialPaper paper, ProposalReading reading)
    {
        Section(paper, Proposals.Section.Group, reading.Proposal.Dossier.GroupRelation);
        if (reading.Proposal.Dossier.Siblings is not { Count: > 0 } siblings) return;
        var names = reading.Check.Gates.Siblings.ToLookup(s => s.Code, s => Words.Of(s.Name, s.NameEn));
        paper.Table(L("群内共享", "Shared within the group"), [new(L("专业", "Programme"), 32), new(L("平台课程", "Platform courses"), 38), new(L("岗位", "Posts"), 30)], siblings.Select(string[] (s) => [$"{s.Code} {names[s.Code!].FirstOrDefault()}", s.Courses ?? "–", s.Posts ?? "–"]));
    }

    private static void Means(OfficialPaper paper, Dossier d)
    {
        Section(paper, Proposals.Section.Team, null, d.Team.Count == 0);
        if (d.Team.Count > 0)
            paper.Table(L("教学团队", "Teaching team"), [new(L("姓名", "Name"), 20), new(L("职称", "Title"), 22), new(L("承担教学", "Teaches"), 34), new(L("双师", "Dual-qualified"), 12, ColumnSide.Centre), new(L("企业", "Enterprise"), 12, ColumnSide.Centre)], d.Team.Select(string[] (m) => [m.Name ?? "", m.Title ?? "", m.Teaches ?? "", Yes(m.DualQualified), Yes(m.FromEnterprise)]));
        Section(paper, Proposals.Section.Rooms, null, d.Rooms.Count == 0);
        if (d.Rooms.Count > 0)
            paper.Table(L("实训条件", "Training rooms"), [new(L("名称", "Name"), 46), new(L("工位", "Places"), 16, ColumnSide.Right), new(L("设备值（万元）", "Equipment (10,000 yuan)"), 22, ColumnSide.Right), new(L("现有", "Exists"), 16, ColumnSide.Centre)], d.Rooms.Select(string[] (r) => [r.Name ?? "", Show.Number(r.Places), Show.Number(r.Value, 2), Yes(r.Exists)]));
    }

    private static void Agreements(OfficialPaper paper, ProposalReading reading)
    {
        Section(paper, Proposals.Section.Agreements, null, reading.Check.Gates.Enterprises.Count == 0);
        if (reading.Check.Gates.Enterprises.Count == 0) return;
        paper.Table(L("校企协议", "Agreements with enterprises"), [new(L("企业", "Enterprise"), 34), new(L("规模", "Size"), 12, ColumnSide.Centre), new(L("期限", "Term"), 24), new(L("合作形式", "Forms"), 30)],
            reading.Check.Gates.Enterprises.Select(string[] (e) => [e.Enterprise, e.Size is { } size ? Gates.SizeOf(size).ToString() : "–", $"{Show.Day(e.From)} – {Show.Day(e.To)}", string.Join(L("、", ", "), e.Forms.Select(f => Dossier.NameOf(f).ToString()))]), TableLines.Grid);
    }

    private static void Money(OfficialPaper paper, Proposal p)
    {
        var d = p.Dossier;
        Section(paper, Proposals.Section.Budget, null, d.Budget.Count == 0);
        if (d.Budget.Count > 0)
            paper.Table(L("经费预算（万元）", "Budget (10,000 yuan)"), [new(L("项目", "Item"), 46), new(L("金额", "Amount"), 20, ColumnSide.Right), new(L("来源", "Source"), 34)], [.. d.Budget.Select(string[] (b) => [b.Item ?? "", Show.Number(b.Amount, 2), b.Source ?? ""]), [L("合计", "Total"), Show.Number(d.BudgetTotal, 2), ""]]);
        Section(paper, Proposals.Section.Intake, d.IntakeBasis);
        paper.Table(L("招生预测", "Enrolment forecast"), [new(L("年份", "Year"), 40, ColumnSide.Centre), new(L("计划招生", "Intake"), 60, ColumnSide.Right)],
            [[$"{p.FirstIntake}", Show.Number(d.IntakeFirst)], [$"{p.FirstIntake + 1}", Show.Number(d.IntakeSecond)], [$"{p.FirstIntake + 2}", Show.Number(d.IntakeThird)]]);
    }

    private static void Musts(OfficialPaper paper, ProposalReading reading)
    {
        paper.Heading(L("三个必须", "The three musts"));
        paper.Table(L("三个必须核对情况", "How each must stands"), [new(L("要求", "Must"), 24), new(L("结论", "Result"), 12, ColumnSide.Centre), new(L("依据与缺项", "Evidence and what is missing"), 64)],
            reading.Check.GateResults.Select(string[] (g) =>
            [
                Gates.NameOf(g.Gate).ToString(),
                g.Met ? L("达到", "Met") : reading.Waived.Contains(g.Gate) ? L("豁免", "Waived") : L("未达到", "Not met"),
                string.Join(L("；", "; "), g.Found.Concat(g.Missing).Select(w => w.ToString())) is { Length: > 0 } text ? text : "–",
            ]), TableLines.Grid);
        foreach (var waiver in reading.Waivers)
            paper.Text(L($"豁免“{Gates.NameOf(waiver.Gate)}”：{waiver.Why}（党委会 {waiver.By}，{Show.Instant(waiver.At)}）", $"Waived “{Gates.NameOf(waiver.Gate)}”: {waiver.Why} (party committee, {waiver.By}, {Show.Instant(waiver.At)})"));
        paper.Note(L("注：所用规定：", "Regulations used: ") + string.Join(L("；", "; "), reading.Check.Regulations.Where(r => r.Code.StartsWith("programmes.gates.", StringComparison.Ordinal)).Select(r => $"{Regulations.NameOf(r.Code)} {r.Value} (v{r.Version})")));
    }

    private static void Experts(OfficialPaper paper, Dossier d)
    {
        Section(paper, Proposals.Section.Experts, null, d.Experts.Count == 0);
        if (d.Experts.Count > 0)
            paper.Table(L("专家意见", "Expert opinions"), [new(L("专家", "Expert"), 16), new(L("职称、单位", "Title, employer"), 24), new(L("意见", "Opinion"), 38), new(L("结论", "Verdict"), 10, ColumnSide.Centre), new(L("签字", "Signature"), 12)],
                d.Experts.Select(string[] (e) => [e.Name ?? "", string.Join(L("，", ", "), new[] { e.Title, e.Employer }.Where(t => t is { Length: > 0 })), e.Opinion ?? "", e.Agrees ? L("同意", "For") : L("不同意", "Against"), ""]), TableLines.Grid);
    }

    private static string Empty => L("（未填写）", "(not filled in)");

    private static string Yes(bool yes) => yes ? "√" : "";

    private static void Section(OfficialPaper paper, Section section, string? text, bool emptyIsSaid = true)
    {
        paper.Heading(Dossier.NameOf(section).ToString());
        if (text is { Length: > 0 }) foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) paper.Text(line);
        else if (emptyIsSaid) paper.Text(Empty);
    }
}
