using System.Globalization;
using Tongpin.Kernel;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Attendance;

/// <summary>The code on the screen of a session, new every <see cref="Seconds"/>: an HMAC of session and time. A picture of it that is sent on is stale when it arrives.</summary>
internal sealed class RotatingCode(TrainingKey key, TimeProvider clock)
{
    public const int Seconds = 20;
    /// <summary>Time to type after the scan, in seconds.</summary>
    private const int Patience = 180;
    private const int Digits = 24;

    /// <summary>What the screen shows now, as the end of an address.</summary>
    public string Of(SessionId session) => Write("scan", session, Now / Seconds);

    /// <summary>Takes the code of this turn and of the one before, for the seconds between picture and answer.</summary>
    /// <exception cref="RuleBroken">It is stale, or nobody's.</exception>
    public void MustBeFresh(SessionId session, string? code)
    {
        if (Read("scan", session, code) is var turn && (turn > Now / Seconds || turn < Now / Seconds - 1)) throw Rules.CodeStale.Broken();
    }

    /// <summary>Who has scanned a fresh code may take a while to type.</summary>
    public string Pass(SessionId session) => Write("pass", session, Now);

    /// <exception cref="RuleBroken">Too late, or nobody's.</exception>
    public void MustBePass(SessionId session, string? pass)
    {
        if (Read("pass", session, pass) is var at && (at > Now || at < Now - Patience)) throw Rules.CodeStale.Broken();
    }

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private string Write(string purpose, SessionId session, long number) => string.Create(CultureInfo.InvariantCulture, $"{number:x}-{key.Mark(purpose, Text(session, number), Digits)}");

    private long Read(string purpose, SessionId session, string? code) =>
        code?.Split('-') is [var number, { Length: Digits } mark] && long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && key.IsMark(purpose, Text(session, value), mark) ? value : throw Rules.CodeForged.Broken();

    private static string Text(SessionId session, long number) => string.Create(CultureInfo.InvariantCulture, $"{session.Value:N} {number}");
}
