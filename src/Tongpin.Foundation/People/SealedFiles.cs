namespace Tongpin.Foundation.People;

internal sealed class SealedFiles : ISealedFiles
{
    public Task Write(string path, Stream from, CancellationToken ct) => SealedFile.Write(path, from, _ => { }, ct);

    public Stream Open(string path) => SealedFile.Open(path);
}
