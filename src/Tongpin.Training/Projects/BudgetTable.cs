using Microsoft.AspNetCore.Components;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>A row of budget, settlement and final amounts.</summary>
/// <param name="Reckoned">The basis as an official form wants it, with the product.</param>
/// <param name="Amounts">Yuan, one for each stage; null as long as nothing was handed in.</param>
internal sealed record BudgetRow(Words Name, Words Basis, Words Reckoned, IReadOnlyList<decimal?> Amounts);

/// <summary>Budget, settlement and final amounts of a project, side by side: the rows of page and forms, and the table of the page.</summary>
internal static class BudgetTable
{
    /// <summary>Income, the lines, the school's fee and the sums, in the order of the official form.</summary>
    /// <param name="received">What arrived, the income of settlement and final amounts.</param>
    public static IReadOnlyList<BudgetRow> Rows(TrainingProject project, CategoryPolicy policy, decimal received)
    {
        var stages = Enum.GetValues<BudgetStage>();
        var sheets = stages.Select(stage => new BudgetSheet(project.Budget, stage, stage == BudgetStage.Planned ? project.FeeTotal : received, policy.SchoolFee, project.Heads, project.Hours)).ToArray();
        // Settlement and final amounts are there only once they were handed in.
        var settled = project.State >= ProjectState.Settling;
        var share = new Words($"收入的 {Show.Percent(policy.SchoolFee)}", $"{Show.Percent(policy.SchoolFee)} of the income");
        return
        [
            Row(("收入", "Income"), default, new($"{Show.Number(project.Fee, 2)} × {project.Heads}", $"{Show.Number(project.Fee, 2)} × {project.Heads}"), s => s.Income),
            .. project.Budget.Select(line => new BudgetRow(Codes.Of(line.Item), Words.Same(line.Basis), line.Reckoned(), [.. stages.Select(stage => Shown(stage, line.At(stage)))])),
            Row(("学校管理费", "School's fee"), share, share, s => s.SchoolFee),
            Row(("支出", "Spending"), default, default, s => s.Spending),
            Row(("结余", "Balance"), default, ("收入 − 支出", "income less spending"), s => s.Balance),
        ];

        BudgetRow Row(Words name, Words basis, Words reckoned, Func<BudgetSheet, decimal> amount) => new(name, basis, reckoned, [.. sheets.Select(s => Shown(s.Stage, amount(s)))]);
        decimal? Shown(BudgetStage stage, decimal amount) => stage == BudgetStage.Planned || settled ? amount : null;
    }

    public static MarkupString Of(TrainingProject project, CategoryPolicy policy, decimal received)
    {
        string[] heads = [Words.L("科目", "Item"), Words.L("依据", "Basis"), Words.L("预算（元）", "Budget (yuan)"), Words.L("结算（元）", "Settlement (yuan)"), Words.L("决算（元）", "Final (yuan)")];
        // On a phone the heads stand before the cells, where a unit would leave no room for the amount.
        string[] labels = [heads[0], heads[1], Words.L("预算", "Budget"), Words.L("结算", "Settled"), Words.L("决算", "Final")];
        var html = new Markup();
        html.Add($"""<table class="table align-middle"><thead><tr>""");
        for (var i = 0; i < heads.Length; i++)
            if (i < 2) html.Add($"""<th scope="col">{heads[i]}</th>""");
            else html.Add($"""<th scope="col" class="text-end">{heads[i]}</th>""");
        html.Add($"""</tr></thead><tbody>""");
        foreach (var row in Rows(project, policy, received))
        {
            html.Add($"""<tr><td>{row.Name.ToString()}</td><td data-l="{labels[1]}">{row.Basis.ToString()}</td>""");
            foreach (var (i, amount) in row.Amounts.Index())
            {
                var text = amount is { } yuan ? Show.Number(yuan, 2) : "–";
                html.Add($"""<td class="text-end" data-l="{labels[i + 2]}">{text}</td>""");
            }
            html.Add($"""</tr>""");
        }
        html.Add($"""</tbody></table>""");
        return html.Done();
    }
}
