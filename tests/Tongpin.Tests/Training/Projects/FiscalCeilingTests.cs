using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

public sealed class FiscalCeilingTests
{
    private static readonly FiscalCeiling Class3 = new(550, 30, 0.7m, 0.1m, 10);
    private static readonly LectureCeiling Lectures = new(new Dictionary<LecturerTitle, decimal> { [LecturerTitle.Associate] = 500, [LecturerTitle.Full] = 1_000, [LecturerTitle.Academician] = 1_500 }, 4);

    [Fact]
    public void Forty_persons_for_two_days_are_44000_at_most() => Assert.Equal(44_000, Class3.For(40, 2));

    [Fact]
    public void It_binds_fiscal_money_only()
    {
        Assert.Equal(0, Class3.Excess(Payer.Employer, 82_000, 40, 2));
        Assert.Equal(38_000, Class3.Excess(Payer.Government, 82_000, 40, 2));
        Assert.Equal(0, Class3.Excess(Payer.Government, 44_000, 40, 2));
    }

    [Theory]
    [InlineData(30, 16_500), InlineData(31, 16_885), InlineData(40, 20_350)]
    public void Days_beyond_thirty_count_at_70_percent(int days, int yuan) => Assert.Equal(yuan, Class3.PerPerson(days));

    [Theory]
    [InlineData(40, 4), InlineData(49, 4), InlineData(150, 10), InlineData(9, 0)]
    public void Staff_is_a_tenth_and_never_more_than_ten(int trainees, int staff) => Assert.Equal(staff, Class3.Staff(trainees));

    [Fact]
    public void Of_a_morning_four_hours_count_for_the_lecturer()
    {
        Assert.Equal(4_000, Lectures.HalfDay(LecturerTitle.Full, 5));
        Assert.Equal(1_500, Lectures.HalfDay(LecturerTitle.Associate, 3));
    }
}
