namespace Tongpin.Foundation.Approvals;

/// <summary>Files of a request: seen and added by whoever may see it.</summary>
internal sealed class ApprovalEvidence(ApprovalDesk desk) : IEvidenceNoun
{
    public string Noun => "foundation_approval";
    public string Edit => EvidencePlace.Readers;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await desk.MaySee(new(id), ct) ? new(Noun, record, EvidencePlace.Readers) : null;
}
