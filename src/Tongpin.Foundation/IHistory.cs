namespace Tongpin.Foundation;

/// <summary>Adds a line to the history that no changed row tells by itself, such as "viewed" or "exported". Saved with the next save.</summary>
public interface IHistory
{
    /// <param name="noun">Table of the record.</param>
    void Note(string did, string noun, string record, object? details = null);
}
