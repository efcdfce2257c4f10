namespace Tongpin.Kernel;

/// <summary>A named rule of the house or of the college, and the words a person reads when it is broken.</summary>
/// <param name="Key">Stable key, such as <c>programmes.weight.sum-over-one</c>.</param>
/// <param name="Message">The refusal, in both languages; may hold <c>{0}</c> places.</param>
public sealed record Rule(string Key, Words Message)
{
    public RuleBroken Broken() => new(this, Message);

    /// <summary>The refusal with its places filled, so that the reader learns which value was refused.</summary>
    public RuleBroken Broken(params ReadOnlySpan<object?> values) => new(this, new Words(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Message.Zh, values),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Message.En, values)));
}

/// <summary>A refusal. The one exception that is not a bug: it becomes 409 with the rule's key, or a note above a form.</summary>
public sealed class RuleBroken(Rule rule, Words words) : Exception(words.Zh)
{
    public Rule Rule { get; } = rule;
    public Words Words { get; } = words;
}
