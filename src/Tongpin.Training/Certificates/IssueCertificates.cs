using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records;
using Tongpin.Training.Attendance;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Certificates;

/// <summary>A trainee at the gate of the certificate (发证条件).</summary>
/// <param name="Attendance">Share of the hours, 0 to 1.</param>
/// <param name="Why">What is missing; null when the certificate may be issued.</param>
internal sealed record Candidate(Trainee Trainee, decimal Attendance, Words? Why);

/// <summary>The office that manages training issues the certificates of a class (发证); no unit issues its own. Attendance and test are those of the class's category.</summary>
internal sealed class IssueCertificates(TongpinDb db, ProjectDesk desk, AttendanceBook attendance, IRegulations regulations, IRecords records, TimeProvider clock)
{
    private const int Batch = 100;

    /// <summary>Everybody on the roster who has no certificate that counts, with what is missing.</summary>
    public async Task<IReadOnlyList<Candidate>> Candidates(TrainingProject project, CancellationToken ct)
    {
        var policy = await desk.PolicyOf(project, ct);
        var shares = await attendance.Of(project.Id, ct);
        var certified = db.Certificates.Where(c => c.ProjectId == project.Id && c.Voided == "").Select(c => c.TraineeId);
        var trainees = await db.Trainees.AsNoTracking().Where(t => t.ProjectId == project.Id && t.State == TraineeState.Enrolled && t.ErasedOn == null && !certified.Contains(t.Id)).OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(ct);
        return [.. trainees.Select(t => new Candidate(t, shares.GetValueOrDefault(t.Id), Why(t, shares.GetValueOrDefault(t.Id))))];

        Words? Why(Trainee t, decimal share) =>
            share < policy.Attendance ? new($"出勤 {Show.Percent(share)}，应达 {Show.Percent(policy.Attendance)}", $"attendance {Show.Percent(share)} of {Show.Percent(policy.Attendance)}")
            : policy.Test && t.Test != TestResult.Passed ? new($"考核：{RosterWords.Of(t.Test).Zh}", $"test: {RosterWords.Of(t.Test).En}")
            : null;
    }

    /// <summary>Issues to all who have what it takes, a batch in each save; begun again after a stop it goes on where it was.</summary>
    /// <returns>How many were issued, or null when there is no such project within reach.</returns>
    public async Task<int?> Run(ProjectId id, IProgress<JobProgress>? progress, CancellationToken ct)
    {
        // load
        if (await desk.Find(id, Permissions.Manage, ct) is not { } project) return null;
        if (project.State is < ProjectState.Taught or ProjectState.Refused or ProjectState.Cancelled) throw Rules.NotTaught.Broken(Codes.Of(project.State));
        if (project.Certificate == CertificateForm.None) throw Rules.NoCertificates.Broken();
        var ready = (await Candidates(project, ct)).Where(c => c.Why is null).Select(c => c.Trainee).ToList();
        if (ready.Count == 0) throw Rules.NobodyReady.Broken();
        var series = CertificateNumbers.Series((await regulations.InForce(Regulations.CertificateNumber, desk.Today, ct)).Json<Dictionary<string, string>>(), project.Category, desk.Today.Year);

        // decide and save: numbers and certificates in one transaction, so that a number exists only with its certificate
        var done = 0;
        foreach (var batch in ready.Chunk(Batch))
        {
            await db.Atomically(async () =>
            {
                if (await db.Series.Where(s => s.Key == series).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + batch.Length), ct) == 0)
                {
                    db.Series.Add(new CertificateSeries { Key = series, Last = batch.Length });
                    await db.SaveChangesAsync(ct);
                }
                var first = await db.Series.Where(s => s.Key == series).Select(s => s.Last).SingleAsync(ct) - batch.Length + 1;
                List<Certificate> certificates = [.. batch.Select((t, i) => new Certificate { ProjectId = id, UnitId = project.UnitId, TraineeId = t.Id, Number = CertificateNumbers.Of(series, first + i), Holder = t.Name, IssuedOn = desk.Today })];
                var told = await records.Write([.. certificates.Select(c => TrainingRecords.Awarded(c, project, clock.GetUtcNow()))], ct);
                foreach (var (certificate, statement) in certificates.Zip(told)) certificate.Statement = statement;
                db.Certificates.AddRange(certificates);
                await db.SaveChangesAsync(ct);
            }, ct);
            db.ChangeTracker.Clear();
            progress?.Report(new(done += batch.Length, ready.Count, ("编号发证", "Issuing")));
        }
        return ready.Count;
    }
}

/// <summary>Issues the certificates of a class in the background, with progress.</summary>
internal sealed class CertificateWork(IssueCertificates issue) : IJobWork
{
    public const string Work = "training.certificates";
    public string Kind => Work;

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        await issue.Run(new(Guid.Parse(argument)), progress, ct);
        return $"/training/projects/{argument}/certificates";
    }
}

/// <summary>The office takes a certificate back (作废), with the reason; its number stays and says so.</summary>
internal sealed class RevokeCertificate(TongpinDb db, CurrentActor actor, IRecords records, TimeProvider clock)
{
    public async Task<bool> Run(CertificateId id, string? why, CancellationToken ct)
    {
        if (await Certificate.VisibleTo(db.Certificates, actor.Value, Permissions.Manage).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } certificate) return false;
        actor.Why = Reasons.Of(why);
        certificate.Revoke(clock.GetUtcNow().BeijingDay(), actor.Why);
        if (certificate.Statement is { } told) await records.Void([told], ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
