namespace Tongpin.Foundation.Search;

/// <summary>What one source found.</summary>
/// <param name="More">True when the source may know more than it was asked for.</param>
/// <param name="List">The list that goes on with the same text.</param>
public sealed record SearchGroup(Kernel.Words Kind, IReadOnlyList<SearchHit> Hits, bool More, string? List)
{
    public string Count => More ? $"{Hits.Count}+" : $"{Hits.Count}";
}

/// <summary>The one search box (搜索): asks every source in turn.</summary>
internal sealed class SearchBook(IEnumerable<ISearchSource> sources)
{
    private const int MostHits = 20, Among = 200, LongestText = 100;

    /// <summary>What is looked for: trimmed, cut to a length that a name may have.</summary>
    public static string Trim(string? text) => text?.Trim() is { Length: > 0 } words ? words[..Math.Min(LongestText, words.Length)].TrimEnd() : "";

    /// <returns>The sources that found something; none for an empty text.</returns>
    public async Task<IReadOnlyList<SearchGroup>> Find(string? text, CancellationToken ct)
    {
        var words = Trim(text);
        if (words.Length == 0) return [];

        List<SearchGroup> found = [];
        // One after the other: they share the request's database connection.
        foreach (var source in sources)
            if (await Find(source, words, ct) is { Count: > 0 } hits) found.Add(new(source.Kind, hits, hits.Count >= MostHits, source.List is { } list ? $"{list}?q={Uri.EscapeDataString(words)}" : null));
        return found;
    }

    // Of several words a source looks for the longest, and what lacks another falls away.
    private static async Task<IReadOnlyList<SearchHit>> Find(ISearchSource source, string text, CancellationToken ct)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (await source.Find(text, MostHits, ct) is var whole && (words.Length == 1 || whole.Count > 0)) return whole;
        var longest = words.MaxBy(word => word.Length)!;
        return [.. (await source.Find(longest, Among, ct)).Where(hit => words.All(word => $"{hit.Title} {hit.Detail}".Contains(word, StringComparison.OrdinalIgnoreCase))).Take(MostHits)];
    }
}
