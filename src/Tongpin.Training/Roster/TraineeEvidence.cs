using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Roster;

/// <summary>The files of a trainee, such as proof of employment. They go with the personal data.</summary>
internal sealed class TraineeEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public string Noun => SeeTrainee.Table;
    public string Edit => Permissions.Personal;
    public bool IsPersonal => true;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await Trainee.VisibleTo(db.Trainees, actor.Value, Permissions.Personal).AsNoTracking().FirstOrDefaultAsync(t => t.Id == new TraineeId(id) && t.ErasedOn == null, ct) is { } trainee
            ? new(Noun, record, Permissions.Personal, trainee.UnitId, Words.Same(trainee.Name), $"/training/trainees/{record}") : null;
}
