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

    private static async Task<IEnumerable<(string, decimal)>> Kept(House house) =>
        (await house.In(db => db.Set<EvidenceAmount>().AsNoTracking().OrderBy(e => e.ProgrammeCode).ToListAsync(Ct))).Select(e => (e.ProgrammeCode, e.Amount));
}
