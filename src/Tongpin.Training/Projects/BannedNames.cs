using System.Text.Json.Serialization;

namespace Tongpin.Training.Projects;

/// <summary>Words that the name and the adverts of a course may not use (禁用词).</summary>
/// <param name="Always">Such as those of academic degrees.</param>
/// <param name="Public">In courses that the public may join.</param>
internal sealed record BannedNames([property: JsonPropertyName("always")] IReadOnlyList<string> Always, [property: JsonPropertyName("public")] IReadOnlyList<string> Public)
{
    /// <returns>The forbidden words that were used, in the order of the list.</returns>
    public IReadOnlyList<string> In(string text, Payer payer) =>
        [.. Always.Concat(payer is Payer.Government or Payer.Employer ? [] : Public).Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))];
}
