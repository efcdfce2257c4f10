using System.Text.Json;
using Tongpin.Dynamics;

namespace Tongpin.Tests.Dynamics.Scenarios;

public sealed class ScenarioTests
{
    private static readonly Line Small = Lab.Line("penicillin-100l")!, Large = Lab.Line("penicillin-100m3")!;

    [Theory]
    [InlineData("[]", "scenario")]
    [InlineData("{", "JSON")]
    [InlineData("""{"sead":1}""", "sead")]
    [InlineData("""{"seed":-1}""", "seed")]
    [InlineData("""{"seed":1.5}""", "seed")]
    [InlineData("""{"seed":1,"seed":2}""", "JSON")]
    [InlineData("""{"initial":{"Z":1}}""", "Z")]
    [InlineData("""{"initial":{"S":"15 g/L"}}""", "initial.S")]
    [InlineData("""{"initial":{"S":-1}}""", "initial.S")]
    [InlineData("""{"initial":{"pH":20}}""", "initial.pH")]
    [InlineData("""{"initial":{"S":NaN}}""", "JSON")]
    [InlineData("""{"initial":{"S":1e999}}""", "initial.S")]
    [InlineData("""{"parameters":{"alpha_m":70}}""", "alpha_m")]
    [InlineData("""{"parameters":{"mu_x":null}}""", "parameters.mu_x")]
    [InlineData("""{"recipe":{"F":-1}}""", "recipe.F")]
    [InlineData("""{"recipe":{"T":1}}""", "T")]
    [InlineData("""{"setpoints":{"T":25}}""", "Tsp")]
    [InlineData("""{"setpoints":{"F":0.1}}""", "F")]
    [InlineData("""{"commands":[{"handle":"F","value":1}]}""", "at")]
    [InlineData("""{"commands":[{"at":1,"handle":"valve","value":1}]}""", "valve")]
    [InlineData("""{"commands":[{"at":1,"handle":"F","value":1,"unit":"L/h"}]}""", "commands[0].unit")]
    [InlineData("""{"commands":[{"at":10,"handle":"F","value":1,"until":5}]}""", "commands")]
    [InlineData("""{"commands":[{"at":-1,"handle":"F","value":1}]}""", "commands")]
    [InlineData("""{"faults":[{"name":"earthquake"}]}""", "earthquake")]
    [InlineData("""{"faults":[{"name":1}]}""", "faults[0].name")]
    [InlineData("""{"faults":{"name":"1"}}""", "faults")]
    [InlineData("""{"overrides":[{"input":"F"}]}""", "overrides[0]")]
    [InlineData("""{"overrides":[{"input":"F","value":1,"ramp":{"start":1,"slope":1}}]}""", "overrides[0]")]
    [InlineData("""{"overrides":[{"input":"F","ramp":{"start":1,"slope":1,"top":3}}]}""", "overrides[0].ramp.top")]
    [InlineData("""{"overrides":[{"input":"Q","value":1}]}""", "Q")]
    [InlineData("""{"disturbances":{"kind":"storm"}}""", "storm")]
    [InlineData("""{"disturbances":{"size":1}}""", "disturbances.size")]
    [InlineData("""{"variant":["strict"]}""", "strict")]
    [InlineData("""{"variant":"strict-heat"}""", "variant")]
    public void What_a_line_does_not_know_or_allow_is_refused_by_its_name(string json, string name)
    {
        var refusal = Assert.Throws<Refusal>(() => Scenario.Parse(json, Small));

        Assert.Contains(name, refusal.Words.En, StringComparison.Ordinal);
        Assert.Contains(name, refusal.Words.Zh, StringComparison.Ordinal);
    }

    /// <summary>To the letter, as it was asked for: alpha_k, Fs, Fg and the sines are the words of the other paper.</summary>
    private const string Example = """
        {"seed": 7, "initial": {"S": 17, "V": 103, "pH": 5.2}, "parameters": {"alpha_k": 70}, "recipe": {"Fs": 0.92, "Fg": 1.1},
         "setpoints": {"T": 299, "pH": 5.2}, "commands": [{"at": 60, "handle": "F", "value": 0.045, "until": 90}],
         "faults": [{"name": "aeration"}, {"name": "3", "from": 20, "to": 30}],
         "overrides": [{"input": "F", "value": 0, "from": 120, "to": 150}, {"input": "fg", "ramp": {"start": 8.6, "slope": -0.1, "min": 1.5}, "from": 60}],
         "disturbances": {"kind": "sine", "factor": -0.6}, "variant": ["strict-heat"]}
        """;

    [Fact]
    public void The_example_of_the_manual_runs_to_the_letter_on_the_small_fermenter()
    {
        var run = new Run(Small, Scenario.Parse(Example, Small));
        var own = new Run(Small, Scenario.Parse(Example.Replace("alpha_k", "alpha").Replace("Fs", "F").Replace("Fg", "fg"), Small));

        Assert.Equal((17, 103, 70, 0.92, 1.1), (run["S"], run["V"], run.Plant.Parameters[Small.ParameterAt("α")].Value, run.Plant.Scaled[Small.InputAt("F")].Value, run.Plant.Scaled[Small.InputAt("fg")].Value));
        run.To(160);
        own.To(160);
        Assert.Equal(own.Hash, run.Hash);
    }

