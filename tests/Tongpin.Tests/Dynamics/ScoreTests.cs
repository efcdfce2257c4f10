using Tongpin.Dynamics;

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
        var share = 25.0 / 3;

        Assert.Equal(0, Lost(After(Small, 4, "{}", At(Small, 1, CommandKind.Confirm, "inoculate")), "P1"));
        Assert.Equal(share / 2, Lost(After(Small, 4, "{}", At(Small, 3, CommandKind.Confirm, "inoculate")), "P1"), 1e-9);
        Assert.Equal(share, Lost(After(Small, 4, "{}"), "P1"), 1e-9);
    }

    [Fact]
    public void A_critical_error_costs_points_of_its_own_and_twenty_at_the_most()
    {
        const string Pressed = """{"overrides":[{"input":"p","value":2}]}""";
        var once = After(Large, 4, Pressed, At(Large, 2, CommandKind.Confirm, "transfer"));
        var twice = After(Large, 4, Pressed, At(Large, 2, CommandKind.Confirm, "transfer"), At(Large, 3, CommandKind.Confirm, "transfer"));

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

        Assert.Equal(7.0 / 4, Lost(score, "S1"), 1e-9);
        Assert.Equal(21, score.Deductions.Single(d => d.Rule == "S1").Sample);
        Assert.Equal(0, Lost(After(Large, 10, "{}"), "S1"));
    }

    [Fact]
    public void Samples_and_records_cost_the_share_that_was_missed()
    {
        Command[] all = [.. Enumerable.Range(1, 3).Select(n => At(Small, 24 * n - 1, CommandKind.TakeSample))];

        Assert.Equal(0, Lost(After(Small, 72, "{}", all), "S2"));
        Assert.Equal(7.0 / 3 / 3, Lost(After(Small, 72, "{}", all[0], all[2]), "S2"), 1e-9);
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

    [Fact]
    public void An_upset_asks_for_its_name_and_an_acknowledgment_in_time()
    {
        const string Broken = """{"faults":[{"name":"agitator","from":10}]}""";
        var (named, seen) = (At(Small, 12, CommandKind.Diagnose, "agitator"), At(Small, 12, CommandKind.Acknowledge, "CL.Low"));

        Assert.Equal((6, 4), (Lost(After(Small, 20, Broken), "U1"), Lost(After(Small, 20, Broken), "U2")));
        Assert.Equal((0, 0), (Lost(After(Small, 20, Broken, named, seen), "U1"), Lost(After(Small, 20, Broken, named, seen), "U2")));
        Assert.Equal(6, Lost(After(Small, 20, Broken, At(Small, 12, CommandKind.Diagnose, "coolant"), seen), "U1"));
        Assert.Equal(6, Lost(After(Small, 20, Broken, seen, At(Small, 15, CommandKind.Diagnose, "agitator")), "U1"));
    }
}
