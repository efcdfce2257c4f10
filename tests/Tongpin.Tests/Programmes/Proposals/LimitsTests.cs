using CsCheck;
using Tongpin.Foundation;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Tests.Programmes.Proposals;

public sealed class LimitsTests
{
    private static readonly Dictionary<LimitKind, Severity> Warns = new() { [LimitKind.Total] = Severity.Block };
    private static readonly LimitRules Rules = new(3, 300, 20, Warns);
    private static readonly LimitFacts Facts = new(ProposalKind.New, new(2026, 9, 1), new(2026, 7, 15), new(2026, 9, 15), 2, 32, 9_600, 20);

    private static LimitResult Of(LimitKind kind, LimitFacts facts, LimitRules? rules = null) => Limits.Judge(facts, rules ?? Rules).Single(l => l.Kind == kind);

    // Worked example 12: 9,600 students ÷ 300 = 32 programmes, ÷ 180 = 53.
    [Theory]
    [InlineData(300, 32, false), InlineData(300, 33, true), InlineData(180, 53, false), InlineData(180, 54, true)]
    public void The_total_of_programmes_follows_the_students(int each, int programmes, bool broken) =>
        Assert.Equal(broken, Of(LimitKind.Total, Facts with { ProgrammesNext = programmes }, Rules with { StudentsEach = each }).Broken);

    [Theory]
    [InlineData(2, false), InlineData(3, true)]
    public void The_fourth_new_programme_of_a_year_is_over_the_ceiling(int others, bool broken) => Assert.Equal(broken, Of(LimitKind.NewAYear, Facts with { NewOthers = others }).Broken);

    [Theory]
    [InlineData(20, false), InlineData(21, true)]
    public void A_province_with_more_than_twenty_points_is_saturated(int points, bool broken) => Assert.Equal(broken, Of(LimitKind.Points, Facts with { ProvincePoints = points }).Broken);

    [Theory]
    [InlineData("2026-07-14", true), InlineData("2026-07-15", false), InlineData("2026-09-15", false), InlineData("2026-09-16", true)]
    public void The_window_is_open_on_its_first_and_last_day(string day, bool broken) =>
        Assert.Equal(broken, Of(LimitKind.Window, Facts with { On = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }).Broken);

    [Fact]
    public void A_calendar_without_the_window_does_not_let_through() => Assert.True(Of(LimitKind.Window, Facts with { From = null }).Broken);

    [Fact]
    public void A_limit_blocks_by_its_severity_only()
    {
        var results = Limits.Judge(Facts with { NewOthers = 9, ProgrammesNext = 99 }, Rules);
        Assert.Equal([LimitKind.Total], results.Where(r => r.Blocks).Select(r => r.Kind));
        Assert.True(results.Single(r => r.Kind == LimitKind.NewAYear) is { Broken: true, Blocks: false });
    }

    [Fact]
    public void A_change_uses_neither_quota_nor_place() => Assert.Equal([LimitKind.Window], Limits.Judge(Facts with { Kind = ProposalKind.Change, NewOthers = 9 }, Rules).Select(l => l.Kind));

    [Fact]
    public void One_programme_more_never_opens_a_ceiling() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 60], Gen.Int[0, 30_000]).Sample((others, next, students) =>
    {
        var facts = Facts with { NewOthers = others, ProgrammesNext = next, Students = students };
        var more = facts with { NewOthers = others + 1, ProgrammesNext = next + 1 };
        Assert.All(Limits.Judge(facts, Rules).Zip(Limits.Judge(more, Rules)), pair => Assert.True(pair.Second.Broken || !pair.First.Broken));
    });
}
