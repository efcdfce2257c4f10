using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Warn: works, but somebody should look. Fail: something does not work.</summary>
public enum CheckResult { Ok, Warn, Fail }

/// <param name="Finding">What was found, with its figures.</param>
/// <param name="Advice">What to do about it; null when nothing is to be done.</param>
public sealed record CheckAnswer(CheckResult Result, Words Finding, Words? Advice = null)
{
    public static CheckAnswer Ok(Words finding) => new(CheckResult.Ok, finding);
    public static CheckAnswer Warn(Words finding, Words advice) => new(CheckResult.Warn, finding, advice);
    public static CheckAnswer Fail(Words finding, Words advice) => new(CheckResult.Fail, finding, advice);
}

/// <summary>One question of the self-check (自检); modules register their own. What it throws counts as a failure.</summary>
public interface ISelfCheck
{
    Words Name { get; }
    Task<CheckAnswer> Ask(CancellationToken ct);
}
