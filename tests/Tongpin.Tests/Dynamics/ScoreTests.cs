using Tongpin.Dynamics;
using Tongpin.Dynamics.Panel;

namespace Tongpin.Tests.Dynamics;

/// <summary>Each kind of rule of the book's section 8b by itself.</summary>
public sealed class ScoreTests
{
    private static readonly Line Small = Lab.Line("penicillin-100l")!, Large = Lab.Line("penicillin-100m3")!;

    /// <summary>A score over the first hours of a batch.</summary>
    private static Score After(Line line, double hours, string scenario, params Command[] log) => Score.Of(line, Scenario.Parse(scenario, line), log, line.SampleAt(hours));

    private static Command At(Line line, double hours, CommandKind kind, string target = "", double value = 0) => new(line.SampleAt(hours), kind, target, value);

    private static double Lost(Score score, string rule) => score.Deductions.Where(d => d.Rule == rule).Sum(d => d.Points);

    [Fact]
    public void A_step_in_its_window_costs_nothing_late_half_and_never_all()
    {
        var (share, sterilised) = (25.0 / 4, At(Small, 0.5, CommandKind.Confirm, "sterilised"));

        Assert.Equal(0, Lost(After(Small, 4, "{}", sterilised, At(Small, 1, CommandKind.Confirm, "inoculate")), "P1"));
        Assert.Equal(share / 2, Lost(After(Small, 4, "{}", sterilised, At(Small, 3, CommandKind.Confirm, "inoculate")), "P1"), 1e-9);
        Assert.Equal(share, Lost(After(Small, 4, "{}", sterilised), "P1"), 1e-9);
    }

    [Fact]
    public void A_step_out_of_its_turn_costs_half_and_a_vessel_that_is_not_sterile_points_of_its_own()
    {
        var (inoculated, sterilised) = (At(Small, 0.4, CommandKind.Confirm, "inoculate"), At(Small, 0.5, CommandKind.Confirm, "sterilised"));
        var wrong = After(Small, 4, "{}", inoculated, sterilised);

        Assert.Equal((25.0 / 8, 10), (Lost(wrong, "P1"), Lost(wrong, "K1")));
        Assert.Equal((0, 0), (Lost(After(Small, 4, "{}", sterilised, inoculated with { Sample = sterilised.Sample }), "P1"), Lost(After(Small, 4, "{}", sterilised, inoculated with { Sample = sterilised.Sample }), "K1")));
    }

    [Fact]
    public void A_step_without_its_precondition_is_none_until_it_is_done_again_with_it()
    {
        Command[] before = [At(Small, 0.5, CommandKind.Confirm, "sterilised"), At(Small, 1, CommandKind.Confirm, "inoculate")];
        Command early = At(Small, 43, CommandKind.Confirm, "feed"), late = At(Small, 47, CommandKind.Confirm, "feed");

        Assert.Equal(0, Lost(After(Small, 50, "{}", [.. before, late]), "P2"));
        // With twice the sugar there is plenty left at 43 h.
        var vain = After(Small, 50, """{"initial":{"S":30}}""", [.. before, early]);
        Assert.Equal(25.0 / 4, Lost(vain, "P2"), 1e-9);
        Assert.True(vain.Deductions.Single(d => d.Rule == "P2") is { Variable: "S", Value: > 1 });
        // A little more sugar is eaten up four hours later.
        Assert.Equal(0, Lost(After(Small, 50, """{"initial":{"S":17}}""", [.. before, early, late]), "P2"));
    }

    [Fact]
    public void A_phase_weighs_what_happens_in_it()
    {
        var rule = new KeepInBand("Q", 1, ("温度", "temperature"), "T", 0, 1, 2, 0, 100) { In = new Dictionary<string, double> { ["quick"] = 0, ["slow"] = 3 } };
        var band = new BandWatch(rule, default);
        band.Look(3, 1, 1, 1, "quick");
        band.Look(2, 2, 2, 1, "slow");
        band.Look(1, 3, 3, 1, "other");

        // 3 of 4 weighed hours at half the limit.
        Assert.Equal(0.375, band.Deviation, 1e-12);
        Assert.Equal((2, 2), (band.WorstAt, band.Worst));
    }

    [Fact]
    public void A_critical_error_costs_points_of_its_own_and_twenty_at_the_most()
    {
        const string High = """{"overrides":[{"input":"p","value":2}]}""";
        var once = After(Large, 4, High, At(Large, 2, CommandKind.Confirm, "transfer"));
        var twice = After(Large, 4, High, At(Large, 2, CommandKind.Confirm, "transfer"), At(Large, 3, CommandKind.Confirm, "transfer"));

        Assert.Equal((20, 20), (Lost(once, "K1"), Lost(twice, "K1")));
        Assert.Contains(once.Deductions, d => d is { Rule: "K1", Sample: 10, Variable: "p", Value: 2 });
        Assert.Equal(0, Lost(After(Large, 4, "{}", At(Large, 2, CommandKind.Confirm, "transfer")), "K1"));
    }

