using CsCheck;
using Tongpin.Dynamics;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Panel;

namespace Tongpin.Tests.Dynamics;

public sealed class RunTests
{
    public static TheoryData<string> Keys => ["penicillin-100l", "penicillin-100m3"];

    public static TheoryData<string> All => [.. Lab.Lines.Select(l => l.Key)];

    [Theory, MemberData(nameof(Keys))]
    public void A_replay_of_the_log_has_the_same_hash(string key)
    {
        var run = Lived(key, 400);
        var again = Run.Replay(run.Line, run.Scenario, run.Log, run.Sample);

        Assert.Equal(run.Hash, again.Hash);
        Assert.NotEqual(run.Hash, Run.Replay(run.Line, run.Scenario, run.Log.Skip(1), run.Sample).Hash);
    }

    [Theory, MemberData(nameof(Keys))]
    public void A_snapshot_goes_on_as_if_nothing_had_been(string key)
    {
        var run = Lived(key, 300);
        var restored = Run.Restore(run.Line, run.Scenario, run.Log, run.Snapshot());
        for (var k = 0; k < 100; k++)
        {
            run.Step();
            restored.Step();
        }

        Assert.Equal(run.Hash, restored.Hash);
        Assert.Equal(run.Phase, restored.Phase);
        Assert.True(run.Snapshot().Length <= 4096, $"{run.Snapshot().Length} bytes");
    }

    [Theory, MemberData(nameof(Keys))]
    public void A_foreign_or_damaged_snapshot_is_refused(string key)
    {
        var run = Lived(key, 10);
        var whole = run.Snapshot();
        var hash = run.Hash;

        foreach (var length in new[] { 0, 3, 20, whole.Length - 1 }) Assert.Throws<Refusal>(() => run.Load(whole[..length]));
        Assert.Throws<Refusal>(() => run.Load(Lived(key == "penicillin-100l" ? "penicillin-100m3" : "penicillin-100l", 10).Snapshot()));
        Assert.Equal(hash, run.Hash);
    }

    [Theory, MemberData(nameof(Keys))]
    public void Rewinding_computes_the_same_past_and_forgets_what_came_later(string key)
    {
        var run = Lived(key, 300);
        var early = Run.Replay(run.Line, run.Scenario, run.Log.Where(c => c.Sample < 200), 200);

        var back = run.RewoundTo(200);

        Assert.Equal((200, early.Hash), (back.Sample, back.Hash));
        Assert.DoesNotContain(back.Log, c => c.Sample >= 200);
    }

    // Seeds that once broke a plant, and others; the verb "operator" of bench/Tongpin.Dynamics.Bench runs as many as one likes.
    [Theory]
    [InlineData("penicillin-100l", 420, 3000), InlineData("penicillin-100l", 17, 3000), InlineData("penicillin-100l", 1, 3000), InlineData("penicillin-100l", 2, 3000)]
    [InlineData("penicillin-100m3", 15732, 300), InlineData("penicillin-100m3", 6, 300), InlineData("penicillin-100m3", 1006, 120)]
    [InlineData("penicillin-100l-preparation", 1, 5400), InlineData("penicillin-100m3-preparation", 1, 5400)]
    public void Whatever_an_operator_does_there_is_never_a_NaN_nor_a_negative_concentration(string key, ulong seed, int samples) => RandomOperator.Batch(Lab.Line(key)!, seed, samples);

    [Theory, MemberData(nameof(All))]
    public void Every_input_may_stand_at_either_end_of_its_range(string key)
    {
        var line = Lab.Line(key)!;
        foreach (var input in line.Inputs)
            foreach (var end in new[] { input.Min, input.Max })
            {
                var run = new Run(line, new() { Overrides = [new(input.Symbol, end)] });
                while (run.Sample < 25) run.Step();
                Whole(run, $"{input.Symbol} = {end}");
            }
    }

    [Theory, MemberData(nameof(All))]
    public void Every_fault_leaves_the_plant_whole(string key)
    {
        var line = Lab.Line(key)!;
        foreach (var fault in line.Faults)
        {
            var run = new Run(line, new() { Faults = [new(fault.Key, From: 0)] });
            while (run.Sample < 50) run.Step();
            Whole(run, fault.Key);
        }
    }

