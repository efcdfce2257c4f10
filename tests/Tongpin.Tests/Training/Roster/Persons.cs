using Tongpin.Training.Roster;

namespace Tongpin.Tests.Training.Roster;

/// <summary>Invented people with right identity numbers.</summary>
internal static class Persons
{
    public static string IdNumber(int n)
    {
        var digits = $"990000{new DateOnly(1980, 1, 1).AddDays(n):yyyyMMdd}{n % 1000:000}";
        return digits + IdentityNumber.Check(digits);
    }

    public static object Form(int n, string company = "") => new { name = $"学员{n}", idNumber = IdNumber(n), phone = $"139{n:00000000}", company };
}
