using System.Globalization;

namespace Tongpin.Kernel;

/// <summary>How values are shown to people. Instants are shown in Beijing time.</summary>
public static class Show
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Percent(decimal? share) => share is { } s ? (Math.Round(s * 100, 1, MidpointRounding.AwayFromZero)).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "–";
    public static string Number(decimal? value, int digits = 0) => value is { } v ? Math.Round(v, digits, MidpointRounding.AwayFromZero).ToString("N" + digits, CultureInfo.InvariantCulture) : "–";
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    public static string Instant(DateTimeOffset? at) => at?.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The calendar day in Beijing.</summary>
    public static DateOnly BeijingDay(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    public static string Cell(object? value, CellKind kind) => value switch
    {
        null => "",
        Words words => words.ToString(),
        bool yes => yes ? Words.L("是", "Yes") : Words.L("否", "No"),
        decimal share when kind == CellKind.Percent => Percent(share),
        double share when kind == CellKind.Percent => Percent((decimal)share),
        decimal number when kind == CellKind.Decimal => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        int or long or decimal when kind == CellKind.Integer => ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture),
        DateOnly day => Day(day),
        DateTimeOffset at => Instant(at),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
