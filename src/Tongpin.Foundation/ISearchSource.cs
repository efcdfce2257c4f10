using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>One thing that was found.</summary>
/// <param name="Href">Where it can be opened.</param>
public sealed record SearchHit(string Title, string Detail, string Href);

/// <summary>What a module lets people find in the one search box. Each answers within the reader's own reach, so that nothing is found that may not be opened.</summary>
public interface ISearchSource
{
    Words Kind { get; }

    /// <param name="text">Trimmed, one character at least.</param>
    Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct);

    /// <summary>The list that goes on where the hits end; null: none does.</summary>
    string? List => null;
}
