using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Approvals;

/// <summary>A house with businesses of its own to ask approval for, and what people do with requests.</summary>
internal static class Requests
{
    /// <summary>Dean of the unit, then the academic office, then leadership above 50,000 yuan; can be delegated.</summary>
    public const string Spend = "test.spend";
    /// <summary>A panel of experts with a quorum of two, then leadership.</summary>
    public const string Review = "test.review";

    public static readonly ApprovalKind SpendKind = new(Spend, ("用钱", "Spend"),
    [
        new("dean", ("学院", "School"), BuiltInRoles.SchoolDean, StepPlace.UnitOfRequest),
        new("office", ("教务处", "Office"), BuiltInRoles.AcademicOffice),
        new("leader", ("校领导", "Leadership"), BuiltInRoles.Leadership) { AboveAmount = 50_000 },
    ], DelegationDomain.Finance);

    public static readonly ApprovalKind ReviewKind = new(Review, ("评审", "Review"),
    [
        new("experts", ("专家会审", "Experts"), BuiltInRoles.Expert, Mode: StepMode.Panel) { Quorum = 2 },
        new("leader", ("校领导", "Leadership"), BuiltInRoles.Leadership),
    ]);

    public static House Open(bool server = false, bool file = false) => new(services: s => s.AddApproval(SpendKind).AddApproval(ReviewKind).AddSingleton<Heard>().AddScoped<Asking>().AddHearer<ApprovalMoved, Hears>(), server: server, file: file);

    /// <summary>Asks in the name of a person, as a module does.</summary>
    public static async Task<ApprovalId> Ask(this House house, Person by, string kind, string record = "1", UnitId? unit = null, decimal? amount = null, string category = "")
    {
        var actor = await house.ActorOf(by);
        return await house.As<Asking, ApprovalId>(actor, a => a.Run(new(kind, "test_record", record, ("买设备", "Buy equipment"), "/tests/1", unit, amount, category)));
    }

    public static async Task<ApprovalState?> Decide(this House house, Person by, ApprovalId id, Verdict verdict, string why = "", Person? seat = null) =>
        await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(by), d => d.Run(id, new() { Verdict = verdict, Why = why, Seat = seat?.Id.Value }, default));

    public static async Task<string> Refusal(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Rule.Key;

    public static Task<Approval> Request(this House house, ApprovalId id) => house.In(db => db.Approvals.AsNoTracking().Include(a => a.Lines).SingleAsync(a => a.Id == id));

    public static async Task<IReadOnlyList<ApprovalId>> Waits(this House house, Person person) => await house.As<Seats, IReadOnlyList<ApprovalId>>(Actor.House, async seats =>
    {
        var held = await seats.Of(person.Id, default);
        return await house.In(db => Seats.Waiting(db.Approvals, held, 1).Select(a => a.Id).ToListAsync());
    });

    public sealed class Heard
    {
        public List<ApprovalMoved> Facts { get; } = [];
    }

    private sealed class Hears(Heard heard) : IHear<ApprovalMoved>
    {
        public Task Hear(ApprovalMoved fact, CancellationToken ct)
        {
            lock (heard) heard.Facts.Add(fact);
            return Task.CompletedTask;
        }
    }

    internal sealed class Asking(TongpinDb db, IApprovals approvals)
    {
        public async Task<ApprovalId> Run(ApprovalAsk ask)
        {
            var id = await approvals.Submit(ask, default);
            await db.SaveChangesAsync();
            return id;
        }
    }
}
