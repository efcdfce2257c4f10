using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Adverts;

/// <summary>The files of an advert: a copy of the page it stood on, the employer's letter behind a corrected match.</summary>
internal sealed class AdvertEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "demand_advert";
    public string Noun => Table;
    public string Edit => Permissions.Match;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var value) && new AdvertId(value) is var id && await db.Adverts.Where(a => a.Id == id).Select(a => a.Title).FirstOrDefaultAsync(ct) is { } title
            ? new(Noun, record, Permissions.See, Title: Words.Same(title), Href: $"/demand/adverts/{record}") : null;
}
