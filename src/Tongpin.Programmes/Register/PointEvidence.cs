using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>The files behind a line of the official register, such as the notice that announced it.</summary>
internal sealed class PointEvidence(TongpinDb db) : IEvidenceNoun
{
    public const string Table = "programmes_point";
    public string Noun => Table;
    public string Edit => Permissions.Edit;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await db.Points.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new ProgrammePointId(id), ct) is { } point
            ? new(Noun, record, Permissions.See, Title: Words.Same($"{point.SchoolName} {point.ProgrammeCode} {point.ProgrammeName} {point.Year}"), Href: $"/programmes/points?programme={point.ProgrammeCode}") : null;
}
