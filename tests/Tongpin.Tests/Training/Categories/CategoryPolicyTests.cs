using System.Net;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Regulations = Tongpin.Training.Regulations;

namespace Tongpin.Tests.Training.Categories;

public sealed class CategoryPolicyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_policy_that_ships_means_something_and_is_a_college_rule()
    {
        var seeds = Regulations.All.Where(r => r.Code.StartsWith("training.categories.", StringComparison.Ordinal) && r.Code != Regulations.Scheme).ToList();
        Assert.Equal(8, seeds.Count);
        Assert.All(seeds, seed =>
        {
            seed.Check!(seed.Value);
            Assert.False(seed.Verified);
        });
    }

    [Theory]
    [InlineData("\"way\":\"Fiscal\"", "\"way\":\"fiscal\"", "training.policy.word")]
    [InlineData("\"payers\":[\"Government\"]", "\"payers\":[\"State\"]", "training.policy.word")]
    [InlineData("\"schoolFee\":0.10", "\"schoolFee\":1.10", "training.policy.share")]
    [InlineData("\"unit\":70", "\"unit\":-70", "training.policy.negative")]
    public void A_policy_that_means_nothing_is_refused(string was, string becomes, string rule)
    {
        var seed = Regulations.All.Single(r => r.Code == Regulations.CategoryOf(CategoryScheme.Payer, TrainingCategory.A));
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => seed.Check!(seed.Value.Replace(was, becomes, StringComparison.Ordinal))).Rule.Key);
    }

    [Fact]
    public async Task The_page_explains_the_four_side_by_side_in_both_schemes_and_languages()
    {
        await using var house = new House();
        var (zh, en) = (await house.SignIn(BuiltInRoles.ContinuingEducation), await house.SignIn(BuiltInRoles.ContinuingEducation, language: "en"));

        var page = await House.Text(await zh.GetAsync("/training/categories", Ct));
        foreach (var text in new[] { "政府委托（财政）", "企业委托定制", "面向社会招生、考证", "公益", "校定规则", "50 万元以上", "30 : 70 : 0", "40 : 60 : 0", "退费办法" }) Assert.Contains(text, page);
        Assert.Contains("10 : 70 : 20", await House.Text(await zh.GetAsync("/training/categories?scheme=Organiser", Ct)));
        Assert.Contains("Commissioned by government", await House.Text(await en.GetAsync("/training/categories", Ct)));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignIn(BuiltInRoles.ProgrammeLead)).GetAsync("/api/training/categories", Ct)).StatusCode);
    }
}
