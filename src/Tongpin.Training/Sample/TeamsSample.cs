using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Teams;

namespace Tongpin.Training.Sample;

/// <summary>The two teams of the sample college (示例数据) with duties in every class, and confirmed hours in those that were taught.</summary>
internal sealed class TeamsSample(TongpinDb db, IUnits units, IPeople people, ILedger ledger, IConfiguration settings) : ISample
{
    private const int FullTime = 8, PartTime = 44;
    private static readonly string[] Skills = ["数控加工、班组管理", "工业机器人、自动化", "新能源汽车、检测", "信息技术、教务", "电工作业、安全", "化工操作、检验"];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Members.AnyAsync(ct) || !await db.Projects.AnyAsync(p => p.ImportId == IImported.SampleImport, ct)) return;
        var known = (await units.ByNameOrCode(ct)).Values.DistinctBy(u => u.Id).ToDictionary(u => u.Id);
        var staff = (await people.Some(PersonKind.Staff, 400, ct)).Where(p => p.UnitId is { } unit && known.ContainsKey(unit)).ToList();
        List<Member> members =
        [
            .. staff.Where(p => known[p.UnitId!.Value].Code == "A08").Take(FullTime).Select((p, i) => Of(p, MemberKind.FullTime, i)),
            .. staff.Where(p => known[p.UnitId!.Value].Kind == UnitKind.School).Take(PartTime).Select((p, i) => Of(p, MemberKind.PartTime, i)),
        ];
        var (full, part) = (members.Where(m => m.Kind == MemberKind.FullTime).ToArray(), members.Where(m => m.Kind == MemberKind.PartTime).ToArray());
        if (full.Length == 0 || part.Length < 4) return;

        List<Duty> duties = [];
        List<Work> works = [];
        List<LedgerPost> posts = [];
        var projects = await db.Projects.AsNoTracking().Where(p => p.ImportId == IImported.SampleImport && p.State != ProjectState.Draft && p.State != ProjectState.Cancelled).OrderBy(p => p.Number).ToListAsync(ct);
        // Nobody is in two places at once: who was taken on a day stays taken.
        HashSet<(MemberId, DateOnly, int)> taken = [];
        foreach (var (i, project) in projects.Index())
        {
            Give(project, full[i % full.Length], DutyRole.Lead, 4, PayWay.Pool, 17);
            Give(project, part[i % part.Length], DutyRole.Manage, 2, PayWay.Pool, 16);
            Give(project, part[(i + 1) % part.Length], DutyRole.Teach, 4, project.Payer == Payer.Free ? PayWay.Workload : PayWay.Fee, 8);
            Give(project, part[(i + 2) % part.Length], DutyRole.Teach, 4, i % 3 == 0 ? PayWay.Workload : PayWay.Fee, 13);
            Give(project, part[(i + 3) % part.Length], DutyRole.Service, 2, PayWay.Pool, 19);
        }

        await db.Atomically(async () =>
        {
            await db.Insert(members, ct);
            await db.Insert(duties, ct);
            await db.Insert(works, ct);
            await ledger.Enter(posts, ct);
            await db.SaveChangesAsync(ct);
        }, ct);

        void Give(TrainingProject project, Member member, DutyRole role, decimal hours, PayWay pay, int at)
        {
            var duty = new Duty { ProjectId = project.Id, MemberId = member.Id, Role = role, Planned = hours * project.Days, Year = project.Starts.Year, ImportId = IImported.SampleImport };
            duties.Add(duty);
            if (project.State is < ProjectState.Taught or >= ProjectState.Refused) return;
            for (var day = project.Starts; day <= project.Ends; day = day.AddDays(1))
            {
                if (!taken.Add((member.Id, day, at))) continue;
                var work = new Work { DutyId = duty.Id, ProjectId = project.Id, MemberId = member.Id, Role = role, Day = day, Starts = new(at, 0), Hours = hours, Pay = pay, ImportId = IImported.SampleImport };
                work.Confirm();
                works.Add(work);
                posts.Add(ConfirmWorks.Post(project, work, member));
            }
        }

        Member Of(PersonFacts person, MemberKind kind, int i) => new()
        {
            PersonId = person.Id,
            Number = person.Number,
            Name = person.Name,
            Kind = kind,
            UnitId = person.UnitId!.Value,
            UnitName = known[person.UnitId.Value].Name.Zh,
            UnitNameEn = known[person.UnitId.Value].Name.En,
            Skills = Skills[i % Skills.Length],
            Title = (i % 3) switch { 0 => LecturerTitle.Associate, 1 => null, _ => LecturerTitle.Full },
            ImportId = IImported.SampleImport,
        };
    }
}
