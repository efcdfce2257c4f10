using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Units;

/// <summary>The files of a unit, such as the decision by which it was set up.</summary>
internal sealed class UnitEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "foundation_unit";
    public string Noun => Table;
    public string Edit => Permissions.EditPeople;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new UnitId(value) is var id && await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct) is { } unit
            ? new(Noun, record, Permissions.SeePeople, id, Words.Of(unit.Name, unit.NameEn), $"/units/{record}") : null;
}
