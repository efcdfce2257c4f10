using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>One thing found.</summary>
public sealed record SearchHit(string Title, string Detail, string Href);

/// <summary>What a module lets people search (检索), within what the actor may see.</summary>
public interface ISearchSource
{
    /// <summary>Heading of the hits.</summary>
    Words Kind { get; }

    /// <param name="text">As typed, trimmed, not empty.</param>
    /// <param name="most">Hits at most, best first.</param>
    Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct);
}
