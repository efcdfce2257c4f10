using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A person as neighbours see him.</summary>
public sealed record PersonFacts(PersonId Id, string Number, string Name, PersonKind Kind, Words? Unit, bool IsSample);

/// <summary>What other modules may ask of the people of the college.</summary>
public interface IPeople
{
    /// <summary>The person, when the current actor may see him by this permission or is himself that person.</summary>
    Task<PersonFacts?> Visible(PersonId id, string permission, CancellationToken ct);

    /// <summary>What everybody is to the college first of all.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonKind>> Kinds(CancellationToken ct);

    /// <summary>Some people of a kind, in the order of their numbers.</summary>
    Task<IReadOnlyList<PersonFacts>> Some(PersonKind kind, int most, CancellationToken ct);
}
