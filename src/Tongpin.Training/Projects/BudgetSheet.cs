using Tongpin.Kernel;

namespace Tongpin.Training.Projects;

/// <summary>A line of the budget sheet (收支预算表): price × count × times, with its basis in words; budget, settlement and final amount stand side by side.</summary>
/// <param name="Basis">How it is reckoned, such as "元/课时×课时×人".</param>
/// <param name="Title">Whose lecture fee it is; null for other items.</param>
/// <param name="Settled">结算: what the unit says was spent.</param>
/// <param name="Final">决算: what the finance office found.</param>
public sealed record BudgetLine(BudgetItem Item, string Basis, decimal Price, decimal Count, decimal Times, LecturerTitle? Title = null, decimal? Settled = null, decimal? Final = null)
{
    /// <summary>预算, yuan.</summary>
    public decimal Planned => Money.Cents(Price * Count * Times);

    /// <summary>How the amount is reckoned, with its basis.</summary>
    public Words Reckoned()
    {
        var product = $"{Plain(Price)} × {Plain(Count)} × {Plain(Times)}";
        return Basis.Length > 0 ? new($"{product}（{Basis}）", $"{product} ({Basis})") : Words.Same(product);
    }

    private static string Plain(decimal value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    public decimal At(BudgetStage stage) => stage switch { BudgetStage.Planned => Planned, BudgetStage.Settled => Settled ?? 0, _ => Final ?? Settled ?? 0 };
}

/// <summary>预算, 结算, 决算.</summary>
public enum BudgetStage { Planned, Settled, Final }

/// <summary>The sheet of one stage, reckoned from its lines; nothing of it is kept.</summary>
/// <param name="SchoolFeeRate">Share of the income that the school keeps.</param>
/// <param name="Hours">Class hours of the project.</param>
internal sealed record BudgetSheet(IReadOnlyList<BudgetLine> Lines, BudgetStage Stage, decimal Income, decimal SchoolFeeRate, int Heads, int Hours)
{
    /// <summary>学校管理费</summary>
    public decimal SchoolFee => Money.Cents(Income * SchoolFeeRate);
    /// <summary>Spending without the school's fee.</summary>
    public decimal Direct => Lines.Sum(l => l.At(Stage));
    public decimal Spending => Direct + SchoolFee;
    /// <summary>结余</summary>
    public decimal Balance => Income - Spending;
    /// <summary>人学时数</summary>
    public int PersonHours => Heads * Hours;
    /// <summary>标准成本: income ÷ persons ÷ hours, yuan; null without any.</summary>
    public decimal? StandardCost => PersonHours == 0 ? null : Income / Heads / Hours;

    public decimal Lectures => Lines.Where(l => l.Item == BudgetItem.Lecture).Sum(l => l.At(Stage));
}
