using System.Globalization;

namespace Tongpin.Training.Roster;

/// <summary>The citizen identity number (公民身份号码): 18 characters with a day of birth, the last a check character by GB 11643-1999.</summary>
internal static class IdentityNumber
{
    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Checks = "10X98765432";

    /// <summary>As it is kept: without spaces, the X a capital letter.</summary>
    public static string Tidy(string? text) => (text ?? "").Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    /// <param name="today">Nobody is born later.</param>
    public static bool IsValid(string number, DateOnly today)
    {
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits()) return false;
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born > today || born.Year < 1900) return false;
        return Check(number) == number[17];
    }

    /// <summary>The check character of the first 17 digits.</summary>
    public static char Check(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (digits[i] - '0') * Weights[i];
        return Checks[sum % 11];
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
