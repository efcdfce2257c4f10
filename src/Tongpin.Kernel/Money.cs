namespace Tongpin.Kernel;

/// <summary>Exact arithmetic with yuan: cents, rounded half away from zero, nothing lost in parts.</summary>
public static class Money
{
    /// <summary>The amount in whole cents.</summary>
    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static bool IsWholeCents(decimal amount) => Cents(amount) == amount;

    /// <summary>Splits an amount by weights. Each share is rounded half away from zero and takes no more than is left; the last party with a weight takes what remains, so that the shares sum to the amount.</summary>
    /// <param name="amount">Whole cents; a negative amount gives the opposite of the shares of the positive one.</param>
    /// <param name="weights">Not negative, not all zero; only their proportion counts. A party of weight 0 gets nothing.</param>
    public static IReadOnlyList<decimal> Split(decimal amount, params IReadOnlyList<decimal> weights)
    {
        if (!IsWholeCents(amount)) throw new ArgumentException("An amount is split in whole cents.", nameof(amount));
        if (weights.Any(w => w < 0) || weights.Sum() <= 0) throw new ArgumentException("Weights are not negative, and one of them is above zero.", nameof(weights));
        if (amount < 0) return [.. Split(-amount, weights).Select(s => -s)];

        var (whole, left, last) = (weights.Sum(), amount, weights.Count - 1);
        while (weights[last] == 0) last--;
        var shares = new decimal[weights.Count];
        for (var i = 0; i < last; i++) left -= shares[i] = Math.Min(Cents(amount * weights[i] / whole), left);
        shares[last] = left;
        return shares;
    }
}
