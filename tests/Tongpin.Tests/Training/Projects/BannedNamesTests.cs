using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Projects;

public sealed class BannedNamesTests
{
    private static readonly BannedNames Names = new(["研究生", "硕士", "博士"], ["领导干部", "总裁", "精英", "领袖"]);

    [Fact]
    public void Both_words_of_a_public_course_are_named() => Assert.Equal(["总裁", "领袖"], Names.In("企业总裁领袖研修班", Payer.Individual));

    [Fact]
    public void Words_of_degrees_are_forbidden_to_everybody() => Assert.Equal(["硕士"], Names.In("工程硕士课程班", Payer.Employer));

    [Fact]
    public void An_enterprise_may_train_its_own_managers() => Assert.Empty(Names.In("企业总裁领袖研修班", Payer.Employer));

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100M000100I43", false)]
    [InlineData("9135", false)]
    public void A_credit_code_has_a_check_character(string code, bool valid) => Assert.Equal(valid, CreditCode.IsValid(code));
}
