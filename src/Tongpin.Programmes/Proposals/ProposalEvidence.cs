using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>The files of a proposal, and of each of its gates beside.</summary>
internal sealed class ProposalEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Proposal.Table;
    public string Edit => Permissions.Propose;

    /// <summary>Under which the files of a gate lie.</summary>
    public static string RecordOf(ProposalId id, Gate gate) => $"{id.Value}-{gate}";

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (record.Length < 36 || !Guid.TryParse(record.AsSpan(0, 36), out var value) || !IsPart(record.AsSpan(36))) return null;
        var id = new ProposalId(value);
        return await db.Proposals.Where(p => p.Id == id).Select(p => new { p.SchoolId }).FirstOrDefaultAsync(ct) is { } proposal ? new(Noun, record, Permissions.SeeProposals, proposal.SchoolId) : null;
    }

    /// <summary>From submission on, unless it came back for correction.</summary>
    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) =>
        Guid.TryParse(record.AsSpan(0, Math.Min(36, record.Length)), out var value) && new ProposalId(value) is var id && await db.Proposals.AnyAsync(p => p.Id == id && p.State != ProposalState.Draft && p.State != ProposalState.Returned, ct);

    private static bool IsPart(ReadOnlySpan<char> rest) => rest.Length == 0 || (rest[0] == '-' && Enum.TryParse<Gate>(rest[1..], out var gate) && Enum.IsDefined(gate));
}
