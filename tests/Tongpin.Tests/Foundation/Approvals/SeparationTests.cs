using CsCheck;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Approvals;

/// <summary>Separation of duties, whatever people, roles, substitutes and grants there are and in whatever order they try.</summary>
public sealed class SeparationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly PersonId[] People = [.. Enumerable.Range(1, 5).Select(i => new PersonId(new Guid(i, 0, 0, new byte[8])))];
    private static readonly string[] Roles = ["a", "b", "c"];

    /// <param name="Held">Bits: which of the roles each of the people holds.</param>
    /// <param name="For">Whom each stands in for; himself: nobody.</param>
    private sealed record World(int[] Held, int[] For, int[] Steps, bool[] Panels, int Asker, int SecondAsker, bool Granted, int RolesEach, (int Who, int Seat, int Verdict)[] Tries);

    private static readonly Gen<World> Worlds = Gen.Select(
        Gen.Int[0, 7].Array[5], Gen.Int[0, 4].Array[5], Gen.Int[0, 2].Array[1, 4], Gen.Bool.Array[4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool,
        Gen.Select(Gen.Int[1, 3], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 6]).Array[40]),
        (held, substitutes, steps, panels, asker, second, granted, rest) => new World(held, substitutes, steps, panels, asker, second, granted, rest.Item1, rest.Item2));

    [Fact]
    public void Nobody_is_applicant_and_approver_nor_speaks_twice_nor_in_more_roles_than_allowed() => Worlds.Sample(world =>
    {
        var request = Play(world, out var denied);
        var askers = request.Lines.Where(l => l.Did == Did.Asked).Select(l => l.PersonId).ToHashSet();
        var decided = request.Lines.Where(l => l.At >= 0).ToList();
        Assert.DoesNotContain(decided, l => askers.Contains(l.PersonId) || (l.SeatId is { } seat && askers.Contains(seat)));
        foreach (var round in decided.GroupBy(l => l.Round))
        {
            foreach (var person in People.Select(p => p.Value))
            {
                var mine = round.Where(l => l.PersonId == person || l.SeatId == person).ToList();
                Assert.Equal(mine.Count, mine.Select(l => l.At).Distinct().Count());
                Assert.True(mine.Select(l => l.Role).Distinct().Count() <= world.RolesEach);
            }
        }
        // What is refused leaves no trace.
        Assert.All(denied, d => Assert.Equal(d.Before, d.After));
    });

    [Fact]
    public void The_search_for_tasks_and_the_decision_agree_on_who_may() => Worlds.Sample(world =>
    {
        var request = Play(world, out _);
        foreach (var person in People.Select((_, i) => i))
        {
            var seats = SeatsOf(world, person);
            var found = Seats.Waiting(new[] { request }.AsQueryable(), seats, world.RolesEach).Any();
            var may = request.State == ApprovalState.Running && Refused(() => DecideApproval.ChooseSeat(request, seats, null, world.RolesEach)) is null;
            Assert.Equal(may, found);
        }
    });

    private static Approval Play(World world, out List<(int Before, int After)> denied)
    {
        IReadOnlyList<ApprovalStep> steps = [.. world.Steps.Select((r, i) => new ApprovalStep($"s{i}", ($"第{i}步", $"Step {i}"), Roles[r], i == 0 ? StepPlace.UnitOfRequest : StepPlace.College, world.Panels[i] ? StepMode.Panel : StepMode.One))];
        var request = new Approval { Kind = "k", Noun = "n", Record = "1", Title = ("事", "Matter"), Href = "/", UnitId = new UnitId(Guid.NewGuid()), Category = "", ApplicantId = default, Applicant = "", Flow = 1, Steps = steps, AskedAt = Now };
        Ask(world.Asker);
        denied = [];
        var grant = world.Granted ? new GrantInForce(new(Guid.NewGuid()), ("学院", "School"), DelegationDomain.Finance, null, null) : null;
        foreach (var (who, seat, verdict) in world.Tries)
        {
            if (request.State == ApprovalState.Returned && (verdict % 2 == 0 || Refused(() => Ask(world.SecondAsker)) is not null)) Ask(world.Asker);
            if (request.State != ApprovalState.Running) break;
            var before = request.Lines.Count;
            var broken = Refused(() =>
            {
                // Half of the tries name a seat, also such as are not theirs.
                var decider = DecideApproval.ChooseSeat(request, SeatsOf(world, who), verdict % 2 == 0 ? null : People[seat].Value, world.RolesEach);
                var route = Route.Of(steps, null, "", grant, request.At);
                var said = verdict < 4 ? Verdict.Approve : verdict == 4 ? Verdict.Return : Verdict.Refuse;
                if (request.Decide(decider, said, "意见", [], People.Length, world.RolesEach, null, Now) is not { } reached) return;
                if (reached == Verdict.Approve && route.From(request.At + 1) is { } next) request.GoTo(next, new(2026, 9, 8), Now);
                else request.End(reached switch { Verdict.Approve => ApprovalState.Approved, Verdict.Return => ApprovalState.Returned, _ => ApprovalState.Refused }, Now);
            });
            if (broken is not null) denied.Add((before, request.Lines.Count));
        }
        return request;

        void Ask(int person)
        {
            request.Ask(People[person].Value, $"P{person}", "", Now);
            request.GoTo(0, new(2026, 9, 8), Now);
        }
    }

    private static IReadOnlyList<Seating> SeatsOf(World world, int person) =>
        [Seat(world, person), .. world.For[person] == person ? Array.Empty<Seating>() : [Seat(world, world.For[person])]];

    // Roles of the whole college sit in the seats of its units, too.
    private static Seating Seat(World world, int person)
    {
        var roles = Roles.Where((_, i) => (world.Held[person] >> i & 1) == 1).ToList();
        return new(People[person], $"P{person}", roles, []);
    }

    private static RuleBroken? Refused(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
    }
}
