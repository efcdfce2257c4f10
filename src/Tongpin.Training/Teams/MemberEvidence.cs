using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Teams;

/// <summary>The files of a member of the training teams, such as a teaching qualification.</summary>
internal sealed class MemberEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public const string Table = "training_member";
    public string Noun => Table;
    public string Edit => Permissions.Team;
    public bool IsPersonal => true;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await Member.VisibleTo(db.Members, actor.Value, Permissions.Team).AsNoTracking().FirstOrDefaultAsync(m => m.Id == new MemberId(id), ct) is { } member
            ? new(Noun, record, Permissions.Team, member.UnitId, Words.Same(member.Name), $"/training/teams/{record}") : null;
}
