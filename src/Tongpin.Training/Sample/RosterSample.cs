using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Sample;

/// <summary>Rosters of this year's sample classes: invented people, whose identity numbers begin with 990000, which no place has.</summary>
internal sealed class RosterSample(TongpinDb db, RosterDesk desk, IPeople people, IConfiguration settings) : ISample
{
    private const string Family = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张", Given = "明芳伟丽军敏静强磊洋勇艳杰娟涛超霞平刚桂";
    private static readonly string[] Companies = ["示范智能装备有限公司（示例）", "示范汽车零部件厂（示例）", "示范医药股份公司（示例）", ""];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Trainees.AnyAsync(ct)) return;
        var projects = await db.Projects.AsNoTracking().Where(p => p.ImportId == IImported.SampleImport && p.Starts.Year >= 2026 && p.State != ProjectState.Draft && p.State != ProjectState.Cancelled).OrderBy(p => p.Number).ToListAsync(ct);
        if (projects.Count == 0) return;

        var (trainees, classes) = (new List<Trainee>(), new List<TrainingClass>());
        foreach (var project in projects)
        {
            var over = project.State >= ProjectState.Taught;
            var heads = over ? project.Heads : project.State == ProjectState.Open ? project.Heads - 3 : project.Heads / 2;
            classes.Add(new() { ProjectId = project.Id, Capacity = project.Heads, SignUp = project.State == ProjectState.Approved && project.Payer is Payer.Individual or Payer.Free, Until = project.Starts.AddDays(-3) });
            for (var i = 0; i < heads; i++) trainees.Add(Somebody(project, trainees.Count, over));
        }
        var mine = projects.FirstOrDefault(p => p.State == ProjectState.Open && p.Payer == Payer.Employer);
        await db.Atomically(async () =>
        {
            await db.Insert(classes, ct);
            await db.Insert(trainees, ct);
            if (mine is not null && await people.ByNumber("E0001", ct) is { } contact) db.Coordinators.Add(new Coordinator { ProjectId = mine.Id, PersonId = contact.Id, Name = contact.Name, Company = Companies[0] });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private Trainee Somebody(TrainingProject project, int n, bool over)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"990000{1970 + n % 35}{1 + n % 12:00}{1 + n % 28:00}{n % 1000:000}");
        var number = digits + IdentityNumber.Check(digits);
        var trainee = new Trainee
        {
            ProjectId = project.Id,
            UnitId = project.UnitId,
            Name = $"{Family[n % Family.Length]}{Given[n / 7 % Given.Length]}{Given[n * 3 % Given.Length]}",
            IdNumber = number,
            Hash = desk.HashOf(number),
            Phone = string.Create(CultureInfo.InvariantCulture, $"1990{n:0000000}"),
            Company = Companies[project.Payer == Payer.Employer ? 0 : n % Companies.Length],
            Source = n % 3 == 0 ? TraineeSource.SignUp : TraineeSource.File,
            At = new DateTimeOffset(project.Starts.AddDays(-8).ToDateTime(new(9, 0)), TimeSpan.FromHours(8)).AddMinutes(n % 480),
            ImportId = IImported.SampleImport,
        };
        if (over) trainee.Grade(n % 40 == 0 ? TestResult.Failed : TestResult.Passed);
        return trainee;
    }
}
