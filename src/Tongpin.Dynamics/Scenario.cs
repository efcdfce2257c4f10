using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics;

/// <summary>
/// How a batch begins and what happens to it (场景): with the line it decides a run to the last bit. The JSON form is described in docs/scenario.schema.json, the meaning of each key in docs/plants/scenarios.md.
/// Symbols are the line's own; times are in its own unit.
/// </summary>
public sealed record Scenario
{
    /// <summary>Drives variation and random disturbances, nothing else: without them all seeds give one run.</summary>
    public ulong Seed { get; init; }

    /// <summary>States at the start.</summary>
    public IReadOnlyDictionary<string, double> Initial { get; init; } = new Dictionary<string, double>();

    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>Factors on the default recipe.</summary>
    public IReadOnlyDictionary<string, double> Recipe { get; init; } = new Dictionary<string, double>();

    public IReadOnlyDictionary<string, double> Setpoints { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<PlannedCommand> Commands { get; init; } = [];

    public IReadOnlyList<PlannedFault> Faults { get; init; } = [];

    public IReadOnlyList<Override> Overrides { get; init; } = [];

    /// <summary>none, or a kind that the line knows.</summary>
    public string Disturbance { get; init; } = "none";

    public double DisturbanceFactor { get; init; } = 1;

    public IReadOnlyList<string> Variant { get; init; } = [];

    /// <exception cref="Refusal">Not JSON, or a key, name, unit or value that the line does not know or allow.</exception>
    public static Scenario Parse(string json, Line line) => ScenarioJson.Read(json, line);

    /// <exception cref="Refusal">A name or value that the line does not know or allow.</exception>
    public void Check(Line line) => _ = new Schedule(line, this);
}

/// <summary>An operator's command known beforehand.</summary>
/// <param name="Until">When the handle is given back to recipe or controller; null: never.</param>
public sealed record PlannedCommand(double At, string Handle, double Value, double? Until = null);

/// <param name="Name">Key or number of the line's fault.</param>
/// <param name="From">Start instead of the fault's own windows; with it the fault's first value holds from there.</param>
/// <param name="Value">Size instead of the fault's own.</param>
public sealed record PlannedFault(string Name, double? From = null, double? To = null, double? Value = null);

/// <summary>An input forced to a value, or onto a ramp that begins at <paramref name="From"/>.</summary>
/// <param name="Value">The value, or where the ramp starts.</param>
/// <param name="Slope">Per unit of time; 0 for a plain value.</param>
public sealed record Override(string Input, double Value, double? From = null, double? To = null, double Slope = 0, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity);
