using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Approvals.Requests;

namespace Tongpin.Tests.Foundation.Approvals;

public sealed class SubstituteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_substitute_acts_within_the_dates_and_the_history_says_for_whom()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var substitute = await house.Somebody();
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        Assert.Equal("foundation.approval.not-yours", await Refusal(() => house.Decide(substitute, id, Verdict.Approve)));

        await Name(house, dean, substitute);
        Assert.Equal([id], await house.Waits(substitute));
        await house.Decide(substitute, id, Verdict.Approve);

        var line = (await house.Request(id)).Lines.Single(l => l.Did == Did.Approved);
        Assert.Equal((substitute.Id.Value, dean.Id.Value, dean.Name), (line.PersonId, line.SeatId!.Value, line.SeatName));
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await house.As<Seats, IReadOnlyList<Seating>>(Actor.House, async s => [.. (await s.Of(substitute.Id, Ct)).Skip(1)]));
    }

    [Fact]
    public async Task Neither_the_applicant_nor_his_substitute_decides_his_request()
    {
        await using var house = Open();
        var (school, _, dean, _, _) = await DelegationTests.College(house);
        var (second, helper) = (await house.Somebody(BuiltInRoles.SchoolDean, school.Id), await house.Somebody());
        await Name(house, dean, helper);
        await Name(house, second, dean);
        var id = await house.Ask(dean, Spend, unit: school.Id, amount: 1);

        Assert.Equal("foundation.approval.applicant", await Refusal(() => house.Decide(dean, id, Verdict.Approve)));
        Assert.Equal("foundation.approval.applicant", await Refusal(() => house.Decide(dean, id, Verdict.Approve, seat: second)));
        Assert.Equal("foundation.approval.applicant", await Refusal(() => house.Decide(helper, id, Verdict.Approve)));
        Assert.Empty(await house.Waits(helper));
        Assert.Equal([id], await house.Waits(second));
    }

    [Fact]
    public async Task A_substitute_does_not_hand_on_what_he_stands_in_for()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        var (first, second) = (await house.Somebody(), await house.Somebody());
        await Name(house, dean, first);
        await Name(house, first, second);
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);

        Assert.Equal("foundation.approval.not-yours", await Refusal(() => house.Decide(second, id, Verdict.Approve)));
    }

    [Fact]
    public async Task One_person_decides_one_request_in_one_role_unless_the_regulation_allows_more()
    {
        await using var house = Open();
        var (school, asker, dean, _, _) = await DelegationTests.College(house);
        await house.Given(new Assignment { PersonId = dean.Id, RoleId = await house.In(db => db.Roles.Where(r => r.Key == BuiltInRoles.AcademicOffice).Select(r => r.Id).SingleAsync(Ct)), From = new(2020, 1, 1) });
        var id = await house.Ask(asker, Spend, unit: school.Id, amount: 1);
        await house.Decide(dean, id, Verdict.Approve);

        Assert.Equal("foundation.approval.other-capacity", await Refusal(() => house.Decide(dean, id, Verdict.Approve)));
        await house.As<Tongpin.Foundation.Regulations.ChangeRegulation, int?>(Actor.House, c => c.Run(ApprovalBook.RolesEach, new() { Value = "2", ValidFrom = new(2026, 1, 1), Severity = Severity.Block, Why = "人手少" }, Ct));
        Assert.Equal(ApprovalState.Approved, await house.Decide(dean, id, Verdict.Approve));
    }

    [Fact]
    public async Task Who_made_the_key_of_an_application_does_not_decide_what_it_asks()
    {
        await using var house = Open();
        var (school, _, dean, _, _) = await DelegationTests.College(house);
        var second = await house.Somebody(BuiltInRoles.SchoolDean, school.Id);
        var key = await house.Given(new ApiKey { Name = "办公系统", Hash = "x", CreatedBy = dean.Id.Value, CreatedAt = house.Clock.GetUtcNow() });
        var id = await house.As<Asking, ApprovalId>(ApiKeyDoor.ActorOf(key), a => a.Run(new(Spend, "test_record", "1", ("事", "Matter"), "/", school.Id, 1)));

        Assert.Equal("foundation.approval.applicant", await Refusal(() => house.Decide(dean, id, Verdict.Approve)));
        Assert.Equal("foundation.approval.not-yours", await Refusal(() => house.As<DecideApproval, ApprovalState?>(ApiKeyDoor.ActorOf(key), d => d.Run(id, new() { Verdict = Verdict.Approve }, Ct))));
        Assert.Equal(ApprovalState.Running, await house.Decide(second, id, Verdict.Approve));
    }

    [Fact]
    public async Task Nobody_stands_in_for_himself_and_a_substitution_ends_when_it_is_ended()
    {
        await using var house = Open();
        var (_, _, dean, _, _) = await DelegationTests.College(house);
        var helper = await house.Somebody();

        Assert.Equal("foundation.substitute.self", await Refusal(() => Name(house, dean, dean)));
        var named = await Name(house, dean, helper);
        Assert.False(await house.As<NameSubstitute, bool>(await house.ActorOf(helper), n => n.End(named, Ct)));
        Assert.True(await house.As<NameSubstitute, bool>(await house.ActorOf(dean), n => n.End(named, Ct)));
        Assert.Single(await house.As<Seats, IReadOnlyList<Seating>>(Actor.House, s => s.Of(helper.Id, Ct)));
    }

    private static async Task<SubstitutionId> Name(House house, Person who, Person substitute) =>
        await house.As<NameSubstitute, SubstitutionId>(await house.ActorOf(who), n => n.Run(new() { Number = substitute.Number, From = new(2026, 9, 1), Until = new(2026, 9, 3) }, Ct));
}
