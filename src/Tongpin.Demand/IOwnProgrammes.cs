namespace Tongpin.Demand;

/// <summary>Which programmes are whose. Demand knows the national catalogue only; who keeps the college's programmes answers.</summary>
public interface IOwnProgrammes
{
    /// <returns>Codes of the programmes that a permission of the present actor reaches; null when it reaches the whole college.</returns>
    Task<IReadOnlySet<string>?> Codes(string permission, CancellationToken ct);
}
