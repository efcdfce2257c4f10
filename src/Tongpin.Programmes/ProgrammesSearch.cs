using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes;

/// <summary>Programmes in the one search box, within the reader's reach.</summary>
internal sealed class ProgrammesSearch(TongpinDb db, CurrentActor actor) : ISearchSource
{
    public Words Kind => ("专业", "Programmes");

    public async Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct) => !actor.Value.May(Permissions.See) ? [] :
        await Programme.VisibleTo(db.Programmes, actor.Value).Where(p => p.Name.Contains(text) || p.NameEn.Contains(text) || p.Code == text || p.Group.Contains(text)).OrderBy(p => p.Code).Take(most)
            .Select(p => new SearchHit(p.Code + " " + p.Name, p.Group, "/programmes/" + p.Code)).ToListAsync(ct);
}
