namespace Tongpin.Programmes.Fit;

/// <summary>An enrolling programme (招生专业) as the fit sees it.</summary>
/// <param name="Students">Students of all grades, ≥ 0.</param>
/// <param name="Weights">Weight per cluster code, each ≥ 0, sum ≤ 1; empty when nothing is known about the programme.</param>
internal sealed record MappedProgramme(string Code, int Students, IReadOnlyDictionary<string, decimal> Weights)
{
    /// <summary>Σ w over the target clusters, 0 to 1.</summary>
    public decimal On(IReadOnlySet<string> targets) => Alignment.Settle(Weights.Where(w => targets.Contains(w.Key)).Sum(w => w.Value));
}
