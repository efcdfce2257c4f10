using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>The source documents of one entry of a reference list: the standard or notice that names it.</summary>
/// <param name="noun">Table of the list.</param>
/// <param name="list">Page of the list.</param>
/// <param name="find">The name of an entry, by its code.</param>
internal sealed class ReferenceEvidence(string noun, string list, Func<string, IQueryable<string>> find) : IEvidenceNoun
{
    public const string Industry = "demand_industry";
    public const string IndustryLabel = "demand_industry_label";
    public const string Occupation = "demand_occupation";
    public const string District = "demand_district";
    public const string Catalogue = "demand_catalogue";

    public string Noun => noun;
    public string Edit => Permissions.Import;

    public static IEnumerable<Func<TongpinDb, IEvidenceNoun>> All { get; } =
    [
        db => new ReferenceEvidence(Industry, "/demand/industries", code => db.Industries.Where(i => i.Code == code).Select(i => i.Name)),
        db => new ReferenceEvidence(IndustryLabel, "/demand/industry-labels", id => Guid.TryParse(id, out var value) ? db.IndustryLabels.Where(l => l.Id == new IndustryLabelId(value)).Select(l => l.Label) : db.IndustryLabels.Where(l => false).Select(l => l.Label)),
        db => new ReferenceEvidence(Occupation, "/demand/occupations", code => db.Occupations.Where(o => o.Code == code).Select(o => o.Name)),
        db => new ReferenceEvidence(District, "/demand/districts", code => db.Districts.Where(d => d.Code == code).Select(d => d.Name)),
        db => new ReferenceEvidence(Catalogue, "/demand/catalogue", code => db.Catalogue.Where(c => c.Code == code).Select(c => c.Name)),
    ];

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        await find(record).FirstOrDefaultAsync(ct) is { } name ? new(noun, record, Permissions.See, Title: Words.Same(Guid.TryParse(record, out _) ? name : $"{record} {name}"), Href: $"{list}?q={Uri.EscapeDataString(name)}") : null;
}
