using System.Text.Json;
using Tongpin.Foundation;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class RegulationFormTests
{
    [Fact]
    public async Task Every_shipped_value_with_parts_comes_back_from_its_form_as_it_was()
    {
        await using var house = new House();
        var seeds = await house.As<IEnumerable<RegulationSeed>, List<RegulationSeed>>(Actor.House, s => Task.FromResult(s.ToList()));
        var forms = seeds.Where(s => RegulationForm.ShapeOf(s.Value.Trim()) is not null).ToList();

        foreach (var seed in forms)
        {
            var shape = RegulationForm.ShapeOf(seed.Value.Trim())!.Value;
            var fields = new Dictionary<string, string>();
            Fill(shape, RegulationForm.Root, fields);
            // The rows that are offered beyond those that are there stay empty.
            if (shape.ValueKind == JsonValueKind.Array && !RegulationForm.IsList(shape)) foreach (var p in shape[0].EnumerateObject()) fields[$"{RegulationForm.Root}/{shape.GetArrayLength()}/{p.Name}"] = "";
            Assert.Equal(JsonSerializer.Serialize(shape, Tongpin.Kernel.Json.Plain), RegulationForm.Read(shape, fields));
        }
        Assert.True(forms.Count >= 20, $"{forms.Count}");
    }

    [Fact]
    public void Rows_and_lines_may_grow_and_shrink_and_are_taken_in_order()
    {
        var shape = RegulationForm.ShapeOf("""[{"from":2022,"profile":"own"}]""")!.Value;
        Assert.Equal("""[{"from":2024,"profile":"b"},{"from":2030,"profile":"c"}]""", RegulationForm.Read(shape, new Dictionary<string, string>
        {
            ["part/10/from"] = "2030",
            ["part/10/profile"] = "c",
            ["part/0/from"] = " ",
            ["part/0/profile"] = "",
            ["part/2/from"] = "2024",
            ["part/2/profile"] = "b",
            ["part/x/from"] = "1",
            ["partly/0/from"] = "1",
        }));
        var list = RegulationForm.ShapeOf("""["a"]""")!.Value;
        Assert.Equal("""["x","y z"]""", RegulationForm.Read(list, new Dictionary<string, string> { ["part"] = " x \n\n y z " }));
        Assert.Equal("[]", RegulationForm.Read(list, new Dictionary<string, string>()));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    public void What_is_no_number_is_refused(string text)
    {
        var shape = RegulationForm.ShapeOf("""{"a":1}""")!.Value;
        Assert.Equal("foundation.regulation.number", Assert.Throws<RuleBroken>(() => RegulationForm.Read(shape, new Dictionary<string, string> { ["part/a"] = text })).Rule.Key);
    }

    private static void Fill(JsonElement value, string place, Dictionary<string, string> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var p in value.EnumerateObject()) Fill(p.Value, $"{place}/{p.Name}", fields);
                break;
            case JsonValueKind.Array when RegulationForm.IsList(value):
                fields[place] = string.Join("\n", value.EnumerateArray().Select(v => v.ToString()));
                break;
            case JsonValueKind.Array:
                foreach (var (i, row) in value.EnumerateArray().Index()) Fill(row, $"{place}/{i}", fields);
                break;
            default:
                fields[place] = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.ToString();
                break;
        }
    }
}
