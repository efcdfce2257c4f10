using CsCheck;
using Tongpin.Training.Roster;

namespace Tongpin.Tests.Training.Roster;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("440524188001010014", false)] // right by its check character, but born in 1880
    [InlineData("110105194912310021", false)]
    [InlineData("11010519491331002X", false)]
    [InlineData("1101051949123100", false)]
    [InlineData("11010520991231002X", false)]
    [InlineData("", false)]
    public void A_number_needs_a_day_of_birth_and_its_check_character(string number, bool right) => Assert.Equal(right, IdentityNumber.IsValid(number, Today));

    [Fact]
    public void A_small_x_and_spaces_are_the_same_number() => Assert.Equal("11010519491231002X", IdentityNumber.Tidy(" 110105 19491231 002x "));

    [Fact]
    public void One_digit_changed_is_always_found_out() =>
        Gen.Select(Gen.Int[0, 999999], Gen.Int[0, 20000], Gen.Int[0, 999], Gen.Int[0, 16], Gen.Int[1, 9]).Sample((region, day, order, at, by) =>
        {
            var digits = $"{region:000000}{new DateOnly(1960, 1, 1).AddDays(day):yyyyMMdd}{order:000}";
            var number = (digits + IdentityNumber.Check(digits)).ToCharArray();
            Assert.True(IdentityNumber.IsValid(new(number), Today));
            number[at] = (char)('0' + ((number[at] - '0' + by) % 10));
            Assert.False(IdentityNumber.IsValid(new(number), Today));
        });
}
