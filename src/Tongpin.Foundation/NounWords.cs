using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>How the history names a table, its fields and their values to people; modules register theirs as singletons.</summary>
/// <param name="Fields">By property name; a field that is not named here is shown by its property name.</param>
/// <param name="Href">Where a record can be opened, by its id.</param>
public sealed record NounWords(string Table, Words Name, IReadOnlyDictionary<string, Words> Fields, Func<string, string>? Href = null)
{
    /// <summary>Words of values, by property name and value: states and kinds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Words>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, Words>>();

    public static IReadOnlyDictionary<string, Words> Of<TEnum>(Func<TEnum, Words> words) where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(v => v.ToString(), words);
}
