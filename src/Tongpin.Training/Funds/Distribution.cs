using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Funds;

/// <summary>How the income of a settled project is divided: what was spent, the school's fee, and the shares of the split; together they are the income, to the cent.</summary>
internal sealed record Distribution(decimal Spent, decimal SchoolFee, decimal School, decimal Unit, decimal Office)
{
    public decimal Total => Spent + SchoolFee + School + Unit + Office;

    /// <param name="income">Yuan received.</param>
    /// <param name="spent">Spending without the school's fee.</param>
    /// <exception cref="RuleBroken">There is nothing to divide: the settlement shows a loss.</exception>
    public static Distribution Of(decimal income, decimal spent, CategoryPolicy policy)
    {
        var fee = Money.Cents(income * policy.SchoolFee);
        // Of the whole income the unit's share bears the spending; of the net income nobody's does.
        var basis = policy.BasisOf == SplitBasis.Income ? income - fee : income - fee - spent;
        if (basis < 0) throw Rules.Loss.Broken(Show.Number(-basis, 2));
        if (!policy.HasSplit || basis == 0) return new(spent, fee, income - fee - spent, 0, 0);
        var shares = Money.Split(basis, policy.School, policy.Unit, policy.Office);
        if (policy.BasisOf == SplitBasis.Net) return new(spent, fee, shares[0], shares[1], shares[2]);
        if (shares[1] < spent) throw Rules.Loss.Broken(Show.Number(spent - shares[1], 2));
        return new(spent, fee, shares[0], shares[1] - spent, shares[2]);
    }
}
