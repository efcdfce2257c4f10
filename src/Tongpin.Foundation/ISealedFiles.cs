namespace Tongpin.Foundation;

/// <summary>Uploads that may hold personal data, sealed on their way to the disk (docs/decisions/0013), for modules that keep files of their own.</summary>
public interface ISealedFiles
{
    /// <summary>Writes a new file.</summary>
    Task Write(string path, Stream from, CancellationToken ct);

    /// <summary>Opens a file for reading from anywhere.</summary>
    Stream Open(string path);
}
