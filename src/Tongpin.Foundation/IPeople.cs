using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tongpin.Foundation;

/// <summary>A person as neighbours see him.</summary>
public sealed record PersonFacts(PersonId Id, string Number, string Name, PersonKind Kind, UnitId? Unit);

/// <summary>What other modules may ask of people.</summary>
public interface IPeople
{
    /// <returns>Null when nobody active has this number.</returns>
    Task<PersonFacts?> ByNumber(string number, CancellationToken ct);

    /// <summary>People by id; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonFacts>> ById(IReadOnlyCollection<PersonId> ids, CancellationToken ct);
}

/// <summary>Personal data (个人信息) in the tables of other modules.</summary>
public static class PersonalText
{
    /// <summary>The column holds the text encrypted, with a key that lies outside the database; the text itself has a quarter of the length.</summary>
    public static PropertyBuilder<string> IsPersonal(this PropertyBuilder<string> property) => property.HasMaxLength(400).HasConversion<PersonalData.Converter>();

    /// <summary>What everybody may see of a number: 138****0001.</summary>
    public static string Mask(string number) => PersonalData.Mask(number);
}
