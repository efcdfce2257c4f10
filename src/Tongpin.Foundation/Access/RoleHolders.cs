using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Answers as approvals seat people, so that whoever is told is also who may decide.</summary>
internal sealed class RoleHolders(Seats seats) : IRoleHolders
{
    public async Task<IReadOnlyList<RoleHolder>> Of(string role, UnitId? unit, CancellationToken ct) =>
        [.. (await seats.Holders(new(role, Words.Same(role), role, unit is null ? StepPlace.College : StepPlace.UnitOfRequest), unit, ct)).Select(p => new RoleHolder(p.Id, p.Name))];
}
