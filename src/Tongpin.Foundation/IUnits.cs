using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A unit as neighbours see it.</summary>
/// <param name="Parent">The unit above it.</param>
public sealed record UnitFacts(UnitId Id, string Code, Words Name, UnitKind Kind, UnitId? Parent = null);

/// <summary>What other modules may ask of the units of the college.</summary>
public interface IUnits
{
    /// <summary>Every unit under its code and under its name.</summary>
    Task<IReadOnlyDictionary<string, UnitFacts>> ByNameOrCode(CancellationToken ct);
}
