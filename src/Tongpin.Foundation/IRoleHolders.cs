namespace Tongpin.Foundation;

/// <summary>Somebody who holds a role.</summary>
public sealed record RoleHolder(PersonId Id, string Name);

/// <summary>Who holds a role, so that modules can tell them something.</summary>
public interface IRoleHolders
{
    /// <summary>Active people whose role reaches the unit today, by number; for the college as a whole when no unit is named.</summary>
    /// <param name="role">Key of the role.</param>
    Task<IReadOnlyList<RoleHolder>> Of(string role, UnitId? unit, CancellationToken ct);
}
