using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Foundation.Exchange;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Tests.Foundation.Exchange;
using Tongpin.Tests.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Register;

public sealed class ProgrammeImportsTests
{
    private const string Votes = "专业代码,年份,依据类别,集群代码,数量\n";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_of_two_files_are_one_together_at_most()
    {
        await using var house = new House();
        await College.Open(house);
        await house.Import("fit-evidence", Votes + "460103,2026,专家评议,C04,0.6\n460104,2026,专家评议,C04,0.6\n");

        var refused = await house.Check("fit-evidence", Votes + "460104,2026,专家评议,C01,0.4\n460103,2026,专家评议,C01,0.6\n");

        var problem = Assert.Single(refused.ReportOf().Problems);
        Assert.Equal((3, "数量", "0.6"), (problem.Line, problem.Column, problem.Value));
        Assert.Equal([("460103", 0.6m), ("460104", 0.6m)], await Kept(house));
    }

    [Fact]
    public async Task A_file_that_moves_votes_from_cluster_to_cluster_is_taken_in_any_order()
    {
        await using var house = new House();
        await College.Open(house);
        await house.Import("fit-evidence", Votes + "460103,2026,专家评议,C04,0.6\n460103,2026,专家评议,C01,0.3\n");

        var moved = await house.Import("fit-evidence", Votes + "460103,2026,专家评议,C01,0.6\n460103,2026,专家评议,C04,0.4\n");

        Assert.Equal((ImportState.Done, 2), (moved.State, moved.Changed));
    }

