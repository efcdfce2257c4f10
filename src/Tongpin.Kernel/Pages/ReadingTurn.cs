namespace Tongpin.Kernel;

/// <summary>Lets the parts of one page that read by themselves do so one after the other: a page has one database context, and that serves one query at a time.</summary>
public sealed class ReadingTurn : IDisposable
{
    private readonly SemaphoreSlim door = new(1, 1);

    public async Task<T> Take<T>(Func<Task<T>> read, CancellationToken ct)
    {
        await door.WaitAsync(ct);
        try
        {
            return await read();
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose() => door.Dispose();
}
