using System.Text.Json.Nodes;

namespace Tongpin.Tests.Web;

public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_description_names_the_filters_of_a_list_and_what_a_stranger_is_answered()
    {
        await using var house = new House();
        var description = JsonNode.Parse(await house.Anybody().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var programmes = description["paths"]!["/api/programmes"]!["get"]!;

        var parameters = programmes["parameters"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => (string)p!["in"]!);
        foreach (var name in (string[])["q", "group", "aligned", "sort", "size", "after", "before"]) Assert.Equal("query", parameters[name]);
        Assert.NotNull(programmes["responses"]!["401"]);
        Assert.NotNull(programmes["responses"]!["403"]);
        Assert.Equal("专业 Programmes", (string?)programmes["summary"]);
    }

    [Theory]
    [InlineData("/api/foundation/people", "SavePersonForm", "number")]
    [InlineData("/api/demand/adverts/{advert}/match", "SettleMatchForm", "programmeCode")]
    [InlineData("/api/foundation/delegations", "GrantDelegationForm", "upTo")]
    public async Task Each_door_is_described_with_its_own_form(string door, string form, string field)
    {
        await using var house = new House();
        var description = JsonNode.Parse(await house.Anybody().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;

        var told = (string?)description["paths"]![door]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"];

        Assert.Equal($"#/components/schemas/{form}", told);
        Assert.NotNull(description["components"]!["schemas"]![form]!["properties"]![field]);
        Assert.DoesNotContain(description["components"]!["schemas"]!.AsObject(), s => s.Key is "Form" or "WhyForm" or "KeyView");
    }

    [Fact]
    public async Task Every_operation_has_a_summary()
    {
        await using var house = new House();
        var description = JsonNode.Parse(await house.Anybody().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;

        Assert.Empty(description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject(), (path, door) => (Name: $"{door.Key} {path.Key}", Summary: (string?)door.Value!["summary"])).Where(d => string.IsNullOrWhiteSpace(d.Summary)).Select(d => d.Name));
    }
}
