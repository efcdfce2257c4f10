namespace Tongpin.Training.Projects;

/// <summary>The ceiling of training paid by fiscal money (培训费管理办法): so much a person and day, less for the days of long courses. It binds fiscal money only.</summary>
/// <param name="Rate">Yuan a person and day.</param>
/// <param name="LongDays">Days beyond it count at the share.</param>
internal sealed record FiscalCeiling(decimal Rate, int LongDays, decimal LongShare, decimal StaffShare, int MostStaff)
{
    /// <summary>Yuan for one person.</summary>
    public decimal PerPerson(int days) => Rate * Math.Min(days, LongDays) + Rate * LongShare * Math.Max(0, days - LongDays);

    public decimal For(int persons, int days) => persons * PerPerson(days);

    /// <summary>How far a total goes beyond the ceiling; zero when another than the government pays.</summary>
    public decimal Excess(Payer payer, decimal total, int persons, int days) => payer == Payer.Government ? Math.Max(0, total - For(persons, days)) : 0;

    /// <summary>Staff at most: a share of the trainees, rounded down, and never more than the most.</summary>
    public int Staff(int trainees) => Math.Min((int)Math.Floor(trainees * StaffShare), MostStaff);
}

/// <summary>The ceiling of lecture fees after tax by the lecturer's title, outside the ceiling of the course; of a half-day only so many hours count.</summary>
internal sealed record LectureCeiling(IReadOnlyDictionary<LecturerTitle, decimal> Rates, decimal HalfDayHours)
{
    public decimal HalfDay(LecturerTitle title, decimal hours) => Rates[title] * Math.Min(hours, HalfDayHours);
}