    [Fact]
    public void Quality_is_the_distance_from_a_band_over_limit_and_time()
    {
        // pH by hand: with neither acid nor base it falls, and stays beyond the band by more than the limit of 0.2.
        var score = After(Small, 60, """{"overrides":[{"input":"Fa","value":0},{"input":"Fb","value":0}]}""");

        Assert.Equal(0, Lost(After(Small, 60, "{}"), "Q1"), 0.1);
        Assert.InRange(Lost(score, "Q2"), 1, 30.0 / 4);
        Assert.True(score.Deductions.Single(d => d.Rule == "Q2").Value < 4.9);
    }

    [Fact]
    public void Resources_cost_what_is_used_beyond_the_reference()
    {
        Assert.Equal(0, Lost(After(Small, 10, "{}"), "R1"));
        // 200 L/h for 100 h is 20,000 L against 14,000: 3/7 of the half of 8 points.
        Assert.Equal(4 * (20000.0 / 14000 - 1), Lost(After(Small, 100, """{"overrides":[{"input":"Fc","value":200}]}"""), "R1"), 1e-6);
    }

    [Fact]
    public void A_limit_of_safety_costs_its_whole_share_once()
    {
        var score = After(Large, 10, """{"overrides":[{"input":"p","value":2.3,"from":4}]}""");

        Assert.Equal(7.0 / 5, Lost(score, "S1"), 1e-9);
        Assert.Equal(21, score.Deductions.Single(d => d.Rule == "S1").Sample);
        Assert.Equal(0, Lost(After(Large, 10, "{}"), "S1"));
    }

    [Fact]
    public void Samples_and_records_cost_the_share_that_was_missed()
    {
        Command[] all = [.. Enumerable.Range(1, 3).Select(n => At(Small, 24 * n - 1, CommandKind.TakeSample))];

        Assert.Equal(0, Lost(After(Small, 72, "{}", all), "S2"));
        Assert.Equal(7.0 / 4 / 3, Lost(After(Small, 72, "{}", all[0], all[2]), "S2"), 1e-9);
    }

    [Fact]
    public void The_outcome_lies_between_poor_and_best()
    {
        var run = new Run(Small);
        run.To(400);
        var lost = Lost(After(Small, 400, "{}"), "Y");

        Assert.Equal(20 * (1 - (run["PV"] - 80) / (165 - 80)), lost, 1e-9);
        Assert.Equal(20, Lost(After(Small, 1, "{}"), "Y"));
    }

    /// <summary>Pressure of 2 bar from 10 to 20 h: the alarms stand at the end of the first sample of the fault, 51.</summary>
    private const string Pressed = """{"faults":[{"name":"pressure","from":10,"to":20}]}""";

    private static Command Then(CommandKind kind, string target, int sample = 51) => new(sample, kind, target);

    [Fact]
    public void An_upset_asks_for_its_alarm_its_name_an_action_and_recovery()
    {
        (double, double, double, double) Upset(params Command[] log) => Lost4(After(Large, 18, Pressed, log));

        Assert.Equal((3, 3, 2, 2), Upset());
        Assert.Equal((0, 0, 0, 0), Upset(Then(CommandKind.Acknowledge, "p.HighHigh"), Then(CommandKind.Diagnose, "pressure"), Then(CommandKind.Repair, "pressure")));
        Assert.Equal((0, 3, 2, 2), Upset(Then(CommandKind.Diagnose, "2")));
        // Another alarm, or one that does not stand yet, is not the right one; an hour later is late.
        Assert.Equal((3, 3, 2, 2), Upset(Then(CommandKind.Acknowledge, "T.High")));
        Assert.Equal((3, 3, 2, 2), Upset(Then(CommandKind.Acknowledge, "p.HighHigh", 50)));
        Assert.Equal((3, 1.5, 2, 2), Upset(Then(CommandKind.Acknowledge, "p.HighHigh", 56)));
        // Guessing costs half, an answer after its time all.
        Assert.Equal((1.5, 3, 2, 2), Upset(Then(CommandKind.Diagnose, "aeration"), Then(CommandKind.Diagnose, "pressure", 52)));
        Assert.Equal((3, 3, 2, 2), Upset(Then(CommandKind.Diagnose, "pressure", 57)));
        Assert.Equal((3, 3, 2, 2), Upset(Then(CommandKind.Repair, "aeration")));
    }

    private static (double, double, double, double) Lost4(Score score)
    {
        double[] lost = [.. new[] { "U1", "U2", "U3", "U4" }.Select(rule => Math.Round(Lost(score, rule), 9))];
        return (lost[0], lost[1], lost[2], lost[3]);
    }

