using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Decisions;

/// <summary>The files of a decision, such as the minutes of the meeting. Added like the book itself, never taken away.</summary>
internal sealed class DecisionEvidence(TongpinDb db) : IEvidenceNoun
{
    public string Noun => Decision.Table;
    public string Edit => Permissions.Judge;

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct)
    {
        if (!Guid.TryParse(record, out var value) || await db.Decisions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == new DecisionId(value), ct) is not { } decision) return null;
        return new(Noun, record, Permissions.See, decision.SchoolId, new($"{decision.Code} {decision.Name}：{decision.What.Zh}", $"{decision.Code} {Words.Of(decision.Name, decision.NameEn).En}: {decision.What.En}"), decision.Href);
    }

    public ValueTask<bool> IsDecidedOn(string record, CancellationToken ct) => new(true);
}