    [Fact]
    public async Task What_the_committee_has_confirmed_counts_beside_a_file()
    {
        await using var house = new House();
        await College.Open(house);
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = "C04", Amount = 0.7m, TouchedByHand = ["Amount"] });

        var refused = await house.Import("fit-evidence", Votes + "460103,2026,专家评议,C04,0.1\n460103,2026,专家评议,C01,0.5\n");

        Assert.NotEqual(ImportState.Done, refused.State);
        Assert.Equal([("460103", 0.7m)], await Kept(house));
    }

    [Theory]
    [InlineData("programmes", "专业代码,专业名称,二级学院\n460103,数控,S01\n460301,机电,S01\n", 3, "专业代码")]
    [InlineData("programmes", "专业代码,专业名称,二级学院\n460103,数控,S01\n460103,数控,S02\n", 3, "二级学院")]
    [InlineData("headcounts", "专业代码,年份,在校生\n460103,2026,300\n460301,2026,300\n", 3, "专业代码")]
    [InlineData("fit-evidence", Votes + "460103,2026,校企协议,C04,3\n460301,2026,校企协议,C04,3\n", 3, "专业代码")]
    [InlineData("indicators", "专业代码,年份,双师比\n460103,2026,0.8\n460301,2026,0.8\n", 3, "专业代码")]
    public async Task A_school_imports_for_its_own_programmes_only(string kind, string file, int line, string column)
    {
        await using var house = new House();
        var (_, _, school) = await College.Open(house);
        var reach = new Reach(false, FrozenSet.Create([school.Id.Value]));
        var dean = new Actor(Guid.NewGuid(), "dean", new Dictionary<string, Reach> { [Tongpin.Programmes.Permissions.Edit] = reach, [Tongpin.Programmes.Permissions.ImportIndicators] = reach }.ToFrozenDictionary());

        var import = await house.As<ImportDesk, Import>(dean, async desk =>
        {
            var taken = await desk.Take(desk.KindOf(kind), "t.csv", new MemoryStream(Encoding.UTF8.GetBytes(file)), Ct);
            await desk.Check(taken.Id, new Progress<JobProgress>(), Ct);
            return taken;
        });

        Assert.Equal((line, column), (Assert.Single(import.ReportOf().Problems).Line, import.ReportOf().Problems[0].Column));
    }

    [Fact]
    public async Task Clusters_for_which_evidence_and_votes_were_given_are_not_taken_back()
    {
        await using var house = new House();
        var import = await house.Import("clusters", "代码,名称\nK04,智能装备\nK05,软件信息\n");
        var review = new WeightReview { Year = 2026, ProgrammeCode = "460103", ProgrammeName = "数控技术", By = "教务处", At = house.Clock.GetUtcNow() };
        await house.Given(review);
        await house.Given(new WeightVote { ReviewId = review.Id, ById = Guid.NewGuid(), By = "某", Shares = new() { ["K05"] = 0.5m, ["K99"] = 0.2m }, Why = "为软件", At = house.Clock.GetUtcNow() });
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.Agreements, ClusterCode = "K04", Amount = 2 });

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id));

        Assert.Contains("1 条对接依据、1 份权重投票", refused.Words.Zh);
        Assert.Equal(2, await house.In(db => db.Clusters.CountAsync(c => c.Code.StartsWith("K0"), Ct)));
    }

    [Fact]
    public async Task Programmes_that_the_catalogue_does_not_have_are_pointed_out_and_taken()
    {
        await using var house = new House();
        const string file = "专业代码,专业名称\n460103,数控技术\n460104,机械设计\n469999,未来制造\n";
        Assert.Empty((await house.Check("programmes", file)).ReportOf().Remarks);
        await house.Import("catalogue", "code,name\n460103,数控技术\n460104,机械制造及自动化\n");

        var import = await house.Import("programmes", file);

        Assert.Equal((ImportState.Done, 3), (import.State, import.Added));
        Assert.Equal([1, 1], import.ReportOf().Remarks.Select(r => r.Lines));
        Assert.Contains("全国目录", import.ReportOf().Remarks[0].What.Zh);
    }

    [Fact]
    public async Task Points_of_no_province_or_no_code_are_refused_and_others_than_the_catalogue_has_pointed_out()
    {
        await using var house = new House();
        await house.Import("catalogue", "code,name\n460103,数控技术\n");
        await house.Import("districts", "code,name,level\n50,重庆市,省级\n");
        const string header = "年份,省份,学校标识码,学校名称,专业代码,专业名称,修业年限\n";

        var refused = await house.Check("register", header + "2025,火星,4150012215,某校,460103,数控技术,3\n2025,重庆市,4150012215,某校,46010,数控技术,3\n");
        var told = await house.Check("register", header + "2025,重庆市,4150012215,某校,460103,不对的名字,3\n2025,重庆市,4150012215,某校,460199,新专业,3\n2025,重庆市,4150012215,某校,460103,数控技术,3\n");

        Assert.Equal([(2, "省份"), (3, "专业代码")], refused.ReportOf().Problems.Select(p => (p.Line, p.Column)));
        Assert.Equal((0, 2), (told.ReportOf().ProblemCount, told.ReportOf().Remarks.Sum(r => r.Lines)));
    }

    [Fact]
    public async Task More_registered_than_admitted_is_pointed_out()
    {
        await using var house = new House();
        await College.Open(house);

        var import = await house.Check("headcounts", "专业代码,年份,在校生,招生计划,实际报到,录取人数\n460103,2026,300,10,200,5\n460104,2026,300,100,90,95\n");

        Assert.Equal(1, Assert.Single(import.ReportOf().Remarks).Lines);
    }

    [Fact]
    public async Task Programmes_that_other_records_name_are_not_taken_back()
    {
        await using var house = new House();
        var import = await house.Import("programmes", "专业代码,专业名称,首次招生年份\n460103,数控技术,2015\n460104,机械制造,2015\n");
        await house.Import("headcounts", "专业代码,年份,在校生\n460103,2025,300\n460103,2026,300\n");
        await house.Import("fit-evidence", Votes + "460103,2026,校企协议,C04,3\n");
        await house.Given(new WeightReview { Year = 2026, ProgrammeCode = "460104", ProgrammeName = "机械制造", By = "教务处", At = house.Clock.GetUtcNow() });

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id));

        Assert.Contains("2 条在校生数、1 条对接依据、1 条权重评议", refused.Words.Zh);
        Assert.Contains("(headcounts 2, evidence of fit 1, reviews of weights 1)", refused.Words.En);
        Assert.Equal(2, await house.In(db => db.Programmes.CountAsync(Ct)));
    }

    [Fact]
    public async Task Programmes_that_nothing_names_are_taken_back_with_the_fit_reckoned_of_them()
    {
        await using var house = new House();
        var import = await house.Import("programmes", "专业代码,专业名称\n460103,数控技术\n");
        var students = await house.Import("headcounts", "专业代码,年份,在校生\n460103,2026,300\n");
        await house.RunJobs();

        await house.Undo(students.Id);
        await house.Undo(import.Id);

        Assert.Equal(0, await house.In(db => db.Programmes.CountAsync(Ct)));
    }

    private static async Task<IEnumerable<(string, decimal)>> Kept(House house) =>
        (await house.In(db => db.Set<EvidenceAmount>().AsNoTracking().OrderBy(e => e.ProgrammeCode).ToListAsync(Ct))).Select(e => (e.ProgrammeCode, e.Amount));
}
