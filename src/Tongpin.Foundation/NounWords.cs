using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>How the history names a table and its fields to people; modules register theirs as singletons.</summary>
/// <param name="Fields">By property name; a field that is not named here is shown by its property name.</param>
/// <param name="Href">Where a record can be opened, by its id.</param>
public sealed record NounWords(string Table, Words Name, IReadOnlyDictionary<string, Words> Fields, Func<string, string>? Href = null);
