using System.Globalization;
using System.Text.Json;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>Which days are worked: Monday to Friday, less the days off, plus the weekend days worked instead.</summary>
internal sealed record WorkCalendar(IReadOnlySet<DateOnly> DaysOff, IReadOnlySet<DateOnly> Worked)
{
    private sealed record Lists(List<string> Holidays, List<string> Worked);

    /// <param name="value">JSON with <c>holidays</c> and <c>worked</c>: days, or spans such as <c>2026-10-01/2026-10-07</c>.</param>
    /// <exception cref="RuleBroken">Something in it is no day.</exception>
    public static WorkCalendar Of(string value)
    {
        var lists = JsonSerializer.Deserialize<Lists>(value, Json.Plain)!;
        return new(lists.Holidays.SelectMany(Days).ToHashSet(), lists.Worked.SelectMany(Days).ToHashSet());
    }

    public bool IsWorked(DateOnly day) => Worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !DaysOff.Contains(day));

    /// <summary>The working day that is so many after this one; the day itself does not count.</summary>
    public DateOnly After(DateOnly day, int days)
    {
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorked(day)) left--;
        }
        return day;
    }

    private static IEnumerable<DateOnly> Days(string text)
    {
        var ends = text.Split('/');
        if (ends.Length > 2 || !Read(ends[0], out var first) || !Read(ends[^1], out var last) || last < first || last.DayNumber - first.DayNumber > 60) throw Rules.NoDay.Broken(text);
        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
    }

    private static bool Read(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

/// <summary>Working days by the regulation in force on the day that is counted from.</summary>
internal sealed class WorkingDays(IRegulations regulations) : IWorkingDays
{
    public const string Calendar = "foundation.calendar.days-off";

    public async Task<DateOnly> After(DateOnly day, int days, CancellationToken ct) => WorkCalendar.Of((await regulations.InForce(Calendar, day, ct)).Value).After(day, days);
}
