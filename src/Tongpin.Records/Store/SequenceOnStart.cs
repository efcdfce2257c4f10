using Tongpin.Kernel;

namespace Tongpin.Records.Store;

/// <summary>Numbers go on behind what is stored, even when the clock was set back since.</summary>
internal sealed class SequenceOnStart(StatementStore store, Sequence sequence) : IStartTask
{
    public async Task Run(CancellationToken ct) => sequence.StartAfter(await store.LastSeq(ct));
}