    [Fact]
    public void Where_no_alarm_comes_and_no_tag_tells_the_other_questions_share_the_points()
    {
        const string Starved = """{"faults":[{"name":"feed","from":10}]}""";

        Assert.Equal((6, 0, 4, 0), Lost4(After(Small, 30, Starved)));
        Assert.Equal((0, 0, 0, 0), Lost4(After(Small, 30, Starved, At(Small, 20, CommandKind.Diagnose, "feed"), At(Small, 20, CommandKind.Repair, "feed"))));
        // What is not due yet costs nothing.
        Assert.Equal((0, 0, 0, 0), Lost4(After(Small, 20, Starved)));
    }

    [Fact]
    public void Every_window_of_a_fault_and_every_part_of_a_manifold_one_is_an_upset_of_its_own()
    {
        Assert.Equal([99, 499], UpsetWatch.All(Large, Scenario.Parse("""{"faults":[{"name":"1"}]}""", Large), []).Select(u => u.At));
        Assert.Equal(11, UpsetWatch.All(Large, Scenario.Parse("""{"faults":[{"name":"all"}]}""", Large), []).Count());
        Assert.Equal([7], UpsetWatch.All(Large, new(), [new(7, CommandKind.StartFault, "1")]).Select(u => u.At));
    }

    [Fact]
    public void Alarms_that_are_switched_off_cost_a_share_of_safety()
    {
        Assert.Equal(7.0 / 4, Lost(After(Small, 2, "{}", At(Small, 1, CommandKind.TakeOutOfService, "V.High")), "S4"), 1e-9);
        Assert.Equal(7.0 / 4, Lost(After(Small, 2, "{}", At(Small, 1, CommandKind.Shelve, "CL.Low", 1)), "S4"), 1e-9);
        Assert.Equal(0, Lost(After(Small, 2, "{}", At(Small, 1, CommandKind.Shelve, "V.High", 1)), "S4"));
    }

    [Fact]
    public void A_teacher_weighs_parts_and_rules_anew()
    {
        var marking = new Marking
        {
            Points = new Dictionary<ScorePart, double> { [ScorePart.Procedure] = 35, [ScorePart.Upsets] = 0 },
            Weights = new Dictionary<string, double> { ["P1"] = 4, ["P2"] = 0, ["P3"] = 0, ["P4"] = 3 },
        };
        var score = Score.Of(Small, new(), [], 200, marking: marking);

        Assert.Equal((20, 15, 0), (Lost(score, "P1"), Lost(score, "P4"), score.Points[ScorePart.Procedure]));
        Assert.Equal(100, score.Total + score.Deductions.Sum(d => d.Points), 1e-9);
    }

    [Fact]
    public void Weights_that_make_no_hundred_or_name_no_rule_are_refused()
    {
        Assert.All<Marking>(
        [
            new() { Points = new Dictionary<ScorePart, double> { [ScorePart.Quality] = 31 } },
            new() { Points = new Dictionary<ScorePart, double> { [ScorePart.Quality] = -1, [ScorePart.Outcome] = 51 } },
            new() { Points = new Dictionary<ScorePart, double> { [ScorePart.Quality] = double.NaN } },
            new() { Weights = new Dictionary<string, double> { ["Q9"] = 1 } },
            new() { Weights = new Dictionary<string, double> { ["Q1"] = double.NaN } },
        ], marking => Assert.Throws<Refusal>(() => Score.Of(Small, new(), [], 1, marking: marking)));
    }

    [Theory, MemberData(nameof(RunTests.All), MemberType = typeof(RunTests))]
    public void Rules_and_responses_name_what_the_line_has(string key)
    {
        var line = Lab.Line(key)!;
        var ids = line.Tasks.Select(t => t.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(line.Tasks.OfType<DoWithin>().SelectMany(t => t.After).Concat(line.Tasks.OfType<NeverDo>().Select(t => t.Unless).Where(u => u.Length > 0)), id => Assert.Contains(id, ids));
        Assert.All(line.Tasks.OfType<KeepInBand>().SelectMany(t => t.In.Keys), phase => Assert.Contains(phase, line.Procedure.Phases.Select(p => p.Key)));
        foreach (var fault in line.Faults.Where(f => f.Of.Count == 0))
        {
            Assert.NotNull(fault.Response);
            Assert.All(fault.Response.Alarms, a => Assert.Contains(a, line.Alarms.Select(r => r.Key)));
            if (fault.Response.Recovers.Length > 0) Assert.Contains(fault.Response.Recovers, line.Tags.Select(t => t.Symbol));
            Assert.All(fault.Response.Acts.Where(a => a.Kind == CommandKind.Set), a => Assert.Contains(a.Target, line.Handles.Select(h => h.Symbol)));
        }
        Assert.All(line.Faults.SelectMany(f => f.Of), part => Assert.Contains(part, line.Faults.Select(f => f.Key)));
    }
}
