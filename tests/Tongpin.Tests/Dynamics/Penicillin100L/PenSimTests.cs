using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Penicillin100L;

namespace Tongpin.Tests.Dynamics.Penicillin100L;

public sealed class PenSimTests
{
    // Columns: t, X, P, S, CL, V, CO2, pH, T, Q, then inputs.
    private const int X = 1, P = 2, S = 3, V = 5, T = 8, PH = 7;

    [Theory]
    [InlineData("{}", 1.40725007, 12.427711, 104.89619, 0.0029134, 298.0000, 5.0506)]
    [InlineData("""{"parameters":{"Kox":0,"Kop":0,"lambda":2.5e-4}}""", 1.61413658, 14.193516, 91.63710, 0.002913, 298.0005, 5.0517)]
    [InlineData("""{"faults":[{"name":"agitator","from":100,"to":150}]}""", 1.40725190, 12.427761, 104.89619, 0.002913, 298.0000, 5.0506)]
    public void Check_numbers_of_the_book_are_met(string scenario, double p, double x, double v, double s, double t, double pH)
    {
        var end = Reference.Run("penicillin-100l", scenario, 400);

        Assert.Equal(p, end[P], 1e-8);
        Assert.Equal(x, end[X], 1e-6);
        Assert.Equal(v, end[V], 1e-5);
        Assert.Equal(s, end[S], 1e-6);
        Assert.Equal(t, end[T], 1e-4);
        Assert.Equal(pH, end[PH], 1e-4);
    }

    [Theory]
    [InlineData("pensim_default.csv", "{}")]
    [InlineData("pensim_no_o2_limit_lambda25e-5.csv", """{"parameters":{"Kox":0,"Kop":0,"λ":2.5e-4}}""")]
    [InlineData("pensim_fault_agitator_half_100_150h.csv", """{"overrides":[{"input":"Pw","value":15,"from":100,"to":150}]}""")]
    public void Trajectories_of_an_independent_program_are_met(string file, string scenario)
    {
        var path = Reference.File(file);
        Assert.SkipUnless(path is not null, "The shared trajectories are not here.");
        var (ours, theirs, header) = Reference.Compare("penicillin-100l", scenario, path!);

        for (var row = 0; row < ours.Length; row++)
            for (var column = 0; column < header.Length; column++)
            {
                var (a, b) = (ours[row][column], theirs[row][column]);
                // Relative: 1e-8 for states, 1e-6 for flows; a flow below 1e-9 L/h is off.
                Assert.True(Math.Abs(a - b) <= (column < 10 ? 1e-8 : 1e-6) * Math.Abs(b) + (column < 10 ? 0 : 1e-12), $"{header[column]} at {theirs[row][0]} h: {a:R}, not {b:R}");
            }
    }

    [Fact]
    public void The_live_grade_is_good_to_nine_places()
    {
        var line = Lab.Line("penicillin-100l")!;
        var (live, exact) = (new Run(line), new Run(line, null, Grade.Exact));
        live.To(400);
        exact.To(400);

        Assert.All(["X", "P", "V", "CL"], symbol => Assert.Equal(exact[symbol], live[symbol], 1e-9 * exact[symbol]));
    }

    /// <summary>With the start, the end of the first sugar and the jump of the feed in each; a fault of the air and one of the stirring.</summary>
    [Theory]
    [InlineData("{}"), InlineData("""{"faults":[{"name":"aeration","from":20,"to":24}]}"""), InlineData("""{"overrides":[{"input":"Pw","value":15,"from":100,"to":150}]}""")]
    public void The_live_grade_is_good_to_nine_places_in_every_state_at_every_sample(string scenario)
    {
        var worst = Worst(scenario);

        Assert.All(worst, w => Assert.True(w.Error <= 5e-10, $"{w}"));
    }

    /// <summary>Feed off: the last substrate goes within a sample, inside or outside of the jump's own time.</summary>
    [Theory]
    [InlineData("""{"overrides":[{"input":"F","value":0,"from":120,"to":150}]}"""), InlineData("""{"overrides":[{"input":"F","value":0.5,"from":200,"to":204}]}""")]
    public void The_live_grade_follows_the_last_substrate(string scenario)
    {
        var worst = Worst(scenario);

        Assert.All(worst, w => Assert.True(w.Error <= 5e-8, $"{w}"));
    }

