using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A person as neighbours see him.</summary>
public sealed record PersonFacts(PersonId Id, string Number, string Name, PersonKind Kind, UnitId? UnitId, Words? Unit, bool IsSample);

/// <summary>What other modules may ask of the people of the college.</summary>
public interface IPeople
{
    /// <summary>The person, when the current actor may see him by this permission or is himself that person.</summary>
    Task<PersonFacts?> Visible(PersonId id, string permission, CancellationToken ct);

    /// <returns>Null when nobody active has this number.</returns>
    Task<PersonFacts?> ByNumber(string number, CancellationToken ct);

    /// <summary>People by id; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonFacts>> ById(IReadOnlyCollection<PersonId> ids, CancellationToken ct);

    /// <summary>What everybody is to the college first of all.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonKind>> Kinds(CancellationToken ct);

    /// <summary>Some people of a kind, in the order of their numbers.</summary>
    Task<IReadOnlyList<PersonFacts>> Some(PersonKind kind, int most, CancellationToken ct);
}

/// <summary>Personal data (个人信息) in the tables of other modules.</summary>
public static class PersonalText
{
    /// <summary>The column holds the text encrypted, with a key that lies outside the database; the text itself has a quarter of the length.</summary>
    public static PropertyBuilder<string> IsPersonal(this PropertyBuilder<string> property) => property.HasMaxLength(400).HasConversion<PersonalData.Converter>();

    /// <summary>What everybody may see of a number: 138****0001.</summary>
    public static string Mask(string number) => PersonalData.Mask(number);
}
