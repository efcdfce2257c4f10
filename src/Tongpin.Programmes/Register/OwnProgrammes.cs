using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Register;

/// <summary>Tells which programmes of the college a permission reaches.</summary>
internal sealed class OwnProgrammes(TongpinDb db, CurrentActor actor) : IOwnProgrammes
{
    public async Task<IReadOnlySet<string>?> Codes(string permission, CancellationToken ct) =>
        actor.Value.ReachOf(permission).All ? null : await Programme.Within(db.Programmes, actor.Value, permission).Select(p => p.Code).ToHashSetAsync(ct);
}
