namespace Tongpin.Dynamics;

/// <summary>A scenario, command or snapshot that a person must correct; it says which name, unit or range is wrong.</summary>
public sealed class Refusal(Label words) : Exception(words.ToString())
{
    public Label Words { get; } = words;
}
