namespace Tongpin.Programmes.Adjustments;

/// <summary>Limits on how many programmes a college has and changes in a year.</summary>
internal static class Ceilings
{
    /// <summary>Most programmes that a college of this size may have (专业总数上限): whole programmes only.</summary>
    /// <param name="perProgramme">Students a programme: 300 in Fujian's higher vocational colleges, 180 elsewhere.</param>
    public static int Programmes(int students, int perProgramme) =>
        perProgramme > 0 && students >= 0 ? students / perProgramme : throw new ArgumentOutOfRangeException(nameof(perProgramme), perProgramme, "Students a programme must be positive, students not negative.");

    /// <summary>New programmes a year (年度新增上限): 3, and 5 for colleges up to three years old.</summary>
    public static int NewProgrammes(int ageOfCollege, int usual = 3, int young = 5, int youngUntil = 3) => ageOfCollege <= youngUntil ? young : usual;
}

/// <summary>Whether closing a programme pays (停招成本测算): what it brings against what would be saved.</summary>
/// <param name="Income">Yuan a year that go with the programme: fees and allotments.</param>
/// <param name="Avoidable">Yuan a year of cost that end with it; what goes on in any case is left out.</param>
/// <param name="ClosingCost">Yuan once: placing students, moving teachers, unused equipment.</param>
internal sealed record ClosingAccount(decimal Income, decimal Avoidable, decimal ClosingCost)
{
    /// <summary>Contribution margin (边际贡献), yuan a year: what the programme adds to the college's common costs.</summary>
    public decimal Margin => Income - Avoidable;

    /// <summary>Yuan saved over the years, closing costs taken off; negative: closing costs more than it saves.</summary>
    public decimal SavedOver(int years) => -Margin * years - ClosingCost;
}
