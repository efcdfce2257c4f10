using Tongpin.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Adjustments;

public sealed class CeilingsTests
{
    [Theory]
    [InlineData(9600, 300, 32)]
    [InlineData(9600, 180, 53)]
    [InlineData(299, 300, 0)]
    public void A_college_has_so_many_programmes_at_most(int students, int perProgramme, int most) => Assert.Equal(most, Ceilings.Programmes(students, perProgramme));

    [Theory]
    [InlineData(3, 5)]
    [InlineData(4, 3)]
    public void A_young_college_may_add_more(int age, int most) => Assert.Equal(most, Ceilings.NewProgrammes(age));

    [Fact]
    public void Closing_a_programme_that_pays_its_own_cost_saves_nothing()
    {
        var closing = new ClosingAccount(Income: 900_000, Avoidable: 700_000, ClosingCost: 150_000);

        Assert.Equal(200_000, closing.Margin);
        Assert.Equal(-750_000, closing.SavedOver(3));
        Assert.Equal(450_000, new ClosingAccount(700_000, 900_000, 150_000).SavedOver(3));
    }
}
