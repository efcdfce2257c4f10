using CsCheck;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Categories;
using Tongpin.Training.Linkages;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Tests.Training.Linkages;

public sealed class ReckoningTests
{
    private static readonly LinkagePolicy Payer = new RegulationVersion("", 1, Regulations.All.Single(r => r.Code == "training.linkages.payer").Value).Json<LinkagePolicy>() with { PoolShare = 0.6m };
    private static readonly LinkagePolicy Organiser = new RegulationVersion("", 1, Regulations.All.Single(r => r.Code == "training.linkages.organiser").Value).Json<LinkagePolicy>() with { PoolShare = 0.4m };
    private static readonly PersonId One = IdExtensions.New<PersonId>(), Two = IdExtensions.New<PersonId>();
    private static readonly UnitId School = IdExtensions.New<UnitId>();

    // The real course of domain 10.6: 96,500 arrived, of the net income 12,757.50 went to the unit.
    private static CountedProject Project(decimal distributed = 96_500, decimal unitShare = 12_757.50m, decimal weight = 1, bool welfare = false, decimal personHours = 1_600) =>
        new(IdExtensions.New<ProjectId>(), "PX2026-0001", "数控车工", "数控技术专业群", School, Words.Same("S01"), weight, welfare, distributed, unitShare, personHours);

    private static CountedWork Work(CountedProject p, PersonId who, DutyRole role, decimal hours, PayWay pay, int from = 8, int day = 12, LecturerTitle? title = null, int year = 2026) =>
        new(p.Id, who, who == One ? "甲" : "乙", School, Words.Same("S01"), MemberKind.PartTime, title, role, new(year, 10, day), new(from, 0), hours, pay);

    private static decimal Sum(IEnumerable<StatementLine> lines, LineKind kind, PersonId? who = null) => lines.Where(l => l.Kind == kind && (who is null || l.Work?.PersonId == who)).Sum(l => l.Amount);

    [Fact]
    public void The_real_course_gives_96_50_points_and_a_pool_of_7654_50_by_hours_and_roles()
    {
        var project = Project();
        // 16 hours of coordination count 24, 8 of service 4.8.
        var lines = Reckoning.Of(2026, [project], [Work(project, One, DutyRole.Lead, 16, PayWay.Pool), Work(project, Two, DutyRole.Service, 8, PayWay.Pool)], Payer, 4);

        Assert.Equal((96.50m, 96.50m, 7_654.50m), (Sum(lines, LineKind.ProjectPoints), Sum(lines, LineKind.Points), Sum(lines, LineKind.Pool)));
        Assert.Equal((6_378.75m, 1_275.75m), (Sum(lines, LineKind.Pool, One), Sum(lines, LineKind.Pool, Two)));
        Assert.Equal((80.42m, 16.08m), (Sum(lines, LineKind.Points, One), Sum(lines, LineKind.Points, Two)));
    }

    [Fact]
    public void The_other_template_reckons_the_same_facts_beside_it()
    {
        var project = Project();
        var lines = Reckoning.Of(2026, [project], [Work(project, One, DutyRole.Lead, 16, PayWay.Pool)], Organiser, 4);
        Assert.Equal((289.50m, 5_103.00m), (Sum(lines, LineKind.Points), Sum(lines, LineKind.Pool)));
    }

    [Fact]
    public void Five_hours_of_a_professor_in_one_morning_pay_four()
    {
        var project = Project();
        var lines = Reckoning.Of(2026, [project], [Work(project, One, DutyRole.Teach, 5, PayWay.Fee, title: LecturerTitle.Full)], Payer with { Rates = new Dictionary<string, decimal> { ["None"] = 0, ["Associate"] = 500, ["Full"] = 1_000, ["Academician"] = 1_500 } }, 4);
        Assert.Equal(4_000, Sum(lines, LineKind.Fee));
        Assert.Equal(5, Sum(lines, LineKind.Hours));
    }

    [Fact]
    public void Two_projects_of_one_morning_share_its_four_hours_and_the_afternoon_counts_anew()
    {
        var (a, b) = (Project(), Project());
        var lines = Reckoning.Of(2026, [a, b], [Work(a, One, DutyRole.Teach, 3, PayWay.Fee, 8), Work(b, One, DutyRole.Teach, 2, PayWay.Fee, 11), Work(b, One, DutyRole.Teach, 2, PayWay.Fee, 14)], Payer, 4);
        Assert.Equal((3 + 1 + 2) * 100, Sum(lines, LineKind.Fee));
    }

    [Fact]
    public void Hours_paid_by_a_fee_or_as_workload_take_no_part_in_the_pool_unless_the_rule_says_so()
    {
        var project = Project();
        CountedWork[] works = [Work(project, One, DutyRole.Teach, 4, PayWay.Fee), Work(project, Two, DutyRole.Teach, 4, PayWay.Pool)];
        Assert.Equal(0, Sum(Reckoning.Of(2026, [project], works, Payer, 4), LineKind.Pool, One));
        Assert.Equal(3_827.25m, Sum(Reckoning.Of(2026, [project], works, Payer with { DoublePay = true }, 4), LineKind.Pool, One));
        Assert.Equal(0, Sum(Reckoning.Of(2026, [project], [works[0] with { Pay = PayWay.Workload }, works[1]], Payer with { DoublePay = true }, 4), LineKind.Pool, One));
    }

