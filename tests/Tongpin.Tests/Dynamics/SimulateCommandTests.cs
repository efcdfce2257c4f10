using Tongpin.Web;

namespace Tongpin.Tests.Dynamics;

/// <summary><c>tongpin simulate</c> from the words of the command line to the file.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    /// <summary>Every key of a scenario, in the symbols of the line.</summary>
    private const string Small = """
        {"seed": 7, "initial": {"S": 17, "V": 103, "pH": 5.2}, "parameters": {"alpha": 70}, "recipe": {"F": 0.92, "fg": 1.1},
         "setpoints": {"T": 299, "pH": 5.2}, "commands": [{"at": 60, "handle": "F", "value": 0.045, "until": 90}],
         "faults": [{"name": "aeration", "from": 30, "to": 32}, {"name": "3", "from": 20, "to": 30}],
         "overrides": [{"input": "F", "value": 0, "from": 120, "to": 150}, {"input": "fg", "ramp": {"start": 8.6, "slope": -0.1, "min": 1.5}, "from": 60}],
         "disturbances": {"kind": "random", "factor": -0.6}, "variant": ["strict-heat"]}
        """;

    private const string Large = """
        {"seed": 7, "initial": {"s": 1.2, "V": 58500, "pH": 6.4}, "parameters": {"alpha_k": 70}, "recipe": {"Fs": 0.92, "Fg": 1.1},
         "setpoints": {"T": 299, "pH": 6.4}, "commands": [{"at": 6, "handle": "Fs", "value": 45, "until": 9}],
         "faults": [{"name": "aeration"}, {"name": "3", "from": 2, "to": 3}],
         "overrides": [{"input": "Foil", "value": 0, "from": 12, "to": 15}, {"input": "Fg", "ramp": {"start": 60, "slope": -10, "min": 35}, "from": 16}],
         "disturbances": {"kind": "sine", "factor": -0.6}, "variant": ["gentle-damage"]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("simulate");

    public void Dispose() => folder.Delete(recursive: true);

    private string Result => Path.Combine(folder.FullName, "t.csv");

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (SimulateCommand.Create().Parse(arguments).Invoke(new() { Output = output, Error = errors }), output.ToString(), errors.ToString());
    }

    private string Scenario(string json)
    {
        var path = Path.Combine(folder.FullName, "s.json");
        File.WriteAllText(path, json);
        return path;
    }

    private Dictionary<string, double[]> Columns(out double[] times)
    {
        var lines = File.ReadAllLines(Result);
        var header = lines[0].Split(',');
        var rows = Reference.Numbers(lines);
        times = [.. rows.Select(r => r[0])];
        return header.Index().ToDictionary(h => h.Item, h => rows.Select(r => r[h.Index]).ToArray());
    }

    [Fact]
    public void Both_lines_are_listed()
    {
        var (code, output, _) = Run("--list");

        Assert.Equal(0, code);
        Assert.Contains("penicillin-100l", output, StringComparison.Ordinal);
        Assert.Contains("penicillin-100m3", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_with_every_key_runs_on_the_small_fermenter()
    {
        var (code, _, errors) = Run("penicillin-100l", "--scenario", Scenario(Small), "--hours", "160", "--every", "1h", "--out", Result);

        Assert.Equal((0, ""), (code, errors));
        var c = Columns(out var t);
        Assert.Equal(161, t.Length);
        Assert.Equal((17, 103, 5.2), (c["S [g/L]"][0], c["V [L]"][0], Math.Round(c["pH"][0], 12)));
        Assert.Equal((299, 5.2), (c["Tsp [K]"][5], c["pHsp"][5]));
        // Fault 3 in its window, the aeration fault in its own, then hand, ramp and override.
        Assert.Equal((0.021, 0.021), (c["F [L/h]"][20], c["F [L/h]"][29]));
        Assert.Equal((4.3, 4.3), (c["fg [L/h]"][30], c["fg [L/h]"][31]));
        Assert.Equal((0.045, 0.045), (c["F [L/h]"][60], c["F [L/h]"][89]));
        Assert.Equal((0, 0), (c["F [L/h]"][120], c["F [L/h]"][149]));
        Assert.Equal((8.6, 7.6, 1.5), (c["fg [L/h]"][60], Math.Round(c["fg [L/h]"][70], 12), c["fg [L/h]"][140]));
        // Recipe and disturbance: 1.1 of 8.6, and not exactly.
        Assert.Equal(9.46, c["fg [L/h]"][10], 0.5);
        Assert.NotEqual(9.46, c["fg [L/h]"][10]);
    }

    [Fact]
    public void A_scenario_with_every_key_runs_on_the_large_fermenter()
    {
        var (code, _, errors) = Run("penicillin-100m3", "--scenario", Scenario(Large), "--hours", "20", "--every", "12min", "--out", Result);

        Assert.Equal((0, ""), (code, errors));
        var c = Columns(out var t);
        Assert.Equal(100, t.Length);
        // Rows show the end of a sample: row k is sample k + 1.
        Assert.Equal((2, 45, 45), (c["Fs [L/h]"][10], c["Fs [L/h]"][30], c["Fs [L/h]"][44]));
        Assert.Equal((0, 0), (c["Foil [L/h]"][60], c["Foil [L/h]"][74]));
        Assert.Equal([60, 58, 56], c["Fg [m³/min]"][80..83].Select(v => Math.Round(v, 9)));
        Assert.Equal(35, c["Fg [m³/min]"][99]);
        Assert.Equal(0.92 * 8, c["Fs [L/h]"][5], 1e-12);
    }

    [Fact]
    public void A_prepared_batch_begins_in_the_vessel_of_its_preparation()
    {
        var (code, _, errors) = Run("penicillin-100l", "--prepared", "--scenario", Scenario("""{"initial":{"X":0.2}}"""), "--hours", "1", "--every", "1h", "--out", Result);

        Assert.Equal((0, ""), (code, errors));
        var c = Columns(out _);
        Assert.Equal(100, c["V [L]"][0], 1.0);
        Assert.Equal(0.2, c["X [g/L]"][0]);
        Assert.NotEqual(297, c["T [K]"][0], 1.0);
        Assert.Equal(2, Run("penicillin-100l-preparation", "--prepared", "--hours", "1", "--out", Result).Code);
    }

    [Theory]
    [InlineData("penicillin-100l", "pensim_default.csv"), InlineData("penicillin-100m3", "indpensim_nominal.csv")]
    public void The_reference_columns_have_exactly_the_header_of_the_reference_files(string line, string file)
    {
        Assert.SkipUnless(Reference.File(file) is not null, "The shared trajectories are not here.");
        Assert.Equal(0, Run(line, "--hours", "1", "--columns", "reference", "--out", Result).Code);

        Assert.Equal(File.ReadLines(Reference.File(file)!).First(), File.ReadLines(Result).First());
    }

    [Theory]
    [InlineData("""{"initial":{"Z":1}}""", "Z"), InlineData("""{"initial":{"S":"17 g/L"}}""", "initial.S"), InlineData("""{"initial":{"S":1e9}}""", "initial.S"), InlineData("""{"initial":{"S":NaN}}""", "JSON")]
    public void A_bad_scenario_is_refused_by_name_and_an_old_file_stays(string json, string name)
    {
        File.WriteAllText(Result, "old");
        var (code, _, errors) = Run("penicillin-100l", "--scenario", Scenario(json), "--hours", "1", "--out", Result);

        Assert.Equal(2, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Result));
    }

    [Theory]
    [InlineData("penicillin"), InlineData("penicillin-100l", "--hours", "0.03"), InlineData("penicillin-100l", "--every", "1week"), InlineData("penicillin-100l", "--scenario", "nowhere.json")]
    public void Bad_words_are_refused(params string[] arguments)
    {
        var (code, _, errors) = Run([.. arguments, "--out", Result]);

        Assert.Equal(2, code);
        Assert.NotEqual("", errors);
        Assert.False(File.Exists(Result));
    }
}
