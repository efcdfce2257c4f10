using Microsoft.AspNetCore.Http;
using Tongpin.Kernel;

namespace Tongpin.Records.Reading;

/// <summary>A request that the standard, or a limit of this store, turns away: nothing of it is kept. Becomes the status, the rule's key and words in both languages.</summary>
/// <param name="values">For the blanks of the rule's words, as the place in the statement that was wrong.</param>
internal sealed class Refusal(Rule rule, params object?[] values) : Exception(rule.Broken(values).Words.En)
{
    public Rule Rule { get; } = rule;
    public Words Words { get; } = rule.Broken(values).Words;

    /// <summary>By name only, since a number among the values must not be taken for it.</summary>
    public int Status { get; init; } = StatusCodes.Status400BadRequest;
}
