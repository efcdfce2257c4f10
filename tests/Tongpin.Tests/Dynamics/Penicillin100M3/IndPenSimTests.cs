using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Tests.Dynamics.Penicillin100M3;

public sealed class IndPenSimTests
{
    private const string Nominal = "{}", Aeration = """{"faults":[{"name":"1"}]}""", Sine = """{"disturbances":{"kind":"sine"}}""";

    [Theory]
    [InlineData("indpensim_nominal.csv", Nominal, 1e-5, 30.644409, 77867.24, 22.31135, 1137.281, 3523.477)]
    [InlineData("indpensim_fault1_aeration.csv", Aeration, 1e-3, 12.368537, 74010.52, 17.43130, 788.561, 1703.963)]
    [InlineData("indpensim_sine_disturbance.csv", Sine, 1e-5, 30.571333, 78034.46, 22.27418, 1134.536, 3520.154)]
    public void Book_and_trajectories_of_an_independent_program_are_met(string file, string scenario, double tolerance, double p, double v, double x, double taken, double total)
    {
        var line = Lab.Line("penicillin-100m3")!;
        var run = new Run(line, Scenario.Parse(scenario, line), Grade.Exact);
        var drawn = 0.0;
        var rows = new List<double[]>();
        while (run.Sample < 1150)
        {
            run.Step();
            drawn -= run["Fdis"] * run["P"] * 0.2 / 1000;
            if (run.Sample % 5 == 0) rows.Add([.. line.ReferenceColumns.Columns.Select(c => run[c.Tag])]);
        }

        Assert.Equal(p, run["P"], tolerance * p);
        Assert.Equal(v, run["V"], tolerance * v);
        Assert.Equal(x, run["X"], tolerance * x);
        Assert.Equal(taken, drawn, tolerance * taken);
        Assert.Equal(total, drawn + run["PV"], tolerance * total);

        // Where the shared trajectories lie beside the repository, every column, too.
        if (Reference.File(file) is not { } path) return;
        var theirs = Reference.Numbers(File.ReadAllLines(path));
        for (var column = 0; column < theirs[0].Length; column++)
        {
            var peak = theirs.Max(r => Math.Abs(r[column]));
            for (var row = 0; row < theirs.Length; row++)
                Assert.True(Math.Abs(rows[row][column] - theirs[row][column]) <= tolerance * peak, $"{line.ReferenceColumns.Columns[column].Header} at {theirs[row][0]} h: {rows[row][column]:R}, not {theirs[row][column]:R}");
        }
    }

    [Theory]
    [InlineData(""), InlineData("1"), InlineData("3"), InlineData("4"), InlineData("5"), InlineData("8")]
    public void The_live_grade_is_good_to_1e4_of_every_peak_at_every_hour(string fault)
    {
        var line = Lab.Line("penicillin-100m3")!;
        var (live, fine) = (Course(line.Method<Real1>(Grade.Live)), Course(new Tongpin.Dynamics.Integration.DormandPrince54<Real1>(line.States.Count, 1e-9)));
        for (var state = 0; state < line.States.Count; state++)
        {
            var peak = fine.Max(r => Math.Abs(r[state]));
            for (var row = 0; row < fine.Count; row++)
                Assert.True(Math.Abs(live[row][state] - fine[row][state]) <= 1e-4 * peak, $"{line.States[state].Symbol} at {row + 1} h: {live[row][state]}, not {fine[row][state]}");
        }

        List<double[]> Course(Tongpin.Dynamics.Integration.Integrator<Real1> method)
        {
            var plant = line.Build<Real1>();
            var schedule = new Tongpin.Dynamics.Scenarios.Schedule(line, new() { Faults = fault.Length > 0 ? [new(fault)] : [] });
            schedule.Begin(plant, 0);
            var rows = new List<double[]>();
            while (plant.Sample < 1150)
            {
                plant.Unforce();
                schedule.Apply(plant, 0);
                plant.Advance(method);
                if (plant.Sample % 5 == 0) rows.Add([.. plant.States.ToArray().Select(x => x.Value)]);
            }
            return rows;
        }
    }

    [Fact]
    public void Windows_of_the_published_faults_include_both_ends()
    {
        var line = Lab.Line("penicillin-100m3")!;
        var run = new Run(line, Scenario.Parse(Aeration, line));
        var low = new List<int>();
        while (run.Sample < 130)
        {
            run.Step();
            if (run["Fg"] == 20) low.Add(run.Sample);
        }

        Assert.Equal(Enumerable.Range(100, 21), low);
    }

    [Fact]
    public void A_fault_with_hours_begins_with_the_sample_that_starts_then()
    {
        var line = Lab.Line("penicillin-100m3")!;
        var run = new Run(line, Scenario.Parse("""{"faults":[{"name":"3","from":20,"to":21}]}""", line));
        var low = new List<int>();
        while (run.Sample < 130)
        {
            run.Step();
            if (run["Fs"] == 2) low.Add(run.Sample);
        }

        Assert.Equal([101, 102, 103, 104, 105], low);
    }

    [Fact]
    public void A_contaminant_grows_on_the_sugar_and_costs_product()
    {
        var line = Lab.Line("penicillin-100m3")!;
        Run After(string scenario, double hours)
        {
            var run = new Run(line, Scenario.Parse(scenario, line));
            run.To(hours);
            return run;
        }

        var contaminated = After("""{"faults":[{"name":"contamination"}]}""", 100);
        Assert.True(contaminated["Xc"] > 1e-3, $"{contaminated["Xc"]}");
        Assert.True(contaminated["P"] < After("{}", 100)["P"]);
    }

    [Fact]
    public void A_plant_takes_the_same_way_alone_and_beside_others()
    {
        var line = Lab.Line("penicillin-100m3")!;
        var many = line.Build<Real8>();
        var alone = Enumerable.Range(0, 8).Select(_ => line.Build<Real1>()).ToArray();
        for (var lane = 0; lane < 8; lane++)
        {
            many.States[0][lane] = alone[lane].States[0] = 0.5 + 0.3 * lane;
            many.Parameters[line.ParameterAt("αk")][lane] = alone[lane].Parameters[line.ParameterAt("αk")] = 70 + 4 * lane;
        }
        var (wide, narrow) = (line.Method<Real8>(Grade.Live), line.Method<Real1>(Grade.Live));
        for (var k = 0; k < 150; k++)
        {
            many.Advance(wide);
            foreach (var plant in alone) plant.Advance(narrow);
            for (var lane = 0; lane < 8; lane++) Assert.Equal(alone[lane].Hash(0), many.Hash(lane));
        }
    }
}
