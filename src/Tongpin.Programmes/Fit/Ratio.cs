namespace Tongpin.Programmes.Fit;

/// <summary>A part of a whole. Both are kept, so that a page can show 41/45 beside 91.1%.</summary>
/// <param name="Whole">Greater than 0.</param>
internal readonly record struct Ratio(decimal Part, decimal Whole)
{
    public decimal Value => Part / Whole;

    /// <returns>Null when there is no whole to take a part of.</returns>
    public static Ratio? Of(decimal part, decimal whole) => whole > 0 ? new Ratio(part, whole) : null;
}
