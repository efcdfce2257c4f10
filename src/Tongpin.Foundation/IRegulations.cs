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

    /// <summary>A check that takes whole numbers within bounds only, both included.</summary>
    public static Action<string> Whole(int least, int most) => value =>
    {
        if (!int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) || number < least || number > most) throw Rules.NotWhole.Broken(least, most);
    };

    /// <summary>A check of lists whose entries must differ.</summary>
    public static Action<string> Distinct => value =>
    {
        if (System.Text.Json.JsonSerializer.Deserialize<List<string>>(value, Json.Plain) is { } entries && entries.GroupBy(e => e).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Rules.Twice.Broken(twice.Key);
    };

    /// <summary>Keys within the value as people read them.</summary>
    public IReadOnlyDictionary<string, Words> Names { get; init; } = new Dictionary<string, Words>();

    /// <summary>What a key takes where it takes one (or, in a list, some) of a few words; "" stands for the value itself.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> Choices { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, Words>>();

    /// <summary>Names of the profiles between which the value switches by year, by their keys; null: it is no switch. The value lists <c>{"from":2023,"profile":"key"}</c>.</summary>
    public IReadOnlyDictionary<string, Words>? Profiles { get; init; }
}

/// <summary>From this year on a profile counts, until a later entry begins.</summary>
public sealed record ProfileYear(int From, string Profile);

/// <summary>How codes within the value of a regulation are read by people where that stands in the database; what stands fast is said by the seed (<see cref="RegulationSeed.Names"/>).</summary>
public interface IRegulationWords
{
    /// <summary>Code of the regulation.</summary>
    string Code { get; }

    /// <summary>Whether a list takes any of these and no others.</summary>
    bool AreChoices => false;

    Task<IReadOnlyDictionary<string, Words>> Read(CancellationToken ct);
}

/// <summary>One version of a regulation, as a result keeps it.</summary>
public sealed record RegulationVersion(string Code, int Version, string Value)
{
    /// <summary>What a breach does.</summary>
    public Severity Severity { get; init; } = Severity.Warn;

    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Number => decimal.Parse(Value, System.Globalization.CultureInfo.InvariantCulture);
    public T Json<T>() => System.Text.Json.JsonSerializer.Deserialize<T>(Value, Kernel.Json.Plain)!;

    /// <summary>Key of the profile that a switch sets for a year: the latest entry that has begun, or the first of all.</summary>
    public string ProfileOf(int year) => Json<List<ProfileYear>>().OrderBy(p => p.From) is var known && known.LastOrDefault(p => p.From <= year) is { } set ? set.Profile : known.First().Profile;
}

/// <summary>The book of regulations, as modules ask it.</summary>
public interface IRegulations
{
    /// <summary>The version in force on a day.</summary>
    /// <exception cref="InvalidOperationException">No module ships such a code.</exception>
    Task<RegulationVersion> InForce(string code, DateOnly on, CancellationToken ct);

    /// <summary>A version by its number, whether or not it is in force: a result can be computed again under another one.</summary>
    /// <returns>Null when there is no such version.</returns>
    Task<RegulationVersion?> Version(string code, int number, CancellationToken ct);

    /// <summary>All versions, the oldest first.</summary>
    Task<IReadOnlyList<RegulationVersion>> Versions(string code, CancellationToken ct);
}

/// <summary>A regulation has a new version: results that rest on it are stale.</summary>
public sealed record RegulationChanged(string Code) : IFact;
