using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.Records.Reading;

/// <summary>The small formats that xAPI borrows: IRIs, UUIDs, instants, durations, language tags, versions.</summary>
internal static partial class Formats
{
    // Blanks, delimiters and control characters.
    private static readonly SearchValues<char> NotInIri = SearchValues.Create([.. " <>\"{}|\\^`\u007f", .. Enumerable.Range(0, 32).Select(c => (char)c)]);

    /// <summary>An absolute IRI (RFC 3987): a scheme, a colon and something behind it, without blanks and delimiters.</summary>
    public static bool IsIri(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter(text[0]) || text.ContainsAny(NotInIri)) return false;
        foreach (var c in text[..colon]) if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }

    public static bool IsUuid(ReadOnlySpan<char> text, out Guid id)
    {
        if (!Guid.TryParseExact(text, "D", out id)) return false;
        // RFC 4122: the variant bits; the nil id is nobody's.
        return text[19] is '8' or '9' or 'a' or 'b' or 'A' or 'B' && text[14] is >= '1' and <= '8';
    }

    public static bool IsMailbox(ReadOnlySpan<char> text) =>
        text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && text[7..] is var address && address.IndexOf('@') is > 0 and var at && at < address.Length - 1 && address[(at + 1)..].IndexOf('@') < 0 && !address.ContainsAny(NotInIri);

    public static bool IsSha1(ReadOnlySpan<char> text) => text.Length == 40 && IsHex(text);

    public static bool IsSha2(ReadOnlySpan<char> text) => text.Length is 56 or 64 or 96 or 128 && IsHex(text);

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    /// <summary>An instant of RFC 3339 with a zone; without one it is taken as UTC, as ISO 8601 leaves it open. "-00:00" says that the zone is unknown and is refused (IEEE 9274.1.1, 4.2.7).</summary>
    public static bool IsInstant(string text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 10 || text.EndsWith("-00:00", StringComparison.Ordinal) || text.EndsWith("-0000", StringComparison.Ordinal) || text.EndsWith("T-00", StringComparison.Ordinal)) return false;
        var match = InstantText().Match(text);
        if (!match.Success) return false;
        if (match.Groups["zone"].Value.StartsWith("-00", StringComparison.Ordinal) && match.Groups["zone"].Value.AsSpan(1).Trim("0:").Length == 0) return false;
        // More than seven digits of a second are more than .NET keeps; the text itself is kept whole.
        var fraction = match.Groups["f"].Value;
        var cut = fraction.Length > 7 ? text.Replace("." + fraction, "." + fraction[..7], StringComparison.Ordinal) : text;
        return DateTimeOffset.TryParse(cut, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,](?<f>\d{1,12}))?)?(?<zone>[Zz]|[+-]\d{2}(:?\d{2})?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex InstantText();

    /// <summary>ISO 8601 durations: weeks alone, or date and time parts, at least one of them; a fraction in the last part only.</summary>
    public static bool IsDuration(string text) => DurationText().IsMatch(text);

    [GeneratedRegex(@"^P(\d+([.,]\d+)?W|(?=\d|T\d)(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?D)?(T(?=\d)(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationText();

    /// <summary>A language tag by the grammar of RFC 5646, section 2.1.</summary>
    public static bool IsLanguage(string text) => text is "zh-CN" or "en-US" or "en" or "zh" or "en-GB" || LanguageText().IsMatch(text);

    [GeneratedRegex(@"^(([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+|i-[a-z]{2,8})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LanguageText();

    /// <summary>What a statement may say of its own version: that of its standard's first line, 1.0 or 2.0, with any patch.</summary>
    public static bool IsStatementVersion(string text) => StatementVersionText().IsMatch(text);

    [GeneratedRegex(@"^(1\.0|2\.0)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex StatementVersionText();
}
