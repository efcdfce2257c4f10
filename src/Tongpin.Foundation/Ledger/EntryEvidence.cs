using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Ledger;

/// <summary>The files of an entry: its voucher. Added like the entries themselves, never taken away.</summary>
internal sealed class EntryEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public const string Table = "foundation_ledger";
    public string Noun => Table;
    public string Edit => Permissions.SeeLedger;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await LedgerEntry.VisibleTo(db.Ledger, actor.Value).AsNoTracking().FirstOrDefaultAsync(e => e.Id == new EntryId(id), ct) is { } entry
            ? new(Noun, record, EvidencePlace.Readers, entry.UnitId, entry.Text, $"/ledger/{record}") : null;

    public ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => new(true);
}
