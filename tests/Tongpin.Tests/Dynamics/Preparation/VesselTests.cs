using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;

namespace Tongpin.Tests.Dynamics.Preparation;

/// <summary>Filling, sterilisation, inoculation: the equations by the book's check numbers, the sequence by its phases.</summary>
public sealed class VesselTests
{
    private static readonly Line Small = Lab.Line("penicillin-100l-preparation")!, Large = Lab.Line("penicillin-100m3-preparation")!;

    public static TheoryData<string> Keys => [Small.Key, Large.Key];

    private const int M = 0, T = 1, LnN = 2, LnB = 3, F0 = 4;

    /// <summary>Section 4: 40 t from 25 °C, phases of the lengths that the book found; what it says of their ends comes out.</summary>
    [Fact]
    public void The_equations_meet_the_check_numbers_of_the_book()
    {
        var plant = Large.Build<Real1>();
        foreach (var (symbol, value) in new[] { ("Uj", 14.0), ("Uc", 16), ("Ul", 0.35), ("msmax", 2.2) }) plant.Parameters[Large.ParameterAt(symbol)] = value;
        (plant.States[M], plant.States[LnN], plant.States[LnB]) = (40000, Math.Log(4e12), 0);
        plant.States[Large.StateAt("pa")] = 0;

        Phase(141.946, ("uj", 1));
        Assert.Equal(85, plant.States[T].Value, 1e-3);
        Phase(162.489 - 141.946, ("ms", 2.2));
        Assert.Equal(121, plant.States[T].Value, 2e-3);
        plant.States[T] = 121;
        Phase(30, ("Tsp", 121));
        Assert.Equal(121, plant.States[T].Value, 1e-6);
        Phase(234.988 - 192.489, ("uc", 1));
        Assert.Equal(100, plant.States[T].Value, 1e-3);
        Phase(615.386 - 234.988, ("uc", 1));
        Assert.Equal(30, plant.States[T].Value, 1e-3);

        Assert.Equal(42738.75, plant.States[M].Value, 0.2);
        Assert.Equal(39.890, plant.States[F0].Value, 5e-3);
        Assert.Equal(-82.1, plant.States[LnN].Value, 0.1);
        Assert.Equal(0.021, Math.Exp(plant.States[LnB].Value), 5e-4);

        void Phase(double minutes, params (string Input, double Value)[] open)
        {
            plant.Unforce();
            foreach (var (input, value) in open) plant.Forced[Large.InputAt(input)] = value;
            plant.Decide();
            Real1 step = 0;
            new RungeKutta4<Real1>(Large.States.Count, 4000).Advance(plant, plant.States, 0, minutes, ref step);
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void A_vessel_goes_through_its_phases_by_level_temperature_F0_and_inoculum_and_is_ready_sterile(string key)
    {
        var run = new Run(Lab.Line(key)!);
        var seen = new List<string>();
        while (!run.IsLast && run.Time < 2000)
        {
            run.Step();
            if (seen.LastOrDefault() != run.Phase.Phase.Key) seen.Add(run.Phase.Phase.Key);
        }
        run.Step();

        Assert.Equal(["fill", "heat", "vent", "raise", "hold", "cool", "inoculate", "ready"], seen);
        var full = key == Small.Key ? 100 : 62000;
        Assert.Equal(full, run["M"], 0.01 * full);
        Assert.Equal(0.1 * full, run["Mi"], 0.001 * full);
        Assert.True(run["kill"] > 3 && run["B"] > 4 && run.Time < run.Line.Length, $"kill {run["kill"]}, vitamin {run["B"]} %, {run.Time} min");
        Assert.InRange(run["F0"], 15, 30);
        Assert.All(run.Line.Alarms, a => Assert.Equal(a.Tag == "T" && a.Kind == AlarmKind.Low ? AlarmState.SuppressedByDesign : AlarmState.Normal, run.Alarm(a.Key)));
    }

    [Fact]
    public void A_phase_is_held_safe_restarted_where_it_was_and_aborted_for_good()
    {
        var run = new Run(Small);
        while (run.Phase.Phase.Key != "hold") run.Step();
        run.To(run.Time + 1);
        var lethality = run["F0"];
        run.Do(CommandKind.Hold);
        run.To(run.Time + 10);
        Assert.Equal((PhaseState.Held, 0, 1), (run.Phase.State, run["ms"], run["ua"]));
        Assert.True(run["T"] < 120.5, $"{run["T"]}");
        run.Do(CommandKind.Restart);
        run.To(run.Time + 3);
        Assert.Equal(("hold", PhaseState.Running), (run.Phase.Phase.Key, run.Phase.State));
        Assert.True(run["T"] > 120.5 && run["F0"] > lethality);
        run.Do(CommandKind.Abort);
        run.To(run.Time + 60);
        Assert.Equal(("hold", PhaseState.Aborted, 0), (run.Phase.Phase.Key, run.Phase.State, run["ms"]));
        Assert.Throws<Refusal>(() => run.HandOver());
    }

    [Fact]
    public void A_trajectory_follows_the_phases_and_a_hand_is_stronger_than_they()
    {
        var text = new StringWriter();
        Small.WriteTrajectory(text, Scenario.Parse("""{"commands":[{"at":10,"handle":"mf","value":0,"until":20}]}""", Small), 200, 1, referenceColumns: true, Grade.Live);
        var rows = Reference.Numbers(text.ToString().TrimEnd().Split('\n'));
        var run = new Run(Small, Scenario.Parse("""{"commands":[{"at":10,"handle":"mf","value":0,"until":20}]}""", Small));
        run.To(200);

        // Columns: t, T, M …
        Assert.Equal(rows[9][2], rows[19][2]);
        Assert.True(rows[20][2] > rows[19][2]);
        Assert.Equal((run["T"], run["M"], run["F0"]), (rows[^1][1], rows[^1][2], rows[^1][5]));
    }

    [Fact]
    public void A_vent_that_is_stuck_gives_false_pressure_until_it_is_mended()
    {
        var run = new Run(Small, new() { Faults = [new("vent")] });
        run.To(200);
        Assert.Equal("raise", run.Phase.Phase.Key);
        Assert.True(run["p"] > 2.5 && run["T"] < 119, $"{run["p"]} bar at {run["T"]} °C");
        Assert.Equal(AlarmState.Unacknowledged, run.Alarm("p.High"));
        run.Do(CommandKind.Repair, "vent");
        run.Do(CommandKind.Set, "uv", 1);
        while (run.Phase.Phase.Key == "raise" && run.Time < 230) run.Step();
        Assert.Equal("hold", run.Phase.Phase.Key);
    }

    [Fact]
    public void Cooling_without_air_makes_a_vacuum_and_a_leak_lets_germs_in()
    {
        var tight = Cooled("air");
        var leaky = Cooled("air", "leak");

        Assert.True(tight["p"] < 0.9 && tight["kill"] > 3, $"{tight["p"]} bar");
        Assert.True(leaky["kill"] < 0, $"{leaky["kill"]}");
        Assert.NotEqual(AlarmState.Normal, tight.Alarm("p.Low"));

        static Run Cooled(params string[] faults)
        {
            var run = new Run(Small, new() { Faults = [.. faults.Select(f => new PlannedFault(f))] });
            while (run.Phase.Phase.Key != "inoculate") run.Step();
            return run;
        }
    }

    [Fact]
    public void A_thermometer_that_shows_too_much_kills_less()
    {
        Assert.True(Ready("T-sensor")["kill"] < Ready()["kill"] - 2);

        static Run Ready(params string[] faults)
        {
            var run = new Run(Small, new() { Faults = [.. faults.Select(f => new PlannedFault(f))] });
            while (!run.IsLast) run.Step();
            return run;
        }
    }

    [Theory, InlineData("penicillin-100l"), InlineData("penicillin-100m3")]
    public void A_prepared_batch_begins_near_the_nominal_one_and_makes_its_penicillin(string key)
    {
        var line = Lab.Line(key)!;
        var prepared = line.Prepared(new());
        var (nominal, run) = (new Run(line), new Run(line, prepared));

        Assert.All(["V", "X", key == "penicillin-100l" ? "S" : "s"], symbol => Assert.Equal(nominal[symbol], run[symbol], 0.02 * nominal[symbol]));
        Assert.InRange(run["T"], 296, 303);
        nominal.To(line.Length);
        run.To(line.Length);
        Assert.Equal(nominal["PV"], run["PV"], 0.1 * nominal["PV"]);
    }

    [Fact]
    public void A_batch_in_a_vessel_that_is_not_sterile_is_contaminated_and_what_the_scenario_says_of_the_start_wins()
    {
        var run = new Run(Large);
        // The operator leaves the heat out altogether.
        for (var phase = 0; phase < 6; phase++)
        {
            while (run.Phase.Phase.Key == "fill") run.Step();
            run.Do(CommandKind.Next);
            run.Step();
            if (run.Phase.Phase.Key == "inoculate") break;
        }
        while (!run.IsLast) run.Step();
        var batch = run.HandOver(new() { Initial = new Dictionary<string, double> { ["T"] = 297 } });

        Assert.Equal((1e-4, 297), (batch.Initial["Xc"], batch.Initial["T"]));
        Assert.Equal(1e-4, new Run(Lab.Line("penicillin-100m3")!, batch)["Xc"]);
    }

    [Fact]
    public void A_log_of_a_preparation_replays_and_restores_to_the_same_bits()
    {
        var run = new Run(Small, new() { Faults = [new("coolant")] });
        run.To(30);
        run.Do(CommandKind.Hold);
        run.To(35);
        run.Do(CommandKind.Restart);
        run.To(90);
        var restored = Run.Restore(Small, run.Scenario, run.Log, run.Snapshot());
        run.To(150);
        restored.To(150);

        Assert.Equal((run.Hash, run.Hash), (restored.Hash, Run.Replay(Small, run.Scenario, run.Log, run.Sample).Hash));
    }

    [Fact]
    public void Whoever_inoculates_too_early_loses_twenty_points_and_a_good_preparation_few()
    {
        var run = new Run(Small);
        while (!run.IsLast)
        {
            if (run.Sample == Small.SampleAt(59)) run.Do(CommandKind.Confirm, "filled");
            if (run.Sample % Small.SampleAt(55) == 0) run.Do(CommandKind.Record);
            if (run.Phase.Phase.Key == "raise" && run.Log.All(c => c.Target != "vented")) run.Do(CommandKind.Confirm, "vented");
            if (run.Phase.Phase.Key == "cool" && run.Log.All(c => c.Target != "sterilised")) run.Do(CommandKind.Confirm, "sterilised");
            if (run.Phase.Phase.Key == "inoculate" && run.Log.All(c => c.Target != "inoculate")) run.Do(CommandKind.Confirm, "inoculate");
            run.Step();
        }

        Assert.True(run.Score().Total > 95, string.Join("\n", run.Score().Deductions));
        var early = Score.Of(Small, new(), [new(0, CommandKind.Confirm, "inoculate")], 100);
        Assert.Equal(20, early.Deductions.Single(d => d.Rule == "K1").Points);
    }
}
