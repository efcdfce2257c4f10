using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Filing;

/// <summary>Budget sheet (收支预算表) and settlement sheet (收支结算表, with budget, settlement and final amounts side by side) as they are filed. Chinese whatever the reader's language, since they go to finance and auditors.</summary>
internal sealed class BudgetPaper(ProjectDesk desk, ILedger ledger)
{
    private static readonly string[] Stages = ["预算（元）", "结算（元）", "决算（元）"];

    /// <param name="settlement">All three columns instead of the budget alone.</param>
    /// <returns>The name of the file; null when there is no such project within reach.</returns>
    public async Task<string?> Write(ProjectId id, bool settlement, Stream to, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.See, ct) is not { } p) return null;
        var policy = await desk.PolicyOf(p, ct);
        var (title, stages) = settlement ? ("收支结算表", Stages) : ("收支预算表", Stages[..1]);
        var rows = BudgetTable.Rows(p, policy, await ledger.ReceivedOf(id, ct)).Select(object?[] (r) => [r.Name.Zh, r.Reckoned.Zh, .. r.Amounts.Take(stages.Length)]).ToList();
        if (!settlement && p.Heads * p.Hours > 0) rows.Add(["标准成本", "收入 ÷ 人数 ÷ 学时（元/人学时）", Math.Round(p.FeeTotal / p.Heads / p.Hours, 4, MidpointRounding.AwayFromZero)]);
        await SheetWriter.WriteForm(to, title,
            [
                p.ImportId == IImported.SampleImport ? $"非学历教育培训项目{title}（示例数据）" : $"非学历教育培训项目{title}",
                $"项目名称：{p.Name}　项目编号：{p.Number}　类别：{p.Category} {policy.Title.Zh}",
                $"承办单位：{p.UnitName}　合作方/委托方：{(p.HasPartner ? p.Partner : "无")}　时间：{Show.Day(p.Starts)} 至 {Show.Day(p.Ends)}　{p.Hours} 学时　{p.Heads} 人",
            ],
            [new("科目", CellKind.Text, 16), new("依据", CellKind.Text, 52), .. stages.Select(s => new SheetColumn(s, CellKind.Decimal, 16))], rows,
            ["财务处：　　　　　　　　项目负责人：　　　　　　　　制表人：　　　　　　　　日期：　　　　年　　月　　日"], ct);
        return $"{p.Number} {title}.xlsx";
    }
}
