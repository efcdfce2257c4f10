using CsCheck;
using Tongpin.Programmes.Fit;

namespace Tongpin.Tests.Programmes.Fit;

public sealed class AlignmentTests
{
    private static readonly HashSet<string> Targets = ["a", "b", "c", "d", "e"];

    // Weights of one programme in hundredths, sum ≤ 1, also on a cluster "x" that is no target.
    private static readonly Gen<MappedProgramme> Programme =
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 16].Array[6]).Select((students, w) => new MappedProgramme("p", students,
            new[] { "a", "b", "c", "d", "e", "x" }.Zip(w).ToDictionary(p => p.First, p => p.Second / 100m)));

    private static readonly Gen<IReadOnlyList<ClusterBalance>> Shares =
        Gen.Select(Programme.Array[1, 20], Gen.Int[0, 500].Array[5])
            .Select((programmes, vacancies) => (Supply: Alignment.SupplyShares(programmes, Targets), Demand: Alignment.DemandShares(Targets.Order().Zip(vacancies, (c, v) => KeyValuePair.Create(c, (decimal)v)), Targets)))
            .Where(s => s is { Supply: not null, Demand: not null })
            .Select(s => Alignment.Balance(s.Supply!, s.Demand!));

    [Fact]
    public void Forty_one_of_forty_five_programmes_are_91_1_percent_and_students_give_another_figure()
    {
        MappedProgramme[] programmes = [.. Enumerable.Range(0, 45).Select(i =>
            new MappedProgramme($"{i}", 300 + i, new Dictionary<string, decimal> { ["a"] = i < 41 ? 0.5m : 0.49m, ["x"] = 0.5m }))];

        var fit = Alignment.ByProgrammes(programmes, Targets, 0.5m);

        Assert.Equal(new Ratio(41, 45), fit);
        Assert.Equal("91.1%", Alignment.Percent(fit?.Value));
        Assert.Equal("49.9%", Alignment.Percent(Alignment.ByStudents(programmes, Targets)?.Value));
    }

    [Fact]
    public void Supply_35_30_15_10_10_meets_demand_30_25_20_15_10_at_90_percent()
    {
        var rows = Rows([.35m, .30m, .15m, .10m, .10m], [.30m, .25m, .20m, .15m, .10m]);

        Assert.Equal(0.90m, Alignment.Total(rows));
        Assert.Equal(0.10m, Alignment.Deviation(rows));
        Assert.Equal(0.981, Alignment.Cosine(rows)!.Value, 3);
        Assert.Equal([35m / 30, 30m / 25, 0.75m, 10m / 15, 1m], rows.Select(r => r.Specific));
    }

    [Fact]
    public void The_structure_deviation_says_which_ratio_it_is_built_on()
    {
        var rows = Rows([2, 58, 40], [6.9m, 38.8m, 54.3m]);

        Assert.Equal([-0.710m, 0.495m, -0.263m], rows.Select(r => Math.Round(r.Deviation(DeviationSign.SupplyOverDemand)!.Value, 3)));
        Assert.Equal(0.489m, Math.Round(Alignment.StructureDeviation(rows, DeviationSign.SupplyOverDemand)!.Value, 3));
        Assert.Equal(-0.331m, Math.Round(rows[1].Deviation(DeviationSign.DemandOverSupply)!.Value, 3));
    }

    [Fact]
    public void What_is_not_defined_is_null()
    {
        var rows = Rows([1, 0], [0, 1]);

        Assert.Null(Alignment.ByProgrammes([], Targets, 0.5m));
        Assert.Null(Alignment.ByStudents([], Targets));
        Assert.Null(Alignment.ByStudents([new("p", 0, new Dictionary<string, decimal>())], Targets));
        Assert.Null(Alignment.SupplyShares([new("p", 500, new Dictionary<string, decimal> { ["x"] = 1 })], Targets));
        Assert.Null(Alignment.DemandShares([], Targets));
        Assert.Null(Alignment.Total([]));
        Assert.Null(Alignment.Deviation([]));
        Assert.Null(Alignment.Cosine([]));
        Assert.Null(rows[0].Specific);
        Assert.Null(rows[0].Deviation(DeviationSign.SupplyOverDemand));
        Assert.Null(rows[1].Deviation(DeviationSign.DemandOverSupply));
        Assert.Equal(1, Alignment.StructureDeviation(rows, DeviationSign.SupplyOverDemand));
        Assert.Null(Alignment.StructureDeviation([rows[0]], DeviationSign.SupplyOverDemand));
        Assert.Equal("—", Alignment.Percent(null));
    }

    [Fact]
    public void Thirds_and_sixths_reach_one_half() =>
        Assert.Equal(0.5m, new MappedProgramme("p", 1, new Dictionary<string, decimal> { ["a"] = 1m / 3, ["b"] = 1m / 7, ["c"] = 1m / 42 }).On(Targets));

    [Theory]
    [InlineData(0.9105, "91.1%")]
    [InlineData(0.91049, "91.0%")]
    [InlineData(-0.0005, "-0.1%")]
    [InlineData(1, "100.0%")]
    public void Percent_is_rounded_half_away_from_zero(double share, string shown) => Assert.Equal(shown, Alignment.Percent((decimal)share));

    [Fact]
    public void Shares_sum_to_one_and_alignment_and_deviation_complete_each_other() => Shares.Sample(rows =>
    {
        Assert.Equal(1m, Alignment.Settle(rows.Sum(r => r.Supply)));
        Assert.Equal(1m, Alignment.Settle(rows.Sum(r => r.Demand)));
        Assert.Equal(1m, Alignment.Settle(Alignment.Total(rows)!.Value + Alignment.Deviation(rows)!.Value));
        Assert.InRange(Alignment.Cosine(rows)!.Value, 0, 1);
    });

    [Fact]
    public void The_order_of_programmes_does_not_matter() =>
        Programme.Array[1, 30].SelectMany(p => Gen.Shuffle(p).Select(q => (p, q))).Sample((p, q) =>
        {
            Assert.Equal(Alignment.ByProgrammes(p, Targets, 0.5m), Alignment.ByProgrammes(q, Targets, 0.5m));
            Assert.Equal(Alignment.ByStudents(p, Targets), Alignment.ByStudents(q, Targets));
            Assert.Equal(Alignment.SupplyShares(p, Targets)?.OrderBy(s => s.Key), Alignment.SupplyShares(q, Targets)?.OrderBy(s => s.Key));
        });

    [Fact]
    public void Raising_a_target_weight_never_lowers_the_fit() =>
        Gen.Select(Programme.Array[1, 30], Gen.Int[0, 29], Gen.Int[0, 4], Gen.Int[1, 4]).Sample((programmes, who, which, more) =>
        {
            var chosen = programmes[who % programmes.Length];
            var weights = new Dictionary<string, decimal>(chosen.Weights) { [$"{(char)('a' + which)}"] = chosen.Weights[$"{(char)('a' + which)}"] + more / 100m };
            MappedProgramme[] raised = [.. programmes.Select(p => ReferenceEquals(p, chosen) ? p with { Weights = weights } : p)];

            Assert.True(Alignment.ByProgrammes(raised, Targets, 0.5m)?.Value >= Alignment.ByProgrammes(programmes, Targets, 0.5m)?.Value);
            if (Alignment.ByStudents(programmes, Targets) is { } before) Assert.True(Alignment.ByStudents(raised, Targets)?.Value >= before.Value);
        });

    [Fact]
    public void Scores_of_0_6_and_0_8_are_well_coordinated()
    {
        var coupling = Coupling.Of(0.6, 0.8)!.Value;

        Assert.Equal(0.990, coupling.C, 3);
        Assert.Equal(0.70, coupling.T, 12);
        Assert.Equal(0.832, coupling.D, 3);
        Assert.Equal("良好协调", coupling.Band().Zh);
    }

    [Fact]
    public void Coupling_of_nothing_is_not_defined_and_equal_scores_couple_fully()
    {
        Assert.Null(Coupling.Of(0, 0));
        Assert.Equal(0, Coupling.Of(0, 1)!.Value.D);
        Assert.Throws<ArgumentOutOfRangeException>(() => Coupling.Of(1.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coupling.Of(double.NaN, 0.5));
        Gen.Double[0.001, 1].Sample(u => Math.Abs(Coupling.Of(u, u)!.Value.C - 1) < 1e-12 && Math.Abs(Coupling.Of(u, u)!.Value.D - Math.Sqrt(u)) < 1e-12);
    }

    [Theory]
    [InlineData(0.2, "轻度失调")]
    [InlineData(0.4, "濒临失调")]
    [InlineData(0.5, "勉强协调")]
    [InlineData(0.6, "中级协调")]
    [InlineData(0.8, "良好协调")]
    [InlineData(0.19, "严重失调")]
    public void A_band_begins_at_its_lower_bound(double d, string band) => Assert.Equal(band, new Coupling(1, 1, d).Band().Zh);

    private static IReadOnlyList<ClusterBalance> Rows(decimal[] supply, decimal[] demand) =>
        [.. supply.Zip(demand, (s, d) => (s, d)).Select((x, i) => new ClusterBalance($"{i}", x.s, x.d))];
}
