using System.Text;

namespace Tongpin.Dynamics;

/// <summary>A state, an input or a parameter of a plant, under the symbol of the model's paper.</summary>
/// <param name="Symbol">As in the equations: <c>μx</c>. People may write <c>mu_x</c>, see <see cref="Means"/>.</param>
/// <param name="Default">Start value of a state, nominal value of an input, published value of a parameter.</param>
/// <param name="Min">Least value that may be set.</param>
/// <param name="Max">Largest value that may be set.</param>
/// <param name="Source">Where the value comes from.</param>
public sealed record Quantity(string Symbol, string Unit, double Default, double Min, double Max, Label Name, string Source = "")
{
    private static readonly Dictionary<char, string> Greek = new()
    {
        ['α'] = "alpha",
        ['β'] = "beta",
        ['γ'] = "gamma",
        ['δ'] = "delta",
        ['Δ'] = "Delta",
        ['ε'] = "epsilon",
        ['η'] = "eta",
        ['λ'] = "lambda",
        ['μ'] = "mu",
        ['π'] = "pi",
        ['ρ'] = "rho",
        ['σ'] = "sigma",
        ['φ'] = "phi",
        ['*'] = "star",
        ['₀'] = "0",
    };

    /// <summary>Greek letters may be written out, underscores, dots and dashes left out: <c>αk</c>, <c>alpha_k</c> and <c>alphak</c> are one; capitals matter.</summary>
    public bool Means(string written) => Plain(written) == Plain(Symbol);

    internal static string Plain(string symbol)
    {
        var plain = new StringBuilder();
        foreach (var c in symbol)
        {
            if (Greek.TryGetValue(c, out var name)) plain.Append(name);
            else if (c is not ('_' or '·' or '-' or ' ' or '/')) plain.Append(c);
        }
        return plain.ToString();
    }
}
