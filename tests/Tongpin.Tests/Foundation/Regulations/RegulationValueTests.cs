using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class RegulationValueTests
{
    private const string Weights = """{"ExpertVote":0.40,"Adverts":0.60}""";

    [Theory]
    [InlineData("0.6", "0.6")]
    [InlineData("""["C01","C02"]""", "C01、C02")]
    [InlineData("""{"expert":0.4,"adverts":0.25}""", "expert 0.4、adverts 0.25")]
    [InlineData("""[{"key":"placed","card":"Yellow","limit":0.8,"years":null}]""", "（card Yellow、limit 0.8、years ）")]
    [InlineData("""[{"key":"placed","source":"甲","sourceEn":"A"},{"key":"paid","source":"乙","sourceEn":"B"}]""", "（source 甲）；（source 乙）")]
    [InlineData("""{"holidays":["2026-01-01/2026-01-03","2026-02-16"]}""", "holidays （2026-01-01/2026-01-03、2026-02-16）")]
    public void A_value_in_one_line_has_no_marks_of_JSON(string value, string line) => Assert.Equal(line, RegulationValue.Line(value));

    [Theory]
    [InlineData("0.6", "0.6")]
    [InlineData(Weights, "ExpertVote 0.40、Adverts 0.60")]
    [InlineData("""["a","b","c","d","e","f","g","h","i"]""", "共 9 项")]
    [InlineData("""[{"key":"placed","card":"Yellow","limit":0.8}]""", "共 1 项")]
    public void In_a_list_a_value_of_many_parts_is_told_by_their_number(string value, string line) => Assert.Equal(line, RegulationValue.Brief(value, null));

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
