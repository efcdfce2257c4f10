using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Papers;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Filing;

/// <summary>Application form and budget sheet (项目申请表、收支预算表) of a project as one official document.</summary>
internal sealed class ProjectPaper(ProjectDesk desk)
{
    public static string FileName(TrainingProject project) => Words.L($"{project.Number} 项目申请表.docx", $"{project.Number} application.docx");

    /// <returns>Null when there is no such project within reach.</returns>
    public async Task<(TrainingProject Project, OfficialPaper Paper)?> Of(ProjectId id, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.See, ct) is not { } p) return null;
        var policy = await desk.PolicyOf(p, ct);
        var papers = await desk.PapersOf(id, ct);
        var paper = new OfficialPaper(Words.L("非学历教育培训项目申请表", "Application for a training project"), p.Unit.ToString(), p.ImportId == IImported.SampleImport);

        paper.Heading(Words.L("项目申请表", "Application"));
        paper.Table(p.Name, [new(Words.L("栏目", "Field"), 18), new(Words.L("内容", "Content"), 32), new(Words.L("栏目", "Field"), 18), new(Words.L("内容", "Content"), 32)], Pairs(
        [
            (Words.L("编号", "Number"), p.Number), (Words.L("类别", "Category"), $"{p.Category} {policy.Title}"),
            (Words.L("承办方", "Running unit"), p.Unit.ToString()), (Words.L("合作单位", "Partner"), p.HasPartner ? p.Partner : Words.L("无", "none")),
            (Words.L("起止日期", "Dates"), $"{Show.Day(p.Starts)} – {Show.Day(p.Ends)}"), (Words.L("联系人", "Contact"), $"{p.LeaderName} {PersonalText.Mask(p.Phone)}".Trim()),
            (Words.L("项目性质", "Nature"), Codes.Of(p.Nature).ToString()), (Words.L("培训对象", "For whom"), Codes.Of(p.Audience).ToString()),
            (Words.L("收费单位", "Fees collected by"), Words.L("学校财务处", "Finance office of the college")), (Words.L("收费标准", "Fee"), Words.L($"{Show.Number(p.Fee, 2)} 元/人", $"{Show.Number(p.Fee, 2)} yuan a person")),
            (Words.L("人数", "Heads"), Show.Number(p.Heads)), (Words.L("收费总计", "Total"), Words.L($"{Show.Number(p.FeeTotal, 2)} 元", $"{Show.Number(p.FeeTotal, 2)} yuan")),
            (Words.L("学时、天数", "Hours, days"), $"{p.Hours} / {p.Days}"), (Words.L("提供住宿", "Lodging"), Words.L(p.Lodging ? "是" : "否", p.Lodging ? "yes" : "no")),
            (Words.L("发证形式", "Certificate"), Codes.Of(p.Certificate).ToString()), (Words.L("地点", "Place"), p.Place),
        ]), TableLines.Grid);
        if (p.Brief.Length > 0) paper.Text(Words.L("简介：", "Description: ") + p.Brief);
        paper.Table(Words.L("材料清单", "Papers"), [new(Words.L("材料", "Paper"), 60), new(Words.L("有无", "There"), 40, ColumnSide.Centre)],
            Enum.GetValues<Paper>().Where(x => x <= Paper.Prospectus || p.PapersNeeded(policy).Contains(x)).Select(string[] (x) => [Codes.Of(x).ToString(), papers.Contains(x) ? Words.L("有", "yes") : Words.L("无", "no")]), TableLines.Grid);
        paper.Table(Words.L("审签", "Signatures"), [new(Words.L("承办方负责人", "Head of the unit"), 34, ColumnSide.Centre), new(Words.L("归口处室", "Office"), 33, ColumnSide.Centre), new(Words.L("分管校领导", "Vice-president"), 33, ColumnSide.Centre)], [["　", "　", "　"]], TableLines.Grid);

        var sheet = new BudgetSheet(p.Budget, BudgetStage.Planned, p.FeeTotal, policy.SchoolFee, p.Heads, p.Hours);
        paper.Heading(Words.L("收支预算表", "Budget sheet"));
        paper.Table(Words.L("收支预算", "Budget"), [new(Words.L("科目", "Item"), 22), new(Words.L("依据", "Basis"), 48), new(Words.L("金额（元）", "Yuan"), 30, ColumnSide.Right)],
        [
            [Words.L("收入", "Income"), $"{Show.Number(p.Fee, 2)} × {p.Heads}", Show.Number(sheet.Income, 2)],
            .. p.Budget.Select(string[] (l) => [Codes.Of(l.Item).ToString(), l.Reckoned().ToString(), Show.Number(l.Planned, 2)]),
            [Words.L("学校管理费", "School's fee"), Words.L($"收入 × {Show.Percent(policy.SchoolFee)}", $"income × {Show.Percent(policy.SchoolFee)}"), Show.Number(sheet.SchoolFee, 2)],
            [Words.L("支出合计", "Spending"), "", Show.Number(sheet.Spending, 2)],
            [Words.L("结余", "Balance"), Words.L("收入 − 支出", "income less spending"), Show.Number(sheet.Balance, 2)],
            [Words.L("标准成本", "Standard cost"), Words.L("收入 ÷ 人数 ÷ 学时", "income ÷ heads ÷ hours"), Show.Number(sheet.StandardCost, 4)],
        ], TableLines.Grid);
        paper.Table(Words.L("预算审签", "Signatures"), [new(Words.L("财务处", "Finance office"), 34, ColumnSide.Centre), new(Words.L("项目负责人", "Leader"), 33, ColumnSide.Centre), new(Words.L("制表人", "Drawn up by"), 33, ColumnSide.Centre)], [["　", "　", "　"]], TableLines.Grid);
        paper.Signature(p.Unit.ToString(), desk.Today);
        return (p, paper);
    }

    private static IEnumerable<IReadOnlyList<string>> Pairs(IReadOnlyList<(string Name, string Value)> fields) => fields.Chunk(2).Select(string[] (two) => [two[0].Name, two[0].Value, two[^1].Name, two[^1].Value]);
}
