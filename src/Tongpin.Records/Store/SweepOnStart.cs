using Tongpin.Kernel;

namespace Tongpin.Records.Store;

/// <summary>Clears away what a power cut left of files on their way in; another process may be at work on younger ones.</summary>
internal sealed class SweepOnStart(Storage storage, TimeProvider clock) : IStartTask
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    public Task Run(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Old).UtcDateTime;
        foreach (var part in Directory.EnumerateFiles(storage.Room("attachments"), "*.part"))
            if (File.GetLastWriteTimeUtc(part) < before) File.Delete(part);
        return Task.CompletedTask;
    }
}
