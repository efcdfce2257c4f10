using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
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

        var refused = await house.Import("fit-evidence", Votes + "460103,2026,专家评议,C01,0.6\n");

        Assert.NotEqual(ImportState.Done, refused.State);
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

    private static async Task<IEnumerable<(string, decimal)>> Kept(House house) =>
        (await house.In(db => db.Set<EvidenceAmount>().AsNoTracking().OrderBy(e => e.ProgrammeCode).ToListAsync(Ct))).Select(e => (e.ProgrammeCode, e.Amount));
}
