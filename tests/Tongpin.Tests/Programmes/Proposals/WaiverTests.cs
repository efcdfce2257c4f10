using System.Collections.Frozen;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Tests.Programmes.Proposals;

public sealed class WaiverTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly Actor Party = new(Guid.NewGuid(), "党委", FrozenDictionary<string, Reach>.Empty);

    private static Proposal Proposal() => new() { Year = 2026, Kind = ProposalKind.New, Code = "460312", Name = "测试", ById = Guid.NewGuid(), By = "申报人", At = Now };

    [Fact]
    public void A_waiver_has_exactly_the_reason_it_was_given_or_is_not_made() => Gen.String.Sample(why =>
    {
        try
        {
            var waiver = Waiver.Grant(Proposal(), Gate.Enterprise, why, Party, Now);
            Assert.Equal(why.Trim(), waiver.Why);
            Assert.NotEqual("", waiver.Why);
        }
        catch (RuleBroken broken)
        {
            Assert.Same(Rules.WaiverReason, broken.Rule);
            Assert.Equal("", why.Trim());
        }
    });

    [Fact]
    public void Nobody_waives_for_himself_and_nothing_once_it_is_submitted()
    {
        var own = new Proposal { Year = 2026, Kind = ProposalKind.New, Code = "460312", Name = "测试", ById = Party.Id, By = "党委", At = Now };
        Assert.Same(Rules.OwnWaiver, Assert.Throws<RuleBroken>(() => Waiver.Grant(own, Gate.Group, "理由", Party, Now)).Rule);
        Assert.Same(Rules.ByPeopleOnly, Assert.Throws<RuleBroken>(() => Waiver.Grant(Proposal(), Gate.Group, "理由", Party with { IsApplication = true }, Now)).Rule);
        var submitted = Proposal();
        submitted.Submit(null!, Now);
        Assert.Same(Rules.NotOpen, Assert.Throws<RuleBroken>(() => Waiver.Grant(submitted, Gate.Group, "理由", Party, Now)).Rule);
    }

    [Fact]
    public void No_property_of_a_waiver_can_be_set_from_outside() =>
        Assert.All(typeof(Waiver).GetProperties(), p => Assert.False(p.SetMethod?.IsPublic ?? false, p.Name));

    [Fact]
    public async Task The_database_too_refuses_a_waiver_without_its_reason()
    {
        await using var house = new House();
        var proposal = await house.Given(Proposal());
        var waiver = await house.Given(Waiver.Grant(proposal, Gate.Enterprise, "急需专业", Party, Now));

        await Assert.ThrowsAnyAsync<Exception>(() => house.In(db => db.Waivers.Where(w => w.Id == waiver.Id).ExecuteUpdateAsync(s => s.SetProperty(w => w.Why, "  "))));
        await Assert.ThrowsAnyAsync<Exception>(() => house.In(db => db.Proposals.Where(p => p.Id == proposal.Id).ExecuteDeleteAsync()));

        Assert.Equal("急需专业", (await house.In(db => db.Waivers.AsNoTracking().SingleAsync(w => w.Id == waiver.Id))).Why);
    }
}
