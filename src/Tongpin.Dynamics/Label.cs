using System.Globalization;

namespace Tongpin.Dynamics;

/// <summary>What a person reads, in both languages.</summary>
public readonly record struct Label(string Zh, string En)
{
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Zh;

    public static implicit operator Label((string Zh, string En) pair) => new(pair.Zh, pair.En);
}
