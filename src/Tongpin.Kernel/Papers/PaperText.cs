using System.Security;

namespace Tongpin.Kernel.Papers;

internal static class PaperText
{
    /// <summary>The text without what XML 1.0 cannot carry; line breaks and tabs become spaces.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\t' or '\n' or '\r' => " ",
        < 32 or 0xFFFD or 0xFFFE or 0xFFFF => "", // half surrogates are enumerated as U+FFFD
        _ => rune.ToString(),
    }));

    /// <summary>Clean text for an XML literal.</summary>
    public static string Escaped(string text) => SecurityElement.Escape(Clean(text));
}