    /// <summary>Volume, substrate and strict heat are of the small one: the large one says so.</summary>
    [Fact]
    public void The_large_fermenter_refuses_what_is_not_its_own_in_the_example_by_name()
    {
        Assert.Contains("initial.V", Assert.Throws<Refusal>(() => Scenario.Parse(Example, Large)).Words.En, StringComparison.Ordinal);
        Assert.Contains("strict-heat", Assert.Throws<Refusal>(() => Scenario.Parse(Example.Replace("103", "58000"), Large)).Words.En, StringComparison.Ordinal);
        _ = Scenario.Parse(Example.Replace("103", "58000").Replace("strict-heat", "gentle-damage"), Large);
    }

    [Fact]
    public void A_synonym_is_no_symbol_of_the_line_itself_and_stands_for_one()
    {
        foreach (var line in Lab.Lines)
            foreach (var (other, own) in line.Synonyms)
            {
                Assert.DoesNotContain(line.States.Concat(line.Inputs).Concat(line.Parameters), q => q.Means(other));
                Assert.Contains(line.States.Concat(line.Inputs).Concat(line.Parameters), q => q.Symbol == own);
            }
    }

    [Fact]
    public void Sines_of_the_small_fermenter_swing_about_the_recipe()
    {
        var run = new Run(Small, Scenario.Parse("""{"disturbances":{"kind":"sine","factor":-0.5}}""", Small));
        run.To(4.02);

        // 4 h are a quarter of a turn for the air and a third for the agitator.
        Assert.Equal(8.6 * (1 - 0.01), run["fg"], 1e-9);
        Assert.Equal(30 * (1 - 0.01 * Math.Sin(2 * Math.PI / 3)), run["Pw"], 1e-9);
    }

    [Fact]
    public void The_large_fermenter_knows_its_own_words()
    {
        _ = Scenario.Parse("""{"initial":{"A0":0.2,"A1":0.3,"PAA":1300,"N":1600,"pH":6.4},"parameters":{"alpha_k":70,"mu_Pmax":0.04},"recipe":{"Fs":0.92,"Fg":1.1},"disturbances":{"kind":"sine","factor":-0.6}}""", Large);
    }

    [Theory]
    [InlineData("αk"), InlineData("alpha_k"), InlineData("alphak")]
    public void Greek_letters_may_be_written_out(string written)
    {
        var run = new Run(Large, Scenario.Parse($$$"""{"parameters":{"{{{written}}}":70}}""", Large));

        Assert.Equal(70, run.Plant.Parameters[Large.ParameterAt("αk")].Value);
    }

    [Fact]
    public void No_two_quantities_of_a_line_are_written_alike()
    {
        foreach (var line in Lab.Lines)
            foreach (var list in new[] { line.States, line.Inputs, line.Parameters }) Assert.Equal(list.Count, list.Select(q => Quantity.Plain(q.Symbol)).Distinct().Count());
    }

    [Fact]
    public void Commands_hold_from_the_sample_that_starts_then_until_the_one_that_starts_at_the_end()
    {
        var run = new Run(Small, Scenario.Parse("""{"commands":[{"at":60,"handle":"F","value":0.045,"until":61}]}""", Small));
        var held = new List<int>();
        while (run.Sample < 3100)
        {
            run.Step();
            if (run["F"] == 0.045) held.Add(run.Sample);
        }

        Assert.Equal(Enumerable.Range(3001, 50), held);
    }

    [Fact]
    public void A_ramp_counts_from_its_own_beginning()
    {
        var run = new Run(Small, Scenario.Parse("""{"overrides":[{"input":"fg","ramp":{"start":8.6,"slope":-0.1,"min":8.4},"from":10}]}""", Small));
        run.To(11.02);

        Assert.Equal(8.5, run["fg"], 1e-12);
        run.To(20);
        Assert.Equal(8.4, run["fg"]);
    }

    [Fact]
    public void A_seed_changes_nothing_unless_something_is_random()
    {
        ulong Hash(string json)
        {
            var run = new Run(Small, Scenario.Parse(json, Small));
            run.To(2);
            return run.Hash;
        }

        Assert.Equal(Hash("""{"seed":1}"""), Hash("""{"seed":2}"""));
        Assert.NotEqual(Hash("""{"seed":1,"variant":["batch-variation"]}"""), Hash("""{"seed":2,"variant":["batch-variation"]}"""));
        Assert.NotEqual(Hash("""{"seed":1,"disturbances":{"kind":"random"}}"""), Hash("""{"seed":2,"disturbances":{"kind":"random"}}"""));
    }

    [Fact]
    public void The_schema_names_every_key()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(HousePlanTests.Root, "docs/scenario.schema.json")));

        Assert.Equal(["$schema", "commands", "disturbances", "faults", "initial", "overrides", "parameters", "recipe", "seed", "setpoints", "variant"],
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0.03, 1), InlineData(10, 0.015), InlineData(-1, 1), InlineData(double.NaN, 1), InlineData(10, 1e9)]
    public void Times_that_are_no_whole_number_of_samples_are_refused(double hours, double every) =>
        Assert.Throws<Refusal>(() => Small.WriteTrajectory(TextWriter.Null, new(), hours, every));
}
