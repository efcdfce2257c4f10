using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Audit;

public sealed class AuditChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sealed_history_is_whole_and_every_line_has_its_seal()
    {
        await using var house = await Sealed();

        var verdict = await Verify(house);

        Assert.Null(verdict.Break);
        Assert.Equal((3, await house.In(db => db.History.CountAsync())), (verdict.Seals, verdict.Lines));
        Assert.Equal(0, await house.In(db => db.History.CountAsync(e => e.SealId == null)));
        Assert.Equal(0, await Seal(house));
    }

    /// <summary>Every way to tamper behind the house's back, and the link that is named. Seal 2 holds the lines {0}, {1}, {2}.</summary>
    public static TheoryData<string, int, long, int?> Ways => new()
    {
        { "UPDATE foundation_audit SET \"Changes\" = '[]' WHERE \"Id\" = {1}", (int)AuditFault.ChangedLine, 2, 1 },
        { "UPDATE foundation_audit SET \"ActorName\" = 'x' WHERE \"Id\" = {1}", (int)AuditFault.ChangedLine, 2, 1 },
        { "UPDATE foundation_audit SET \"Why\" = 'x' WHERE \"Id\" = {2}", (int)AuditFault.ChangedLine, 2, 2 },
        { "UPDATE foundation_audit SET \"Record\" = \"Noun\" || \"Record\", \"Noun\" = '' WHERE \"Id\" = {0}", (int)AuditFault.ChangedLine, 2, 0 },
        { "DELETE FROM foundation_audit WHERE \"Id\" = {1}", (int)AuditFault.MissingLine, 2, 0 },
        { "DELETE FROM foundation_audit WHERE \"Id\" = {0}", (int)AuditFault.MissingLine, 2, null },
        { "DELETE FROM foundation_audit WHERE \"SealId\" = 2", (int)AuditFault.MissingLine, 2, null },
        { "UPDATE foundation_audit SET \"SealId\" = NULL WHERE \"Id\" = {2}", (int)AuditFault.MissingLine, 2, 1 },
        { "UPDATE foundation_audit SET \"SealId\" = 3 WHERE \"Id\" = {2}", (int)AuditFault.MissingLine, 2, 1 },
        { "INSERT INTO foundation_audit (\"At\", \"ActorId\", \"ActorName\", \"Did\", \"Noun\", \"Record\", \"Changes\", \"Why\", \"SealId\") SELECT \"At\", \"ActorId\", \"ActorName\", \"Did\", \"Noun\", \"Record\", \"Changes\", \"Why\", 2 FROM foundation_audit WHERE \"Id\" = {0}", (int)AuditFault.AddedLine, 2, -1 },
        { "UPDATE foundation_audit_seal SET \"Hash\" = (SELECT \"Hash\" FROM foundation_audit_seal WHERE \"Id\" = 1) WHERE \"Id\" = 2", (int)AuditFault.ChangedSeal, 2, null },
        { "UPDATE foundation_audit_seal SET \"Count\" = 2 WHERE \"Id\" = 2", (int)AuditFault.ChangedSeal, 2, null },
        { "UPDATE foundation_audit_seal SET \"Digests\" = (SELECT \"Digests\" FROM foundation_audit_seal WHERE \"Id\" = 1) WHERE \"Id\" = 2", (int)AuditFault.ChangedSeal, 2, null },
        { "UPDATE foundation_audit_seal SET \"At\" = (SELECT \"At\" FROM foundation_audit_seal WHERE \"Id\" = 1) WHERE \"Id\" = 2", (int)AuditFault.ChangedSeal, 2, null },
        { "DELETE FROM foundation_audit_seal WHERE \"Id\" = 2", (int)AuditFault.MissingSeal, 2, null },
        { "DELETE FROM foundation_audit_seal WHERE \"Id\" = 1", (int)AuditFault.MissingSeal, 1, null },
        { "DELETE FROM foundation_audit_seal WHERE \"Id\" = 3", (int)AuditFault.MissingSeal, 3, null },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_is_tampered_with_is_named(string sql, int fault, long seal, int? line)
    {
        await using var house = await Sealed();
        var ids = await house.In(db => db.History.Where(e => e.SealId == 2).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());

        await house.In(db => db.Database.ExecuteSqlRawAsync(string.Format(null, sql, ids[0], ids[1], ids[2]), Ct));

        var broken = (await Verify(house)).Break;
        var named = line switch { null => (long?)null, -1 => await house.In(db => db.History.MaxAsync(e => e.Id)), { } i => ids[i] };
        Assert.Equal(new AuditBreak((AuditFault)fault, seal, named), broken);
        Assert.NotEqual(broken!.Words.Zh, broken.Words.En);
    }

    [Fact]
    public async Task Lines_that_wait_for_their_seal_break_nothing()
    {
        await using var house = await Sealed();
        await house.GivenUnit("S99");

        Assert.Null((await Verify(house)).Break);
        Assert.Equal(1, await Seal(house));
        Assert.Null((await Verify(house)).Break);
    }

    [Fact]
    public async Task Sealers_that_meet_do_not_fork_the_chain()
    {
        await using var house = await Sealed();
        for (var i = 0; i < 30; i++) await house.GivenUnit($"U{i}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Seal(house), Ct)));
        while (await Seal(house) > 0) { }

        var verdict = await Verify(house);
        Assert.Null(verdict.Break);
        Assert.Equal(await house.In(db => db.History.CountAsync()), verdict.Lines);
    }

    [Fact]
    public async Task A_long_history_is_sealed_in_batches()
    {
        await using var house = await Sealed();
        await house.In(async db =>
        {
            for (var i = 0; i < AuditChain.MostLines + 1; i++) db.Units.Add(new() { Code = $"L{i}", Name = "长", Kind = UnitKind.Office });
            return await db.SaveChangesAsync(Ct);
        });

        await Seal(house);

        Assert.Equal([AuditChain.MostLines, 1], await house.In(db => db.Seals.Where(s => s.Id > 3).OrderBy(s => s.Id).Select(s => s.Count).ToListAsync()));
        Assert.Null((await Verify(house)).Break);
    }

    [Fact]
    public async Task An_empty_history_is_whole()
    {
        await using var house = new House();
        await house.In(db => db.History.ExecuteDeleteAsync());

        Assert.Equal(0, await Seal(house));
        Assert.Equal((0, 0, null), await Verify(house) is var v ? (v.Seals, v.Lines, v.Break) : default);
    }

    /// <summary>A house whose history has three seals; the second holds three lines. The clerk sleeps, as the clock stands.</summary>
    private static async Task<House> Sealed()
    {
        var house = new House();
        await house.GivenUnit("S01");
        await Seal(house);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.In(async db =>
        {
            db.Units.AddRange(new[] { "S02", "S03", "S04" }.Select(c => new Unit { Code = c, Name = "学院" + c, Kind = UnitKind.School }));
            return await db.SaveChangesAsync(Ct);
        });
        await Seal(house);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.GivenUnit("S05");
        await Seal(house);
        return house;
    }

    private static Task<int> Seal(House house) => house.As<AuditChain, int>(Actor.House, chain => chain.Seal(Ct));
    private static Task<AuditVerdict> Verify(House house) => house.As<AuditChain, AuditVerdict>(Actor.House, chain => chain.Verify(Ct));
}
