using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class RegulationValueTests
{
    private const string Weights = """{"ExpertVote":0.40,"Adverts":0.60}""";

    [Theory]
    [InlineData("0.5", "", " 0.75 ", "0.75")]
    [InlineData("5", "years", "-1", "-1")]
    [InlineData("33618", "", "31", "31")]
    [InlineData("高职", "", "高职专科", "高职专科")]
    [InlineData("""["高职专科"]""", "", """[ "高职专科", "职业本科" ]""", """["高职专科","职业本科"]""")]
    [InlineData(Weights, "0–1", """{"Adverts":0.5, "ExpertVote":0.5}""", """{"Adverts":0.5,"ExpertVote":0.5}""")]
    [InlineData("""{"a":true}""", "", """{"a":false}""", """{"a":false}""")]
    public void A_value_of_the_same_type_is_kept(string shipped, string unit, string typed, string kept) => Assert.Equal(kept, RegulationValue.Like(shipped, unit, typed));

    [Theory]
    [InlineData("0.5", "", "half", "foundation.regulation.number")]
    [InlineData("0.5", "", "1,5", "foundation.regulation.number")]
    [InlineData("0.5", "", "", "foundation.regulation.empty")]
    [InlineData("0.5", "share", "50", "foundation.regulation.share")]
    [InlineData("""["a"]""", "", "a", "foundation.regulation.json")]
    [InlineData("""["a"]""", "", """["a",""", "foundation.regulation.json")]
    [InlineData("""["a"]""", "", "[1]", "foundation.regulation.shape")]
    [InlineData("""["a"]""", "", "[]", "foundation.regulation.shape")]
    [InlineData("""["a"]""", "", "{}", "foundation.regulation.shape")]
    [InlineData(Weights, "0–1", """{"ExpertVote":1}""", "foundation.regulation.shape")]
    [InlineData(Weights, "0–1", """{"ExpertVote":0.4,"Adverts":0.3,"Extra":0.3}""", "foundation.regulation.shape")]
    [InlineData(Weights, "0–1", """{"ExpertVote":0.4,"Adverts":"0.6"}""", "foundation.regulation.shape")]
    [InlineData(Weights, "0–1", """{"ExpertVote":0.4,"Adverts":6}""", "foundation.regulation.share")]
    public void A_value_of_another_type_is_refused(string shipped, string unit, string typed, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => RegulationValue.Like(shipped, unit, typed)).Rule.Key);
}
