using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Attendance;
using Tongpin.Training.Categories;
using Tongpin.Training.Certificates;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;
using Tongpin.Training.Timetable;

namespace Tongpin.Training.Sample;

/// <summary>What happened in this year's sample classes: timetables, check-ins, certificates. A few missed half of it, so that the gate of the certificate has something to keep.</summary>
internal sealed class ClassSample(TongpinDb db, CategoryBook categories, IRegulations regulations, IConfiguration settings) : ISample
{
    private static readonly (TimeOnly Begins, TimeOnly Ends)[] HalfDays = [(new(9, 0), new(12, 0)), (new(14, 0), new(17, 0))];
    private static readonly string[] Topics = ["开班与安全", "基础知识", "操作示范", "分组实训", "案例研讨", "综合实训", "复习", "考核"];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Sessions.AnyAsync(ct)) return;
        var projects = await db.Projects.AsNoTracking().Where(p => p.ImportId == IImported.SampleImport && p.Starts.Year == 2026).OrderBy(p => p.Number).ToListAsync(ct);
        projects.RemoveAll(p => p.State is ProjectState.Draft or ProjectState.Approval or ProjectState.Approved or ProjectState.Refused or ProjectState.Cancelled);
        if (projects.Count == 0) return;
        var rosters = (await db.Trainees.AsNoTracking().Where(t => t.ImportId == IImported.SampleImport).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(ct)).ToLookup(t => t.ProjectId);
        var templates = (await regulations.InForce(Regulations.CertificateNumber, new(2026, 1, 1), ct)).Json<Dictionary<string, string>>();
        var policies = (await categories.All(CategoryScheme.Payer, new(2026, 1, 1), ct)).ToDictionary(p => p.Category, p => p.Policy);

        var (sessions, checkIns, certificates, series) = (new List<Session>(), new List<CheckIn>(), new List<Certificate>(), new Dictionary<string, int>());
        foreach (var (n, project) in projects.Index())
        {
            var mine = Timetable(project, $"A{101 + n}").ToList();
            sessions.AddRange(mine);
            if (project.State < ProjectState.Taught) continue;
            foreach (var (i, trainee) in rosters[project.Id].Index())
            {
                var missed = i % 25 == 7 ? mine.Count / 2 : 0;
                checkIns.AddRange(mine.Skip(missed).Select(s => new CheckIn { SessionId = s.Id, TraineeId = trainee.Id, At = s.From.AddMinutes(-(i % 20)), Way = i % 9 == 0 ? CheckInWay.List : CheckInWay.Phone }));
                if (project.State < ProjectState.Distributed || missed > 0 || policies[project.Category].Test && trainee.Test != TestResult.Passed) continue;
                var key = CertificateNumbers.Series(templates, project.Category, 2026);
                series[key] = series.GetValueOrDefault(key) + 1;
                certificates.Add(new() { ProjectId = project.Id, UnitId = project.UnitId, TraineeId = trainee.Id, Number = CertificateNumbers.Of(key, series[key]), Holder = trainee.Name, IssuedOn = project.Ends.AddDays(5), ImportId = IImported.SampleImport });
            }
        }
        await db.Atomically(async () =>
        {
            await db.Insert(sessions, ct);
            await db.Insert(checkIns, ct);
            await db.Insert(certificates, ct);
            await db.Insert([.. series.Select(s => new CertificateSeries { Key = s.Key, Last = s.Value })], ct);
        }, ct);
    }

    private static IEnumerable<Session> Timetable(TrainingProject project, string place) =>
        from day in Enumerable.Range(0, project.Days)
        from half in Enumerable.Range(0, HalfDays.Length)
        select new Session { ProjectId = project.Id, UnitId = project.UnitId, Day = project.Starts.AddDays(day), Begins = HalfDays[half].Begins, Ends = HalfDays[half].Ends, Hours = 4, Topic = Topics[(day * 2 + half) % Topics.Length], Place = place, TeacherName = project.LeaderName };
}