    /// <summary>Whatever a scenario may set, the right-hand side is a number: nothing is divided by 0, no root or logarithm leaves its domain.</summary>
    [Theory, MemberData(nameof(All))]
    public void The_right_hand_side_is_finite_on_the_whole_box_of_states_and_inputs(string key)
    {
        var line = Lab.Line(key)!;
        var (low, high) = (Math.Log(1e-9), 0.0);
        var share = Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1], Gen.Double[low, high].Select(Math.Exp));
        Gen.Select(share.Array[line.States.Count], share.Array[line.Inputs.Count]).Sample((states, inputs) =>
        {
            var plant = line.Build<Real1>();
            for (var i = 0; i < inputs.Length; i++) plant.Forced[i] = Between(line.Inputs[i], inputs[i]);
            for (var i = 0; i < states.Length; i++) plant.States[i] = Between(line.States[i], states[i]);
            plant.Decide();
            var slopes = new Real1[states.Length];
            plant.Rates(0, plant.States, slopes);
            Assert.All(slopes.Index(), s => Assert.True(double.IsFinite(s.Item.Value), $"d{line.States[s.Index].Symbol} = {s.Item.Value}"));
        }, iter: 2000, threads: 1);

        static double Between(Quantity q, double share) => q.Min + (q.Max - q.Min) * share;
    }

    private static void Whole(Run run, string what) => Assert.All(run.Line.States, s =>
        Assert.True(double.IsFinite(run[s.Symbol]) && (s.Min < 0 || run[s.Symbol] >= 0), $"{what}: {s.Symbol} = {run[s.Symbol]} after sample {run.Sample}"));

    [Fact]
    public void A_wrong_command_changes_nothing()
    {
        var run = Lived("penicillin-100l", 5);
        var log = run.Log.Count;

        Assert.Throws<Refusal>(() => run.Do(CommandKind.Set, "F", 1e9));
        Assert.Throws<Refusal>(() => run.Do(CommandKind.Set, "F", double.NaN));
        Assert.Throws<Refusal>(() => run.Do(CommandKind.Set, "nothing", 1));
        Assert.Throws<Refusal>(() => run.Do(CommandKind.Acknowledge, "T.None"));
        Assert.Throws<Refusal>(() => run.Do(CommandKind.StartFault, "none"));
        Assert.Equal(log, run.Log.Count);
    }

    [Fact]
    public void A_loop_taken_by_hand_goes_back_without_a_bump()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.To(50);
        run.Do(CommandKind.Set, "Fc", 60);
        Assert.Equal(LoopMode.Automatic, run.Mode("T"));
        run.Step();
        Assert.Equal((LoopMode.Manual, 60), (run.Mode("T"), run["Fc"]));
        run.Do(CommandKind.Release, "Fc");
        run.Step();
        Assert.Equal(60, run["Fc"], 5.0);
        run.Do(CommandKind.Set, "T", 299);
        run.Step();
        Assert.Equal(LoopMode.Cascade, run.Mode("T"));
    }

    [Fact]
    public void An_alarm_goes_through_the_states_of_ISA_18_2()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.To(100);
        Assert.Equal(AlarmState.Normal, run.Alarm("CL.Low"));
        run.Do(CommandKind.Set, "fg", 0.05);
        run.To(110);
        Assert.Equal(AlarmState.Unacknowledged, run.Alarm("CL.Low"));
        Assert.NotNull(run.FirstOut);
        run.Do(CommandKind.Acknowledge, "CL.Low");
        run.Step();
        Assert.Equal(AlarmState.Acknowledged, run.Alarm("CL.Low"));
        run.Do(CommandKind.Shelve, "CL.Low", 1);
        run.Step();
        Assert.Equal(AlarmState.Shelved, run.Alarm("CL.Low"));
        run.To(112);
        Assert.Equal(AlarmState.Unacknowledged, run.Alarm("CL.Low"));
        run.Do(CommandKind.Release, "fg");
        run.To(120);
        Assert.Equal(AlarmState.ReturnedUnacknowledged, run.Alarm("CL.Low"));
        run.Do(CommandKind.Acknowledge, "CL.Low");
        run.Step();
        Assert.Equal(AlarmState.Normal, run.Alarm("CL.Low"));
        run.Do(CommandKind.TakeOutOfService, "CL.Low");
        run.Step();
        Assert.Equal(AlarmState.OutOfService, run.Alarm("CL.Low"));
        run.Do(CommandKind.ReturnToService, "CL.Low");
        run.Step();
        Assert.Equal(AlarmState.Normal, run.Alarm("CL.Low"));
    }

    [Fact]
    public void Alarms_that_a_phase_makes_meaningless_are_suppressed_by_design()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.To(1);

        Assert.Equal(AlarmState.SuppressedByDesign, run.Alarm("S.High"));
    }

    [Fact]
    public void Sensor_errors_move_what_is_measured_and_not_what_is()
    {
        var run = new Run(Lab.Line("penicillin-100l")!, new() { Faults = [new("CL-sensor", From: 10)] });
        run.To(60);

        Assert.True(run.Measured("CL") < run["CL"] - 0.2);
    }

    [Fact]
    public void What_is_mended_ends_by_its_right_name_alone_and_stays_mended_in_replay_and_snapshot()
    {
        var line = Lab.Line("penicillin-100l")!;
        var run = new Run(line, Scenario.Parse("""{"faults":[{"name":"aeration","from":1}]}""", line));
        run.Do(CommandKind.StartFault, "feed-temperature");
        run.To(2);
        run.Do(CommandKind.Repair, "agitator");
        run.Step();
        Assert.Equal((4.3, 283), (run["fg"], run["Tf"]));
        run.Do(CommandKind.Repair, "aeration");
        run.Do(CommandKind.Repair, "feed-temperature");
        run.Step();
        Assert.Equal((8.6, 296), (run["fg"], run["Tf"]));
        var restored = Run.Restore(line, run.Scenario, run.Log, run.Snapshot());
        run.To(4);
        restored.To(4);

        Assert.Equal((8.6, run.Hash, run.Hash), (restored["fg"], restored.Hash, Run.Replay(line, run.Scenario, run.Log, run.Sample).Hash));
    }

    [Fact]
    public void A_fault_that_was_mended_comes_again_in_its_next_window()
    {
        var line = Lab.Line("penicillin-100m3")!;
        var run = new Run(line, Scenario.Parse("""{"faults":[{"name":"all"}]}""", line));
        run.To(20.4);
        Assert.Equal(20, run["Fg"]);
        run.Do(CommandKind.Repair, "1");
        run.Step();
        Assert.Equal((55, 2), (run["Fg"], run["Fs"]));
        run.To(100);
        Assert.Equal(20, run["Fg"]);
    }

    [Fact]
    public void A_phase_is_held_restarted_and_aborted()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.To(100);
        Assert.Equal(("fed-batch", PhaseState.Running), (run.Phase.Phase.Key, run.Phase.State));
        run.Do(CommandKind.Hold);
        run.Step();
        Assert.Equal((PhaseState.Held, 0), (run.Phase.State, run["F"]));
        run.Do(CommandKind.Restart);
        run.Step();
        Assert.Equal((PhaseState.Running, 0.042), (run.Phase.State, run["F"]));
        run.Do(CommandKind.Abort);
        run.Step();
        run.Do(CommandKind.Restart);
        run.Step();
        Assert.Equal((PhaseState.Aborted, 0), (run.Phase.State, run["F"]));
    }

    [Fact]
    public void The_harvest_draws_the_broth_can_be_held_and_ends_in_an_empty_vessel_that_takes_nothing()
    {
        var run = new Run(Lab.Line("penicillin-100m3")!);
        run.To(230);
        Assert.Equal("feed-and-draw", run.Phase.Phase.Key);
        run.Step();
        Assert.Equal(("harvest", -20000, 0), (run.Phase.Phase.Key, run["Fdis"], run["Fs"]));
        run.Do(CommandKind.Hold);
        run.Step();
        Assert.Equal((PhaseState.Held, 0), (run.Phase.State, run["Fdis"]));
        run.Do(CommandKind.Restart);
        run.To(236);

        Assert.Equal(PhaseState.Complete, run.Phase.State);
        Assert.InRange(run["V"], 1000, 6500);
        Assert.Equal((0, 0), (run["Fdis"], run["Fs"]));
    }

    [Fact]
    public void The_oxygen_cascade_leads_the_agitator_and_lets_go_without_a_bump()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.To(60);
        Assert.Equal(30, run["Pw"]);
        run.Do(CommandKind.Set, "CL", 1.13);
        run.Step();
        Assert.Equal(LoopMode.Cascade, run.Mode("CL"));
        Assert.Equal(30, run["Pw"], 3.0);
        run.To(80);
        Assert.Equal(1.13, run["CL"], 0.005);
        Assert.NotEqual(30, run["Pw"], 1.0);
        run.Do(CommandKind.Release, "CL");
        run.Step();
        Assert.Equal(30, run["Pw"]);
    }

    [Fact]
    public void A_score_names_each_deduction_and_is_the_same_each_time()
    {
        var run = new Run(Lab.Line("penicillin-100l")!);
        run.Do(CommandKind.Confirm, "sterilised");
        run.Do(CommandKind.Confirm, "inoculate");
        run.To(100);
        run.Do(CommandKind.StartFault, "base-pump");
        run.To(400);
        var score = run.Score();

        Assert.Equal(score.Deductions, run.Score().Deductions);
        Assert.Equal(100, score.Total + score.Deductions.Sum(d => d.Points), 1e-9);
        Assert.Contains(score.Deductions, d => d is { Rule: "P2", Points: > 0 });
        Assert.Contains(score.Deductions, d => d is { Rule: "U1", Variable: "base-pump" });
        Assert.Contains(score.Deductions, d => d is { Rule: "Q2", Variable: "pH" } && d.Value < 4.9);
        Assert.DoesNotContain(score.Deductions, d => d.Rule == "P1");
    }

    [Fact]
    public void A_pace_owes_no_sample()
    {
        var pace = new Pace(Lab.Line("penicillin-100l")!) { Speed = 100 };

        Assert.Equal(5000, Enumerable.Range(0, 3600).Sum(_ => pace.Due(TimeSpan.FromSeconds(1))));
        Assert.Throws<Refusal>(() => pace.Speed = 1001);
        pace.Speed = 0;
        Assert.Equal(0, pace.Due(TimeSpan.FromHours(1)));
    }

    [Theory, MemberData(nameof(All))]
    public void A_line_describes_itself_without_a_gap(string key)
    {
        var line = Lab.Line(key)!;
        var plant = line.Build<Real1>();

        Assert.Equal((plant.States.Length, plant.Inputs.Length, plant.Parameters.Length), (line.States.Count, line.Inputs.Count, line.Parameters.Count));
        Assert.Equal(line.States.Count, plant.Scales.Length);
        Assert.All(line.Handles, h => Assert.True(line.InputAt(h.Input) >= 0, h.Symbol));
        Assert.All(line.Recipe, r => Assert.True(line.InputAt(r) >= 0, r));
        Assert.All(line.Faults.SelectMany(f => f.Pushes), p => Assert.True(line.InputAt(p.Input) >= 0, p.Input));
        Assert.All(line.Tags.Select(t => t.Symbol).Concat(line.Alarms.Select(a => a.Tag)).Concat(line.ReferenceColumns.Columns.Select(c => c.Tag)), t => Assert.NotNull(line.Find(t)));
        Assert.All(line.Loops, l => Assert.All([.. l.Outputs, l.Setpoint], o => Assert.True(line.InputAt(o) >= 0, o)));
        Assert.All(line.Parameters, q => Assert.True(q.Default >= q.Min && q.Default <= q.Max && q.Source.Length > 0, q.Symbol));
        Assert.All(line.States.Concat(line.Inputs).Concat(line.Parameters), q => Assert.True(q.Name.Zh.Length > 0 && q.Name.En.Length > 0));
    }

    private static Run Lived(string key, int samples)
    {
        var run = new Run(Lab.Line(key)!, new() { Seed = 3, Disturbance = "random" });
        var feed = run.Line.Recipe[0];
        while (run.Sample < samples)
        {
            if (run.Sample == 2) run.Do(CommandKind.Set, feed, run.Line.Inputs[run.Line.InputAt(feed)].Max / 100);
            if (run.Sample == 150) run.Do(CommandKind.StartFault, "aeration");
            if (run.Sample == 220) run.Do(CommandKind.Set, "T", 299);
            if (run.Sample == 250) run.Do(CommandKind.EndFault, "aeration");
            run.Step();
        }
        return run;
    }
}
