using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Who set a regulation.</summary>
public enum RegulationLevel { National, Municipal, College }

/// <summary>What a breach does: law blocks, the rest warns, and the college can raise a warning to a block.</summary>
public enum Severity { Block, Warn }

/// <summary>A regulation (规定) as it ships: code, typed value, unit and source. The college's own versions are kept in the database.</summary>
/// <param name="Value">A number, or JSON for lists and tables.</param>
/// <param name="Unit">Unit of a number, such as "share" or "programmes".</param>
/// <param name="Verified">False: value of general knowledge or the college's own proposal, shown as 校定规则.</param>
public sealed record RegulationSeed(string Code, Words Name, string Value, string Unit, Words Source, string DocumentNumber, RegulationLevel Level, Severity Severity, DateOnly ValidFrom, bool Verified, bool Editable = true)
{
    /// <summary>What the numbers of a table must sum to; null: nothing in particular.</summary>
    public decimal? Sum { get; init; }

    /// <summary>Looks at a value of the right shape and throws <see cref="RuleBroken"/> when it means nothing; null: the shape is enough.</summary>
    public Action<string>? Check { get; init; }
}

/// <summary>How the keys and codes within the value of a regulation are read by people; modules register theirs.</summary>
public interface IRegulationWords
{
    /// <summary>Code of the regulation.</summary>
    string Code { get; }

    Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct);
}

/// <summary>One version of a regulation, as a result keeps it.</summary>
public sealed record RegulationVersion(string Code, int Version, string Value)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Number => decimal.Parse(Value, System.Globalization.CultureInfo.InvariantCulture);
    public T Json<T>() => System.Text.Json.JsonSerializer.Deserialize<T>(Value, Kernel.Json.Plain)!;
}

/// <summary>The book of regulations, as modules ask it.</summary>
public interface IRegulations
{
    /// <summary>The version in force on a day.</summary>
    /// <exception cref="InvalidOperationException">No module ships such a code.</exception>
    Task<RegulationVersion> InForce(string code, DateOnly on, CancellationToken ct);
}

/// <summary>A regulation has a new version: results that rest on it are stale.</summary>
public sealed record RegulationChanged(string Code) : IFact;
