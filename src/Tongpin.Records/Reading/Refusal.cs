using Microsoft.AspNetCore.Http;
using Tongpin.Kernel;

namespace Tongpin.Records.Reading;

/// <summary>A request that the standard, or a limit of this store, turns away: nothing of it is kept. Becomes the status, the rule's key and words in both languages.</summary>
internal sealed class Refusal(Rule rule, int status, params object?[] values) : Exception(rule.Broken(values).Words.En)
{
    /// <summary>400 with the place in the statement that was wrong.</summary>
    public Refusal(Rule rule, params object?[] values) : this(rule, StatusCodes.Status400BadRequest, values) { }

    public Rule Rule { get; } = rule;
    public Words Words { get; } = rule.Broken(values).Words;
    public int Status { get; } = status;
}