    [Fact]
    public void A_welfare_course_counts_by_person_hours_and_pays_nothing()
    {
        var lines = Reckoning.Of(2026, [Project(0, 0, welfare: true)], [], Payer, 4);
        Assert.Equal((16m, 0m), (Sum(lines, LineKind.ProjectPoints), Sum(lines, LineKind.Pool)));
    }

    [Fact]
    public void Money_that_was_not_distributed_gives_no_points() => Assert.Equal(0, Sum(Reckoning.Of(2026, [Project(0, 0)], [], Payer, 4), LineKind.ProjectPoints));

    [Fact]
    public void The_weight_of_the_category_counts() => Assert.Equal(115.80m, Sum(Reckoning.Of(2026, [Project(weight: 1.2m)], [], Payer, 4), LineKind.ProjectPoints));

    [Fact]
    public void What_goes_beyond_the_cap_is_a_line_of_its_own()
    {
        var project = Project();
        var lines = Reckoning.Of(2026, [project], [Work(project, One, DutyRole.Lead, 16, PayWay.Pool)], Payer with { IncomeCap = 5_000 }, 4);
        Assert.Equal((7_654.50m, -2_654.50m), (Sum(lines, LineKind.Pool), Sum(lines, LineKind.Cut)));
    }

    [Fact]
    public void Hours_of_another_year_bring_their_points_but_no_fee()
    {
        var project = Project();
        var lines = Reckoning.Of(2026, [project], [Work(project, One, DutyRole.Teach, 4, PayWay.Fee, year: 2025)], Payer, 4);
        Assert.Equal((96.50m, 0m, 0m), (Sum(lines, LineKind.Points), Sum(lines, LineKind.Fee), Sum(lines, LineKind.Hours)));
    }

    [Theory]
    [InlineData(120, "Excellent"), InlineData(119.99, "Good"), InlineData(100, "Good"), InlineData(99.99, "Pass"), InlineData(60, "Pass"), InlineData(59.99, "Fail")]
    public void Grades_follow_the_points_against_the_target(double points, string grade) => Assert.Equal(grade, Payer.GradeOf((decimal)points, 100).ToString());

    [Theory]
    [InlineData("\"poolShare\":0.05", "\"poolShare\":1.1", "training.policy.share")]
    [InlineData("\"incomeCap\":60000", "\"incomeCap\":-1", "training.policy.negative")]
    [InlineData("\"good\":1", "\"good\":2", "training.linkages.grades")]
    [InlineData("\"incomeCap\":60000", "\"incomeCap\":0.001", "training.amount")]
    public void A_policy_that_means_nothing_is_refused(string from, string to, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => LinkagePolicy.Check(Regulations.All.Single(r => r.Code == Regulations.LinkageOf(CategoryScheme.Payer)).Value.Replace(from, to, StringComparison.Ordinal))).Rule.Key);

    [Fact]
    public void Shares_sum_to_the_cent_nobody_passes_the_cap_and_no_hour_is_paid_twice() =>
        Gen.Select(Gen.Int[0, 50_000_000], Gen.Select(Gen.Int[0, 5], Gen.Enum<DutyRole>(), Gen.Int[1, 900], Gen.Enum<PayWay>(), Gen.Int[0, 20]).Array[0, 30], Gen.Int[0, 9_000_000], Gen.Int[0, 100]).Sample((cents, drawn, cap, share) =>
        {
            var project = Project(unitShare: cents / 100m);
            var people = Enumerable.Range(0, 6).Select(_ => IdExtensions.New<PersonId>()).ToArray();
            CountedWork[] works = [.. drawn.Select(d => Work(project, people[d.Item1], d.Item2, d.Item3 / 100m, d.Item4, d.Item5))];
            var policy = Payer with { IncomeCap = cap / 100m, PoolShare = share / 100m };

            var lines = Reckoning.Of(2026, [project], works, policy, 4);

            var pool = Money.Cents(project.UnitShare * policy.PoolShare);
            var inPool = works.Any(w => w.Pay == PayWay.Pool);
            Assert.Equal(inPool ? pool : 0, Sum(lines, LineKind.Pool));
            Assert.Equal(works.Length > 0 ? Sum(lines, LineKind.ProjectPoints) : 0, Sum(lines, LineKind.Points));
            Assert.All(people, p => Assert.True(Sum(lines, LineKind.Fee, p) + Sum(lines, LineKind.Pool, p) + Sum(lines, LineKind.Cut, p) <= policy.IncomeCap));
            Assert.All(lines.Where(l => l.Kind is LineKind.Fee or LineKind.Pool or LineKind.Cut), l => Assert.True(Money.IsWholeCents(l.Amount)));
            // Who has no hour in the pool takes nothing of it, and who has no teaching by fee no fee.
            Assert.All(people.Where(p => !works.Any(w => w.PersonId == p && w.Pay == PayWay.Pool)), p => Assert.Equal(0, Sum(lines, LineKind.Pool, p)));
            Assert.All(people.Where(p => !works.Any(w => w.PersonId == p && w is { Pay: PayWay.Fee, Role: DutyRole.Teach })), p => Assert.Equal(0, Sum(lines, LineKind.Fee, p)));
        });
}
