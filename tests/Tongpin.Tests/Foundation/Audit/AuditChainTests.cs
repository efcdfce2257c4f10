using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Audit;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Audit;

public sealed class AuditChainTests
{
    private static async Task<House> Sealed(int lines)
    {
        var house = new House();
        for (var i = 0; i < lines; i++)
        {
            await house.GivenUnit($"S{i}");
            if (i % 3 == 2) await Seal(house);
        }
        await Seal(house);
        return house;
    }

    private static Task<int> Seal(House house) => house.As<AuditChain, int>(Actor.House, c => c.Seal(default));
    private static Task<BrokenLink?> Verify(House house) => house.As<AuditChain, BrokenLink?>(Actor.House, c => c.Verify(default));
    private static Task<int> Tamper(House house, FormattableString sql) => house.In(db => db.Database.ExecuteSqlAsync(sql));

    [Fact]
    public async Task An_untouched_history_is_whole()
    {
        await using var house = await Sealed(7);
        Assert.Null(await Verify(house));
        Assert.Equal(0, await house.In(db => db.History.CountAsync(e => e.SealId == null)));
        Assert.Equal(0, await Seal(house));
    }

    [Fact]
    public async Task A_changed_line_is_named()
    {
        await using var house = await Sealed(7);
        var id = await house.In(db => db.History.Where(e => e.Noun == "foundation_unit").OrderBy(e => e.Id).Skip(4).Select(e => e.Id).FirstAsync());
        await Tamper(house, $"UPDATE \"foundation_audit\" SET \"ActorName\" = 'Somebody else' WHERE \"Id\" = {id}");
        var broken = await Verify(house);
        Assert.Equal("line-changed", broken?.Key);
        Assert.Contains($"line {id} ", broken!.Words.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Why")]
    [InlineData("Changes")]
    [InlineData("Did")]
    [InlineData("Record")]
    public async Task Every_field_is_covered(string field)
    {
        await using var house = await Sealed(3);
        await house.In(db => db.Database.ExecuteSqlRawAsync($"UPDATE \"foundation_audit\" SET \"{field}\" = '{{}}x' WHERE \"Id\" = (SELECT MIN(\"Id\") FROM \"foundation_audit\")".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
        Assert.Equal("line-changed", (await Verify(house))?.Key);
    }

    [Fact]
    public async Task A_removed_line_is_named()
    {
        await using var house = await Sealed(7);
        var id = await house.In(db => db.History.OrderBy(e => e.Id).Skip(2).Select(e => e.Id).FirstAsync());
        await Tamper(house, $"DELETE FROM \"foundation_audit\" WHERE \"Id\" = {id}");
        var broken = await Verify(house);
        Assert.Equal("line-missing", broken?.Key);
        Assert.Contains($"line {id} ", broken!.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_slipped_in_later_is_named()
    {
        await using var house = await Sealed(7);
        await house.GivenUnit("late");
        var id = await house.In(db => db.History.MaxAsync(e => e.Id));
        await Tamper(house, $"UPDATE \"foundation_audit\" SET \"SealId\" = 1 WHERE \"Id\" = {id}");
        Assert.Equal("line-added", (await Verify(house))?.Key);
    }

    [Fact]
    public async Task A_changed_seal_is_named()
    {
        await using var house = await Sealed(7);
        await Tamper(house, $"UPDATE \"foundation_audit_seal\" SET \"Hash\" = 'abc' WHERE \"Id\" = 1");
        Assert.Equal("seal-changed", (await Verify(house))?.Key);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_removed_seal_is_named(long number)
    {
        await using var house = await Sealed(7);
        await Tamper(house, $"DELETE FROM \"foundation_audit_seal\" WHERE \"Id\" = {number}");
        var broken = await Verify(house);
        Assert.Equal("seal-missing", broken?.Key);
        Assert.Contains($"Seal {number} ", broken!.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_lost_its_seal_is_missed_by_its_seal()
    {
        await using var house = await Sealed(7);
        await Tamper(house, $"UPDATE \"foundation_audit\" SET \"SealId\" = NULL WHERE \"Id\" = (SELECT MIN(\"Id\") FROM \"foundation_audit\")");
        Assert.Equal("line-missing", (await Verify(house))?.Key);
    }

    [Fact]
    public async Task A_thousand_lines_make_one_seal_and_one_more_the_next()
    {
        await using var house = new House();
        await Seal(house);
        await house.In(async db =>
        {
            for (var i = 0; i < AuditChain.Batch + 1; i++) db.Add(new Unit { Code = $"U{i}", Name = "某", Kind = UnitKind.Centre });
            return await db.SaveChangesAsync();
        });
        var before = await house.In(db => db.Seals.CountAsync());
        Assert.Equal(AuditChain.Batch + 1, await Seal(house));
        Assert.Equal(before + 2, await house.In(db => db.Seals.CountAsync()));
        Assert.Null(await Verify(house));
    }

    [Fact]
    public async Task The_history_is_found_by_who_what_and_day()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S1");
        using var browser = await house.SignIn(BuiltInRoles.Leadership);
        var page = await House.Text(await browser.GetAsync($"/history?noun=foundation_unit&record={unit.Id.Value}&from=2026-09-01&until=2026-09-01"));
        Assert.Contains("S1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("S1</td>", await House.Text(await browser.GetAsync("/history?noun=foundation_unit&from=2026-09-02")), StringComparison.Ordinal);
    }
}
