using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Certificates;

namespace Tongpin.Training.Roster;

/// <summary>Takes the personal data of trainees away, with their files and those of their certificates, in the save of the caller.</summary>
internal sealed class EraseTrainees(TongpinDb db, IEvidence evidence, TimeProvider clock)
{
    public async Task Run(IReadOnlyList<Trainee> trainees, CancellationToken ct)
    {
        var ids = trainees.Select(t => t.Id).ToList();
        var certificates = await db.Certificates.Where(c => ids.Contains(c.TraineeId)).Select(c => c.Id).ToListAsync(ct);
        await evidence.Erase(SeeTrainee.Table, [.. ids.Select(i => i.Value.ToString())], ct);
        await evidence.Erase(CertificateEvidence.Table, [.. certificates.Select(c => c.Value.ToString())], ct);
        foreach (var trainee in trainees) trainee.Erase(clock.GetUtcNow().BeijingDay());
    }
}
