using Microsoft.AspNetCore.Components;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>Budget, settlement and final amounts of a project, side by side, as a table.</summary>
internal static class BudgetTable
{
    public static MarkupString Of(TrainingProject project, CategoryPolicy policy, decimal received)
    {
        var settled = project.State >= ProjectState.Settling;
        var sheets = Enum.GetValues<BudgetStage>().Select(stage => new BudgetSheet(project.Budget, stage, stage == BudgetStage.Planned ? project.FeeTotal : received, policy.SchoolFee, project.Heads, project.Hours)).ToArray();
        string[] heads = [Words.L("科目", "Item"), Words.L("依据", "Basis"), Words.L("预算（元）", "Budget (yuan)"), Words.L("结算（元）", "Settlement (yuan)"), Words.L("决算（元）", "Final (yuan)")];
        // On a phone the heads stand before the cells, where a unit would leave no room for the amount.
        string[] labels = [heads[0], heads[1], Words.L("预算", "Budget"), Words.L("结算", "Settled"), Words.L("决算", "Final")];
        var html = new Markup();
        html.Add($"""<table class="table align-middle"><thead><tr>""");
        for (var i = 0; i < heads.Length; i++)
            if (i < 2) html.Add($"""<th scope="col">{heads[i]}</th>""");
            else html.Add($"""<th scope="col" class="text-end">{heads[i]}</th>""");
        html.Add($"""</tr></thead><tbody>""");
        foreach (var line in project.Budget)
            Row(Codes.Of(line.Item).ToString(), line.Basis, Enum.GetValues<BudgetStage>().Select(stage => line.At(stage)));
        Row(Words.L("学校管理费", "School's fee"), Words.L($"收入的 {Show.Percent(policy.SchoolFee)}", $"{Show.Percent(policy.SchoolFee)} of the income"), sheets.Select(s => s.SchoolFee));
        Row(Words.L("收入", "Income"), "", sheets.Select(s => s.Income));
        Row(Words.L("支出", "Spending"), "", sheets.Select(s => s.Spending));
        Row(Words.L("结余", "Balance"), "", sheets.Select(s => s.Balance));
        html.Add($"""</tbody></table>""");
        return html.Done();

        void Row(string name, string basis, IEnumerable<decimal> amounts)
        {
            html.Add($"""<tr><td>{name}</td><td data-l="{labels[1]}">{basis}</td>""");
            foreach (var (i, amount) in amounts.Index())
            {
                // Settlement and final amounts are there only once they were handed in.
                var text = i == 0 || settled ? Show.Number(amount, 2) : "–";
                html.Add($"""<td class="text-end" data-l="{labels[i + 2]}">{text}</td>""");
            }
            html.Add($"""</tr>""");
        }
    }
}