    /// <summary>Of each state: the largest difference of the grades over all samples of a batch, of the state's peak.</summary>
    private static List<(double Error, string Symbol, double At)> Worst(string scenario)
    {
        var line = Lab.Line("penicillin-100l")!;
        var (live, exact) = (new Run(line, Scenario.Parse(scenario, line)), new Run(line, Scenario.Parse(scenario, line), Grade.Exact));
        var (worst, peaks) = (line.States.Select(s => (Error: 0.0, s.Symbol, At: 0.0)).ToArray(), new double[line.States.Count]);
        while (live.Time < 400)
        {
            live.Step();
            exact.Step();
            for (var i = 0; i < worst.Length; i++)
            {
                var (ours, theirs) = (live.Plant.States[i].Value, exact.Plant.States[i].Value);
                peaks[i] = Math.Max(peaks[i], Math.Abs(theirs));
                if (Math.Abs(ours - theirs) > worst[i].Error) worst[i] = (Math.Abs(ours - theirs), worst[i].Symbol, live.Time);
            }
        }
        return [.. worst.Zip(peaks, (w, peak) => (w.Error / peak, w.Symbol, w.At))];
    }

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.0069)]
    [InlineData(-0.0069)]
    [InlineData(0.0071)]
    [InlineData(-3)]
    public void What_warmth_does_within_a_sample_is_what_it_does_at_the_start_of_one(double δ)
    {
        Span<Real1> expected = new Real1[9], actual = new Real1[9];
        PenSimPlant<Real1> here = new(new()), there = new(new());
        there.States[8] = here.States[8] + δ;
        here.Decide();
        there.Decide();
        there.Rates(0, there.States, expected);
        here.States[8] += δ;
        here.Rates(0, here.States, actual);

        // Growth, and the water that goes with the air.
        Assert.Equal(1, actual[0].Value / expected[0].Value, 4e-15);
        Assert.Equal(1, actual[4].Value / expected[4].Value, 4e-15);
        Assert.NotEqual(0, expected[0].Value);
    }

    [Fact]
    public void The_smooth_core_meets_the_numbers_of_the_book()
    {
        var core = new Tongpin.Dynamics.Penicillin100L.PenSimCore(1e-9);
        var y = new Real1[6];
        core.Run(y, 400);

        Assert.Equal(43.980509, core.Switched, 1e-5);
        Assert.Equal(1.4076381879, y[1].Value, 1e-6);
        Assert.Equal(12.42834050, y[0].Value, 1e-5);
        Assert.Equal(0.00293808, y[2].Value, 1e-7);
        Assert.Equal(104.891600, y[4].Value, 1e-5);
    }

    [Fact]
    public void Feeding_stops_and_the_plant_stays_whole_without_substrate()
    {
        var line = Lab.Line("penicillin-100l")!;
        var run = new Run(line, Scenario.Parse("""{"overrides":[{"input":"F","value":0,"from":120,"to":150}]}""", line));
        run.To(149);

        Assert.True(run["S"] is >= -1e-6 and < 1e-4, $"{run["S"]}");
        run.To(200);
        Assert.True(run["S"] > 1e-3);
    }

    [Fact]
    public void Strict_heat_needs_less_cooling()
    {
        var line = Lab.Line("penicillin-100l")!;
        double Cooling(string scenario)
        {
            var run = new Run(line, Scenario.Parse(scenario, line));
            run.To(200);
            return run["Fc"];
        }

        Assert.True(Cooling("""{"variant":["strict-heat"]}""") < Cooling("{}"));
    }

    [Fact]
    public void A_plant_takes_the_same_way_alone_and_beside_others()
    {
        Bundle<Real4>();
        Bundle<Real8>();

        static void Bundle<TMany>() where TMany : struct, IReal<TMany>
        {
            var line = Lab.Line("penicillin-100l")!;
            var many = line.Build<TMany>();
            var alone = Enumerable.Range(0, TMany.Lanes).Select(_ => line.Build<Real1>()).ToArray();
            for (var lane = 0; lane < TMany.Lanes; lane++)
            {
                many.States[2][lane] = alone[lane].States[2] = 5 + lane;
                many.Parameters[26][lane] = alone[lane].Parameters[26] = 60 + 10 * lane;
            }
            var (wide, narrow) = (line.Method<TMany>(Grade.Live), line.Method<Real1>(Grade.Live));
            for (var k = 0; k < 3000; k++)
            {
                many.Advance(wide);
                foreach (var plant in alone) plant.Advance(narrow);
                if (k % 500 == 499) for (var lane = 0; lane < TMany.Lanes; lane++) Assert.Equal(alone[lane].Hash(0), many.Hash(lane));
            }
        }
    }
}
