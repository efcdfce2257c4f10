using Tongpin.Demand.Sample;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Sample;

namespace Tongpin.Tests.Programmes.Sample;

public sealed class SampleCollegeTests
{
    private static readonly string[] Unaligned = ["440501", "530302", "540106", "570102"];
    private static readonly IReadOnlySet<string> Targets = SampleCollege.TargetClusters;

    public static TheoryData<int> Years => [.. SampleCollege.Years.Select(y => y.Year)];

    [Fact]
    public void In_2026_forty_one_of_forty_five_programmes_are_aligned_with_slack_on_both_sides()
    {
        var mapped = Mapped(2026);

        var fit = Alignment.ByProgrammes(mapped, Targets, 0.5m);

        Assert.Equal(new Ratio(41, 45), fit);
        Assert.Equal("91.1%", Alignment.Percent(fit?.Value));
        Assert.Equal(Unaligned, mapped.Where(p => p.On(Targets) <= 0.42m).Select(p => p.Code).Order());
        Assert.Equal(41, mapped.Count(p => p.On(Targets) >= 0.56m));
        Assert.Equal(16_800, mapped.Sum(p => p.Students));
    }

    [Theory, MemberData(nameof(Years))]
    public void Every_year_adds_up_to_its_row(int year)
    {
        var row = SampleCollege.Years.Single(y => y.Year == year);
        var mapped = Mapped(year);
        var balance = Balance(year);

        Assert.Equal(new Ratio(row.Aligned, row.Enrolling), Alignment.ByProgrammes(mapped, Targets, 0.5m));
        Assert.DoesNotContain(mapped, p => p.On(Targets) is > 0.48m and < 0.56m);
        Assert.Equal(row.Students, SampleCollege.Programmes.Sum(p => SampleCollege.StudentsOf(p.Code, year)));
        Assert.InRange(Alignment.Total(balance)!.Value, 0.78m, 0.90m);
    }

    [Fact]
    public void Total_alignment_of_2026_is_plausible() => Assert.InRange(Alignment.Total(Balance(2026))!.Value, 0.80m, 0.88m);

    [Fact]
    public void The_rows_of_a_programme_agree_with_each_other() => Assert.All(SampleCollege.Programmes, p =>
    {
        Assert.Equal(p.Students, SampleCollege.StudentsOf(p.Code, 2026));
        Assert.Equal(p.Grades[0], p.Enrolled);
        Assert.InRange(p.Enrolled, p.Plan * 0.85, p.Plan);
        Assert.Equal(p.FirstIntake + 3, p.FirstGraduates);
        Assert.Equal(p.EnrolsIn(2026), p.Students > 0);
        Assert.InRange(DemandSample.Patterns.Count(a => a.Programme == p.Code), 4, 8);
    });

    [Fact]
    public void The_college_has_48_programmes_in_9_groups_and_10_schools()
    {
        Assert.Equal(48, SampleCollege.Programmes.DistinctBy(p => p.Code).Count());
        Assert.Equal(9, SampleCollege.Programmes.DistinctBy(p => p.Group.Zh).Count());
        Assert.Equal(10, SampleCollege.Programmes.DistinctBy(p => p.School.Zh).Count());
        Assert.Equal(["570102"], SampleCollege.Programmes.Where(p => p.StateControlled).Select(p => p.Code));
        Assert.Equal(12, Targets.Count);
    }

    [Fact]
    public void Codes_and_names_are_those_of_the_catalogue()
    {
        var shared = Environment.GetEnvironmentVariable("TONGPIN_SHARED") ?? Path.Combine(Root(), "../shared");
        var file = Path.Combine(shared, "data/vocational_programme_catalogue.csv");
        Assert.SkipUnless(File.Exists(file), "The shared catalogue is not here.");
        var names = File.ReadLines(file).Select(l => l.Split(',')).Where(l => l[0] != "职业本科").ToLookup(l => l[1], l => (Name: l[2], Controlled: l[8] == "1"));

        Assert.All(SampleCollege.Programmes, p => Assert.Contains((p.Name.Zh, p.StateControlled), names[p.Code]));
    }

    [Fact]
    public void The_headline_does_not_hang_on_the_matcher()
    {
        Assert.All<Func<Evidence, Evidence>>(
        [
            found => found with { Whole = found.Whole * 2 }, // half of what it finds is wrong
            found => new(found.Kind, 0, new Dictionary<string, decimal>()), // it finds nothing
        ], matcher => Assert.Equal(new Ratio(41, 45), Alignment.ByProgrammes(Mapped(2026, matcher), Targets, 0.5m)));

        var generous = Mapped(2026, found => new(found.Kind, 1, new Dictionary<string, decimal> { ["C01"] = 1 }));
        Assert.Equal(Unaligned, generous.Where(p => p.On(Targets) < 0.5m).Select(p => p.Code).Order());
    }

    private static MappedProgramme[] Mapped(int year, Func<Evidence, Evidence>? matcher = null) =>
        [.. SampleCollege.Programmes.Where(p => p.EnrolsIn(year)).Select(p => new MappedProgramme(p.Code, SampleCollege.StudentsOf(p.Code, year),
            WeightRule.Proposed.Weigh([.. SampleCollege.EvidenceOf(p.Code, year), matcher is null ? Adverts(p.Code, year) : matcher(Adverts(p.Code, year))]).Weights()))];

    private static Evidence Adverts(string programme, int year)
    {
        SampleAdvert[] adverts = [.. SampleAdverts.All.Where(a => a.Programme == programme && a.PostedOn.Year == year)];
        return new(EvidenceKind.Adverts, adverts.Length, adverts.Where(a => a.Cluster is not null).GroupBy(a => a.Cluster!).ToDictionary(g => g.Key, g => (decimal)g.Count()));
    }

    private static IReadOnlyList<ClusterBalance> Balance(int year) => Alignment.Balance(
        Alignment.SupplyShares(Mapped(year), Targets)!,
        Alignment.DemandShares(SampleAdverts.All.Where(a => a.PostedOn.Year == year && a.Cluster is not null).Select(a => KeyValuePair.Create(a.Cluster!, (decimal)a.Headcount)), Targets)!);

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../.."));
}
