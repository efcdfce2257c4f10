using System.Runtime.CompilerServices;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Fit;

/// <summary>耦合协调度 of two systems, such as programmes and industry. Doubles, error below 10⁻¹⁴.</summary>
/// <param name="C">Coupling, 2√(U₁U₂) ÷ (U₁+U₂), 0 to 1.</param>
/// <param name="T">Level of both together, a·U₁ + (1−a)·U₂, 0 to 1.</param>
/// <param name="D">Coordination, √(C·T), 0 to 1.</param>
internal readonly record struct Coupling(double C, double T, double D)
{
    /// <summary>The customary bands, lower bound inclusive; a college may set its own. From general knowledge: verify before quoting.</summary>
    public static readonly IReadOnlyList<(double From, Words Name)> CustomaryBands =
    [
        (0.0, new("严重失调", "Severely unbalanced")), (0.2, new("轻度失调", "Slightly unbalanced")), (0.4, new("濒临失调", "Near imbalance")),
        (0.5, new("勉强协调", "Barely coordinated")), (0.6, new("中级协调", "Fairly coordinated")), (0.8, new("良好协调", "Well coordinated")),
    ];

    /// <param name="u1">Score of the first system, 0 to 1.</param>
    /// <param name="u2">Score of the second system, 0 to 1.</param>
    /// <param name="a">Weight of the first system in <see cref="T"/>, 0 to 1.</param>
    /// <returns>Null when both scores are 0.</returns>
    public static Coupling? Of(double u1, double u2, double a = 0.5)
    {
        if (Unit(u1) + Unit(u2) == 0) return null;

        var c = Math.Min(1, 2 * Math.Sqrt(u1 * u2) / (u1 + u2));
        var t = Unit(a) * u1 + (1 - a) * u2;
        return new(c, t, Math.Sqrt(c * t));
    }

    /// <summary>The band of <see cref="D"/>.</summary>
    /// <param name="bands">In rising order, the first from 0.</param>
    public Words Band(IReadOnlyList<(double From, Words Name)>? bands = null)
    {
        var d = D;
        return (bands ?? CustomaryBands).Last(b => b.From <= d).Name;
    }

    private static double Unit(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "Scores and weights lie between 0 and 1.");
}
