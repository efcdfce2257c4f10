using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongpin.Kernel.Sheets;

/// <summary>How values look as text, the same in every format and in both directions.</summary>
internal static partial class SheetText
{
    /// <summary>More than 15 digits do not survive in a spreadsheet's number.</summary>
    public const double Exact = 1e15;

    /// <summary>Beijing has had no daylight saving time since 1991.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Digits without exponent, 15 significant ones; a number too long for that keeps its exponent and so shows the damage.</summary>
    public static string Number(double d) =>
        Math.Abs(d) >= Exact ? d.ToString("0.##############E+0", CultureInfo.InvariantCulture) : ((decimal)d).ToString(CultureInfo.InvariantCulture);

    public static string Moment(DateTime t) => t.ToString(
        t.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : t.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The text of a value; dates with time are given in Beijing time.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string s => s,
        double d => double.IsFinite(d) ? Number(d) : "",
        float f => Of((double)f),
        bool b => b ? "TRUE" : "FALSE",
        DateOnly d => Moment(d.ToDateTime(default)),
        DateTime t => Moment(t),
        DateTimeOffset t => Moment(At(t)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static DateTime At(DateTimeOffset t) => t.ToOffset(Beijing).DateTime;

    /// <summary>
    /// A spreadsheet program would run a text such as <c>=HYPERLINK(…)</c> when it opens a CSV file. One apostrophe in front prevents it;
    /// <see cref="Unguarded"/> takes exactly that one off, so that an export can be imported again unchanged.
    /// </summary>
    public static string Guarded(string text) => IsFormula(text) && !PlainNumber().IsMatch(text) ? "'" + text : text;

    public static string Unguarded(string text) => text.StartsWith('\'') && IsFormula(text) ? text[1..] : text;

    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        var bare = text.TrimStart('\'');
        return bare is ['\t' or '\r' or '\n', ..] || bare.TrimStart().TrimStart('\'') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
    }

    /// <summary>Column letters as the spreadsheet shows them: 0 is A, 26 is AA.</summary>
    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + (char)('A' + index % 26);

    /// <summary>A value as it is quoted in a refusal.</summary>
    public static string Short(string value) => value.Length <= 40 ? value : value[..(char.IsHighSurrogate(value[39]) ? 39 : 40)] + "…";

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ECMAScript)]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^([+-]?\d(\.\d+)?[eE]\+?\d+|#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|#{3,})$", RegexOptions.ECMAScript)]
    public static partial Regex Damaged();
}
