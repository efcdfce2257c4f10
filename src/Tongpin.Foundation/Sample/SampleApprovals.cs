using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Matters;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Sample;

/// <summary>Requests of the sample college in different states, asked and decided by the people whose roles can be tried, so that the pages live from the first day.</summary>
internal sealed class SampleApprovals(TongpinDb db, ApprovalBook book, AskMatter ask, DecideApproval decide, GrantDelegation grant, ProposeRegulation propose, Rights rights, CurrentActor actor, IConfiguration settings) : ISample
{
    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Approvals.AnyAsync(ct)) return;
        var numbers = SamplePerson.All.Select(p => p.Number).ToList();
        var people = await db.People.Where(p => numbers.Contains(p.Number) && p.ImportId == IImported.SampleImport).ToDictionaryAsync(p => p.Number, p => p.Id, ct);
        if (people.Count < numbers.Count) return;
        var (own, other, centre) = (await UnitOf("S04"), await UnitOf("S01"), await UnitOf("A08"));

        // The school of the programme lead needs a head, who is nobody of those with a card: an applicant never decides, and each card has one role.
        people["head"] = await Head(own);
        // So does the centre that manages training.
        people["centre"] = await Head(centre);
        await db.SaveChangesAsync(ct);

        book.Sampling = true;
        await As("T0001", () => grant.Run(new() { Domain = DelegationDomain.Finance, UpTo = 10_000, Unit = own, Why = "试点：小额经费由学院自主决定" }, ct));
        var small = await Ask("T0004", DelegationDomain.Finance, own, "更换网络实训跳线", "更换网络实训室老化的跳线，清单附后。", 8_600);
        await Decide("head", small, Verdict.Approve, "同意，按清单采购");
        var middle = await Ask("T0004", DelegationDomain.Finance, own, "教师参加数据库认证培训", "四名教师参加培训，含差旅。", 28_000);
        await Decide("head", middle, Verdict.Approve, "同意");
        var large = await Ask("T0004", DelegationDomain.Finance, own, "改造云计算实训室", "改造二十个工位，用于与企业合作的订单班。", 86_000);
        await Decide("head", large, Verdict.Approve, "同意");
        await Decide("T0002", large, Verdict.Approve, "符合实训室建设计划");
        foreach (var (domain, most, why) in new (DelegationDomain, decimal?, string)[] { (DelegationDomain.Finance, 20_000, "培训小额支出由继续教育中心自主决定"), (DelegationDomain.Personnel, null, "培训兼职人员由继续教育中心自主聘用") })
            await As("T0001", () => grant.Run(new() { Domain = domain, UpTo = most, Unit = centre, Why = why }, ct));
        var printing = await Ask("T0002", DelegationDomain.Finance, centre, "印制培训教材", "三期培训班教材。", 12_600);
        await Decide("centre", printing, Verdict.Approve, "同意，按合同印制");
        var tutor = await Ask("T0002", DelegationDomain.Personnel, centre, "聘用培训班兼职班主任", "两名，一学期。", null);
        await Decide("centre", tutor, Verdict.Approve, "同意聘用");
        var back = await Ask("T0004", DelegationDomain.Finance, own, "购置教学电脑", "为教研室购置电脑。", 32_000);
        await Decide("head", back, Verdict.Approve, "同意");
        await Decide("T0002", back, Verdict.Return, "请写明数量、配置和使用地点");
        await Ask("T0002", DelegationDomain.Personnel, other, "聘请企业兼职教师", "聘请两名企业工程师承担数控编程课程。", null);
        var cadre = await Ask("T0002", DelegationDomain.Cadre, other, "调整实训中心负责人", "按任期安排调整。", null);
        await Decide("T0003", cadre, Verdict.Approve, "同意上报");
        await As("T0002", () => propose.Run(ApprovalBook.RemindBefore, new() { Value = "2", ValidFrom = new(2026, 9, 1), Why = "提前两个工作日提醒，便于安排会议" }, ct));
        (actor.Value, actor.Why, book.Sampling) = (Actor.House, null, false);

        Task<Guid> UnitOf(string code) => db.Units.Where(u => u.Code == code).Select(u => u.Id.Value).SingleAsync(ct);

        async Task<PersonId> Head(Guid unit)
        {
            var id = await db.People.Where(p => p.UnitId == new UnitId(unit) && p.Kind == PersonKind.Staff && !numbers.Contains(p.Number)).OrderBy(p => p.Number).Select(p => p.Id).FirstAsync(ct);
            db.Assignments.Add(new() { PersonId = id, RoleId = await db.Roles.Where(r => r.Key == BuiltInRoles.SchoolDean).Select(r => r.Id).SingleAsync(ct), UnitId = new UnitId(unit), From = new(2020, 1, 1) });
            return id;
        }

        async Task<ApprovalId> Ask(string number, DelegationDomain domain, Guid unit, string title, string text, decimal? amount)
        {
            var id = await As(number, () => ask.Run(new() { Domain = domain, Unit = unit, Title = title, Text = text, Amount = amount }, ct));
            var record = id.Value.ToString();
            return await db.Approvals.Where(a => a.Noun == Matter.Noun && a.Record == record).Select(a => a.Id).SingleAsync(ct);
        }

        Task<ApprovalState?> Decide(string number, ApprovalId id, Verdict verdict, string why) => As(number, () => decide.Run(id, new() { Verdict = verdict, Why = why }, ct));

        async Task<T> As<T>(string number, Func<Task<T>> act)
        {
            (actor.Value, actor.Why) = ((await rights.ActorOf(people[number], ct))!, null);
            return await act();
        }
    }
}
