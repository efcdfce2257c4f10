using System.Globalization;

namespace Tongpin.Kernel;

/// <summary>
/// What a person reads, in both languages of the interface. Both are written where they are used, so that a missing
/// translation does not compile (see docs/decisions/0002-two-languages-in-place.md).
/// </summary>
/// <param name="Zh">Chinese, the first language.</param>
/// <param name="En">English, the full second language.</param>
public readonly record struct Words(string Zh, string En)
{
    /// <summary>The text in the language of the current request.</summary>
    public override string ToString() => InEnglish ? En : Zh;

    /// <summary>True when the current request is served in English; Chinese is served in every other case.</summary>
    public static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Picks one of two texts; pages import it statically: <c>@L("专业", "Programmes")</c>.</summary>
    public static string L(string zh, string en) => InEnglish ? en : zh;

    /// <summary>A text that is the same in both languages, such as a code or a name from the data.</summary>
    public static Words Same(string text) => new(text, text);

    /// <summary>A name with its English form, which not everything has.</summary>
    public static Words Of(string name, string english) => new(name, english.Length > 0 ? english : name);

    public static implicit operator Words((string Zh, string En) pair) => new(pair.Zh, pair.En);
}
