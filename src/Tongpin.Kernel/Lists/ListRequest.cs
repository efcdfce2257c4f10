using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Tongpin.Kernel;

/// <summary>What a reader asks of a list, as it stands in the address: filters, order, page.</summary>
public sealed class ListRequest(IEnumerable<KeyValuePair<string, StringValues>> query)
{
    /// <summary>Page sizes offered; others are brought to the nearest.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100, 200];

    private readonly SortedDictionary<string, string> values = new(
        query.Where(p => p.Value.Count > 0 && p.Value[0]!.Length > 0 && p.Value[0]!.Length <= (p.Key is "after" or "before" ? 2000 : 10_000)).ToDictionary(p => p.Key, p => p.Key == "columns" ? string.Join(',', p.Value.ToArray()) : p.Value[0]!.Trim(), StringComparer.Ordinal), StringComparer.Ordinal);

    public static ListRequest Of(HttpContext http) => new(http.Request.Query);
    public static ListRequest Empty { get; } = new([]);

    /// <summary>The value of a filter, or null when it is not set.</summary>
    public string? this[string key] => values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>The words that a row must all hold, in whatever order.</summary>
    public IEnumerable<string> Words(string key) => this[key]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords) ?? [];

    private const int MostWords = 6;

    public int? Int(string key) => int.TryParse(this[key], out var value) ? value : null;

    /// <summary>An enum filter; an unknown word filters nothing.</summary>
    public TEnum? Enum<TEnum>(string key) where TEnum : struct, Enum => System.Enum.TryParse<TEnum>(this[key], true, out var value) && System.Enum.IsDefined(value) ? value : null;

    /// <summary>Filters whose value means nothing to the list.</summary>
    public IEnumerable<Filter> Misunderstood(IEnumerable<Filter> filters) => filters.Where(f => this[f.Key] is { } value && !f.Understands(value));

    /// <summary>Column to sort by, with a leading minus for descending.</summary>
    public string? Sort => this["sort"];
    public string? Cursor => this["after"] ?? this["before"];
    public bool Backwards => this["after"] is null && this["before"] is not null;
    public int Size => Int("size") is { } size ? Sizes.MinBy(s => Math.Abs(s - size)) : Sizes[0];

    /// <summary>Whether a column is wanted: all are, unless the reader chose some.</summary>
    public bool Shows(string column) => this["columns"] is not { } wanted || wanted.Split(',').Contains(column);

    /// <summary>The panel that stands open above the list: <c>view</c> or <c>select</c>.</summary>
    public string? Panel => this["panel"];

    /// <summary>The filters alone; equal for requests that ask for the same set of rows.</summary>
    public string Stamp => string.Join('&', values.Where(v => v.Key is not ("sort" or "after" or "before" or "size" or "columns" or "panel")).Select(v => $"{v.Key}={v.Value}"));

    /// <summary>All that is asked; equal for requests of the same page.</summary>
    public string FullStamp => string.Join('&', values.Select(v => $"{v.Key}={v.Value}"));
    public bool IsFiltered => Stamp.Length > 0;

    /// <summary>The same request with one value changed (null removes it); the page position is forgotten unless it is what changes.</summary>
    public string With(string path, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var next = new SortedDictionary<string, string?>(values.ToDictionary(v => v.Key, v => (string?)v.Value), StringComparer.Ordinal);
        next.Remove("after");
        next.Remove("before");
        foreach (var (key, value) in changes) next[key] = value;
        return QueryHelpers.AddQueryString(path, next.Where(n => n.Value is not null));
    }

    internal IEnumerable<KeyValuePair<string, string>> Others(params string[] except) => values.Where(v => !except.Contains(v.Key));
}
