namespace Tongpin.Training;

/// <summary>The reason that an act needs.</summary>
internal static class Reasons
{
    public static string Of(string? why) => why?.Trim() is { Length: > 0 } given ? given : throw Rules.ReasonNeeded.Broken();
}
