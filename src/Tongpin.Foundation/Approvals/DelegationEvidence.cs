using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>The files of a grant: the resolution it rests on. They stay with it, since requests have been decided by it.</summary>
internal sealed class DelegationEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Delegation.Table;
    public string Edit => Permissions.GrantDelegations;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (!Guid.TryParse(record, out var value) || await db.Delegations.AsNoTracking().Where(d => d.Id == new DelegationId(value)).Select(d => new { d.UnitId, d.Domain, d.Unit!.Name, d.Unit!.NameEn }).FirstOrDefaultAsync(ct) is not { } grant) return null;
        var domain = Domains.Of(grant.Domain);
        return new(Noun, record, Permissions.SeeDelegations, grant.UnitId, new($"{domain.Zh}授权 · {grant.Name}", $"{domain.En} delegated to {Words.Of(grant.Name, grant.NameEn).En}"), "/delegations");
    }

    public async ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => Guid.TryParse(record, out var value) && new DelegationId(value) is var id && await db.Delegations.AnyAsync(d => d.Id == id && d.Uses > 0, ct);
}
